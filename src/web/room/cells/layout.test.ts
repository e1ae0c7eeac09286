import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type CellGroup, layOut, neighbour, SMALLEST_CELL, type Space, stationAt } from './layout.ts'

/** Communes with these numbers of stations, numbered through. */
function communes(sizes: readonly number[], labelWidth = 40): { groups: CellGroup[]; stations: number } {
  let next = 0
  const groups = sizes.map((size, place) => ({
    place,
    part: 0,
    labelWidth,
    stations: Array.from({ length: size }, () => next++),
  }))
  return { groups, stations: next }
}

const space = (width: number, height: number, rtl = false): Space => ({
  width,
  height,
  labelHeight: 16,
  rtl,
  largest: 34,
})

const provinces = fc.record({
  sizes: fc.array(fc.integer({ min: 1, max: 150 }), { minLength: 1, maxLength: 40 }),
  width: fc.integer({ min: 300, max: 2500 }),
  height: fc.integer({ min: 250, max: 1600 }),
  rtl: fc.boolean(),
})

describe('the layout of the cells', () => {
  it('places every station once, inside the panel, without overlap, whole cells of eight pixels or more', () => {
    fc.assert(
      fc.property(provinces, ({ sizes, width, height, rtl }) => {
        const { groups, stations } = communes(sizes)
        const layout = layOut(groups, stations, space(width, height, rtl))
        if (layout.kind === 'blocks') return
        expect(layout.size).toBeGreaterThanOrEqual(SMALLEST_CELL)
        const seen = new Set<string>()
        for (let station = 0; station < stations; station++) {
          const x = layout.x[station] as number
          const y = layout.y[station] as number
          expect(x >= 0 && x + layout.size <= width && y >= 0 && y + layout.size <= height).toBe(true)
          seen.add(`${x} ${y}`)
          expect(stationAt(layout, groups, x + 1, y + 1)).toBe(station)
        }
        expect(seen.size).toBe(stations)
      }),
      { numRuns: 30 },
    )
  })

  it('mirrors with the direction of writing', () => {
    const { groups, stations } = communes([30, 8, 12])
    const ltr = layOut(groups, stations, space(500, 400))
    const rtl = layOut(groups, stations, space(500, 400, true))
    if (ltr.kind !== 'cells' || rtl.kind !== 'cells') throw new Error('cells fit here')
    expect(rtl.size).toBe(ltr.size)
    for (let station = 0; station < stations; station++)
      expect(rtl.x[station]).toBe(500 - (ltr.x[station] as number) - ltr.size)
  })

  it('becomes one block a commune where cells would be too small, each as large as its stations', () => {
    const sizes = Array.from({ length: 200 }, (_, at) => 50 + at * 3)
    const { groups, stations } = communes(sizes)
    const layout = layOut(groups, stations, space(900, 700))
    expect(layout.kind).toBe('blocks')
    const area = layout.blocks.map(({ width, height }) => width * height)
    const total = area.reduce((sum, one) => sum + one, 0)
    expect(total).toBeCloseTo(900 * 700, -1)
    for (const [at, size] of sizes.entries()) expect((area[at] as number) / total).toBeCloseTo(size / stations, 6)
    for (const { x, y, width, height } of layout.blocks)
      expect(x >= -0.01 && y >= -0.01 && x + width <= 900.01 && y + height <= 700.01).toBe(true)
  })

  it('keeps the communes of a province together, in a frame with room for its name', () => {
    const { groups, stations } = communes(Array.from({ length: 300 }, (_, at) => 20 + (at % 7) * 30))
    const parted = groups.map((group, at) => ({ ...group, part: 1000 + (at % 12) }))
    for (const rtl of [false, true]) {
      const layout = layOut(parted, stations, space(900, 700, rtl))
      if (layout.kind !== 'blocks') throw new Error('cells of eight pixels do not fit here')
      expect(layout.parts.map(({ place }) => place)).toEqual(Array.from({ length: 12 }, (_, at) => 1000 + at))
      expect(layout.blocks.map(({ group }) => group)).toEqual(groups.map((_, at) => at))
      for (const { group, ...block } of layout.blocks) {
        const part = layout.parts.find(({ place }) => place === parted[group]?.part)
        if (!part) throw new Error('every block lies in a province')
        expect(block.x >= part.x && block.x + block.width <= part.x + part.width + 0.01).toBe(true)
        expect(part.label).toBe(16)
        expect(block.y >= part.y + part.label && block.y + block.height <= part.y + part.height + 0.01).toBe(true)
      }
    }
  })

  it('leads the arrow keys along the reading order and to the line above and below', () => {
    const { groups, stations } = communes([12])
    const layout = layOut(groups, stations, { ...space(180, 140), largest: 30 })
    if (layout.kind !== 'cells') throw new Error('cells fit here')
    const order = groups[0]?.stations ?? []
    expect(neighbour(layout, order, 0, 'previous')).toBe(0)
    expect(neighbour(layout, order, 0, 'next')).toBe(1)
    const below = neighbour(layout, order, 1, 'down')
    expect(layout.x[below]).toBe(layout.x[1])
    expect(layout.y[below]).toBe((layout.y[1] as number) + layout.size)
    expect(neighbour(layout, order, below, 'up')).toBe(1)
    expect(neighbour(layout, order, 1, 'up')).toBe(1)
  })
})
