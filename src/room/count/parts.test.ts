import { beforeEach, describe, expect, it } from 'vitest'
import type { Constituency } from '#election/book/book.ts'
import { sampleBook } from '#election/book/sample.ts'
import type { ConstituencyCode, PersonId } from '#election/named.ts'
import { TestNight } from '../testing/night.ts'
import { listKey, seatsOf } from './allocation.ts'
import { nextSeat } from './next-seat.ts'
import type { TieWords } from './state.ts'

const COUNCIL = 'A-council' as ConstituencyCode

/** The sample's council of two lists, with its seats in two parts. */
function night(changes: Partial<Constituency>): TestNight {
  const book = sampleBook()
  const constituencies = book.constituencies.map((one) => (one.code === COUNCIL ? { ...one, ...changes } : one))
  return new TestNight({ ...book, constituencies })
}

/** Counts the three stations of the commune, with so many votes for each list at each. */
function count(at: TestNight, votes: readonly number[]): void {
  for (const station of ['A-1-1', 'A-1-2', 'A-1-3']) at.count(station, COUNCIL, votes)
}

const salt = '5'.repeat(32)
function propose(at: TestNight, words: Omit<TieWords, 'reason'>, by = 'o1') {
  const opening = { salt, value: { ...words, reason: 'minutes' } }
  return at.act({ type: 'propose-tie', by: by as PersonId, constituency: COUNCIL, opening })
}
function decide(at: TestNight, words: Omit<TieWords, 'reason'>) {
  expect(propose(at, words).ok).toBe(true)
  return at.act({ type: 'confirm-tie', by: 'o2' as PersonId, constituency: COUNCIL })
}
const tied = (at: TestNight) => at.result(COUNCIL).outcome.ties.map(({ part, lists }) => [part, lists])
const wonIn = (at: TestNight, part: 1 | 2) =>
  Object.fromEntries(at.result(COUNCIL).outcome.parts?.[part - 1]?.seats ?? [])

describe('a constituency with a reserved second part', () => {
  it('has its own quotient of the registered voters for each part, also with a station of three in', () => {
    const at = night({ seats: 11, reserved: 5 })
    at.count('A-1-1', COUNCIL, [200, 100])
    const { parts, quotient } = at.result(COUNCIL).outcome
    expect(quotient).toBeUndefined()
    expect(parts?.map((part) => part.quotient)).toEqual([
      { n: 715n, d: 3n },
      { n: 286n, d: 1n },
    ])
  })

  it('gives no list more seats of a part than the book has people for', () => {
    const [first, second] = sampleBook().constituencies.find(({ code }) => code === COUNCIL)?.lists ?? []
    const lists = [{ ...first, candidates: 2, reservedCandidates: 1 }, second] as Constituency['lists']
    const at = night({ seats: 7, reserved: 3, lists })
    count(at, [200, 20])
    // With as many people as seats the first list would have had three of four, and two of three.
    expect([wonIn(at, 1), wonIn(at, 2)]).toEqual([
      { 1: 2, 2: 2 },
      { 1: 1, 2: 2 },
    ])
  })

  it('tells in which part the next seat was close', () => {
    const at = night({ seats: 6, reserved: 2 })
    count(at, [150, 90])
    const { constituency, totals } = at.result(COUNCIL)
    const figures = { ...totals, registered: 1430 }
    const next = nextSeat(constituency, figures)
    expect(next).toMatchObject({ part: 1 })
    // One vote fewer than told is not enough, and as many are.
    const seats = (more: number) => {
      const votes = figures.votes.map((one, line) => (listKey(line + 1) === next?.list ? one + more : one))
      return seatsOf(constituency, { ...figures, votes }).parts?.map((part) => part.seats.get(next?.list ?? ''))
    }
    const [now, less, then] = [0, (next?.votes ?? 0) - 1, next?.votes ?? 0].map(seats)
    expect(less).toEqual(now)
    expect(then).toEqual([(now?.[0] ?? 0) + 1, now?.[1]])
  })
})

describe('a tie in a part', () => {
  let both: TestNight
  beforeEach(() => {
    // Equal votes, and an odd number of seats in each part.
    both = night({ seats: 10, reserved: 3 })
    count(both, [100, 100])
  })

  it('of the second part alone leaves the first one settled', () => {
    const at = night({ seats: 11, reserved: 5 })
    count(at, [100, 100])
    expect(tied(at)).toEqual([[2, ['1', '2']]])
    expect(decide(at, { part: 2, ages: { 1: 50, 2: 40 } }).ok).toBe(true)
    expect([wonIn(at, 1), wonIn(at, 2)]).toEqual([
      { 1: 3, 2: 3 },
      { 1: 2, 2: 3 },
    ])
    expect(at.result(COUNCIL).outcome.steps).toHaveLength(11)
  })

  it('in both is decided twice, because other people stand in the second', () => {
    expect(tied(both).map(([part]) => part)).toEqual([1, 2])
    decide(both, { part: 1, ages: { 1: 30, 2: 60 } })
    expect(tied(both).map(([part]) => part)).toEqual([2])
    decide(both, { part: 2, ages: { 1: 30, 2: 30 }, lots: ['2', '1'] })
    expect(tied(both)).toEqual([])
    expect([wonIn(both, 1), wonIn(both, 2)]).toEqual([
      { 1: 4, 2: 3 },
      { 1: 1, 2: 2 },
    ])
  })

  it.each([
    [{ ages: { 1: 50, 2: 40 } }, 'X640', { field: 'part', parts: '1, 2' }],
    [{ part: 2, ages: { 1: 50 } }, 'X634', { field: 'ages', lists: '1, 2' }],
  ] as const)('%j does not say which, or not who', (words, code, parameters) => {
    expect(propose(both, words)).toMatchObject({ ok: false, error: { code, parameters } })
  })

  it('that is decided already waits for nobody, and a constituency of one part has none', () => {
    decide(both, { part: 1, ages: { 1: 30, 2: 60 } })
    expect(propose(both, { part: 1, ages: { 1: 60, 2: 30 } })).toMatchObject({ error: { code: 'X640' } })
    const one = night({ seats: 11 })
    count(one, [100, 100])
    expect(propose(one, { part: 1, ages: { 1: 60, 2: 30 } })).toMatchObject({
      error: { code: 'X640', parameters: { parts: '–' } },
    })
    expect(decide(one, { ages: { 1: 60, 2: 30 } }).ok).toBe(true)
  })

  it('is in the journal as it always was where the seats are one part', () => {
    const one = night({ seats: 11 })
    count(one, [100, 100])
    decide(one, { ages: { 1: 60, 2: 30 } })
    expect(one.room.entries.slice(-2)).toMatchObject([
      {
        kind: 'tie-proposed',
        by: 'o1',
        constituency: COUNCIL,
        sealed: 'ca9bf5e260671b68c67a2707c21a83e37129373118f230102769d0041071805d',
      },
      { kind: 'tie-confirmed', by: 'o2', constituency: COUNCIL },
    ])
    const { machine, entries, state } = one.room
    const again = entries.reduce((so, entry) => machine.fold(so, entry), machine.initial())
    expect(again).toEqual(state)
    expect(one.result(COUNCIL).tie?.decided).toEqual({
      ages: { 1: 60, 2: 30 },
      reason: 'minutes',
      by: ['o1', 'o2'],
      at: one.now,
    })
  })
})
