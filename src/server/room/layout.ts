import { forceCollide, forceSimulation, forceX, forceY, type SimulationNodeDatum } from 'd3-force'
import type { Place } from '#election/book/book.ts'
import type { BookIndex } from '#election/book/index.ts'
import type { PlaceCode } from '#election/named.ts'
import type { WallLayout } from '#room/views/wall.ts'

/** Both maps live in a square of this side. */
const SIDE = 1000
/** Share of the square that circles may fill, before they are pushed apart. */
const FILL = 0.42
const GAP = 6

interface Node extends SimulationNodeDatum {
  readonly code: PlaceCode
  readonly homeX: number
  readonly homeY: number
  readonly r: number
  x: number
  y: number
}

/**
 * Where each commune lies on the two maps. The circles are a Dorling cartogram: areas follow registered voters, places
 * stay as near to the ground's as circles allow, none overlap. The tiles are one equal square each, nearest first. A
 * book without centres gets its communes in rows, in its own order. The same book gives the same layout everywhere.
 */
export function wallLayout(index: BookIndex): WallLayout {
  const communes = index.book.places.filter(({ kind }) => kind === 'commune')
  if (communes.length === 0) return new Map()
  const circles = dorling(communes, index)
  const tiles = tileGrid(circles)
  return new Map(
    circles.map(({ code, x, y, r }) => [
      code,
      { circle: { x: whole(x), y: whole(y), r: whole(r) }, tile: tiles.get(code) ?? { column: 0, row: 0 } },
    ]),
  )
}

function dorling(communes: readonly Place[], index: BookIndex): Node[] {
  const homes = homesOf(communes)
  const total = communes.reduce((sum, { code }) => sum + Math.max(1, index.registered(code)), 0)
  const scale = (SIDE * SIDE * FILL) / Math.PI / total
  const nodes: Node[] = communes.map(({ code }, i) => {
    const [homeX, homeY] = homes[i] as readonly [number, number]
    return { code, homeX, homeY, x: homeX, y: homeY, r: Math.sqrt(Math.max(1, index.registered(code)) * scale) }
  })
  forceSimulation(nodes)
    .force('x', forceX<Node>((node) => node.homeX).strength(0.12))
    .force('y', forceY<Node>((node) => node.homeY).strength(0.12))
    .force('apart', forceCollide<Node>((node) => node.r + GAP / 2).iterations(6))
    .stop()
    .tick(300)
  return fitted(nodes)
}

/** Moves and scales all circles together until they fill the square. */
function fitted(nodes: readonly Node[]): Node[] {
  const left = Math.min(...nodes.map(({ x, r }) => x - r))
  const right = Math.max(...nodes.map(({ x, r }) => x + r))
  const top = Math.min(...nodes.map(({ y, r }) => y - r))
  const bottom = Math.max(...nodes.map(({ y, r }) => y + r))
  const scale = (SIDE - 2 * GAP) / Math.max(right - left, bottom - top)
  const middle = (low: number, high: number, value: number) => SIDE / 2 + (value - (low + high) / 2) * scale
  return nodes.map((node) => ({
    ...node,
    x: middle(left, right, node.x),
    y: middle(top, bottom, node.y),
    r: node.r * scale,
  }))
}

/** Where each commune is on the ground, north up, in the square; in rows where the book does not say. */
function homesOf(communes: readonly Place[]): (readonly [number, number])[] {
  const columns = Math.ceil(Math.sqrt(communes.length))
  const step = SIDE / columns
  const inRows = (i: number) => [((i % columns) + 0.5) * step, (Math.floor(i / columns) + 0.5) * step] as const
  const known = communes.flatMap(({ centre }) => (centre ? [centre] : []))
  if (known.length === 0) return communes.map((_, i) => inRows(i))
  const middleLat = known.reduce((sum, { latE5 }) => sum + latE5, 0) / known.length
  const shrink = Math.cos((middleLat / 1e5) * (Math.PI / 180))
  const xs = known.map(({ lngE5 }) => lngE5 * shrink)
  const ys = known.map(({ latE5 }) => -latE5)
  const span = Math.max(Math.max(...xs) - Math.min(...xs), Math.max(...ys) - Math.min(...ys), 1)
  const at = (value: number, all: readonly number[]) =>
    SIDE / 2 + ((value - (Math.min(...all) + Math.max(...all)) / 2) / span) * SIDE * 0.8
  return communes.map(({ centre }, i) => (centre ? [at(centre.lngE5 * shrink, xs), at(-centre.latE5, ys)] : inRows(i)))
}

/** Each commune takes the free tile nearest to it; whoever is nearest to a tile chooses first. */
function tileGrid(nodes: readonly Node[]): Map<PlaceCode, { readonly column: number; readonly row: number }> {
  const columns = Math.ceil(Math.sqrt(nodes.length * 1.3))
  const rows = columns
  const step = SIDE / columns
  const pairs = nodes.flatMap((node) =>
    Array.from({ length: columns * rows }, (_, cell) => {
      const column = cell % columns
      const row = Math.floor(cell / columns)
      const distance = Math.hypot(node.x - (column + 0.5) * step, node.y - (row + 0.5) * step)
      return { node, cell, column, row, distance }
    }),
  )
  pairs.sort((a, b) => a.distance - b.distance || a.cell - b.cell || (a.node.code < b.node.code ? -1 : 1))
  const tiles = new Map<PlaceCode, { column: number; row: number }>()
  const taken = new Set<number>()
  for (const { node, cell, column, row } of pairs) {
    if (tiles.has(node.code) || taken.has(cell)) continue
    tiles.set(node.code, { column, row })
    taken.add(cell)
  }
  return closedUp(tiles)
}

/** Drops empty rows and columns at the edges. */
function closedUp(tiles: Map<PlaceCode, { column: number; row: number }>) {
  const left = Math.min(...[...tiles.values()].map(({ column }) => column))
  const top = Math.min(...[...tiles.values()].map(({ row }) => row))
  return new Map([...tiles].map(([code, { column, row }]) => [code, { column: column - left, row: row - top }]))
}

function whole(value: number): number {
  return Math.round(value * 10) / 10
}
