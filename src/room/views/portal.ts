import type { BookIndex } from '#election/book/index.ts'
import type { Language } from '#election/languages.ts'
import type { PlaceRow, StationRow, TurnoutVersion } from './published.ts'
import type { PublicStatus, ResultsVersion } from './results.ts'

/**
 * Everything a public page is drawn from: the book and one published version. The server gives it, the renderer of the
 * portal (src/web/portal/) keeps nothing; they meet here because neither may import the other.
 */
export interface Site {
  readonly index: BookIndex
  readonly turnout: TurnoutVersion
  readonly places: ReadonlyMap<string, PlaceRow>
  readonly stations: ReadonlyMap<string, StationRow>
  /** By contest id; empty where no results are published here. */
  readonly results: ReadonlyMap<string, SiteContest>
  /** Rises with everything in `results` that changes; -1 where there are none. */
  readonly resultsVersion: number
  /** When more will be shown at the earliest, where the book publishes by slots (ISO 8601); null when live or at the end. */
  readonly nextAt: string | null
  /** Set when nothing was heard from the control room for a while: the last time it was (ISO 8601). */
  readonly staleSince?: string
  /** Addresses of style and script, and of the portal itself as seen from outside (no slash at the end) where known. */
  readonly assets: { readonly style: string; readonly script: string }
  readonly address?: string
}

/** A contest as the portal has it: at least its status. */
export interface SiteContest {
  readonly status: PublicStatus
  readonly withdrawn: ResultsVersion['withdrawn']
  /** The newest version; absent while the contest is shut. */
  readonly results?: ResultsVersion
  /** Every version ever published, oldest first: the rows of its list by column name, and `shut` 1 where its files are. */
  readonly versions: readonly Readonly<Record<string, string>>[]
}

/** In which order a page lists what is below it. */
export const ORDERS = ['size', 'name', 'turnout'] as const
export type Order = (typeof ORDERS)[number]

export interface PageRequest {
  readonly language: Language
  /** What follows the language in the address, decoded: `''`, a code, `code/missing`, `about/figures` … */
  readonly path: string
  readonly order: Order
}

export interface RenderedPage {
  readonly status: 200 | 404
  readonly html: string
}

/** What `dist/portal/render.js` exports. */
export interface PortalRenderer {
  /** The whole HTML of a page. Pure: the same site and request give the same bytes. */
  renderPage(site: Site, request: PageRequest): RenderedPage
  /** What the portal says while nothing is published, in every language, with status 503. */
  renderWaiting(assets: Site['assets']): string
}

export function siteOf(
  index: BookIndex,
  turnout: TurnoutVersion,
  rest: Pick<Site, 'results' | 'resultsVersion' | 'nextAt' | 'staleSince' | 'assets' | 'address'>,
): Site {
  return {
    ...rest,
    index,
    turnout,
    places: new Map(turnout.places.map((row) => [row.place_code, row])),
    stations: new Map(turnout.stations.map((row) => [row.station_code, row])),
  }
}
