import type { BookIndex } from '#election/book/index.ts'
import type { Instant } from '#election/named.ts'
import { unreachable } from '#election/named.ts'
import { type FormChange, FormFollower, type Slot } from '../count/follow.ts'
import { awaitedForm, type Form } from '../count/form.ts'
import { closeOfLastStation } from '../count/gate.ts'
import { everywhere, type Within } from '../scope.ts'
import type { RoomState } from '../state.ts'
import type { Hand, QueueState } from './desk.ts'

/** Where a form stands whatever the time is. */
export type Stand = Exclude<QueueState, 'late'>

export function standOf({ status, proposal, waiting }: Form): Stand {
  if (proposal) return proposal.act === 'recall' ? 'recall' : 'proposed'
  if (waiting) return 'correction'
  return status === 'differs' ? 'differing' : status
}

/** The hand that a form waits for; undefined once both are in, and for what was excluded. */
export function handAwaited({ status }: Form): Hand | undefined {
  if (status === 'awaited') return 1
  return status === 'typed' ? 2 : undefined
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

/** A list in which forms stand: by their stand, by the hand they wait for, or because somebody has to decide on them. */
export type StandList = Stand | `hand-${Hand}` | 'review'

function listsOf(form: Form): readonly StandList[] {
  const hand = handAwaited(form)
  const open = form.status === 'settled' || form.status === 'differs'
  return [standOf(form), ...(hand ? [`hand-${hand}` as const] : []), ...(open ? ['review' as const] : [])]
}

/** What is looked for in a list. */
export interface Wanted {
  readonly within: Within
  /** Whether the person may have it; asked of forms that somebody touched. */
  readonly may?: (form: Form) => boolean
  /** At most so many are told; all are counted. */
  readonly most: number
}

/** A form with since when it stands where it stands. */
export interface Placed {
  readonly form: Form
  readonly since: Instant
  /** Its place in the book, which orders what stands equally long. */
  readonly slot: Slot
}

/**
 * Every form of a room, awaited ones included, in lists that are kept in order: the oldest first, what stands equally long
 * in the book's order. A sheet that moves is taken out of its lists and put into others; the rest stays.
 */
class Stands {
  readonly #index: BookIndex
  readonly #forms: FormFollower
  readonly #awaited: Form[]
  readonly #since: Float64Array
  readonly #lists = new Map<StandList, Int32Array>()

  constructor(index: BookIndex, state: RoomState) {
    this.#index = index
    this.#forms = new FormFollower(index, state)
    this.#awaited = index.book.stations.flatMap(({ code }) =>
      index.constituenciesOf(code).map((constituency) => awaitedForm(code, constituency.code)),
    )
    this.#since = new Float64Array(this.#awaited.length).fill(closeOfLastStation(index))
    for (const list of ['awaited', 'hand-1'] as const) this.#lists.set(list, Int32Array.from(this.#awaited.keys()))
  }

  catchUp(): void {
    const gone = new Map<StandList, Slot[]>()
    const came = new Map<StandList, Slot[]>()
    const changes: FormChange[] = []
    this.#forms.look((change) => changes.push(change))
    for (const { slot, before, after } of changes) {
      for (const list of listsOf(before ?? this.#form(slot))) addTo(gone, list, slot)
      for (const list of listsOf(after)) addTo(came, list, slot)
    }
    // They are found where they stood until now.
    for (const [list, slots] of gone) this.#change(list, slots, 'out')
    for (const { slot, after } of changes) this.#since[slot] = standsSince(this.#index, after)
    for (const [list, slots] of came) this.#change(list, slots, 'in')
  }

  /** Of a list, how many are wanted and the first of them. */
  of(list: StandList, { within, may, most }: Wanted): { readonly count: number; readonly first: readonly Placed[] } {
    const slots = this.#lists.get(list) ?? new Int32Array()
    const all = within === everywhere && !may
    const first: Placed[] = []
    let count = 0
    for (const slot of slots) {
      if (all && count === most) return { count: slots.length, first }
      const touched = this.#forms.form(slot)
      const form = touched ?? this.#form(slot)
      if (!within(form.station) || (touched && may && !may(touched))) continue
      count += 1
      if (count <= most) first.push({ form, since: this.#since[slot] as Instant, slot })
    }
    return { count, first }
  }

  readonly #order = (a: Slot, b: Slot): number => (this.#since[a] as number) - (this.#since[b] as number) || a - b

  #form(slot: Slot): Form {
    return this.#awaited[slot] as Form
  }

  /** Takes slots out of a list, or puts them in; what lies between is copied as it is. */
  #change(name: StandList, slots: Slot[], way: 'in' | 'out'): void {
    const list = this.#lists.get(name) ?? new Int32Array()
    const out = way === 'out'
    const changed = new Int32Array(list.length + (out ? -slots.length : slots.length))
    let [from, to] = [0, 0]
    for (const slot of slots.sort(this.#order)) {
      const at = this.#placeOf(slot, list, from)
      changed.set(list.subarray(from, at), to)
      to += at - from
      from = out ? at + 1 : at
      if (!out) changed[to++] = slot
    }
    changed.set(list.subarray(from), to)
    this.#lists.set(name, changed)
  }

  /** Where a slot stands in a list, or would stand, looked for from `low` on. */
  #placeOf(slot: Slot, list: Int32Array, low: number): number {
    let high = list.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (this.#order(list[middle] as Slot, slot) < 0) low = middle + 1
      else high = middle
    }
    return low
  }
}

const KEPT = new WeakMap<RoomState, Stands>()

/** Where the forms of a state stand, brought up to date. Each state has the lists once and they grow with it. */
export function standsOf(index: BookIndex, state: RoomState): Stands {
  const kept = KEPT.get(state) ?? new Stands(index, state)
  KEPT.set(state, kept)
  kept.catchUp()
  return kept
}

function addTo(lists: Map<StandList, Slot[]>, name: StandList, slot: Slot): void {
  const slots = lists.get(name)
  if (slots) slots.push(slot)
  else lists.set(name, [slot])
}
