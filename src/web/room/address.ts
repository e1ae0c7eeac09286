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
] as const
export type View = (typeof VIEWS)[number]

/** What the wall shows, as far as it can be bookmarked: all of it lives in the fragment of the address. */
export interface Address {
  readonly language?: Language
  readonly map: MapKind
  readonly cells: CellKind
  /** A screen instead of the wall; in front of everything else. */
  readonly view?: View
  /** What is in front on that screen: an alert, an incident, a station to call. */
  readonly item?: string
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
  return {
    ...(isLanguage(language) ? { language } : {}),
    map: MAP_KINDS.find((kind) => kind === parts.get('map')) ?? 'circles',
    cells: CELL_KINDS.find((kind) => kind === parts.get('cells')) ?? 'cells',
    ...(view ? { view } : {}),
    ...(view && item ? { item } : {}),
    ...(place ? { place: place as PlaceCode } : {}),
    ...(station ? { station: station as StationCode } : {}),
  }
}

/** The fragment for an address, with what is usual left out. */
export function writeAddress(address: Address): string {
  const parts = new URLSearchParams()
  if (address.language) parts.set('lang', address.language)
  if (address.map !== 'circles') parts.set('map', address.map)
  if (address.cells !== 'cells') parts.set('cells', address.cells)
  if (address.view) {
    parts.set('view', address.view)
    if (address.item) parts.set('item', address.item)
  } else if (address.station) parts.set('station', address.station)
  else if (address.place) parts.set('place', address.place)
  return `#${parts.toString()}`
}

/** The same view with some parts changed; going to another screen or place, or to the whole wall, drops where it was. */
export function towards(address: Address, change: Partial<Address> | { readonly whole: true }): Address {
  const { place: _place, station: _station, view: _view, item: _item, ...rest } = address
  if ('whole' in change) return rest
  if ('place' in change || 'station' in change || 'view' in change) return { ...rest, ...change }
  return { ...address, ...change }
}
