import { describe, expect, it } from 'vitest'
import { fitAll, fitWidth, scrollFor, turned, turnedOn, zoomed } from './view.ts'

const sheet = { width: 1200, height: 1600 }

describe('the photo of a sheet', () => {
  it('fits by width and as a whole, also when it lies on its side', () => {
    const window = { width: 600, height: 400 }
    expect(fitWidth(sheet, 0, window)).toBe(0.5)
    expect(fitAll(sheet, 0, window)).toBe(0.25)
    expect(turned(sheet, 1)).toEqual({ width: 1600, height: 1200 })
    expect(fitWidth(sheet, 1, window)).toBe(0.375)
  })

  it('comes back to where it was after four turns, and after zooming in and out', () => {
    expect(turnedOn(turnedOn(turnedOn(turnedOn(1))))).toBe(1)
    expect(zoomed(zoomed(0.5, 3), -3)).toBeCloseTo(0.5)
    expect(zoomed(1, 100)).toBe(zoomed(1, 101))
    expect(zoomed(1, -100)).toBe(zoomed(1, -101))
  })

  it('scrolls so that a row is in the middle, as far as there is paper above it', () => {
    expect(scrollFor(0, 2000, 400)).toBe(0)
    expect(scrollFor(0.5, 2000, 400)).toBe(800)
  })
})
