import { describe, expect, it } from 'vitest'
import { gridOf, turned } from './pages.ts'

describe('the pages of a composed wall', () => {
  it('leave no hole: every cell of the grid holds a panel', () => {
    const all = ['turnout', 'states', 'map', 'cells', 'curve', 'alerts', 'communes', 'results'] as const
    for (let count = 1; count <= all.length; count++) {
      const { columns, rows, firstTall } = gridOf(all.slice(0, count))
      expect(columns * rows).toBe(count + (firstTall ? 1 : 0))
    }
  })

  it('turn round and round in both directions', () => {
    expect([turned(0, 1, 3), turned(2, 1, 3), turned(0, -1, 3), turned(0, 1, 1)]).toEqual([1, 0, 2, 0])
  })
})
