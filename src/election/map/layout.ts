import type { Book } from '../book/book.ts'
import { indexBook } from '../book/index.ts'
import type { PlaceCode } from '../named.ts'
import { anchorsOf } from './anchors.ts'
import { type Circle, dorling } from './dorling.ts'
import { type Tile, tileGrid } from './tiles.ts'

/** Where a commune stands on the two maps: a circle in a square of 1000 units, and a cell of the tile grid. */
export interface MapPlace {
  readonly circle: Circle
  readonly tile: Tile
}

/**
 * Both maps of a book, weighted by people: land would show where nobody votes. Every commune with stations is there.
 * Computed once for a book; for drawing only, so floating point is used within and whole units come out.
 */
export function mapLayout(book: Book): ReadonlyMap<PlaceCode, MapPlace> {
  const index = indexBook(book)
  const communes = book.places.filter(({ kind, code }) => kind === 'commune' && index.stationsOf(code).length > 0)
  const anchors = anchorsOf(communes)
  const circles = dorling(
    anchors,
    communes.map(({ code }) => index.registered(code)),
  )
  const tiles = tileGrid(anchors)
  return new Map(
    communes.flatMap(({ code }, i) => {
      const [circle, tile] = [circles[i], tiles[i]]
      return circle && tile ? [[code, { circle, tile }] as const] : []
    }),
  )
}
