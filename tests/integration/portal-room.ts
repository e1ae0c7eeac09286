import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'
import type { Book } from '#election/book/book.ts'
import type { Instant } from '#election/named.ts'
import { roomMachine } from '#room/machine.ts'
import { enrolment, Phone, submit } from '#room/testing/phone.ts'
import type { RoomJournal } from '#server/house.ts'
import { open } from '#server/portal/loop.ts'
import { publishedFolder } from '#server/portal/main.ts'
import type { Publisher } from '#server/portal/publisher.ts'
import { type TestRoom, testRoom } from './server-room.ts'

/** A room on a real PostgreSQL whose journal the test fills, and what its publisher writes. */
export interface PublishedRoom extends TestRoom {
  readonly journal: RoomJournal
  /** The served folder, and the book's folder in it. */
  readonly data: string
  readonly shelf: string
  readonly phones: readonly Phone[]
  /** Opens a publisher with a connection of its own, as the portal does. */
  publisher(): Promise<{ readonly publisher: Publisher; close(): Promise<void> }>
  /** Ticks of a phone at a minute of the day, appended. */
  vote(phone: number, hours: number, minutes: number, voters?: number): Promise<void>
  json<T>(path: string): T
}

export async function publishedRoom(changes: Partial<Book> = {}, test = true): Promise<PublishedRoom> {
  const room = await testRoom(changes, test)
  const { store, book, clock, folder } = room
  const journal: RoomJournal = await store.openJournal({
    room: book.room,
    machine: roomMachine(book),
  })
  const phones = book.stations.map(({ code }) => new Phone(code, code))
  for (const phone of phones) {
    for (const act of enrolment(phone, phone.station)) {
      const done = await journal.act(act, clock.now())
      if (!done.ok) throw new Error(done.error.code)
    }
  }
  const data = publishedFolder(folder)
  const shelf = join(data, book.id)
  return {
    ...room,
    journal,
    data,
    shelf,
    phones,
    async publisher() {
      const opened = await open({ folder, room: book.room, clock, data })
      return { publisher: opened.publisher, close: () => opened.store.close() }
    },
    async vote(at, hours, minutes, voters = 1) {
      const phone = phones[at] as Phone
      const now = room.at(hours, minutes)
      const from = phone.last + 1
      if (from === 1) phone.open(now)
      for (let voter = 0; voter < voters; voter++) phone.tick(now)
      const done = await journal.act(submit(phone.submission(now, from)), now as Instant)
      if (!done.ok) throw new Error(done.error.code)
    },
    json: (path) => JSON.parse(readFileSync(join(shelf, path), 'utf8')),
  }
}

/** Every file under a folder with its bytes. */
export function filesUnder(folder: string): Map<string, Buffer> {
  const files = new Map<string, Buffer>()
  const walk = (at: string): void => {
    for (const name of readdirSync(at).sort()) {
      const path = join(at, name)
      if (statSync(path).isDirectory()) walk(path)
      else files.set(relative(folder, path), readFileSync(path))
    }
  }
  walk(folder)
  return files
}

/** The text files of one version by name. */
export function versionFiles(shelf: string, version: number): Map<string, string> {
  const all = [...filesUnder(join(shelf, String(version)))].filter(([name]) => !name.endsWith('.gz'))
  return new Map(all.map(([name, bytes]) => [name, bytes.toString('utf8')]))
}
