import type { Count, Instant, Minute, PlaceCode, Position, StationCode } from '#election/named.ts'

/** How a figure was obtained. */
export type FigureSource = 'none' | 'ticks' | 'reading' | 'final-reading'

/**
 * Turnout as the public may see it at one horizon: the gate's only output for portal, open data and feed. Rows follow
 * the book's order. Zero is not blank: `voters` is absent where nothing was received.
 */
export interface TurnoutPublication {
  readonly format: 'sunduq-turnout/1'
  readonly book: string
  readonly test: boolean
  /** Last position that is inside the horizon: the version of these figures. */
  readonly position: Position
  /** Nothing received after this instant is in it. */
  readonly horizon: Instant
  readonly places: readonly PlaceTurnout[]
  readonly stations: readonly StationTurnout[]
}

interface TurnoutTimes {
  /** When the figure was true at the station (youngest of its parts). */
  readonly observed?: Instant
  /** When the room received it. */
  readonly received?: Instant
}

export interface PlaceTurnout extends TurnoutTimes {
  readonly code: PlaceCode
  readonly registered: Count
  readonly voters?: Count
  readonly stations: number
  /** Stations with a figure; the others are missing. */
  readonly reporting: number
  readonly opened: number
  readonly closed: number
  /** Registered voters of the stations that have a figure: the honest denominator while some are missing. */
  readonly registeredReporting: Count
  /** [minute of day, voters] every five minutes. */
  readonly curve: readonly (readonly [Minute, Count])[]
}

export interface StationTurnout extends TurnoutTimes {
  readonly code: StationCode
  readonly registered: Count
  readonly voters?: Count
  readonly source: FigureSource
  readonly status: 'not-opened' | 'open' | 'closed'
  /** Set where the unit is too small to be shown by itself; its figures are only in its parent. */
  readonly merged?: true
  readonly curve: readonly (readonly [Minute, Count])[]
}
