import type { Book } from '#election/book/book.ts'
import { type BookIndex, indexBook } from '#election/book/index.ts'
import type { Digest, Instant } from '#election/named.ts'
import { instantOf, midnight } from '#election/time.ts'
import { bookDigest } from '#journal/book.ts'

/** The book as the rules of counting ask it: computed once, when a room's machine is made. */
export interface RoomRules {
  readonly index: BookIndex
  readonly digest: Digest
  readonly hours: ReadonlySet<number>
  /** Local midnight at which the election day begins. */
  readonly midnight: Instant
  /** First and last instant at which a tick may be observed. */
  readonly firstTick: Instant
  readonly lastTick: Instant
  /** When the polls close in the book. */
  readonly close: Instant
}

/** Reads the rules of counting out of a book that `checkBook` accepted; throws on one that it would refuse. */
export function roomRules(book: Book): RoomRules {
  const { hours } = book
  return {
    index: indexBook(book),
    digest: bookDigest(book),
    hours: new Set(hours.readings),
    midnight: midnight(book),
    firstTick: (instantOf(hours.opens, book) - hours.earlyMinutes * MINUTE_MS) as Instant,
    close: instantOf(hours.closes, book),
    lastTick: (instantOf(hours.closes, book) + hours.graceMinutes * MINUTE_MS) as Instant,
  }
}

const MINUTE_MS = 60_000
