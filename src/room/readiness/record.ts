import type { BookIndex } from '#election/book/index.ts'
import type { CheckCode, Digest, Instant, PersonId, StationCode } from '#election/named.ts'
import { fail, type Outcome, ok } from '#election/outcome.ts'
import { REHEARSAL_STEPS, type ReadinessEntry, type RehearsalStep } from '#journal/readiness-entry.ts'
import { formKey } from '../count/form.ts'
import { readingsByHour, standingClosing, standingOpening, stationState } from '../figures.ts'
import { type Refusal, refusal } from '../refusals.ts'
import { member, type RoomState } from '../state.ts'

/** What a station did in a rehearsal, who says so and from what. */
export interface Rehearsed {
  readonly by: PersonId
  readonly at: Instant
  readonly done: readonly RehearsalStep[]
  /** Root of the rehearsal's journal. */
  readonly journal?: Digest
  readonly words?: string
}

/** Who found a person's check done, and when. */
export interface Ticked {
  readonly by: PersonId
  readonly at: Instant
}

/** What somebody records before the day. The edge checked shape, role and that the person exists. */
export type ReadinessAct =
  | {
      readonly type: 'mark-rehearsed'
      readonly by: PersonId
      readonly station: StationCode
      readonly done: readonly RehearsalStep[]
      readonly journal?: Digest
      readonly words?: string
    }
  | {
      readonly type: 'tick-check'
      readonly by: PersonId
      readonly person: PersonId
      readonly check: CheckCode
      readonly done: boolean
    }

/** What recording comes to: an entry, or none where the room knows it already. Pure. */
export function decideReadiness(state: RoomState, act: ReadinessAct): Outcome<ReadinessEntry[], Refusal> {
  if (act.type === 'tick-check') {
    const { type: _, ...ticked } = act
    const stands = member(member(state.checks, act.person) ?? {}, act.check) !== undefined
    return ok(stands === act.done ? [] : [{ kind: 'check-ticked', ...ticked }])
  }
  const { type: _, ...marked } = act
  if (member(state.stations, act.station) === undefined) {
    return fail(refusal('stationUnknown', { station: act.station }))
  }
  const done = REHEARSAL_STEPS.filter((step) => act.done.includes(step))
  const before = member(state.rehearsed, act.station)
  const same = before?.journal === act.journal && (before?.done ?? []).join() === done.join()
  return ok(same && before?.words === act.words ? [] : [{ kind: 'station-rehearsed', ...marked, done }])
}

/** Takes in what was recorded. */
export function foldReadiness(state: RoomState, entry: ReadinessEntry & { readonly at: Instant }): void {
  const { by, at } = entry
  if (entry.kind === 'station-rehearsed') {
    const { done, journal, words } = entry
    state.rehearsed[entry.station] = { by, at, done, ...(journal && { journal }), ...(words && { words }) }
    return
  }
  const own = member(state.checks, entry.person) ?? {}
  state.checks[entry.person] = own
  if (entry.done) own[entry.check] = { by, at }
  else delete own[entry.check]
}

/** What a station did in a room, by that room's own state: for a rehearsal, what its people can do. */
export function stepsDone(index: BookIndex, state: RoomState, station: StationCode): RehearsalStep[] {
  const facts = stationState(state, station)
  const closed = standingClosing(facts) !== undefined
  // Sent by the station itself: what the desk typed from paper is no practice of the station's.
  const sent = index.constituenciesOf(station).every(({ code }) => {
    const { first, second } = member(state.count.forms, formKey(station, code)) ?? {}
    return first?.from === 'station' || second?.from === 'station'
  })
  const did: Readonly<Record<RehearsalStep, boolean>> = {
    opening: standingOpening(facts) !== undefined,
    reading: readingsByHour(facts).length > 0,
    close: closed,
    // Where nothing is counted the day ends with the close.
    sheet: closed && sent,
  }
  return REHEARSAL_STEPS.filter((step) => did[step])
}
