import type { BookIndex } from '#election/book/index.ts'
import type { Language } from '#election/languages.ts'
import type { Instant, PersonId, Position } from '#election/named.ts'
import { unreachable } from '#election/named.ts'
import { explain } from '#election/pv/catalogue.ts'
import { sheetTolerances } from '#election/pv/tolerances.ts'
import { formOf } from '../count/apply.ts'
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

/** Every form of the room, as far as its reader's places go, in the book's order, awaited ones included. */
function allForms(index: BookIndex, count: CountState, within: Within): Form[] {
  const stations = index.book.stations.filter(({ code }) => within(code))
  return stations.flatMap(({ code }) =>
    index.constituenciesOf(code).map((constituency) => formOf(count, code, constituency.code)),
  )
}

/** The hand that a form waits for; undefined once both are in, and for what was excluded. */
export function handAwaited({ status }: Form): Hand | undefined {
  if (status === 'awaited') return 1
  return status === 'typed' ? 2 : undefined
}

/** Forms that wait for a hand and that this person may type, the oldest first. */
export function waitingFor(
  index: BookIndex,
  count: CountState,
  hand: Hand,
  { person, within = everywhere }: Whose,
): Form[] {
  const own = (form: Form) => form.first?.by === person
  return oldestFirst(
    index,
    allForms(index, count, within).filter((form) => handAwaited(form) === hand && !own(form)),
  )
}

/** The forms on which somebody has to decide, the oldest first: what a verifier is handed next. */
export function waitingForReview(index: BookIndex, count: CountState, { person, within = everywhere }: Whose): Form[] {
  const open = ({ status, first, second }: Form) =>
    status === 'settled' || (status === 'differs' && first?.by !== person && second?.by !== person)
  return oldestFirst(index, allForms(index, count, within).filter(open))
}

/** The queue of one hand. */
export function clerkQueue(
  index: BookIndex,
  state: RoomState,
  hand: Hand,
  { person, claims, now, within = everywhere }: Asking,
): ClerkQueue {
  const held = byForm(claims)
  const waiting = waitingFor(index, state.count, hand, { person, within })
  return {
    seen: 'clerk',
    position: (state.size - 1) as Position,
    now,
    hand,
    waiting: waiting.length,
    forms: waiting.slice(0, QUEUE_LENGTH).map((form) => {
      const claim = held.get(formKey(form.station, form.constituency))
      return {
        station: form.station,
        constituency: form.constituency,
        since: standsSince(index, form),
        busy: claim !== undefined && claim.by !== person,
      }
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
  const counts = Object.fromEntries(QUEUE_STATES.map((name) => [name, 0])) as Record<QueueState, number>
  const items: QueueItem[] = []
  for (const form of oldestFirst(index, allForms(index, state.count, within))) {
    const name = queueState(index, form, now)
    counts[name] += 1
    if (counts[name] > QUEUE_LENGTH) continue
    const claim = held.get(formKey(form.station, form.constituency))
    items.push({
      station: form.station,
      constituency: form.constituency,
      state: name,
      since: standsSince(index, form),
      ...(claim && { claim }),
      ...(form.status === 'differs' && { differing: form.differing.length }),
      ...(name === 'settled' &&
        counts.settled <= RULES_SHOWN && {
          rules: findingsOf(context, form).map((result) => ({
            code: result.code,
            text: explain(result, 'clerk', language),
          })),
        }),
    })
  }
  const mine = claims.filter(({ by }) => by === person)
  const position = (state.size - 1) as Position
  const stray = strays(index, state.count, language).filter(({ station }) => within(station))
  return { seen: 'reviewer', position, now, counts, items, strays: stray, mine }
}

/** Where a form stands in the queue. */
export function queueState(index: BookIndex, form: Form, now: Instant): QueueState {
  const { status, proposal, waiting } = form
  if (proposal) return proposal.act === 'recall' ? 'recall' : 'proposed'
  if (waiting) return 'correction'
  switch (status) {
    case 'awaited':
      return now > closeOfLastStation(index) + sheetTolerances(index.book).lateMinutes * 60_000 ? 'late' : 'awaited'
    case 'differs':
      return 'differing'
    case 'typed':
    case 'settled':
    case 'accepted':
    case 'excluded':
      return status
    default:
      return unreachable(status)
  }
}

/** Since when a form stands where it stands; an awaited one since the close. */
export function standsSince(index: BookIndex, form: Form): Instant {
  const { status, proposal, waiting, first, second, settled, accepted, excluded } = form
  const came = (waiting ?? second ?? first)?.at
  const close = closeOfLastStation(index)
  if (proposal) return proposal.at
  if (waiting) return waiting.at
  switch (status) {
    case 'awaited':
      return close
    case 'typed':
      return first?.at ?? close
    case 'differs':
      return came ?? close
    case 'settled':
      return settled?.at ?? close
    case 'accepted':
      return accepted?.at ?? close
    case 'excluded':
      return excluded?.at ?? close
    default:
      return unreachable(status)
  }
}

/** Stable: what stands equally long keeps the book's order. */
function oldestFirst(index: BookIndex, forms: readonly Form[]): Form[] {
  return forms
    .map((form) => ({ form, since: standsSince(index, form) }))
    .sort((a, b) => a.since - b.since)
    .map(({ form }) => form)
}

function byForm(claims: readonly Claim[]): ReadonlyMap<FormKey, Claim> {
  return new Map(claims.map((claim) => [formKey(claim.station, claim.constituency), claim]))
}

/** Sheets that do not count, told by station, contest and rule; the latest of each. */
export function strays({ book }: BookIndex, count: CountState, language: Language): Stray[] {
  return book.stations.flatMap(({ code: station }) => {
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
