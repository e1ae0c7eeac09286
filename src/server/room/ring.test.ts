import { expect, test } from 'vitest'
import type { Position } from '#election/named.ts'
import { Ring } from './ring.ts'

const event = (since: number, position: number, size = 1) => ({
  since: since as Position,
  position: position as Position,
  bytes: Buffer.alloc(size),
})

function ringOf(...events: ReturnType<typeof event>[]): Ring {
  const ring = new Ring(10 as Position, 1_000)
  for (const one of events) ring.push(one)
  return ring
}

test('a client that stood at a position gets all that followed, what time alone changed included', () => {
  const ring = ringOf(event(10, 12), event(12, 12), event(12, 15), event(15, 15))
  expect(ring.after(12)?.map(({ since, position }) => [since, position])).toEqual([
    [10, 12],
    [12, 12],
    [12, 15],
    [15, 15],
  ])
  expect(ring.after(15)?.map(({ since }) => since)).toEqual([12, 15])
})

test('a client that stood elsewhere needs a fresh picture', () => {
  const ring = ringOf(event(10, 12), event(12, 15))
  for (const position of [0, 9, 11, 13, 16]) expect(ring.after(position)).toBeUndefined()
})

test('a picture from before this feed began cannot be carried on: time may have changed it meanwhile', () => {
  expect(ringOf(event(10, 10), event(10, 12)).after(10)).toBeUndefined()
})

test('what was forgotten is not skipped over', () => {
  const ring = ringOf(event(10, 12, 600), event(12, 15, 600), event(15, 18, 600))
  expect(ring.after(12)).toBeUndefined()
  expect(ring.after(15)).toBeUndefined()
  expect(ring.after(18)?.length).toBe(1)
})
