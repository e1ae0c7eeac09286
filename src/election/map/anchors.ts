import type { Place } from '../book/book.ts'

/** A point of the plane: x to the east, y to the south. */
export interface Point {
  readonly x: number
  readonly y: number
}

/**
 * Where places lie, on a plane in which a degree of longitude is as long as it is at their latitude. Places without
 * a known centre stand in rows south of the others, so that nobody is missing from a map. Same order as given.
 */
export function anchorsOf(places: readonly Place[]): readonly Point[] {
  const known = places.flatMap(({ centre }) => (centre ? [centre] : []))
  const middle = known.reduce((sum, { latE5 }) => sum + latE5, 0) / Math.max(1, known.length) / 1e5
  const shrink = Math.cos((middle * Math.PI) / 180)
  const points = known.map(({ latE5, lngE5 }) => ({ x: (lngE5 / 1e5) * shrink, y: -latE5 / 1e5 }))
  const box = boxOf(points)
  const unknown = places.length - known.length
  const perRow = Math.ceil(Math.sqrt(Math.max(places.length, 1)))
  const step = (box.right - box.left || 1) / Math.max(1, perRow - 1)

  let found = 0
  let missing = 0
  return places.map(({ centre }) => {
    const point = centre ? points[found++] : undefined
    if (point) return point
    const i = missing++
    const inRow = Math.min(perRow, unknown - Math.floor(i / perRow) * perRow)
    return {
      x: box.left + ((i % perRow) + (perRow - inRow) / 2) * step,
      y: box.bottom + (1 + Math.floor(i / perRow)) * step,
    }
  })
}

/** The smallest upright rectangle around points; of no points, the unit square. */
export function boxOf(points: readonly Point[]): { left: number; right: number; top: number; bottom: number } {
  if (points.length === 0) return { left: 0, right: 1, top: 0, bottom: 1 }
  const xs = points.map(({ x }) => x)
  const ys = points.map(({ y }) => y)
  return { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) }
}
