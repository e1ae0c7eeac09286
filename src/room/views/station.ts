import type { Hours, Tolerances } from '#election/book/book.ts'
import { type Check, statedChecks } from '#election/book/checklist.ts'
import type { BookIndex } from '#election/book/index.ts'
import type { Names } from '#election/languages.ts'
import type { ConstituencyCode, Count, Instant, Minute, StationCode } from '#election/named.ts'
import { formOf } from '../count/apply.ts'
import { type FigureSource, readingsByHour, stationFigure, stationState } from '../figures.ts'
import type { RoomState } from '../state.ts'

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
  /** What is checked at the opening; absent where the book leaves it to the app. */
  readonly checks?: readonly Omit<Check, 'for'>[]
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
  /** Sheets that phones of the station sent and that count, with their latest version; never a figure of them. */
  readonly sheets: readonly (readonly [ConstituencyCode, number])[]
}

/** What a phone of this station may know. Throws on a station that is not in the book. */
export function stationBrief(index: BookIndex, state: RoomState, code: StationCode, now: Instant): StationBrief {
  const { book } = index
  const station = index.stations.get(code)
  if (!station) throw new Error(`no station ${code} in the book`)
  const office = index.places.get(station.office)
  if (!office) throw new Error(`no office ${station.office} in the book`)
  const { pulseMinutes, readingGap, readingGapPerMille, clockMinutes } = book.tolerances
  const facts = stationState(state, code)
  const checks = statedChecks(book, 'station').map(({ for: _, ...check }) => check)
  const figure = stationFigure(station.registered, facts)
  return {
    code,
    number: station.number,
    names: station.names,
    office: office.names,
    commune: index.commune(code).names,
    registered: station.registered,
    title: book.title,
    test: state.test,
    day: book.day,
    utcOffset: book.utcOffset,
    hours: book.hours,
    sexes: book.counting.sexes,
    tolerances: { pulseMinutes, readingGap, readingGapPerMille, clockMinutes },
    ...(checks.length > 0 && { checks }),
    seen: {
      now,
      status: figure.phase,
      devices: facts.devices.filter((id) => state.devices[id]?.revoked === undefined).length,
      ticks: facts.ticks as Count,
      ...(figure.voters === undefined ? {} : { voters: figure.voters }),
      source: figure.source,
      readings: readingsByHour(facts).map(({ hour, count }) => [hour, count] as const),
      sheets: sentVersions(index, state, code),
    },
  }
}

function sentVersions(index: BookIndex, { count }: RoomState, station: StationCode): StationSeen['sheets'] {
  return index.constituenciesOf(station).flatMap(({ code }) => {
    const form = formOf(count, station, code)
    const sent = [form.waiting, form.first].find((typed) => typed?.from === 'station')
    return sent === undefined ? [] : [[code, sent.version] as const]
  })
}
