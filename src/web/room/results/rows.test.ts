import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { inColumns, rowsThatFit } from './rows.ts'

describe('rows on a wall', () => {
  it('are as many as stand under the head, and one where nothing does', () => {
    expect([rowsThatFit(200, 40, 20), rowsThatFit(219, 40, 20), rowsThatFit(10, 40, 20)]).toEqual([4, 4, 1])
  })

  it('keep their order in columns, none longer than asked, and lose nothing that has a place', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer(), { maxLength: 60 }),
        fc.integer({ min: 1, max: 20 }),
        fc.integer({ min: 1, max: 4 }),
        (all, rows, most) => {
          const columns = inColumns(all, rows, most)
          expect(columns.flat()).toEqual(all.slice(0, columns.flat().length))
          expect(Math.max(...columns.map(({ length }) => length))).toBeLessThanOrEqual(rows)
          expect(columns.length).toBeLessThanOrEqual(most)
          if (all.length <= rows * most) expect(columns.flat()).toHaveLength(all.length)
        },
      ),
    )
  })
})
