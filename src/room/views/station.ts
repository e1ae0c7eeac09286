import type { Hours, Tolerances } from '#election/book/book.ts'
import type { Names } from '#election/languages.ts'
import type { Count, Instant, Minute, StationCode } from '#election/named.ts'
import type { FigureSource } from './publication.ts'

/**
 * What a phone may know of its station, and nothing of any other: the part of the book that it needs to work the whole
 * day without a network, and how the room sees the station at `now`.
 */
export interface StationBrief {
  readonly code: StationCode
  readonly number: number
  readonly names: Names
  readonly office: Names
  readonly commune: Names
  readonly registered: Count
  readonly title: Names
  readonly test: boolean
  /** Local calendar day, `YYYY-MM-DD`. */
  readonly day: string
  /** Minutes to add to UTC for local time. */
  readonly utcOffset: number
  readonly hours: Hours
  /** Whether each tick says woman or man. */
  readonly sexes: boolean
  readonly tolerances: Pick<Tolerances, 'pulseMinutes' | 'readingGap' | 'readingGapPerMille' | 'clockMinutes'>
  readonly seen: StationSeen
}

/** The station as the room sees it, all its phones together. */
export interface StationSeen {
  readonly now: Instant
  readonly status: 'not-opened' | 'open' | 'closed'
  readonly devices: number
  /** Net ticks of all its phones. */
  readonly ticks: Count
  /** Absent where nothing was received. */
  readonly voters?: Count
  readonly source: FigureSource
  /** Hours for which a reading is held, with its count. */
  readonly readings: readonly (readonly [Minute, Count])[]
}
