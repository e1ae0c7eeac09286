import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { firstRuler, learntRuler, type Ruler, rowAt, rowPut, rulerShifted, stepAt } from './ruler.ts'

/** Where the rows of a paper really are: head, six counts, a gap, twelve lists; seen from near or far. */
const printed = (row: number, top = 0.1, size = 1) => top + size * (row * 0.03 + (row >= 6 ? 0.08 : 0))
const put = (ruler: Ruler, rows: readonly number[], at: (row: number) => number) =>
  rows.reduce((before, row) => rowPut(before, row, at(row)), ruler)
const even = (row: number) => 0.2 + row * 0.04

describe('the ruler of a sheet', () => {
  it('begins with every row of any sheet on it', () => {
    for (const rows of [1, 6, 18, 50]) {
      expect(rowAt(firstRuler(rows), 0)).toBeGreaterThan(0)
      expect(rowAt(firstRuler(rows), rows - 1)).toBeLessThan(1)
      expect(stepAt(firstRuler(rows), 0)).toBeGreaterThan(0)
    }
  })

  it('moves as a whole for the first row that is put in place', () => {
    const first = firstRuler(18)
    const moved = rowPut(first, 4, 0.5)
    expect(rowAt(moved, 4)).toBeCloseTo(0.5)
    expect(stepAt(moved, 9)).toBeCloseTo(stepAt(first, 9))
  })

  it('has every row of an even sheet in place once any two are, in either order', () => {
    for (const pair of [
      [0, 17],
      [17, 0],
      [3, 4],
    ]) {
      const ruler = put(firstRuler(18), pair, even)
      for (let row = 0; row < 18; row++) expect(rowAt(ruler, row)).toBeCloseTo(even(row))
    }
  })

  it('bends where the lists begin in a table of their own', () => {
    const ruler = put(firstRuler(18), [0, 17, 5, 6], (row) => printed(row))
    for (let row = 0; row < 18; row++) expect(rowAt(ruler, row)).toBeCloseTo(printed(row))
  })

  it('keeps the bend for the next photo, which two rows fit however far the camera was', () => {
    const learnt = learntRuler(put(firstRuler(18), [0, 17, 5, 6], (row) => printed(row)).marks)
    const nearer = put(learnt, [0, 17], (row) => printed(row, 0.02, 1.2))
    for (let row = 0; row < 18; row++) expect(rowAt(nearer, row)).toBeCloseTo(printed(row, 0.02, 1.2))
    const lower = put(learnt, [2], (row) => printed(row, 0.3))
    for (let row = 0; row < 12; row++) expect(rowAt(lower, row)).toBeCloseTo(printed(row, 0.3))
  })

  it('follows a drag, which puts the same row many times', () => {
    const dragged = [0.21, 0.25, 0.3].reduce((ruler, at) => rowPut(ruler, 0, at), firstRuler(18))
    expect(rowAt(dragged, 0)).toBeCloseTo(0.3)
    expect(stepAt(dragged, 0)).toBeCloseTo(stepAt(firstRuler(18), 0))
  })

  it('stays on the sheet and keeps its rows in order, whatever is done to it', () => {
    expect(rowAt(rulerShifted(firstRuler(18), -9), 0)).toBe(0)
    expect(rowAt(firstRuler(18), 1_000)).toBe(1)
    const puts = fc.array(fc.tuple(fc.nat(17), fc.double({ min: -1, max: 2, noNaN: true })), { maxLength: 12 })
    fc.assert(
      fc.property(puts, (all) => {
        const ruler = all.reduce((before, [row, at]) => rowPut(before, row, at), firstRuler(18))
        for (let row = 0; row < 18; row++) {
          expect(stepAt(ruler, row)).toBeGreaterThan(0)
          expect(rowAt(ruler, row)).toBeGreaterThanOrEqual(0)
          expect(rowAt(ruler, row)).toBeLessThanOrEqual(1)
        }
      }),
    )
  })
})
