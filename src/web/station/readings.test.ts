import { describe, expect, it } from 'vitest'
import type { Count, Digest, Instant, ItemNumber, Minute } from '#election/named.ts'
import type { Item } from '#journal/submission.ts'
import { tally } from '#phone/tally.ts'
import type { StationBrief } from '#room/views/station.ts'
import { dueReading, heldReading, largerBefore, likelyHour, needsReason } from './readings.ts'

const NOON = 720 as Minute
const FIVE = 1020 as Minute

function brief(
  seen: readonly (readonly [Minute, number])[] = [],
  tolerances = { readingGap: 5, readingGapPerMille: 20 },
) {
  return { hours: { readings: [NOON, FIVE] }, seen: { readings: seen }, tolerances } as unknown as StationBrief
}

function said(...readings: readonly (readonly [Minute, number])[]) {
  return tally(
    readings.map(([hour, count], index) => ({
      n: (index + 1) as ItemNumber,
      item: { k: 'reading', at: index as Instant, hour, count: count as Count } satisfies Item,
      head: '' as Digest,
    })),
  )
}

describe('which reading is due', () => {
  it('is the latest hour that has come and has none, from this phone or another', () => {
    expect(dueReading(brief(), said(), 719 as Minute)).toBeUndefined()
    expect(dueReading(brief(), said(), NOON)).toBe(NOON)
    expect(dueReading(brief(), said(), 1100 as Minute)).toBe(FIVE)
    expect(dueReading(brief(), said([FIVE, 9]), 1100 as Minute)).toBe(NOON)
    expect(dueReading(brief([[NOON, 3]]), said(), 800 as Minute)).toBeUndefined()
  })

  it('else the hour nearest to now is the likely one', () => {
    expect(likelyHour(brief(), said(), 700 as Minute)).toBe(NOON)
    expect(likelyHour(brief([[NOON, 3]]), said(), 950 as Minute)).toBe(FIVE)
  })

  it('shows the own reading before what the room told', () => {
    expect(heldReading(brief([[NOON, 3]]), said([NOON, 4]), NOON)).toBe(4)
  })
})

describe('what a reading is checked against', () => {
  it('needs a reason only beyond the larger of the two tolerances', () => {
    expect(needsReason(brief(), 105, 100)).toBe(false)
    expect(needsReason(brief(), 106, 100)).toBe(true)
    expect(needsReason(brief(), 94, 100)).toBe(true)
    // 2 % of 1 000 is 20.
    expect(needsReason(brief(), 1000, 980)).toBe(false)
    expect(needsReason(brief(), 1000, 979)).toBe(true)
  })

  it('names an earlier reading that says more', () => {
    expect(largerBefore(brief(), said([NOON, 40]), FIVE, 39)).toEqual({ hour: NOON, count: 40 })
    expect(largerBefore(brief(), said([NOON, 40]), FIVE, 40)).toBeUndefined()
    expect(largerBefore(brief(), said([FIVE, 40]), NOON, 3)).toBeUndefined()
  })
})
