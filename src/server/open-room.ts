import type { Book } from '#election/book/book.ts'
import type { Instant } from '#election/named.ts'
import { fail, type Outcome, ok } from '#election/outcome.ts'
import { bookDigest } from '#journal/book.ts'
import { journalOrigin } from '#journal/note.ts'
import { roomMachine } from '#room/machine.ts'
import { type Refusal, refusal } from '#room/refusals.ts'
import type { Store } from '#store/store.ts'
import { frozenDigest } from './house.ts'

export interface OpenRoom {
  /** A checked book. */
  readonly book: Book
  /** A rehearsal: marked in the journal for ever and on every screen. */
  readonly test: boolean
  readonly now: Instant
}

/**
 * Opens the control room of a book: keeps the book by its digest and writes entry 0, which freezes it. Opening again
 * with the same book is harmless; with another one, or as a test what is none, it is refused.
 */
export async function openRoom(store: Store, { book, test, now }: OpenRoom): Promise<Outcome<void, Refusal>> {
  const frozen = await frozenDigest(store, book.room)
  if (frozen !== undefined && frozen !== bookDigest(book)) return fail(refusal('roomOpen'))
  const digest = await store.books.put(book)
  const journal = await store.openJournal({
    room: book.room,
    machine: roomMachine(book),
    origin: journalOrigin(book.room, test),
  })
  const done = await journal.act({ type: 'open', room: book.room, book: digest, test }, now)
  return done.ok ? ok(undefined) : done
}
