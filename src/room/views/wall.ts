import type { Names } from '#election/languages.ts'
import type { Count, Instant, Minute, PlaceCode, Position, StationCode } from '#election/named.ts'
import type { Alert } from '../alerts/alert.ts'

/** State of a station's cell, in the order of a legend. The index is what travels. */
export const STATION_STATUSES = ['not-opened', 'late', 'open', 'silent', 'incident', 'closed'] as const
export type StationStatus = (typeof STATION_STATUSES)[number]

/** What the wall draws and what does not change during the day; cached under the book's hash. */
export interface WallDefinition {
  readonly book: string
  readonly title: Names
  readonly test: boolean
  readonly day: string
  readonly utcOffset: number
  readonly opens: Minute
  readonly closes: Minute
  readonly sexes: boolean
  /** Every place from nation to central office, parents first; `parent` is an index into this array, -1 for the root. */
  readonly places: readonly WallPlace[]
  /** Columns, one value a station in book order; `office` is an index into `places`. */
  readonly stations: {
    readonly code: readonly StationCode[]
    readonly number: readonly number[]
    readonly names: readonly Names[]
    readonly office: readonly number[]
    readonly registered: readonly Count[]
  }
  /** Index into `places` of the room's province. */
  readonly room: number
  readonly previous?: {
    readonly names: Names
    readonly registered: Count
    readonly curve: readonly (readonly [Minute, Count])[]
  }
}

export interface WallPlace {
  readonly code: PlaceCode
  readonly kind: 'nation' | 'region' | 'province' | 'commune' | 'office'
  readonly parent: number
  readonly names: Names
  readonly registered: Count
  readonly stations: number
  readonly setting?: 'urban' | 'rural'
  /** Position on the map, only for communes: Dorling circle and tile, in units of a 1000 × 1000 square. */
  readonly circle?: { readonly x: number; readonly y: number; readonly r: number }
  readonly tile?: { readonly column: number; readonly row: number }
}

/** The whole picture at one position: sent on connection, and whenever a client fell behind. */
export interface WallPicture {
  readonly position: Position
  /** The room's clock when the picture was made. */
  readonly now: Instant
  readonly stations: {
    readonly status: readonly number[]
    readonly voters: readonly number[]
    /** Seconds of room time since the station was last heard of, -1 never. */
    readonly heard: readonly (Instant | -1)[]
  }
  readonly places: readonly WallPlaceFigure[]
  /** Province curve: [minute of day, voters], every five minutes. */
  readonly curve: readonly (readonly [number, number])[]
  readonly alerts: readonly Alert[]
}

/** [voters, stations opened, stations closed, stations heard of], one a place in definition order. */
export type WallPlaceFigure = readonly [voters: number, opened: number, closed: number, heard: number]

/** What changed since the picture at `since`; at most four a second. `id:` of the event is `position`. */
export interface WallDelta {
  readonly since: Position
  readonly position: Position
  readonly now: Instant
  /** [station index, status, voters, heard] */
  readonly stations: readonly (readonly [number, number, number, Instant | -1])[]
  /** [place index, figure] */
  readonly places: readonly (readonly [number, WallPlaceFigure])[]
  /** Changed or new points of the curve. */
  readonly curve: readonly (readonly [number, number])[]
  /** The whole list when it changed. */
  readonly alerts?: readonly Alert[]
}
