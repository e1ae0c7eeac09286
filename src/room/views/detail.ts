import type { BookIndex } from '#election/book/index.ts'
import type { Count, DeviceId, Instant, InvitationId, Minute, Position, StationCode } from '#election/named.ts'
import { midnight } from '#election/time.ts'
import type { Entry } from '#journal/entry.ts'
import { counterBeside } from '../alerts/reading-apart.ts'
import { stationCurve } from '../curve.ts'
import { type FigureSource, readingsByHour, standingClosing, stationFigure, stationState } from '../figures.ts'
import type { StatedCheck } from '../readiness/checklist.ts'
import { leftOpen } from '../readiness/opening-checks.ts'
import type { RoomState } from '../state.ts'
import { stationDay } from './station-day.ts'
import type { TimelineLine } from './timeline.ts'

/** Everything the room knows of one station: for the people who must decide about it, never for the public. */
export interface StationDetail {
  readonly code: StationCode
  /** The room's clock. */
  readonly now: Instant
  /** Last entry that is in it. */
  readonly position: Position
  readonly registered: Count
  /** Absent where nothing was received: zero is not blank. */
  readonly voters?: Count
  readonly source: FigureSource
  readonly phase: 'not-opened' | 'open' | 'closed'
  readonly observed?: Instant
  readonly received?: Instant
  /** Net ticks of all its phones, before any ceiling. */
  readonly ticks: number
  /** [minute of day, voters] every five minutes. */
  readonly curve: readonly (readonly [Minute, Count])[]
  readonly readings: readonly StationReading[]
  /** Required checks that it opened without. */
  readonly leftOpen: readonly StatedCheck[]
  /** In the order of their enrolment. */
  readonly devices: readonly StationDevice[]
  /** Invitations that can still be used. */
  readonly invitations: readonly { readonly invitation: InvitationId; readonly expires: Instant }[]
  readonly timeline: readonly TimelineLine[]
}

/** Signatures counted at a set hour or at the close, and what the counter said then, where it is used. */
export interface StationReading {
  readonly hour: Minute | 'close'
  readonly signatures: Count
  readonly counter?: Count
  readonly observed: Instant
  readonly received: Instant
}

/** A phone or machine of the station. */
export interface StationDevice {
  readonly device: DeviceId
  readonly enrolled: Instant
  readonly revoked?: Instant
  readonly heard: Instant
  /** Its clock minus the room's, ms. */
  readonly clock: number
  /** Net ticks that it counted. */
  readonly ticks: number
  /** Per cent. */
  readonly battery?: number
  /** Items that it said it keeps unconfirmed. */
  readonly kept?: Count
}

/**
 * The detail of one station. `entries` are those about the station and about each of its devices, in journal order.
 * Throws on a station that is not in the book.
 */
export function stationDetail(
  index: BookIndex,
  state: RoomState,
  code: StationCode,
  entries: readonly Entry[],
  now: Instant,
): StationDetail {
  const station = index.stations.get(code)
  if (!station) throw new Error(`no station ${code} in the book`)
  const facts = stationState(state, code)
  return {
    code,
    now,
    position: (state.size - 1) as Position,
    registered: station.registered,
    ...stationFigure(station.registered, facts),
    ticks: facts.ticks,
    curve: stationCurve(index, state, code),
    readings: stationReadings(index, state, code),
    leftOpen: leftOpen(index.book, facts.openings),
    devices: devicesOf(state, code),
    invitations: Object.entries(state.invitations).flatMap(([invitation, held]) =>
      held.station === code && held.device === undefined && held.withdrawn === undefined && held.expires > now
        ? [{ invitation: invitation as InvitationId, expires: held.expires }]
        : [],
    ),
    timeline: stationDay(index, state, code, entries, now),
  }
}

/** What a station's list and its counter said at each hour and at the close, as far as received. */
export function stationReadings(index: BookIndex, state: RoomState, code: StationCode): StationReading[] {
  const facts = stationState(state, code)
  const closing = standingClosing(facts)
  const counts = [
    ...readingsByHour(facts).map((reading) => ({ ...reading, hour: reading.hour as Minute | 'close' })),
    ...(closing ? [{ ...closing, hour: 'close' as const }] : []),
  ]
  return counts.map(({ hour, count, observed, received }) => ({
    hour,
    signatures: count,
    ...(facts.bins.length === 0 ? {} : { counter: counterBeside(facts, midnight(index.book), { observed, count }) }),
    observed,
    received,
  }))
}

function devicesOf(state: RoomState, code: StationCode): StationDevice[] {
  return stationState(state, code).devices.flatMap((id) => {
    const device = state.devices[id]
    if (!device) return []
    const { enrolled, revoked, heard, clock, ticks, battery, kept } = device
    return [
      {
        device: id,
        enrolled,
        ...(revoked === undefined ? {} : { revoked }),
        heard,
        clock,
        ticks,
        ...(battery === undefined ? {} : { battery }),
        ...(kept === undefined ? {} : { kept }),
      },
    ]
  })
}
