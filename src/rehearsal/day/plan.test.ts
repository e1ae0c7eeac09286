import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sampleBook } from '#election/book/sample.ts'
import { instantOf } from '#election/time.ts'
import { random } from '../random.ts'
import { arrivals } from './arrivals.ts'
import { type Chances, FIELD, NONE } from './faults.ts'
import { planDay } from './plan.ts'
import { share, stationTargets } from './turnout.ts'

const book = sampleBook()
const MINUTE = 60_000
/** Everything that can go wrong does, often. */
const WORST: Chances = Object.fromEntries(Object.keys(FIELD).map((name) => [name, 300])) as unknown as Chances

describe('turnout', () => {
  it('gives every station its share of exactly the asked total, never above registered', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 0, max: 2000 }), (seed, voters) => {
        const targets = stationTargets(book, seed, voters)
        const all = book.stations.map((station) => targets.get(station.code) as number)
        expect(all.reduce((a, b) => a + b, 0)).toBe(voters)
        for (const [index, station] of book.stations.entries()) {
          expect(all[index]).toBeGreaterThanOrEqual(0)
          expect(all[index]).toBeLessThanOrEqual(station.registered)
        }
      }),
    )
  })

  it('refuses more voters than are registered', () => {
    expect(() => stationTargets(book, 'a', 2001)).toThrow('impossible')
  })

  it('shares out by largest remainder and passes on what a ceiling cuts off', () => {
    expect(share(10, [1, 1, 1], [10, 10, 10])).toEqual([4, 3, 3])
    expect(share(10, [8, 1, 1], [2, 10, 10])).toEqual([2, 4, 4])
    expect(() => share(10, [1, 1], [4, 5])).toThrow('nothing left')
  })
})

describe('arrivals', () => {
  const hours = { opens: 0, closes: 660 * MINUTE, opened: 0, latest: 665 * MINUTE }

  it('follows the published turnout at noon and at 17:00', () => {
    const days = Array.from({ length: 20 }, (_, day) => arrivals(random('pattern', day), 500, hours)).flat()
    const until = (minute: number) => days.filter((at) => at < minute * MINUTE).length / days.length
    expect(until(240)).toBeCloseTo(0.24, 1)
    expect(until(540)).toBeCloseTo(0.72, 1)
  })

  it('counts one voter after the other, after the opening and before the latest moment', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.integer({ min: 0, max: 900 }),
        fc.integer({ min: 0, max: 300 }),
        (seed, voters, late) => {
          const opened = late * MINUTE
          const times = arrivals(random(seed), voters, { ...hours, opened })
          expect(times).toHaveLength(voters)
          expect(times.every((at) => at >= opened && at <= hours.latest)).toBe(true)
          expect(times).toEqual([...times].sort((a, b) => a - b))
        },
      ),
    )
  })
})

describe('a planned day', () => {
  it('is the same for the same seed and another for another', () => {
    expect(planDay(book, { seed: 'a', voters: 900 })).toEqual(planDay(book, { seed: 'a', voters: 900 }))
    expect(planDay(book, { seed: 'b', voters: 900 }).phones).not.toEqual(
      planDay(book, { seed: 'a', voters: 900 }).phones,
    )
  })

  it('tells the truth whatever goes wrong: net ticks and the close agree with the voters', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.integer({ min: 0, max: 2000 }),
        fc.constantFrom(NONE, FIELD, WORST),
        (seed, voters, chances) => {
          const { phones, truth } = planDay(book, { seed, voters, chances })
          for (const station of book.stations) {
            const items = phones.filter((phone) => phone.station.code === station.code).flatMap((phone) => phone.items)
            const expected = truth.get(station.code)
            expect(expected?.netTicks).toBe(expected?.voters)
            const net =
              items.filter((item) => item.k === 'tick').length - items.filter((item) => item.k === 'undo').length
            expect(net).toBe((expected?.voters ?? 0) + (expected?.notCounted ?? 0))
            expect(items.flatMap((item) => (item.k === 'closed' ? [item.count] : []))).toEqual([expected?.voters])
          }
        },
      ),
      { numRuns: 50 },
    )
  })

  it('lets every phone say everything, in order, and hear the last answer', () => {
    for (const phone of planDay(book, { seed: 'sends', voters: 1500, chances: WORST }).phones) {
      let before = 0
      let at = 0
      for (const send of phone.sends) {
        expect(send.upTo).toBeGreaterThanOrEqual(before)
        expect(send.at).toBeGreaterThanOrEqual(at)
        expect(phone.items.slice(0, send.upTo).every((item) => item.at - phone.skew <= send.at)).toBe(true)
        expect(phone.offline.some((span) => send.at >= span.from && send.at < span.to)).toBe(false)
        before = send.upTo
        at = send.at
      }
      expect(before).toBe(phone.items.length)
      if (phone.items.length > 0) expect(phone.sends.at(-1)?.fate).toBe('plain')
    }
  })

  it('takes back only the mistake, by its own number', () => {
    for (const phone of planDay(book, { seed: 'undo', voters: 1500, chances: WORST }).phones) {
      const undone = phone.items.flatMap((item) => (item.k === 'undo' ? [item.of] : []))
      expect(new Set(undone).size).toBe(undone.length)
      for (const number of undone) expect(phone.items[number - 1]?.k).toBe('tick')
    }
  })

  it('stays inside the hours in which ticks count', () => {
    const first = instantOf(book.hours.opens, book) - book.hours.earlyMinutes * MINUTE
    const last = instantOf(book.hours.closes, book) + book.hours.graceMinutes * MINUTE
    for (const phone of planDay(book, { seed: 'hours', voters: 1900, chances: WORST }).phones) {
      for (const item of phone.items) {
        if (item.k !== 'tick') continue
        expect(item.at - phone.skew).toBeGreaterThanOrEqual(first)
        expect(item.at - phone.skew).toBeLessThanOrEqual(last)
      }
    }
  })

  it('can leave one station open', () => {
    const code = book.stations[1]?.code
    const { truth, phones } = planDay(book, { seed: 'open', voters: 900, ...(code ? { leaveOpen: code } : {}) })
    expect([...truth].filter(([, { closed }]) => !closed).map(([station]) => station)).toEqual([code])
    expect(
      phones
        .filter((p) => p.station.code === code)
        .flatMap((p) => p.items)
        .some((i) => i.k === 'closed'),
    ).toBe(false)
  })
})
