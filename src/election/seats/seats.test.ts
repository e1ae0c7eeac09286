import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fraction } from '../fraction.ts'
import { answerSeatRequest, readSeatRequest } from './request.ts'
import type { Allocation, Contender } from './result.ts'
import { allocate, type SeatRuleName } from './rules.ts'

interface PublishedCase {
  id: string
  rule: string
  seats: number
  registered?: number
  votes: Record<string, number>
  expected: Record<string, number>
  under2016?: Record<string, number>
}

const published = (
  JSON.parse(readFileSync(new URL('../../../data/seats/published-cases.json', import.meta.url), 'utf8')) as {
    cases: PublishedCase[]
  }
).cases

function ask(request: Record<string, unknown>): Record<string, unknown> {
  const read = readSeatRequest(request)
  if (!read.ok) throw new Error(JSON.stringify(read.error))
  return answerSeatRequest(read.value)
}

function winners(answer: Record<string, unknown>): Record<string, number> {
  return Object.fromEntries(Object.entries(answer.seats as Record<string, number>).filter(([, seats]) => seats > 0))
}

function contendersOf(votes: readonly number[]): Contender[] {
  return votes.map((count, index) => ({ key: `L${index}`, votes: BigInt(count) }))
}

describe('published results', () => {
  it.each(published.map((one) => [one.id, one] as const))('%s', (_, one) => {
    const sum = Object.values(one.votes).reduce((a, b) => a + b, 0)
    const registered = one.registered ?? Math.max(one.seats * Math.max(...Object.values(one.votes)) + 1, sum)
    expect(winners(ask({ rule: one.rule, seats: one.seats, registered, votes: one.votes }))).toEqual(one.expected)
  })

  it.each(published.filter((one) => one.under2016).map((one) => [one.id, one] as const))(
    '%s under the rule of 2016',
    (_, one) => {
      expect(winners(ask({ rule: 'ma-2016', seats: one.seats, votes: one.votes }))).toEqual(one.under2016)
    },
  )

  it('keeps the exact quotient and prints the floored one', () => {
    expect(ask({ rule: 'ma-2021', seats: 5, registered: 268_994, votes: { A: 9 } })).toMatchObject({
      quotient: '268994/5',
      quotientFloor: 53_798,
    })
  })
})

describe('textbook', () => {
  const votes = { A: 100_000, B: 80_000, C: 30_000, D: 20_000 }
  it.each([
    ['dhondt', { A: 4, B: 3, C: 1 }],
    ['sainte-lague', { A: 3, B: 3, C: 1, D: 1 }],
    ['hare', { A: 3, B: 3, C: 1, D: 1 }],
    ['droop', { A: 4, B: 3, C: 1 }],
  ])('%s', (rule, expected) => expect(winners(ask({ rule, seats: 8, votes }))).toEqual(expected))

  it('a first divisor of 1.4 costs the small list its only seat', () => {
    const small = { A: 53, B: 24, C: 23 - 10, D: 10 }
    expect(winners(ask({ rule: 'sainte-lague', seats: 4, votes: small }))).toEqual({ A: 2, B: 1, C: 1 })
    expect(winners(ask({ rule: 'modified-sainte-lague', seats: 4, votes: small }))).toEqual({ A: 3, B: 1 })
    expect(winners(ask({ rule: 'modified-sainte-lague', seats: 4, votes: small, firstDivisor: 1 }))).toEqual({
      A: 2,
      B: 1,
      C: 1,
    })
  })

  it('the written example of a quotient that seats two', () => {
    const answer = ask({ rule: 'hare', seats: 3, votes: { A: 60, B: 30 } })
    expect(answer.steps).toEqual([
      { seat: 1, list: 'A', by: 'quotient', value: '30' },
      { seat: 2, list: 'A', by: 'quotient', value: '30' },
      { seat: 3, list: 'B', by: 'quotient', value: '30' },
    ])
  })

  it('a list exactly at the threshold stays', () => {
    expect(winners(ask({ rule: 'ma-2016', seats: 2, votes: { A: 97, B: 3 } }))).toEqual({ A: 2 })
    expect(ask({ rule: 'ma-2016', seats: 2, votes: { A: 97, B: 3 } }).warnings).toEqual([])
    expect(ask({ rule: 'ma-2016', seats: 2, votes: { A: 98, B: 2 } }).warnings).toEqual([
      { code: 'dropped', lists: ['B'] },
    ])
  })

  it('a threshold counts from what is named: valid votes, ballots cast, or registered voters', () => {
    const of = (thresholdOf: string, cast: number) => {
      const base = { cast, registered: 300, threshold: '9%', thresholdOf }
      return winners(ask({ rule: 'hare', seats: 10, votes: { A: 90, B: 10 }, ...base }))
    }
    expect(of('valid', 120)).toEqual({ A: 9, B: 1 })
    expect(of('cast', 120)).toEqual({ A: 10 })
    expect(of('cast', 110)).toEqual({ A: 9, B: 1 })
    expect(of('registered', 110)).toEqual({ A: 10 })
  })
})

describe('ties stop and ask', () => {
  const request = { rule: 'ma-2021', seats: 2, registered: 1000, votes: { A: 50, B: 30, C: 30 } }
  it('names the tied lists and seats nobody', () => {
    const answer = ask(request)
    expect(winners(answer)).toEqual({ A: 1 })
    expect(answer.ties).toEqual([{ lists: ['B', 'C'], seats: 1, by: 'remainder', value: '30' }])
  })
  it('the younger candidate wins, and the step says so', () => {
    const answer = ask({ ...request, ages: { B: 41, C: 40 } })
    expect(winners(answer)).toEqual({ A: 1, C: 1 })
    expect(answer.steps).toContainEqual({
      seat: 2,
      list: 'C',
      by: 'remainder',
      value: '30',
      pass: 1,
      decided: 'age',
    })
  })
  it('the same age needs the lot', () => {
    expect(ask({ ...request, ages: { B: 40, C: 40 } }).ties).toHaveLength(1)
    expect(winners(ask({ ...request, ages: { B: 40, C: 40 }, lots: ['B', 'C'] }))).toEqual({ A: 1, B: 1 })
  })
  it('three equal for two seats, two of one age: the youngest is in, the lot decides the other', () => {
    const three = { rule: 'plurality', seats: 2, votes: { A: 5, B: 5, C: 5 }, ages: { A: 60, B: 30, C: 60 } }
    expect(ask(three)).toMatchObject({ seats: { A: 0, B: 1, C: 0 }, ties: [{ lists: ['A', 'C'], seats: 1 }] })
    expect(ask({ ...three, lots: ['C'] })).toMatchObject({ seats: { A: 0, B: 1, C: 1 }, ties: [] })
  })
  it('of three that are equal the two younger are seated, in whatever order they stand', () => {
    const three = { rule: 'plurality', seats: 2, votes: { A: 5, B: 5, C: 5 } }
    expect(ask({ ...three, ages: { A: 30, B: 50, C: 40 } })).toMatchObject({ seats: { A: 1, B: 0, C: 1 }, ties: [] })
    expect(ask({ ...three, ages: { A: 50, B: 40, C: 30 } })).toMatchObject({ seats: { A: 0, B: 1, C: 1 }, ties: [] })
  })
  it('a lot that names a list twice seats it once', () => {
    const contenders = contendersOf([5, 5, 5])
    const { seats, ties } = allocate({
      rule: 'dhondt',
      seats: 2,
      contenders,
      rounds: [{ by: 'lot', drawn: ['L2', 'L2', 'L0'] }],
    }) as Allocation
    expect([Object.fromEntries(seats), ties]).toEqual([{ L0: 1, L1: 0, L2: 1 }, []])
  })
  it('equal averages with seats for all are no tie', () => {
    expect(ask({ rule: 'dhondt', seats: 2, votes: { A: 10, B: 10 } })).toMatchObject({
      seats: { A: 1, B: 1 },
      ties: [],
    })
    expect(ask({ rule: 'dhondt', seats: 3, votes: { A: 10, B: 10 } })).toMatchObject({
      ties: [{ lists: ['A', 'B'], seats: 1 }],
    })
  })
})

describe('lists that run out', () => {
  it('a list takes no more seats than it has candidates', () => {
    const answer = ask({ rule: 'hare', seats: 4, votes: { A: 90, B: 10 }, candidates: { A: 2 } })
    expect(winners(answer)).toEqual({ A: 2, B: 2 })
    expect(answer.warnings).toEqual([
      { code: 'exhausted', lists: ['A'] },
      { code: 'further-pass', lists: ['B'], seats: 1 },
    ])
  })
  it('says which seats stay empty', () => {
    expect(ask({ rule: 'dhondt', seats: 4, votes: { A: 9, B: 0 }, candidates: { A: 2 } }).warnings).toContainEqual({
      code: 'unfilled',
      lists: [],
      seats: 2,
    })
    expect(ask({ rule: 'ma-2021', seats: 2, registered: 10, votes: { A: 0 } }).warnings).toEqual([
      { code: 'no-votes', lists: [], seats: 2 },
    ])
  })
})

describe('two rounds', () => {
  it('more than half elects', () =>
    expect(ask({ rule: 'two-round', seats: 1, votes: { A: 51, B: 49 } })).toMatchObject({
      seats: { A: 1 },
      secondRound: [],
    }))
  it('half is not more than half', () =>
    expect(ask({ rule: 'two-round', seats: 1, votes: { A: 50, B: 30, C: 20 } })).toMatchObject({
      secondRound: ['A', 'B', 'C'],
    }))
  it('the two first go on when nobody else qualifies', () => {
    expect(ask({ rule: 'two-round', seats: 1, registered: 1000, votes: { A: 50, B: 30, C: 20 } })).toMatchObject({
      secondRound: ['A', 'B'],
    })
  })
})

describe('a reserved second part', () => {
  it('is shared out by itself with the same votes', () => {
    const answer = ask({ rule: 'dhondt', seats: 6, reserved: 2, votes: { A: 60, B: 29 } })
    expect(answer.parts).toEqual([
      { A: 3, B: 1 },
      { A: 2, B: 0 },
    ])
    expect(answer.seats).toEqual({ A: 5, B: 1 })
  })
})

const PROPORTIONAL: readonly SeatRuleName[] = [
  'ma-2021',
  'ma-2016',
  'hare',
  'droop',
  'dhondt',
  'sainte-lague',
  'modified-sainte-lague',
]
const DIVISORS: readonly SeatRuleName[] = ['dhondt', 'sainte-lague', 'modified-sainte-lague']
const anyVotes = fc.array(fc.integer({ min: 0, max: 2_000 }), { minLength: 1, maxLength: 9 })
const anySeats = fc.integer({ min: 1, max: 12 })

describe('properties', () => {
  const question = (rule: SeatRuleName, seats: number, contenders: readonly Contender[]) => ({
    rule,
    seats,
    contenders,
    registered: 20_000n,
  })
  const total = (seats: ReadonlyMap<string, number>): number => [...seats.values()].reduce((a, b) => a + b, 0)

  it('seats, ties and empty seats add up to the seats there are; each seat has its step', () => {
    fc.assert(
      fc.property(fc.constantFrom(...PROPORTIONAL), anySeats, anyVotes, (rule, seats, votes) => {
        const result = allocate(question(rule, seats, contendersOf(votes)))
        const tied = result.ties.reduce((sum, tie) => sum + tie.seats, 0)
        const empty = result.warnings.reduce(
          (sum, { code, seats: none }) => sum + (code === 'unfilled' || code === 'no-votes' ? (none ?? 0) : 0),
          0,
        )
        expect(total(result.seats) + tied + empty).toBe(seats)
        expect(result.steps).toHaveLength(total(result.seats))
      }),
    )
  })

  it('anonymity: the order of the lists changes nothing', () => {
    fc.assert(
      fc.property(fc.constantFrom(...PROPORTIONAL), anySeats, anyVotes, (rule, seats, votes) => {
        const contenders = contendersOf(votes)
        const [there, back] = [
          allocate(question(rule, seats, contenders)),
          allocate(question(rule, seats, [...contenders].reverse())),
        ]
        expect(Object.fromEntries(back.seats)).toEqual(Object.fromEntries(there.seats))
        expect(back.ties.map((tie) => [...tie.lists].sort())).toEqual(there.ties.map((tie) => [...tie.lists].sort()))
      }),
    )
  })

  it('more votes never have fewer seats than fewer votes', () => {
    fc.assert(
      fc.property(fc.constantFrom(...PROPORTIONAL), anySeats, anyVotes, (rule, seats, votes) => {
        const result = allocate(question(rule, seats, contendersOf(votes)))
        if (result.ties.length > 0) return
        const rows = votes.map((count, index) => ({ count, seats: result.seats.get(`L${index}`) ?? 0 }))
        for (const a of rows)
          for (const b of rows) if (a.count > b.count) expect(a.seats).toBeGreaterThanOrEqual(b.seats)
      }),
    )
  })

  it('divisor rules are house-monotone: another seat takes none away', () => {
    fc.assert(
      fc.property(fc.constantFrom(...DIVISORS), anySeats, anyVotes, (rule, seats, votes) => {
        const contenders = contendersOf(votes)
        const [small, large] = [
          allocate(question(rule, seats, contenders)),
          allocate(question(rule, seats + 1, contenders)),
        ]
        for (const [key, won] of small.seats) expect(large.seats.get(key)).toBeGreaterThanOrEqual(won)
      }),
    )
  })

  it('a list that alone gains votes loses no seat', () => {
    fc.assert(
      fc.property(
        // A quotient on the registered voters stands still while votes move; one on the votes does not.
        fc.constantFrom(...DIVISORS, 'ma-2021' as const),
        anySeats,
        anyVotes,
        fc.integer({ min: 1, max: 500 }),
        (rule, seats, votes, gain) => {
          const before = allocate(question(rule, seats, contendersOf(votes)))
          const after = allocate(
            question(rule, seats, contendersOf(votes.map((count, index) => (index === 0 ? count + gain : count)))),
          )
          const mostAfter =
            (after.seats.get('L0') ?? 0) + after.ties.reduce((sum, tie) => sum + (tie.lists.includes('L0') ? 1 : 0), 0)
          expect(mostAfter).toBeGreaterThanOrEqual(before.seats.get('L0') ?? 0)
        },
      ),
    )
  })

  it('divisor rules are population-monotone: who grows faster loses no seat to who grows more slowly', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...DIVISORS),
        anySeats,
        fc.array(fc.tuple(fc.integer({ min: 1, max: 2_000 }), fc.integer({ min: 1, max: 2_000 })), {
          minLength: 2,
          maxLength: 7,
        }),
        (rule, seats, pairs) => {
          const before = allocate(question(rule, seats, contendersOf(pairs.map(([then]) => then))))
          const after = allocate(question(rule, seats, contendersOf(pairs.map(([, now]) => now))))
          fc.pre(before.ties.length === 0 && after.ties.length === 0)
          const gained = (list: number) => (after.seats.get(`L${list}`) ?? 0) - (before.seats.get(`L${list}`) ?? 0)
          for (const [a, [then, now]] of pairs.entries())
            for (const [b, [thenB, nowB]] of pairs.entries())
              if (now * thenB > nowB * then) expect(gained(a) < 0 && gained(b) > 0).toBe(false)
        },
      ),
    )
  })

  it("largest remainder stays within one pass of the quota's whole part", () => {
    fc.assert(
      fc.property(anySeats, anyVotes, (seats, votes) => {
        const sum = BigInt(votes.reduce((a, b) => a + b, 0))
        fc.pre(sum > 0n)
        const result = allocate(question('hare', seats, contendersOf(votes)))
        for (const { key, votes: count } of contendersOf(votes)) {
          const quota = (count * BigInt(seats)) / sum
          const won = BigInt(result.seats.get(key) ?? 0)
          expect(won === quota || won === quota + 1n).toBe(true)
        }
      }),
    )
  })

  it('agrees with an independent reckoning that sorts every claim at once', () => {
    fc.assert(
      fc.property(fc.constantFrom<SeatRuleName>('dhondt', 'sainte-lague'), anySeats, anyVotes, (rule, seats, votes) => {
        const result = allocate(question(rule, seats, contendersOf(votes)))
        if (result.ties.length > 0 || votes.every((count) => count === 0)) return
        const step = rule === 'dhondt' ? 1 : 2
        const claims = votes.flatMap((count, list) =>
          Array.from({ length: seats }, (_, held) => ({ list, count, divisor: step * held + 1 })),
        )
        const best = claims.filter(({ count }) => count > 0).sort((a, b) => b.count * a.divisor - a.count * b.divisor)
        const expected = votes.map((_, list) => best.slice(0, seats).filter((claim) => claim.list === list).length)
        expect(votes.map((_, list) => result.seats.get(`L${list}`))).toEqual(expected)
      }),
    )
  })

  it('the floored quotient is flagged exactly when it would seat others', () => {
    const flagged = allocate({
      rule: 'ma-2021',
      seats: 3,
      registered: 11n,
      contenders: [
        { key: 'A', votes: 6n },
        { key: 'B', votes: 4n },
        { key: 'C', votes: 1n },
      ],
    })
    // Exact quotient 11/3: A 1 rest 7/3, B 1 rest 1/3, C rest 1: third seat A. Floored 3: A 2 rest 0, B 1 rest 1: same seats.
    expect(Object.fromEntries(flagged.seats)).toEqual({ A: 2, B: 1, C: 0 })
    expect(flagged.warnings).toEqual([])
    const five = ['A', 'B', 'C', 'D', 'E'].map((key, index) => ({ key, votes: index === 0 ? 2n : 1n }))
    const other = allocate({ rule: 'ma-2021', seats: 5, registered: 9n, contenders: five })
    expect([...other.seats.values()]).toEqual([1, 1, 1, 1, 1])
    expect(other.quotient).toEqual(fraction(9, 5))
    expect(other.warnings).toEqual([{ code: 'floored-quotient-differs', lists: [] }])
  })
})
