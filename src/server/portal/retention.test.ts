import fc from 'fast-check'
import { expect, it } from 'vitest'
import { RETENTION, thin } from './retention.ts'

const HOUR = 3_600_000
const every = (ms: number, count: number) =>
  Array.from({ length: count }, (_, i) => ({ version: i * 3, published: i * ms }))

it('keeps every version of the last hour and one of each five minutes before', () => {
  const kept = every(60_000, 181)
  const { remove } = thin(kept, 3 * HOUR)
  const left = kept.filter(({ version }) => !remove.includes(version))
  expect(left.filter(({ published }) => published > 2 * HOUR)).toHaveLength(60)
  expect(left.filter(({ published }) => published <= 2 * HOUR).map(({ published }) => published / 300_000)).toEqual(
    Array.from({ length: 25 }, (_, i) => i),
  )
})

it('never drops the first or the newest, and never an only one of its five minutes', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(5 * HOUR), { minLength: 1 }), fc.nat(10 * HOUR), (times, later) => {
      const kept = times.toSorted((a, b) => a - b).map((published, version) => ({ version, published }))
      const now = (kept.at(-1)?.published ?? 0) + later
      const { remove, squeeze } = thin(kept, now)
      const left = kept.filter(({ version }) => !remove.includes(version))
      expect(left[0]).toEqual(kept[0])
      expect(left.at(-1)).toEqual(kept.at(-1))
      const spans = (all: typeof kept) =>
        new Set(all.map(({ published }) => Math.floor(published / RETENTION.oneEvery)))
      expect(spans(left)).toEqual(spans(kept))
      expect(squeeze).toEqual(left.slice(0, -RETENTION.plain).map(({ version }) => version))
    }),
  )
})
