import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { answerSeatRequest, readSeatRequest } from './request.ts'
import { REQUEST_FAULTS } from './request-faults.ts'
import { SEAT_RULES } from './rules.ts'

describe('bad requests', () => {
  it.each([
    [{ rule: 'best', seats: 1, votes: { A: 1 } }, 'rule'],
    [{ rule: 'hare', seats: 0, votes: { A: 1 } }, 'seats'],
    [{ rule: 'hare', seats: 1.5, votes: { A: 1 } }, 'seats'],
    [{ rule: 'hare', seats: 1, votes: {} }, 'votes'],
    [{ rule: 'hare', seats: 1, votes: { A: -1 } }, 'votes.A'],
    [{ rule: 'hare', seats: 1, votes: { A: '1' } }, 'votes.A'],
    [{ rule: 'ma-2021', seats: 1, votes: { A: 1 } }, 'registered'],
    [{ rule: 'ma-2021', seats: 1, registered: 5, votes: { A: 6 } }, 'votes'],
    [{ rule: 'hare', seats: 1, votes: { A: 1 }, threshold: 'three' }, 'threshold'],
    [{ rule: 'hare', seats: 1, votes: { A: 1 }, thresholdOf: 'cast' }, 'cast'],
    [{ rule: 'hare', seats: 1, votes: { A: 1 }, ages: { B: 3 } }, 'ages.B'],
    [{ rule: 'hare', seats: 1, votes: { A: 1 }, lots: ['B'] }, 'lots'],
    [{ rule: 'hare', seats: 1, votes: { A: 1 }, firstDivisor: 0 }, 'firstDivisor'],
    [{ rule: 'hare', seats: 2, votes: { A: 1 }, reserved: 2 }, 'reserved'],
    [{ rule: 'hare', seats: 1, votes: { A: 1 }, vote: 1 }, 'vote'],
    [{ rule: 'two-round', seats: 2, votes: { A: 1 } }, 'seats'],
    [[], '(request)'],
  ])('%j names %s', (request, field) => {
    const read = readSeatRequest(request)
    expect(read.ok ? [] : read.error.map((fault) => fault.field)).toContain(field)
  })
  it('tells of a field that the rule has no use for', () => {
    const warnings = (request: object) => {
      const read = readSeatRequest({ seats: 1, votes: { A: 2, B: 1 }, ...request })
      return read.ok && (answerSeatRequest(read.value).warnings as { code: string; field?: string }[])
    }
    expect(warnings({ rule: 'plurality', threshold: '60%' })).toEqual([
      { code: 'not-used', lists: [], field: 'threshold' },
    ])
    expect(warnings({ rule: 'dhondt', firstDivisor: 2, threshold: '3%' })).toEqual([
      { code: 'not-used', lists: [], field: 'firstDivisor' },
    ])
  })

  it('lists called like parts of the language are lists', () => {
    const votes = JSON.parse('{"constructor": 1, "__proto__": 5, "toString": 97}') as Record<string, number>
    const read = readSeatRequest({ rule: 'ma-2016', seats: 2, votes })
    expect(Object.entries(read.ok ? (answerSeatRequest(read.value).seats as object) : {})).toEqual([
      ['constructor', 0],
      ['__proto__', 0],
      ['toString', 2],
    ])
  })
})

describe('any request', () => {
  const keys = fc.constantFrom('A', 'B', 'C', 'D')
  const wild = fc.oneof(fc.jsonValue(), fc.double(), fc.constantFrom('3%', '1/8', '7/5', '1/0', null))
  const mostly = <T>(good: fc.Arbitrary<T>) => fc.oneof({ weight: 60, arbitrary: good }, { weight: 1, arbitrary: wild })
  const request = fc.record(
    {
      rule: mostly(fc.constantFrom(...SEAT_RULES)),
      seats: mostly(fc.integer({ min: 1, max: 15 })),
      votes: mostly(fc.dictionary(keys, fc.integer({ min: 0, max: 30 }), { minKeys: 1 })),
      registered: mostly(fc.integer({ min: 100, max: 300 })),
      cast: mostly(fc.integer({ min: 100, max: 300 })),
      threshold: mostly(fc.constantFrom(0.03, 3, '3%', '1/10', '100%')),
      thresholdOf: mostly(fc.constantFrom('valid', 'cast', 'registered')),
      firstDivisor: mostly(fc.constantFrom(1.4, '7/5', 2)),
      qualify: mostly(fc.constantFrom('1/8', 0.125)),
      candidates: mostly(fc.dictionary(keys, fc.integer({ min: 0, max: 5 }))),
      ages: mostly(fc.dictionary(keys, fc.integer({ min: 18, max: 21 }))),
      lots: mostly(fc.uniqueArray(keys)),
      reserved: mostly(fc.integer({ min: 0, max: 4 })),
    },
    { requiredKeys: ['rule', 'seats', 'votes'] },
  )

  it('is answered, or refused with the fields that are wrong; it never fails and never seats too many', () => {
    fc.assert(
      fc.property(fc.oneof(request, wild), (input) => {
        const read = readSeatRequest(input)
        if (!read.ok) {
          expect(read.error.length).toBeGreaterThan(0)
          for (const { kind } of read.error) expect(REQUEST_FAULTS).toHaveProperty(kind)
          return
        }
        const { seats, ties } = answerSeatRequest(read.value) as {
          seats: Record<string, number>
          ties: { seats: number }[]
        }
        const given = Object.values(seats).reduce((sum, one) => sum + one, 0)
        const tied = ties.reduce((sum, tie) => sum + tie.seats, 0)
        expect(given + tied).toBeLessThanOrEqual(read.value.question.seats)
      }),
      { numRuns: 1000 },
    )
  })
})
