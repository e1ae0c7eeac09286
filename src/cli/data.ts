import { resolve } from 'node:path'
import type { Book } from '#election/book/book.ts'
import type { PlaceCode } from '#election/named.ts'
import { frozenBook } from '#server/house.ts'
import { hasEmbedded } from '#store/postgres/home.ts'
import { openStore, type Store } from '#store/store.ts'
import { type Arguments, type OptionShape, type Terminal, UsageError } from './command.ts'

/** Options of every command that works on a room's data. */
export const DATA_OPTIONS = { data: { type: 'text' }, room: { type: 'text' } } as const satisfies Record<
  string,
  OptionShape
>

/** What `--help` says about them. */
export const DATA_HELP = `      --data FOLDER       where everything is kept (sunduq-data); with DATABASE_URL only photos and files
      --room CODE         which room, where the data hold several`

/** The data folder as an absolute path. */
export function dataFolder(given: Arguments): string {
  return resolve(given.text('data') ?? 'sunduq-data')
}

/**
 * The PostgreSQL that the environment names, in place of the embedded one. Throws `UsageError` for what is no address of
 * one; the driver would take it for a database on this machine.
 */
export function databaseUrl({ DATABASE_URL: url }: NodeJS.ProcessEnv): { databaseUrl?: string } {
  if (!url) return {}
  if (/^postgres(ql)?:\/\//.test(url)) return { databaseUrl: url }
  // What was meant as a secret is not repeated.
  throw new UsageError('wrongValue', {
    name: 'DATABASE_URL',
    value: '…',
    wanted: 'postgres://USER:PASSWORD@HOST/DATABASE',
  })
}

/** Runs `work` on an open store and closes it. A store that is not there yet is made only where `create` says so. */
export async function withStore<T>(
  given: Arguments,
  terminal: Terminal,
  work: (store: Store, folder: string) => Promise<T>,
  create = false,
): Promise<T> {
  const folder = dataFolder(given)
  if (!create && !terminal.env.DATABASE_URL && !hasEmbedded(folder)) {
    throw new UsageError('nothingOpened', { where: folder })
  }
  const store = await openStore({ folder, ...databaseUrl(terminal.env), report: terminal.err })
  try {
    return await work(store, folder)
  } finally {
    await store.close()
  }
}

/** The room that `--room` names, else the only one there is. Throws `UsageError` when that is not one. */
export async function chosenRoom(given: Arguments, store: Store): Promise<PlaceCode> {
  const rooms = (await store.rooms()).map(({ room }) => room)
  const [only, another] = rooms
  if (only === undefined) throw new UsageError('nothingOpened', { where: '--data, DATABASE_URL' })
  const value = given.text('room')
  if (value === undefined && another === undefined) return only
  if (value === undefined) {
    throw new UsageError('whichRoom', { rooms: rooms.map((code) => `--room ${code}`).join(', ') })
  }
  const room = rooms.find((code) => code === value)
  if (room === undefined) throw new UsageError('wrongValue', { name: '--room', value, wanted: rooms.join(', ') })
  return room
}

/** The book of the room that `--room` names, as `chosenRoom` does. Throws `UsageError` when it is not open. */
export async function chosenBook(given: Arguments, store: Store): Promise<Book> {
  const room = await chosenRoom(given, store)
  const frozen = await frozenBook(store, room)
  if (!frozen) throw new UsageError('nothingOpened', { where: room })
  return frozen.book
}
