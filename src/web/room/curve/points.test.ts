import { describe, expect, it } from 'vitest'
import { earlierAt, hourly } from './points.ts'

describe('the curve', () => {
  it('is told hour by hour, up to the last point and no further', () => {
    const today = [
      [480, 10],
      [545, 30],
      [580, 44],
    ] as const
    const before = [
      [480, 5],
      [660, 60],
    ] as const
    expect(hourly(today, before)).toEqual([
      { minute: 480, voters: 10, before: 5 },
      { minute: 540, voters: 10, before: 5 },
      { minute: 580, voters: 44, before: 5 },
      { minute: 600, before: 5 },
      { minute: 660, before: 60 },
    ])
    expect(hourly([], [])).toEqual([])
  })

  it('has beside it what the earlier election stood at, and its last figure from its end on, past midnight too', () => {
    const before = [
      [480, 5],
      [660, 60],
    ] as const
    expect([479, 480, 659, 660, 661, 1458].map((minute) => earlierAt(before, minute))).toEqual([
      undefined,
      5,
      5,
      60,
      60,
      60,
    ])
  })
})
