import type { Book } from '../book/book.ts'
import { indexBook } from '../book/index.ts'
import type { PlaceCode } from '../named.ts'
import { anchorsOf, type Point } from './anchors.ts'
import { CROWDED } from './crowded.ts'
import { type Circle, dorling } from './dorling.ts'
import { type Tile, tileGrid } from './tiles.ts'

/** Where a place stands on the two maps: a circle in a square of 1000 units, and a cell of the tile grid. */
export interface MapPlace {
  readonly circle: Circle
  readonly tile: Tile
}

/**
 * Both maps of a book, weighted by people: land would show where nobody votes. Every commune with stations is there, or
 * every central office where the room is a single commune; and on a map of their own the provinces, where there are
 * several. A crowd of communes is laid out province by province.
 * Computed once for a book; for drawing only, so floating point is used within and whole units come out.
 */
export function mapLayout(book: Book): ReadonlyMap<PlaceCode, MapPlace> {
  const index = indexBook(book)
  const room = index.places.get(book.room)?.kind
  const told = room === 'commune' || room === 'office' ? 'office' : 'commune'
  const communes = book.places.filter(({ kind, code }) => kind === told && index.stationsOf(code).length > 0)
  const anchors = anchorsOf(communes)
  const spots = communes.flatMap(({ code, parent }, i): Spot[] => {
    const anchor = anchors[i]
    return anchor ? [{ code, parent, anchor, weight: index.registered(code) }] : []
  })
  const provinces = Map.groupBy(spots, ({ parent }) => parent)
  const maps = spots.length > CROWDED ? [...provinces.values()] : [spots]
  const above = [...provinces].flatMap(([code, members]) => (code === undefined ? [] : [middle(code, members)]))
  return new Map([...maps, above.length > 1 ? above : []].flatMap(laidOut))
}

/** A place with the point where it lies and the people who weigh there. */
interface Spot {
  readonly code: PlaceCode
  readonly parent: PlaceCode | undefined
  readonly anchor: Point
  readonly weight: number
}

function laidOut(spots: readonly Spot[]): (readonly [PlaceCode, MapPlace])[] {
  const anchors = spots.map(({ anchor }) => anchor)
  const circles = dorling(
    anchors,
    spots.map(({ weight }) => weight),
  )
  const tiles = tileGrid(anchors)
  return spots.flatMap(({ code }, i) => {
    const [circle, tile] = [circles[i], tiles[i]]
    return circle && tile ? [[code, { circle, tile }] as const] : []
  })
}

/** The place that holds these communes, where the middle of its people is. */
function middle(code: PlaceCode, communes: readonly Spot[]): Spot {
  // A commune without registered voters still lies somewhere.
  const weights = communes.map(({ weight }) => Math.max(1, weight))
  const weight = weights.reduce((sum, one) => sum + one, 0)
  const mean = (axis: 'x' | 'y') =>
    communes.reduce((sum, one, i) => sum + one.anchor[axis] * (weights[i] ?? 0), 0) / weight
  return { code, parent: undefined, anchor: { x: mean('x'), y: mean('y') }, weight }
}
