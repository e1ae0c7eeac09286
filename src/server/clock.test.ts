import { expect, test } from 'vitest'
import type { Instant } from '#election/named.ts'
import { clockFrom, simulatedClock } from './clock.ts'

test('a simulated clock runs so many times as fast from its start', () => {
  const clock = simulatedClock({ real: Date.now() - 1_000, simulated: 500_000, speed: 60 })
  expect(clock.now()).toBeGreaterThanOrEqual(560_000)
  expect(clock.now()).toBeLessThan(500_000 + 60 * 60_000)
  clock.advance(9e12 as Instant)
  expect(clock.now()).toBeLessThan(9e12)
})

test('a simulated clock may go on at the usual speed from an instant', () => {
  const clock = simulatedClock({ real: Date.now() - 10_000, simulated: 500_000, speed: 60, until: 560_000 })
  // One of the ten seconds went sixty times as fast.
  expect(clock.now()).toBeGreaterThanOrEqual(569_000)
  expect(clock.now()).toBeLessThan(569_000 + 60_000)
})

test('a driven clock stands until it is driven, and never goes back', () => {
  const clock = simulatedClock({ real: 0, simulated: 1_000, speed: 0 })
  expect(clock.driven).toBe(true)
  expect(clock.now()).toBe(1_000)
  clock.advance(3_000 as Instant)
  clock.advance(2_000 as Instant)
  expect(clock.now()).toBe(3_000)
})

test('the environment decides, and a wrong word stops the start', () => {
  expect(clockFrom({}).driven).toBe(false)
  expect(clockFrom({ SUNDUQ_CLOCK: '{"real":0,"simulated":5,"speed":0}' }).now()).toBe(5)
  for (const wrong of ['{}', '{"real":0,"simulated":5,"speed":-1}', '{"real":0,"simulated":"5","speed":1}', 'noon']) {
    expect(() => clockFrom({ SUNDUQ_CLOCK: wrong })).toThrow()
  }
})
