import type { Point } from './anchors.ts'

export interface Tile {
  readonly column: number
  readonly row: number
}

/** Distances from the middle are raised to this power: 1 keeps them, 0 puts all on one ring. */
const DRAW_IN = 0.6

/**
 * A tile grid: every point gets a cell of its own, all cells together about as compact as a disc, each as near to
 * where its point lies as the others allow. Columns and rows count from 0 at the north-west.
 */
export function tileGrid(points: readonly Point[]): readonly Tile[] {
  const wished = compact(points)
  const taken = new Set<string>()
  const tiles: Tile[] = []
  // The middle first: there the cells are scarce.
  const order = wished.map((_, i) => i).sort((a, b) => size(wished[a]) - size(wished[b]) || a - b)
  for (const i of order) {
    const tile = nearestFree(wished[i] ?? { x: 0, y: 0 }, taken)
    taken.add(key(tile))
    tiles[i] = tile
  }
  improve(tiles, wished, taken)
  return fromZero(tiles)
}

/**
 * Points moved to the origin and scaled to the spread of a disc of as many cells as there are points. Far ones are
 * drawn in, direction kept: a lonely tile at the rim says less than a closed map.
 */
function compact(points: readonly Point[]): readonly Point[] {
  const n = Math.max(1, points.length)
  const mean = { x: points.reduce((s, { x }) => s + x, 0) / n, y: points.reduce((s, { y }) => s + y, 0) / n }
  const drawnIn = points.map((point) => {
    const [x, y] = [point.x - mean.x, point.y - mean.y]
    const distance = Math.hypot(x, y)
    const factor = distance > 0 ? distance ** (DRAW_IN - 1) : 0
    return { x: x * factor, y: y * factor }
  })
  const spread = drawnIn.reduce((sum, { x, y }) => sum + x ** 2 + y ** 2, 0) / n
  const scale = spread > 0 ? Math.sqrt(n / (2 * Math.PI) / spread) : 0
  return drawnIn.map(({ x, y }) => ({ x: x * scale, y: y * scale }))
}

/** The free cell nearest to a point, searched in growing squares around it. */
function nearestFree(point: Point, taken: ReadonlySet<string>): Tile {
  const [column, row] = [Math.round(point.x), Math.round(point.y)]
  for (let reach = 0; ; reach += 1) {
    const free: Tile[] = []
    // One ring more than needed: a corner of this ring may be further than a side of the next.
    for (let dx = -reach - 1; dx <= reach + 1; dx += 1) {
      for (let dy = -reach - 1; dy <= reach + 1; dy += 1) {
        const tile = { column: column + dx, row: row + dy }
        if (!taken.has(key(tile))) free.push(tile)
      }
    }
    const best = free.sort((a, b) => cost(a, point) - cost(b, point) || a.row - b.row || a.column - b.column)[0]
    if (best && Math.max(Math.abs(best.column - column), Math.abs(best.row - row)) <= reach) return best
  }
}

/** Swaps two tiles, or moves one to a free cell beside it, as long as that brings points nearer to their wishes. */
function improve(tiles: Tile[], wished: readonly Point[], taken: Set<string>): void {
  for (let changed = true; changed; ) {
    changed = false
    for (let i = 0; i < tiles.length; i += 1) {
      for (let j = i + 1; j < tiles.length; j += 1) {
        const [a, b, p, q] = [tiles[i], tiles[j], wished[i], wished[j]]
        if (!a || !b || !p || !q) continue
        if (cost(a, q) + cost(b, p) < cost(a, p) + cost(b, q) - 1e-9) {
          tiles[i] = b
          tiles[j] = a
          changed = true
        }
      }
      const [tile, wish] = [tiles[i], wished[i]]
      if (!tile || !wish) continue
      const nearer = nearestFree(wish, taken)
      if (cost(nearer, wish) < cost(tile, wish) - 1e-9) {
        taken.delete(key(tile))
        taken.add(key(nearer))
        tiles[i] = nearer
        changed = true
      }
    }
  }
}

function fromZero(tiles: readonly Tile[]): readonly Tile[] {
  const column = Math.min(...tiles.map((tile) => tile.column))
  const row = Math.min(...tiles.map((tile) => tile.row))
  return tiles.map((tile) => ({ column: tile.column - column, row: tile.row - row }))
}

function cost({ column, row }: Tile, { x, y }: Point): number {
  return (column - x) ** 2 + (row - y) ** 2
}

function size(point: Point | undefined): number {
  return point ? point.x ** 2 + point.y ** 2 : 0
}

function key({ column, row }: Tile): string {
  return `${column},${row}`
}
