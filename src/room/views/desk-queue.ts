import type { BookIndex } from '#election/book/index.ts'
import type { Language } from '#election/languages.ts'
import type { Instant, PersonId, Position, StationCode } from '#election/named.ts'
import { explain } from '#election/pv/catalogue.ts'
import { sheetTolerances } from '#election/pv/tolerances.ts'
import { countContext } from '../count/context.ts'
import { findingsOf } from '../count/decide.ts'
import { type Form, type FormKey, formKey } from '../count/form.ts'
import { closeOfLastStation } from '../count/gate.ts'
import type { CountState } from '../count/state.ts'
import { straysFrom } from '../count/strays.ts'
import { everywhere, type Within } from '../scope.ts'
import type { RoomState } from '../state.ts'
import { verdictText } from '../verdicts.ts'
import {
  type Claim,
  type ClerkQueue,
  type Hand,
  QUEUE_LENGTH,
  QUEUE_STATES,
  type QueueItem,
  type QueueState,
  type ReviewQueue,
  type Stray,
} from './desk.ts'
import { type Placed, standOf, standsOf } from './desk-stands.ts'

/** For whom a queue is, and which stations they are in charge of; absent: all. */
interface Whose {
  readonly person: PersonId
  readonly within?: Within
}

/** Who asks for the queue, and which claims stand then. */
export interface Asking extends Whose {
  /** Claims that have not expired at `now`. */
  readonly claims: readonly Claim[]
  readonly now: Instant
}

/** Forms that wait for a hand and that this person may type, the oldest first, at most so many. */
export function waitingFor(index: BookIndex, state: RoomState, hand: Hand, whose: Whose, most: number): Form[] {
  return waiting(index, state, hand, whose, most).first.map(({ form }) => form)
}

/** The forms on which somebody has to decide, the oldest first, at most so many: what a verifier is handed next. */
export function waitingForReview(
  index: BookIndex,
  state: RoomState,
  { person, within = everywhere }: Whose,
  most: number,
): Form[] {
  const may = ({ status, first, second }: Form) =>
    status === 'settled' || (first?.by !== person && second?.by !== person)
  return standsOf(index, state)
    .of('review', { within, may, most })
    .first.map(({ form }) => form)
}

function waiting(index: BookIndex, state: RoomState, hand: Hand, { person, within = everywhere }: Whose, most: number) {
  const may = ({ first }: Form) => first?.by !== person
  return standsOf(index, state).of(`hand-${hand}`, { within, may, most })
}

/** The queue of one hand. */
export function clerkQueue(
  index: BookIndex,
  state: RoomState,
  hand: Hand,
  { person, claims, now, within = everywhere }: Asking,
): ClerkQueue {
  const held = byForm(claims)
  const early = opening(index, now)
  const { count, first } = early.opens
    ? { count: 0, first: [] }
    : waiting(index, state, hand, { person, within }, QUEUE_LENGTH)
  return {
    seen: 'clerk',
    position: (state.size - 1) as Position,
    now,
    hand,
    ...early,
    waiting: count,
    forms: first.map(({ form: { station, constituency }, since }) => {
      const claim = held.get(formKey(station, constituency))
      return { station, constituency, since, busy: claim !== undefined && claim.by !== person }
    }),
    mine: claims.filter(({ by }) => by === person),
  }
}

/** Rules are asked of so many settled forms: each looks at every sheet of its contest, and nobody takes more at once. */
const RULES_SHOWN = 25

/** The whole queue, for who settles and decides. */
export function reviewQueue(
  index: BookIndex,
  state: RoomState,
  { person, claims, now, within = everywhere }: Asking,
  language: Language,
): ReviewQueue {
  const held = byForm(claims)
  const context = countContext(index, state)
  const stands = standsOf(index, state)
  const counts = Object.fromEntries(QUEUE_STATES.map((name) => [name, 0])) as Record<QueueState, number>
  const placed: (Placed & { readonly name: QueueState; readonly rank: number })[] = []
  for (const stand of STANDS) {
    const name = stand === 'awaited' ? awaitedState(index, now) : stand
    const { count, first } = stands.of(stand, { within, most: QUEUE_LENGTH })
    counts[name] = count
    placed.push(...first.map((one, rank) => ({ ...one, name, rank })))
  }
  placed.sort((a, b) => a.since - b.since || a.slot - b.slot)
  const items = placed.map(({ form, since, name, rank }): QueueItem => {
    const claim = held.get(formKey(form.station, form.constituency))
    return {
      station: form.station,
      constituency: form.constituency,
      state: name,
      since,
      ...(claim && { claim }),
      ...(form.status === 'differs' && { differing: form.differing.length }),
      ...(name === 'settled' &&
        rank < RULES_SHOWN && {
          rules: findingsOf(context, form).map((result) => ({
            code: result.code,
            text: explain(result, 'verifier', language),
          })),
        }),
    }
  })
  const mine = claims.filter(({ by }) => by === person)
  const position = (state.size - 1) as Position
  const stray = strays(index, state.count, language).filter(({ station }) => within(station))
  return { seen: 'reviewer', position, now, ...opening(index, now), counts, items, strays: stray, mine }
}

/** When the desk begins its work, as long as it has not. */
function opening(index: BookIndex, now: Instant): { readonly opens?: Instant } {
  const opens = closeOfLastStation(index)
  return now < opens ? { opens } : {}
}

const STANDS = QUEUE_STATES.filter((name) => name !== 'late')

/** Where a form stands in the queue. */
export function queueState(index: BookIndex, form: Form, now: Instant): QueueState {
  const stand = standOf(form)
  return stand === 'awaited' ? awaitedState(index, now) : stand
}

/** All that is awaited is late at the same moment. */
function awaitedState(index: BookIndex, now: Instant): 'awaited' | 'late' {
  return now > closeOfLastStation(index) + sheetTolerances(index.book).lateMinutes * 60_000 ? 'late' : 'awaited'
}

function byForm(claims: readonly Claim[]): ReadonlyMap<FormKey, Claim> {
  return new Map(claims.map((claim) => [formKey(claim.station, claim.constituency), claim]))
}

/** Sheets that do not count, told by station, contest and rule; the latest of each, in the book's order. */
export function strays({ stationIndex }: BookIndex, count: CountState, language: Language): Stray[] {
  const at = (code: StationCode) => stationIndex.get(code) ?? 0
  const senders = (Object.keys(count.strays ?? {}) as StationCode[]).sort((a, b) => at(a) - at(b))
  return senders.flatMap((station) => {
    const alike = Map.groupBy(
      straysFrom(count, station),
      ({ constituency, code, of }) => `${constituency} ${code} ${of}`,
    )
    return [...alike.values()].flatMap((all) => {
      const last = all.at(-1)
      if (!last) return []
      const { constituency, of, code, at } = last
      const text = verdictText(code, language)
      return [{ station, constituency, ...(of !== undefined && { of }), code, count: all.length, at, text }]
    })
  })
}
