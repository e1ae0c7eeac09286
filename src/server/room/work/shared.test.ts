import { expect, test } from 'vitest'
import type { Instant } from '#election/named.ts'
import { SharedViews } from './shared.ts'

const NOW = 1_000_000 as Instant

/** Views of a wall whose picture the test changes, those kept that take `longMs`; how many were made. */
function views(longMs: number) {
  const one = { picture: {}, made: 0 }
  const shared = new SharedViews(() => one.picture, longMs)
  const ask = (now = NOW, name = 'queue') =>
    shared.get<{ n: number; until?: Instant }>(name, now, () => ({ n: ++one.made, until: (NOW + 500) as Instant }))
  return { one, shared, ask }
}

test('a view that takes long is made once for all readers of a picture', () => {
  const { one, shared, ask } = views(0)
  const first = ask()
  expect(ask()).toBe(first)
  expect(shared.text(first)).toBe(JSON.stringify(first))
  expect(ask(NOW, 'calls').n).toBe(2)
  one.picture = {}
  expect(ask().n).toBe(3)
})

test('a view is made anew when somebody acted and when its own next moment has come', () => {
  const { shared, ask } = views(0)
  expect(ask().n).toBe(1)
  shared.forget()
  expect(ask().n).toBe(2)
  expect(ask((NOW + 499) as Instant).n).toBe(2)
  expect(ask((NOW + 500) as Instant).n).toBe(3)
})

test('a view that is quickly made is always the newest', () => {
  const { ask } = views(Number.POSITIVE_INFINITY)
  expect([ask().n, ask().n]).toEqual([1, 2])
})
