import type { BookIndex } from '#election/book/index.ts'
import type { Instant, PlaceCode } from '#election/named.ts'
import { instantOf, midnight } from '#election/time.ts'

/** Where the stations of a book lie, as indexes into its lists, and its hours as instants. */
export interface Layout {
  /** The places above each station, as indexes into the book's places. */
  readonly above: readonly (readonly number[])[]
  /** The communes as stations, and the commune of each station as an index into them. */
  readonly communes: readonly (readonly number[])[]
  readonly communeOf: Int32Array
  /** The code of each station's commune. */
  readonly communeCode: readonly PlaceCode[]
  readonly opens: Instant
  readonly closes: Instant
  readonly midnight: Instant
}

const LAYOUTS = new WeakMap<BookIndex, Layout>()

/** The layout of a book, made once: no entry of a journal changes it. */
export function layoutOf(index: BookIndex): Layout {
  let layout = LAYOUTS.get(index)
  if (!layout) {
    layout = laidOut(index)
    LAYOUTS.set(index, layout)
  }
  return layout
}

function laidOut(index: BookIndex): Layout {
  const { book } = index
  const placeAt = new Map(book.places.map(({ code }, i) => [code, i]))
  const ofOffice = new Map<PlaceCode, { readonly above: readonly number[]; readonly commune: PlaceCode }>()
  const offices = book.stations.map(({ code, office }) => {
    let found = ofOffice.get(office)
    if (!found) {
      const above = index.ancestors(code).map((place) => placeAt.get(place.code) as number)
      found = { above, commune: index.commune(code).code }
      ofOffice.set(office, found)
    }
    return found
  })
  const byCommune = Map.groupBy(book.stations.keys(), (i) => (offices[i] as (typeof offices)[number]).commune)
  const communes = [...byCommune.values()]
  const communeOf = new Int32Array(book.stations.length)
  for (const [at, members] of communes.entries()) for (const i of members) communeOf[i] = at
  return {
    above: offices.map(({ above }) => above),
    communes,
    communeOf,
    communeCode: offices.map(({ commune }) => commune),
    opens: instantOf(book.hours.opens, book),
    closes: instantOf(book.hours.closes, book),
    midnight: midnight(book),
  }
}
