import type { Language } from '#election/languages.ts'
import type { PlaceCode, StationCode } from '#election/named.ts'
import { isLanguage } from '../ui/language.ts'

export const MAP_KINDS = ['circles', 'tiles', 'table'] as const
export type MapKind = (typeof MAP_KINDS)[number]
export const CELL_KINDS = ['cells', 'table'] as const
export type CellKind = (typeof CELL_KINDS)[number]

/** Screens in front of the wall; which of them exist is in `places.ts`. */
export const VIEWS = [
  'results',
  'queue',
  'calls',
  'incidents',
  'messages',
  'stations',
  'analysis',
  'readiness',
  'compose',
] as const
export type View = (typeof VIEWS)[number]

/** What a composed wall can show, each in a panel of its own. */
export const PANELS = ['turnout', 'states', 'map', 'cells', 'curve', 'alerts', 'communes', 'results'] as const
export type Panel = (typeof PANELS)[number]
export const THEMES = ['light', 'dark'] as const
export type Theme = (typeof THEMES)[number]
/** Seconds that a page of a rotating wall stands, at least and at most. */
export const ROTATE_SECONDS = { least: 5, most: 3600 } as const

/** Panels that stand together on one screen. */
export type PanelPage = readonly Panel[]

/** What the wall shows, as far as it can be bookmarked: all of it lives in the fragment of the address. */
export interface Address {
  readonly language?: Language
  /** Light where it is absent. */
  readonly theme?: Theme
  /** A wall composed of these pages of panels instead of the usual one; `place` then says of which place. */
  readonly panels?: readonly PanelPage[]
  /** Seconds after which the next page comes; absent: only by hand. */
  readonly rotate?: number
  readonly map: MapKind
  readonly cells: CellKind
  /** A screen instead of the wall; in front of everything else. */
  readonly view?: View
  /** What is in front on that screen: an alert, an incident, a station to call. */
  readonly item?: string
  /** Which part of a screen's list is shown: `mine`, `red`, the code of a rule or of a commune. */
  readonly only?: string
  /** The commune in front; with `station`, ignored. */
  readonly place?: PlaceCode
  readonly station?: StationCode
}

/** Reads `#lang=fr&map=tiles&place=…`; what is unknown or misspelt falls back to the whole wall. */
export function readAddress(fragment: string): Address {
  const parts = new URLSearchParams(fragment.replace(/^#/, ''))
  const language = parts.get('lang')
  const place = parts.get('place')
  const station = parts.get('station')
  const view = VIEWS.find((one) => one === parts.get('view'))
  const item = parts.get('item')
  const only = parts.get('only')
  const panels = readPanels(parts.get('panels') ?? '', parts.has('rotate'))
  const rotate = Number(parts.get('rotate') ?? Number.NaN)
  return {
    ...(isLanguage(language) ? { language } : {}),
    ...(parts.get('theme') === 'dark' ? { theme: 'dark' as const } : {}),
    ...(panels.length > 0 ? { panels } : {}),
    ...(panels.length > 1 && rotate > 0 ? { rotate: seconds(rotate) } : {}),
    map: MAP_KINDS.find((kind) => kind === parts.get('map')) ?? 'circles',
    cells: CELL_KINDS.find((kind) => kind === parts.get('cells')) ?? 'cells',
    ...(view ? { view } : {}),
    ...(view && item ? { item } : {}),
    ...(view && only ? { only } : {}),
    ...(place ? { place: place as PlaceCode } : {}),
    ...(station ? { station: station as StationCode } : {}),
  }
}

/**
 * `turnout,map;cells` is two pages, the first of two panels. A rotating wall that names no pages shows each panel by
 * itself. Unknown and repeated names are passed over.
 */
function readPanels(text: string, rotates: boolean): PanelPage[] {
  const pages = text.split(';').map((page) => {
    const names = page.split(',').map((name) => name.trim())
    return [...new Set(names)].flatMap((name) => PANELS.find((panel) => panel === name) ?? [])
  })
  const known = pages.filter((page) => page.length > 0)
  const [only] = known
  return rotates && known.length === 1 && only ? only.map((panel) => [panel]) : known
}

function seconds(asked: number): number {
  return Math.min(ROTATE_SECONDS.most, Math.max(ROTATE_SECONDS.least, Math.round(asked)))
}

/** Pages of panels as they stand in an address. */
export function writePanels(pages: readonly PanelPage[]): string {
  return pages.map((page) => page.join(',')).join(';')
}

/** The fragment for an address, with what is usual left out. */
export function writeAddress(address: Address): string {
  const parts = new URLSearchParams()
  if (address.language) parts.set('lang', address.language)
  if (address.map !== 'circles') parts.set('map', address.map)
  if (address.cells !== 'cells') parts.set('cells', address.cells)
  if (address.theme === 'dark') parts.set('theme', 'dark')
  if (address.panels) {
    parts.set('panels', writePanels(address.panels))
    if (address.rotate !== undefined) parts.set('rotate', String(address.rotate))
    if (address.place) parts.set('place', address.place)
  } else if (address.view) {
    parts.set('view', address.view)
    if (address.item) parts.set('item', address.item)
    if (address.only) parts.set('only', address.only)
  } else if (address.station) parts.set('station', address.station)
  else if (address.place) parts.set('place', address.place)
  // Commas and semicolons mean nothing else in a fragment; a person reads and mends such an address.
  return `#${parts.toString().replaceAll('%2C', ',').replaceAll('%3B', ';')}`
}

/**
 * The same view with some parts changed; going to another screen or place, or to the whole wall, drops where it was. A
 * composed wall goes on with the place that is named on it; a station or a screen leaves it. What is shown of a screen's list
 * stays while that screen does.
 */
export function towards(address: Address, change: Partial<Address> | { readonly whole: true }): Address {
  const { place: _place, station: _station, view, item: _item, only, panels, rotate, ...rest } = address
  if ('whole' in change) return rest
  const composed = panels === undefined ? {} : { panels, ...(rotate === undefined ? {} : { rotate }) }
  if ('panels' in change || (panels && 'place' in change)) return { ...rest, ...composed, ...change }
  if ('view' in change && change.view === view && only !== undefined) return { ...rest, only, ...change }
  if ('place' in change || 'station' in change || 'view' in change) return { ...rest, ...change }
  return { ...address, ...change }
}
