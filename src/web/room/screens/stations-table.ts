import type { Names } from '#election/languages.ts'
import type { Instant, StationCode } from '#election/named.ts'
import type { WallDefinition } from '#room/views/wall.ts'
import type { Frame } from '../live/picture.ts'

export type SortKey = 'number' | 'office' | 'status' | 'registered' | 'voters' | 'share' | 'heard'

/** A line of the table of stations. */
export interface StationRow {
  readonly station: number
  readonly code: StationCode
  readonly number: number
  readonly names: Names
  readonly office: Names | undefined
  /** Index of the office, which is the book's order. */
  readonly officeAt: number
  readonly status: number
  readonly registered: number
  /** -1 where nothing was received. */
  readonly voters: number
  /** Instant last heard of, -1 never. */
  readonly heard: Instant
}

/** Station indexes under a place, itself an office included, in the order of the book. */
export function inPlace(definition: WallDefinition, place: number): number[] {
  const under = (index: number): boolean => {
    for (let at = index; at >= 0; at = definition.places[at]?.parent ?? -1) if (at === place) return true
    return false
  }
  const offices = new Map<number, boolean>()
  return definition.stations.office.flatMap((office, station) => {
    const inside = offices.get(office) ?? under(office)
    offices.set(office, inside)
    return inside ? [station] : []
  })
}

/** The lines of these stations, sorted; equals stay in the order of the book, and what is unknown comes last. */
export function sortStations(
  definition: WallDefinition,
  frame: Frame,
  stations: readonly number[],
  key: SortKey,
  descending: boolean,
): StationRow[] {
  const rows = stations.map((station) => rowOf(definition, frame, station))
  const sign = descending ? -1 : 1
  return rows.sort((a, b) => {
    const [one, other] = [sortValue(a, key), sortValue(b, key)]
    if (one === other) return a.station - b.station
    if (one === undefined) return 1
    if (other === undefined) return -1
    return (one - other) * sign
  })
}

function rowOf(definition: WallDefinition, frame: Frame, station: number): StationRow {
  const { code, number, names, office, registered } = definition.stations
  const officeAt = office[station] ?? -1
  return {
    station,
    code: code[station] as StationCode,
    number: number[station] ?? 0,
    names: names[station] ?? { ar: '', fr: '' },
    office: definition.places[officeAt]?.names,
    officeAt,
    status: frame.columns.status[station] ?? 0,
    registered: registered[station] ?? 0,
    voters: frame.columns.voters[station] ?? -1,
    heard: (frame.columns.heard[station] ?? -1) as Instant,
  }
}

function sortValue(row: StationRow, key: SortKey): number | undefined {
  switch (key) {
    case 'number':
      return row.number
    case 'office':
      return row.officeAt
    case 'status':
      return row.status
    case 'registered':
      return row.registered
    case 'voters':
      return row.voters < 0 ? undefined : row.voters
    case 'share':
      return row.voters < 0 || row.registered === 0 ? undefined : row.voters / row.registered
    case 'heard':
      return row.heard < 0 ? undefined : row.heard
  }
}
