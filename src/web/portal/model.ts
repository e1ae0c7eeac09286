import type { Place } from '#election/book/book.ts'
import type { Language } from '#election/languages.ts'
import type { PlaceCode, StationCode } from '#election/named.ts'
import { localMinute } from '#election/time.ts'
import type { Order, Site } from '#room/views/portal.ts'
import type { CurvePoint, PlaceRow, StationRow } from '#room/views/published.ts'
import { named, unmarked } from './names.ts'

/** A place or station as a page lists or heads it. */
export interface Unit {
  readonly code: string
  readonly name: string
  readonly kind: string
  readonly registered: number
  /** Denominator of the share: registered voters of the stations heard of. */
  readonly heardRegistered: number
  readonly voters: number | null
  readonly stations: number
  readonly reporting: number
  readonly opened: number
  readonly closed: number
  readonly merged: boolean
  readonly curve: readonly CurvePoint[]
  readonly observed: string | null
  readonly received: string | null
  readonly published: string
}

/** A station without a figure, where the page names it. */
export interface Missing {
  readonly code: string
  readonly name: string
  readonly inside: string
  readonly opened: boolean
}

/** Beyond this a page counts the missing stations per place below and names them on a page of their own. */
export const NAMED_MISSING = 24

export function placeUnit(site: Site, code: string, language: Language): Unit | undefined {
  const row = site.places.get(code)
  const place = site.index.places.get(code as PlaceCode)
  return row && place ? fromPlace(row, place, language) : undefined
}

export function stationUnit(site: Site, code: string, language: Language): Unit | undefined {
  const row = site.stations.get(code)
  const station = site.index.stations.get(code as StationCode)
  return row && station ? fromStation(row, named(station.names, language)) : undefined
}

/** What is directly below a place: places, or the stations of a central office. */
export function unitsBelow(site: Site, code: string, language: Language, order: Order): Unit[] {
  const places = site.index.children(code as PlaceCode).flatMap((place) => placeUnit(site, place.code, language) ?? [])
  const stations = site.index
    .stationsOf(code as PlaceCode)
    .filter((station) => station.office === code)
    .flatMap((station) => stationUnit(site, station.code, language) ?? [])
  return sorted([...places, ...stations], order, language)
}

/** Places from the topmost down to the one above `code`. */
export function above(site: Site, code: string): readonly Place[] {
  const station = site.index.stations.get(code as StationCode)
  let at = station ? site.index.places.get(station.office) : parentOf(site, code)
  const path: Place[] = []
  while (at) {
    path.unshift(at)
    at = parentOf(site, at.code)
  }
  return path
}

/** The stations of a place that have no figure, in book order; those merged into their parent are not missing. */
export function missingIn(site: Site, code: string, language: Language): Missing[] {
  return site.index.stationsOf(code as PlaceCode).flatMap((station) => {
    const row = site.stations.get(station.code)
    if (!row || row.reporting === 1 || row.merged === 1) return []
    const office = site.index.places.get(station.office)
    return [
      {
        code: station.code,
        name: named(station.names, language),
        inside: office ? named(office.names, language) : '',
        opened: row.status !== 'not-opened',
      },
    ]
  })
}

/** The room's place: the page that `/<language>/` shows. */
export function homeOf(site: Site): string {
  return site.index.book.room
}

export type State = 'before' | 'under-way' | 'closing' | 'closed'

/** The state of a place in one word, as the first line says it: by what its stations said, and by the hour of the close. */
export function stateOf(site: Site, unit: Unit): State {
  if (unit.closed === unit.stations) return 'closed'
  if (minuteOf(site, site.turnout.horizon_at) >= site.index.book.hours.closes) return 'closing'
  return unit.opened === 0 && unit.reporting === 0 ? 'before' : 'under-way'
}

/** Minute of the election day of an ISO time. */
function minuteOf(site: Site, time: string): number {
  return localMinute(Date.parse(time) as Parameters<typeof localMinute>[0], site.index.book)
}

function parentOf(site: Site, code: string): Place | undefined {
  const parent = site.index.places.get(code as PlaceCode)?.parent
  return parent === undefined ? undefined : site.index.places.get(parent)
}

function fromPlace(row: PlaceRow, place: Place, language: Language): Unit {
  return {
    code: row.place_code,
    name: named(place.names, language),
    kind: row.kind,
    registered: row.registered,
    heardRegistered: row.registered_reporting,
    voters: row.voters,
    stations: row.stations,
    reporting: row.reporting,
    opened: row.opened,
    closed: row.closed,
    merged: row.merged === 1,
    curve: row.curve,
    observed: row.observed_at,
    received: row.received_at,
    published: row.published_at,
  }
}

function fromStation(row: StationRow, name: string): Unit {
  return {
    code: row.station_code,
    name,
    kind: 'station',
    registered: row.registered,
    heardRegistered: row.reporting === 1 ? row.registered : 0,
    voters: row.voters,
    stations: 1,
    reporting: row.reporting ?? 0,
    opened: row.status === 'not-opened' ? 0 : 1,
    closed: row.status === 'closed' ? 1 : 0,
    merged: row.merged === 1,
    curve: row.curve,
    observed: row.observed_at,
    received: row.received_at,
    published: row.published_at,
  }
}

/** Whether units are listed by their number where nothing else is asked; other places by their size. */
export function isNumbered(units: readonly Unit[]): boolean {
  return units.some(({ kind }) => kind === 'station' || kind === 'office')
}

/** Equals stay in book order, which is the order of the numbers. */
function sorted(units: Unit[], order: Order, language: Language): Unit[] {
  switch (order) {
    case 'size':
      return isNumbered(units) ? units : units.sort((a, b) => b.registered - a.registered)
    case 'name': {
      const collator = new Intl.Collator(language === 'zgh' ? 'fr' : language, { numeric: true })
      return units.sort((a, b) => collator.compare(unmarked(a.name), unmarked(b.name)))
    }
    case 'turnout':
      return units.sort((a, b) => compareShare(b, a))
  }
}

/** By share, exactly: voters/heard crosswise; what has no figure is last. */
function compareShare(a: Unit, b: Unit): number {
  if (a.voters === null || b.voters === null) return Number(a.voters !== null) - Number(b.voters !== null)
  const [left, right] = [BigInt(a.voters) * BigInt(b.heardRegistered), BigInt(b.voters) * BigInt(a.heardRegistered)]
  return left < right ? -1 : left > right ? 1 : 0
}
