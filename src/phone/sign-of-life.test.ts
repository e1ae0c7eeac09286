import { expect, it } from 'vitest'
import type { Digest, Instant, ItemNumber } from '#election/named.ts'
import type { Item } from '#journal/submission.ts'
import type { KeptItem } from './outbox-store.ts'
import { isPulseDue, type LifeSigns } from './sign-of-life.ts'

const MINUTE = 60_000
const at = (minutes: number) => (1_000_000_000_000 + minutes * MINUTE) as Instant
const kept = (...items: Item[]): KeptItem[] =>
  items.map((item, i) => ({ n: (i + 1) as ItemNumber, item, head: '' as Digest }) as unknown as KeptItem)
const due = (more: Partial<LifeSigns>) =>
  isPulseDue({
    ...{ items: [], status: 'not-opened', pulseMinutes: 5, now: at(0), shown: { app: '1', persistent: true } },
    ...more,
  })
const pulse = (minutes: number, app = '1', persistent = true): Item => ({
  k: 'pulse',
  at: at(minutes),
  app,
  persistent,
})

it('shows itself before the opening: at once, again after half an hour, and when what it shows changed', () => {
  expect(due({})).toBe(true)
  expect(due({ items: kept(pulse(0)), now: at(29) })).toBe(false)
  expect(due({ items: kept(pulse(0)), now: at(30) })).toBe(true)
  expect(due({ items: kept(pulse(0), { k: 'incident', at: at(28), what: 'power' }), now: at(30) })).toBe(true)
  expect(due({ items: kept(pulse(0, '0')), now: at(1) })).toBe(true)
  expect(due({ items: kept(pulse(0, '1', false)), now: at(1) })).toBe(true)
  expect(due({ items: kept(pulse(60)), now: at(0) })).toBe(true)
})

it('says of an open station that it is alive when nothing else was said, also by a clock that was set back, and nothing after the close', () => {
  const open = { status: 'open', items: kept({ k: 'tick', at: at(0) }) } as const
  expect(due({ ...open, now: at(4) })).toBe(false)
  expect(due({ ...open, now: at(5) })).toBe(true)
  expect(due({ ...open, now: at(-1440) })).toBe(true)
  expect(due({ status: 'closed', now: at(500) })).toBe(false)
})
