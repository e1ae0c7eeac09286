import { describe, expect, it } from 'vitest'
import { pathOf, percentTicks, percentTop, scaleOf } from './axes.ts'

describe('the axes of a chart', () => {
  it('end at a ten above everything drawn', () => {
    expect([percentTop([]), percentTop([3]), percentTop([30.6, 42.3]), percentTop([99])]).toEqual([10, 10, 50, 110])
  })

  it('are crossed by lines in round steps, one at zero and none above the top', () => {
    expect(percentTicks(60, 2)).toEqual([0, 50])
    expect([10, 30, 60, 110, 400].map((top) => percentTicks(top))).toEqual([
      [0, 2, 4, 6, 8, 10],
      [0, 10, 20, 30],
      [0, 20, 40, 60],
      [0, 20, 40, 60, 80, 100],
      [0, 400],
    ])
  })

  it('run straight, upwards as well as downwards and beyond their ends', () => {
    expect([480, 540, 600, 660].map(scaleOf([480, 600], [40, 240]))).toEqual([40, 140, 240, 340])
    expect([0, 25, 50].map(scaleOf([0, 50], [200, 10]))).toEqual([200, 105, 10])
    expect(scaleOf([7, 7], [40, 240])(7)).toBe(40)
  })

  it('carry a path through their points', () => {
    const points = [
      [0, 0],
      [1, 10],
      [3, 5],
    ] as const
    expect(pathOf(points, scaleOf([0, 3], [0, 100]), scaleOf([0, 10], [50, 0]))).toBe('M0,50L33.33,0L100,25')
    expect(pathOf([], scaleOf([0, 1], [0, 1]), scaleOf([0, 1], [0, 1]))).toBe('')
  })
})
