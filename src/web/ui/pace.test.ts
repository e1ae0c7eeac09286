import { expect, test } from 'vitest'
import { Pace } from './pace.ts'

test('a list is asked for again soon, and later while the room lets wait, never too late', () => {
  const pace = new Pace()
  const after = (ms: number): number => {
    pace.took(ms)
    return pace.pause
  }
  expect(pace.pause).toBe(400)
  expect(after(900)).toBe(400)
  expect(after(600)).toBe(400)
  expect(after(610)).toBe(400)
  expect(after(650)).toBe(1_000)
  expect(after(5_000)).toBe(3_000)
  expect(after(600)).toBe(400)
})
