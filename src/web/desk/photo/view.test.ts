import { describe, expect, it } from 'vitest'
import {
  firstRuler,
  fitAll,
  fitWidth,
  rowAt,
  rulerMoved,
  rulerShifted,
  scrollFor,
  turned,
  turnedOn,
  zoomed,
} from './view.ts'

const FIRST = firstRuler(18)
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
})

describe('the row marker', () => {
  it('follows two rows that somebody pointed at', () => {
    const first = rulerMoved(FIRST, 0, 0.1)
    expect(rowAt(first, 0)).toBeCloseTo(FIRST.start + 0.1)
    const second = rulerMoved(first, 10, 0.05)
    expect(rowAt(second, 0)).toBeCloseTo(FIRST.start + 0.1)
    expect(rowAt(second, 10)).toBeCloseTo(FIRST.start + 0.1 + 10 * FIRST.pitch + 0.05)
  })

  it('begins with every row of any sheet on it', () => {
    for (const rows of [6, 18, 50]) expect(rowAt(firstRuler(rows), rows - 1)).toBeLessThan(1)
  })

  it('stays on the sheet', () => {
    expect(rowAt(FIRST, 1000)).toBe(1)
    expect(rowAt(rulerShifted(FIRST, -9), 0)).toBe(0)
    expect(rulerMoved(FIRST, 5, -9).pitch).toBeGreaterThan(0)
    expect(scrollFor(0, 2000, 400)).toBe(0)
    expect(scrollFor(0.5, 2000, 400)).toBe(800)
  })
})
