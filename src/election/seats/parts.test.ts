import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fraction } from '../fraction.ts'
import { shareSeats } from './parts.ts'
import { answerSeatRequest, readSeatRequest } from './request.ts'
import type { Contender, TieRound } from './result.ts'
import { allocate, type SeatRuleName } from './rules.ts'

const RULES: readonly SeatRuleName[] = [
  'ma-2021',
  'ma-2016',
  'hare',
  'droop',
  'dhondt',
  'sainte-lague',
  'modified-sainte-lague',
]

/** A third of six seats is a second part, as in the regional council of a province of 6 000 registered voters. */
const council = (votes: Readonly<Record<string, number>>, rounds: readonly TieRound[] = []) =>
  shareSeats({
    rule: 'ma-2021',
    seats: 6,
    reserved: 2,
    registered: 6000n,
    contenders: Object.entries(votes).map(([key, count]) => ({ key, votes: BigInt(count) })),
    rounds,
  })

describe('seats in two parts', () => {
  it('have a quotient each, and steps that are numbered through', () => {
    const { parts, seats, steps, quotient } = council({ A: 1700, B: 900, C: 400, D: 300 })
    expect(quotient).toBeUndefined()
    expect(parts?.map((part) => [part.part, part.size, part.quotient])).toEqual([
      [1, 4, fraction(1500)],
      [2, 2, fraction(3000)],
    ])
    expect(steps.map(({ seat, list, by, part }) => [seat, list, by, part])).toEqual([
      [1, 'A', 'quotient', 1],
      [2, 'B', 'remainder', 1],
      [3, 'C', 'remainder', 1],
      [4, 'D', 'remainder', 1],
      [5, 'A', 'remainder', 2],
      [6, 'B', 'remainder', 2],
    ])
    expect(Object.fromEntries(seats)).toEqual({ A: 2, B: 2, C: 1, D: 1 })
  })

  it('a tie of one part leaves the other alone, and the numbers of its seats', () => {
    const { ties, steps } = council({ A: 1000, B: 900, C: 900, D: 300 })
    expect(ties).toEqual([{ lists: ['B', 'C'], seats: 1, by: 'remainder', value: fraction(900), part: 2 }])
    expect(steps.map(({ seat }) => seat)).toEqual([1, 2, 3, 4, 5])
    const first = council({ A: 2000, B: 900, C: 300, D: 300, E: 300 })
    expect(first.ties.map(({ part, lists }) => [part, lists])).toEqual([[1, ['C', 'D', 'E']]])
    expect(first.steps.map(({ seat }) => seat)).toEqual([1, 2, 3, 5, 6])
  })

  it('ties in both are decided each by its own words', () => {
    const votes = { A: 900, B: 900, C: 900, D: 900, E: 900 }
    const ages = (part: 1 | 2, ...years: number[]): TieRound => ({
      by: 'age',
      part,
      ages: new Map(Object.keys(votes).map((key, at) => [key, years[at] ?? 0])),
    })
    const both = council(votes, [ages(1, 30, 31, 32, 33, 34), ages(2, 44, 43, 42, 41, 40)])
    expect(both.ties).toEqual([])
    expect(both.parts?.map(({ steps }) => steps.map(({ list }) => list))).toEqual([
      ['A', 'B', 'C', 'D'],
      ['E', 'D'],
    ])
    expect(council(votes, [ages(2, 44, 43, 42, 41, 40)]).ties.map(({ part }) => part)).toEqual([1])
  })

  it('a list takes no more seats of a part than it has people there', () => {
    const { seats, warnings } = shareSeats({
      rule: 'dhondt',
      seats: 6,
      reserved: 2,
      contenders: [
        { key: 'A', votes: 60n, candidates: 2, reservedCandidates: 1 },
        { key: 'B', votes: 29n },
      ],
    })
    expect(Object.fromEntries(seats)).toEqual({ A: 3, B: 3 })
    expect(warnings).toEqual([
      { code: 'exhausted', lists: ['A'], part: 1 },
      { code: 'exhausted', lists: ['A'], part: 2 },
    ])
  })
})

describe('any seats in two parts', () => {
  const asked = fc
    .record({
      rule: fc.constantFrom(...RULES),
      size: fc.record({ first: fc.integer({ min: 1, max: 9 }), second: fc.integer({ min: 1, max: 5 }) }),
      lists: fc.array(
        fc.record({
          votes: fc.oneof(fc.integer({ min: 0, max: 2000 }), fc.integer({ min: 0, max: 3 })),
          candidates: fc.option(fc.integer({ min: 1, max: 4 }), { nil: undefined }),
          reservedCandidates: fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined }),
        }),
        { minLength: 1, maxLength: 8 },
      ),
    })
    .map(({ rule, size, lists }) => ({
      rule,
      seats: size.first + size.second,
      reserved: size.second,
      registered: 20_000n,
      contenders: lists.map(({ votes, ...limits }, at): Contender => {
        const stated = Object.entries(limits).filter(([, limit]) => limit !== undefined)
        return { key: `L${at}`, votes: BigInt(votes), ...Object.fromEntries(stated) }
      }),
    }))

  it('are those of two constituencies with the same votes, added up', () => {
    fc.assert(
      fc.property(asked, (question) => {
        const { seats, reserved, contenders } = question
        const whole = shareSeats(question)
        const limited = (limit: 'candidates' | 'reservedCandidates') =>
          contenders.map(({ key, votes, [limit]: most }) => ({ key, votes, ...(most && { candidates: most }) }))
        const first = allocate({ ...question, seats: seats - reserved, contenders: limited('candidates') })
        const second = allocate({ ...question, seats: reserved, contenders: limited('reservedCandidates') })
        for (const { key } of contenders)
          expect(whole.seats.get(key)).toBe((first.seats.get(key) ?? 0) + (second.seats.get(key) ?? 0))
        expect(whole.parts?.map((part) => [...part.seats])).toEqual([[...first.seats], [...second.seats]])
        expect(whole.parts?.map(({ quotient }) => quotient)).toEqual([first.quotient, second.quotient])
        expect(whole.steps).toHaveLength(first.steps.length + second.steps.length)
        expect(new Set(whole.steps.map(({ seat }) => seat)).size).toBe(whole.steps.length)
        expect(whole.ties.map(({ part }) => part)).toEqual([...first.ties.map(() => 1), ...second.ties.map(() => 2)])
      }),
    )
  })

  it('seats, ties and empty seats are as many as there are, and no list has more seats than people', () => {
    fc.assert(
      fc.property(asked, (question) => {
        const { seats, ties, warnings, parts } = shareSeats(question)
        const empty = warnings.filter(({ code }) => code === 'unfilled' || code === 'no-votes')
        const counts = [...[...seats.values()], ...[...ties, ...empty].map((one) => one.seats ?? 0)]
        expect(counts.reduce((sum, count) => sum + count, 0)).toBe(question.seats)
        for (const { key, candidates, reservedCandidates } of question.contenders) {
          expect(parts?.[0]?.seats.get(key)).toBeLessThanOrEqual(candidates ?? question.seats)
          expect(parts?.[1]?.seats.get(key)).toBeLessThanOrEqual(reservedCandidates ?? question.seats)
        }
      }),
    )
  })

  it('do not depend on the order of the lists', () => {
    fc.assert(
      fc.property(asked, (question) => {
        const there = shareSeats(question)
        const back = shareSeats({ ...question, contenders: question.contenders.toReversed() })
        expect(Object.fromEntries(back.seats)).toEqual(Object.fromEntries(there.seats))
        const tied = (one: typeof there) => one.ties.map(({ part, lists }) => [part, lists.toSorted()])
        expect(tied(back)).toEqual(tied(there))
      }),
    )
  })
})

describe('a request with reserved seats', () => {
  const ask = (request: Record<string, unknown>) => {
    const read = readSeatRequest({ rule: 'ma-2021', seats: 6, reserved: 2, registered: 6000, ...request })
    if (!read.ok) throw new Error(JSON.stringify(read.error))
    return answerSeatRequest(read.value)
  }

  it('is answered with the seats and the quotient of each part', () => {
    expect(ask({ votes: { A: 1700, B: 900 } })).toMatchObject({
      seats: { A: 3, B: 3 },
      parts: [
        { A: 2, B: 2 },
        { A: 1, B: 1 },
      ],
      quotients: ['1500', '3000'],
    })
  })

  it('what is told of ages, lots and candidates holds in both parts, unless the second has its own', () => {
    const votes = { A: 900, B: 900, C: 900 }
    const seats = (told: object) => ask({ votes, ...told }).parts as Record<string, number>[]
    expect(seats({ ages: { A: 30, B: 40, C: 50 } })).toEqual([
      { A: 2, B: 1, C: 1 },
      { A: 1, B: 1, C: 0 },
    ])
    expect(seats({ ages: { A: 30, B: 40, C: 50 }, reservedAges: { A: 50, B: 40, C: 30 } })).toEqual([
      { A: 2, B: 1, C: 1 },
      { A: 0, B: 1, C: 1 },
    ])
    expect(seats({ ages: { A: 30, B: 40, C: 50 }, reservedLots: ['C', 'A'] })).toEqual([
      { A: 2, B: 1, C: 1 },
      { A: 1, B: 1, C: 0 },
    ])
    const few = { rule: 'dhondt', votes: { A: 900, B: 90 }, candidates: { A: 1 } }
    expect(seats(few).map((part) => part.A)).toEqual([1, 1])
    expect(seats({ ...few, reservedCandidates: { A: 2 } }).map((part) => part.A)).toEqual([1, 2])
  })
})
