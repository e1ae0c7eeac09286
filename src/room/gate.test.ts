import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Book } from '#election/book/book.ts'
import type { Instant, Minute } from '#election/named.ts'
import { instantOf } from '#election/time.ts'
import { AUDIENCES, horizon, NOTHING_YET, nextHorizon, publicFrom, seesLive } from './gate.ts'
import { minute, smallBook } from './testing/book.ts'

const OUTSIDE = ['public', 'media', 'observer'] as const

function slotted(...slots: Minute[]): Book {
  const book = smallBook()
  return { ...book, publication: { ...book.publication, turnout: { mode: 'slots', slots } } }
}

const anyMinute = fc.integer({ min: -600, max: 2400 }) as fc.Arbitrary<Minute>

test('the room and its wall see everything at once, whatever the book publishes', () => {
  fc.assert(
    fc.property(anyMinute, fc.array(anyMinute), (now, slots) => {
      for (const book of [smallBook(), slotted(...slots)])
        for (const audience of ['room', 'wall'] as const) {
          expect(horizon(book, audience, instantOf(now, book))).toBe(instantOf(now, book))
          expect(nextHorizon(book, audience, instantOf(now, book))).toBeUndefined()
        }
    }),
  )
})

test('live means live for everyone', () => {
  const book = smallBook()
  for (const audience of AUDIENCES) {
    expect(horizon(book, audience, instantOf(minute(9), book))).toBe(instantOf(minute(9), book))
    expect(nextHorizon(book, audience, instantOf(minute(9), book))).toBeUndefined()
  }
})

test('slots at 12:00 and 17:00, minute by minute', () => {
  const book = slotted(minute(12), minute(17))
  const at = (hours: number, minutes = 0) => instantOf(minute(hours, minutes), book)
  for (const audience of OUTSIDE)
    for (let now = -120; now < 1600; now++) {
      const expected =
        now < minute(12)
          ? NOTHING_YET
          : now < minute(17)
            ? at(12)
            : now < minute(19)
              ? at(17)
              : instantOf(now as Minute, book)
      expect(horizon(book, audience, instantOf(now as Minute, book))).toBe(expected)
    }
  const before = (instant: Instant) => (instant - 1) as Instant
  expect(horizon(book, 'public', before(at(12)))).toBe(NOTHING_YET)
  expect(horizon(book, 'public', before(at(17)))).toBe(at(12))
  expect(horizon(book, 'public', before(at(19)))).toBe(at(17))
  expect(nextHorizon(book, 'media', before(at(12)))).toBe(at(12))
  expect(nextHorizon(book, 'media', at(12))).toBe(at(17))
  expect(nextHorizon(book, 'media', at(17))).toBe(at(19))
  expect(nextHorizon(book, 'media', at(19))).toBeUndefined()
})

test('for any slots: never ahead of now, never going back, only ever a slot that has come until the close', () => {
  fc.assert(
    fc.property(
      fc.array(anyMinute),
      anyMinute,
      fc.nat(500),
      fc.constantFrom(...OUTSIDE),
      (slots, from, later, audience) => {
        const book = slotted(...slots)
        const now = instantOf(from, book)
        const then = instantOf((from + later) as Minute, book)
        const seen = horizon(book, audience, now)
        expect(seen).toBeLessThanOrEqual(Math.max(0, now))
        expect(horizon(book, audience, then)).toBeGreaterThanOrEqual(seen)
        const close = instantOf(book.hours.closes, book)
        const allowed = now >= close ? [now] : [NOTHING_YET, ...slots.map((slot) => instantOf(slot, book))]
        expect(allowed).toContain(seen)
        for (const slot of slots)
          if (slot <= from && slot < book.hours.closes) expect(seen).toBeGreaterThanOrEqual(instantOf(slot, book))
      },
    ),
  )
})

test('without slots there is nothing before the close', () => {
  const book = slotted()
  expect(horizon(book, 'public', instantOf(minute(18, 59), book))).toBe(NOTHING_YET)
  expect(horizon(book, 'public', instantOf(minute(19), book))).toBe(instantOf(minute(19), book))
})

test('what the room received is public from the very instant at which the horizon reaches it', () => {
  fc.assert(
    fc.property(fc.array(anyMinute), anyMinute, fc.integer({ min: -1, max: 1 }), (slots, around, off) => {
      const book = slotted(...slots)
      for (const one of [around, ...slots]) {
        const received = (instantOf(one, book) + off) as Instant
        const from = publicFrom(book, received)
        expect(horizon(book, 'public', from)).toBeGreaterThanOrEqual(received)
        if (from > received) expect(horizon(book, 'public', (from - 1) as Instant)).toBeLessThan(received)
      }
    }),
  )
  const live = instantOf(minute(9), smallBook())
  expect(publicFrom(smallBook(), live)).toBe(live)
})

test('observers see the day live where the book says so, and nobody else with them', () => {
  const publication = { ...smallBook().publication, turnout: { mode: 'slots' as const, slots: [minute(12)] } }
  const [kept, told] = [
    smallBook({ publication }),
    smallBook({ publication: { ...publication, observersSeeLive: true } }),
  ]
  const now = instantOf(minute(13), kept)
  expect(AUDIENCES.filter((audience) => seesLive(kept, audience))).toEqual(['room', 'wall'])
  expect(AUDIENCES.filter((audience) => seesLive(told, audience))).toEqual(['room', 'wall', 'observer'])
  expect(OUTSIDE.map((audience) => horizon(told, audience, now) === now)).toEqual([false, false, true])
})
