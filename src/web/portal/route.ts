import type { Language } from '#election/languages.ts'
import type { Site } from '#room/views/portal.ts'
import { homeOf, placeUnit, stationUnit, type Unit } from './model.ts'

/** Which page an address names. The addresses are promises (docs/open-data.md): none is ever given another meaning. */
export type Route =
  | { readonly page: 'figures' | 'missing'; readonly unit: Unit }
  | { readonly page: 'results' }
  | { readonly page: 'contest' | 'history'; readonly contest: string }
  /** The constituencies of a contest that lie in a place. */
  | { readonly page: 'group'; readonly contest: string; readonly place: string }
  | { readonly page: 'constituency'; readonly contest: string; readonly constituency: string }
  /** A place or a station in a constituency. */
  | { readonly page: 'part'; readonly contest: string; readonly constituency: string; readonly unit: string }
  | { readonly page: 'reading' | 'data' | 'accessibility' | 'not-found' }

/** Reads what follows the language in an address: nothing, a code, `code/missing` or `about/…`. */
export function routeOf(site: Site, path: string, language: Language): Route {
  if (path === '') return figures(site, homeOf(site), language)
  if (path === 'about/figures') return { page: 'reading' }
  if (path === 'about/data') return { page: 'data' }
  if (path === 'about/accessibility') return { page: 'accessibility' }
  const [code = '', more, ...rest] = path.split('/')
  if (code === 'results' || code === 'history') return resultsRoute(site, code, [more, ...rest])
  if (rest.length > 0 || (more !== undefined && more !== 'missing')) return { page: 'not-found' }
  const route = figures(site, code, language)
  if (more === undefined || route.page !== 'figures') return route
  return route.unit.kind === 'station' ? { page: 'not-found' } : { page: 'missing', unit: route.unit }
}

/** The pages of results stand whether or not anything is released; only parts that are not shown are not found. */
function resultsRoute(
  site: Site,
  first: 'results' | 'history',
  [contest, code, unit, ...more]: readonly (string | undefined)[],
): Route {
  const { book } = site.index
  if (contest === undefined) return { page: first === 'results' ? 'results' : 'not-found' }
  if (!book.contests.some(({ id }) => id === contest) || more.length > 0) return { page: 'not-found' }
  if (first === 'history') return code === undefined ? { page: 'history', contest } : { page: 'not-found' }
  if (code === undefined) return { page: 'contest', contest }
  const results = site.results.get(contest)?.results
  const constituency = results?.constituencies.find((row) => row.constituency_code === code)
  if (!constituency) {
    const mine = book.constituencies.filter((one) => one.contest === contest)
    if (unit === undefined && mine.some(({ place }) => place === code)) return { page: 'group', contest, place: code }
    // Before the release, and after a withdrawal, a constituency has its address: the contest's page says where it stands.
    const hidden = (results?.constituencies ?? []).length === 0 && mine.some((one) => one.code === code)
    return hidden ? { page: 'contest', contest } : { page: 'not-found' }
  }
  if (unit === undefined) return { page: 'constituency', contest, constituency: code }
  const inside = [...(results?.places ?? []), ...(results?.stations ?? [])].some(
    (row) =>
      row.constituency_code === code && ('place_code' in row ? row.place_code === unit : row.station_code === unit),
  )
  return inside ? { page: 'part', contest, constituency: code, unit } : { page: 'not-found' }
}

function figures(site: Site, code: string, language: Language): Route {
  const unit = placeUnit(site, code, language) ?? stationUnit(site, code, language)
  return unit ? { page: 'figures', unit } : { page: 'not-found' }
}
