import type { Constituency } from '#election/book/book.ts'
import type { BookIndex } from '#election/book/index.ts'
import type { ConstituencyCode, PlaceCode, StationCode } from '#election/named.ts'
import type { FilledSheet } from '#election/pv/sheet.ts'
import type { Form, FormStatus } from './form.ts'

/** The additive boxes of the accepted sheets of one contest in one place, and what is still missing there. */
export interface Sum {
  registered: number
  voters: number
  ballots: number
  void: number
  contested: number
  valid: number
  /** In ballot order. */
  readonly votes: number[]
  /** Sheets that should come, that are in the sums, that lie between, that are left out with a reason. */
  expected: number
  /** Registered voters of all stations that should send one: the denominator of "x % counted". */
  registeredExpected: number
  accepted: number
  review: number
  excluded: number
}

type SumKey = `${PlaceCode}|${ConstituencyCode}`

/**
 * Sums of every place and contest of a room, kept by difference: a new sheet touches its station's ancestors only, so
 * the work does not grow with the number of stations. Derived; a restart builds it again from the forms.
 */
export class Sums {
  readonly #index: BookIndex
  readonly #sums = new Map<SumKey, Sum>()
  readonly #moves = new Map<ConstituencyCode, number>()

  /** Every sum at nothing, with what is expected. */
  constructor(index: BookIndex) {
    this.#index = index
    for (const station of index.book.stations) {
      const places = index.ancestors(station.code)
      for (const constituency of index.constituenciesOf(station.code)) {
        for (const place of places) {
          const key: SumKey = `${place.code}|${constituency.code}`
          const sum = this.#sums.get(key) ?? nothing(constituency)
          this.#sums.set(key, sum)
          sum.expected += 1
          sum.registeredExpected += station.registered
        }
      }
    }
  }

  /** The sum of a contest in a place; undefined where nobody there votes in it. */
  of(place: PlaceCode, constituency: ConstituencyCode): Readonly<Sum> | undefined {
    return this.#sums.get(`${place}|${constituency}`)
  }

  /** How often a sum of the constituency has changed: between two equal answers none did. */
  moves(constituency: ConstituencyCode): number {
    return this.#moves.get(constituency) ?? 0
  }

  /** Takes what `before` added out and puts what `after` adds in. `before` is absent for a sheet never heard of. */
  move(station: StationCode, constituency: ConstituencyCode, before: Form | undefined, after: Form): void {
    const [was, is] = [counted(before), counted(after)]
    const [from, to] = [before?.status ?? 'awaited', after.status]
    if (was === is && from === to) return
    this.#moves.set(constituency, this.moves(constituency) + 1)
    for (const place of this.#index.ancestors(station)) {
      const sum = this.#sums.get(`${place.code}|${constituency}`)
      if (!sum) throw new Error(`nobody votes in ${constituency} at ${place.code}`)
      if (was) add(sum, was, -1)
      if (is) add(sum, is, 1)
      stage(sum, from, -1)
      stage(sum, to, 1)
    }
  }
}

/** The sheet that a form adds to the sums: only an accepted one. */
export function counted(form: Form | undefined): FilledSheet | undefined {
  return form?.status === 'accepted' ? form.settled?.sheet : undefined
}

function nothing({ lists }: Constituency): Sum {
  const counts = { registered: 0, voters: 0, ballots: 0, void: 0, contested: 0, valid: 0 }
  return {
    ...counts,
    votes: lists.map(() => 0),
    expected: 0,
    registeredExpected: 0,
    accepted: 0,
    review: 0,
    excluded: 0,
  }
}

function add(sum: Sum, sheet: FilledSheet, sign: 1 | -1): void {
  sum.registered += sign * sheet.registered
  sum.voters += sign * sheet.voters
  sum.ballots += sign * sheet.ballots
  sum.void += sign * sheet.void
  sum.contested += sign * sheet.contested
  sum.valid += sign * sheet.valid
  for (const [index, votes] of sheet.votes.entries()) sum.votes[index] = (sum.votes[index] ?? 0) + sign * votes
}

function stage(sum: Sum, status: FormStatus, sign: 1 | -1): void {
  if (status === 'accepted') sum.accepted += sign
  else if (status === 'excluded') sum.excluded += sign
  else if (status !== 'awaited') sum.review += sign
}
