import type { Book } from '#election/book/book.ts'
import { type BookIndex, indexBook } from '#election/book/index.ts'
import type { Digest, PlaceCode } from '#election/named.ts'
import type { Act, Answer } from '#room/act.ts'
import { roomMachine } from '#room/machine.ts'
import type { Refusal } from '#room/refusals.ts'
import type { RoomState } from '#room/state.ts'
import { readEntries, readHead } from '#store/entries.ts'
import type { Journal } from '#store/journal.ts'
import { openStore, type Store } from '#store/store.ts'
import type { SurfaceOptions } from './surface.ts'

/** A room's journal as the surfaces drive it. */
export type RoomJournal = Journal<RoomState, Act, Answer, Refusal>

/** What every surface stands on: the store, the room's frozen book and its journal with the state folded from it. */
export interface House {
  readonly store: Store
  readonly book: Book
  readonly index: BookIndex
  readonly journal: RoomJournal
  close(): Promise<void>
}

/**
 * Opens the store and the journal of an open room. Throws when the room was never opened: `openRoom` comes first.
 * @param snapshots whether this process keeps snapshots for the next start; one process of a room is enough
 */
export async function openHouse(
  { databaseUrl, folder, room }: Pick<SurfaceOptions, 'databaseUrl' | 'folder' | 'room'>,
  snapshots = false,
): Promise<House> {
  const store = await openStore({ databaseUrl, folder })
  try {
    const digest = await frozenBook(store, room)
    const book = digest && (await store.books.get(digest))
    if (!book) throw new Error(`room ${room} is not open here: open it with its book first`)
    const machine = roomMachine(book)
    const journal = await store.openJournal({ room, machine, ...(snapshots ? {} : { snapshotEvery: 0 }) })
    return { store, book, index: indexBook(book), journal, close: () => store.close() }
  } catch (error) {
    await store.close()
    throw error
  }
}

/** Digest of the book that a room's first entry froze; undefined for a room that was never opened. */
export async function frozenBook(store: Store, room: PlaceCode): Promise<Digest | undefined> {
  const head = await readHead(store.sql, room)
  if (!head || head.size === 0) return undefined
  for await (const [first] of readEntries(store.sql, room, 0, 1)) {
    if (first?.kind === 'opened') return first.book
  }
  throw new Error(`the first entry of room ${room} opens nothing`)
}
