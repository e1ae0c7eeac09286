import type { Book, Constituency, Contest, Place, Station } from '#election/book/book.ts'
import type { BookIndex } from '#election/book/index.ts'
import type { Names } from '#election/languages.ts'
import type { ConstituencyCode, PlaceCode } from '#election/named.ts'
import { haystack } from './normal.ts'

/** What of a book can be found, made ready once: 40,000 stations are looked through in a few milliseconds. */
export interface Finder {
  readonly index: BookIndex
  readonly stations: readonly Findable<Station>[]
  /** In the order of the book: parents before their children. */
  readonly places: readonly Findable<Place>[]
  /** What the sheets of each constituency are found by. */
  readonly constituencies: ReadonlyMap<ConstituencyCode, string>
  /** In the order of the book. */
  readonly contests: readonly FindableContest[]
  /** Index of each place among `places`. */
  readonly placeAt: ReadonlyMap<PlaceCode, number>
}

/** A contest by its own names and its paper's; its constituencies each by their name and code. */
export interface FindableContest {
  readonly contest: Contest
  readonly own: string
  readonly constituencies: readonly { readonly constituency: Constituency; readonly own: string }[]
}

export interface Findable<T> {
  readonly of: T
  /** Its code in lower case. */
  readonly code: string
  /** Its names, number and code, as `haystack` writes them. */
  readonly own: string
  /** Index of the place above it, -1 for the topmost. */
  readonly above: number
}

export function finderOf(index: BookIndex): Finder {
  const { book } = index
  const placeAt = new Map(book.places.map(({ code }, at) => [code, at]))
  const at = (code: PlaceCode | undefined): number => (code === undefined ? -1 : (placeAt.get(code) ?? -1))
  return {
    index,
    stations: book.stations.map((station) => ({
      of: station,
      code: station.code.toLowerCase(),
      own: haystack([...spelt(station.names), String(station.number), station.code]),
      above: at(station.office),
    })),
    places: book.places.map((place) => ({
      of: place,
      code: place.code.toLowerCase(),
      own: haystack([...spelt(place.names), place.code]),
      above: at(place.parent),
    })),
    constituencies: new Map(
      book.constituencies.map(({ code, contest }) => [code, haystack([code, ...contestNames(book, contest)])]),
    ),
    contests: book.contests.map((contest) => findableContest(book, contest)),
    placeAt,
  }
}

function findableContest(book: Book, contest: Contest): FindableContest {
  const paper = book.papers.find(({ id }) => id === contest.paper)
  return {
    contest,
    own: haystack([contest.id, ...spelt(contest.names), ...(paper ? spelt(paper.names) : [])]),
    constituencies: book.constituencies.flatMap((constituency) =>
      constituency.contest === contest.id
        ? [{ constituency, own: haystack([constituency.code, ...spelt(constituency.names)]) }]
        : [],
    ),
  }
}

/** Every spelling of a name. */
function spelt({ ar, fr, zgh, en }: Names): (string | undefined)[] {
  return [ar, fr, zgh, en]
}

function contestNames(book: Book, contest: string): (string | undefined)[] {
  const names = book.contests.find(({ id }) => id === contest)?.names
  return names ? spelt(names) : []
}
