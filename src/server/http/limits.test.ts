import { expect, test } from 'vitest'
import { AttemptLimit } from './limits.ts'

test('an address may try so often in a window; others are not held up', () => {
  let now = 0
  const limit = new AttemptLimit(3, 60_000, () => now)
  expect([1, 2, 3].map(() => limit.attempt('a'))).toEqual([0, 0, 0])
  now = 20_500
  expect(limit.attempt('a')).toBe(40)
  expect(limit.attempt('b')).toBe(0)
  now = 60_000
  expect(limit.attempt('a')).toBe(0)
})

test('what is heavy counts for more', () => {
  const limit = new AttemptLimit(1_000, 60_000, () => 0)
  expect([limit.attempt('a', 600), limit.attempt('a', 400), limit.attempt('a', 1)]).toEqual([0, 0, 60])
})
