import type { Book } from '#election/book/book.ts'
import { type BookIndex, indexBook } from '#election/book/index.ts'
import type { Digest, PlaceCode, StationCode } from '#election/named.ts'
import type { Entry } from '#journal/entry.ts'
import type { Act, Answer } from '#room/act.ts'
import { slots } from '#room/gate.ts'
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

/** What the journal holds about a station and each of its phones, in its order. */
export async function entriesAbout(journal: RoomJournal, station: StationCode): Promise<Entry[]> {
  const devices = (await journal.settled()).stations[station]?.devices ?? []
  return journal.entriesOf(station, ...devices)
}

/** Which room of which store. */
export type HouseOptions = Pick<SurfaceOptions, 'databaseUrl' | 'folder' | 'room'>

/**
 * Opens the store and the journal of an open room. Throws when the room was never opened: `openRoom` comes first.
 * @param keepsLast whether closing keeps the folded state for the next start; one process of a room is enough
 */
export async function openHouse({ databaseUrl, folder, room }: HouseOptions, keepsLast = false): Promise<House> {
  const store = await openStore({ databaseUrl, folder })
  try {
    const { book } = await openBook(store, room)
    const machine = roomMachine(book)
    // What was kept by a slot is where the picture of those who see the day by slots starts from.
    const journal = await store.openJournal({ room, machine, keepsLast, snapshotMarks: slots(book) })
    return { store, book, index: indexBook(book), journal, close: () => store.close() }
  } catch (error) {
    await store.close()
    throw error
  }
}

/** The book of a day as a room froze it, and the digest under which it is kept. */
export interface FrozenBook {
  readonly book: Book
  readonly digest: Digest
}

/** The book of an open room. Throws for one that was never opened: `openRoom` comes first. */
export async function openBook(store: Store, room: PlaceCode): Promise<FrozenBook> {
  const frozen = await frozenBook(store, room)
  if (!frozen) throw new Error(`room ${room} is not open here: open it with its book first`)
  return frozen
}

/** The book that a room's first entry froze; undefined for a room that was never opened here. */
export async function frozenBook(store: Store, room: PlaceCode): Promise<FrozenBook | undefined> {
  const digest = await frozenDigest(store, room)
  const book = digest && (await store.books.get(digest))
  return book && { book, digest }
}

/** Digest of the book that a room's first entry froze; undefined for a room that was never opened. */
export async function frozenDigest(store: Store, room: PlaceCode): Promise<Digest | undefined> {
  const head = await readHead(store.sql, room)
  if (!head || head.size === 0) return undefined
  for await (const [first] of readEntries(store.sql, room, 0, 1)) {
    if (first?.kind === 'opened') return first.book
  }
  throw new Error(`the first entry of room ${room} opens nothing`)
}
