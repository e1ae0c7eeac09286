import { type IDBPDatabase, openDB } from 'idb'
import type { WallDefinition } from '#room/views/wall.ts'
import type { Frame } from './picture.ts'

/** The last good picture, so that a reload while the server is away still shows the day, with its age. */
export interface Kept {
  readonly definition: WallDefinition
  readonly frame: Frame
  /** This machine's clock when it was received (ms), for its age only. */
  readonly received: number
}

const STORE = 'last'

function database(): Promise<IDBPDatabase> {
  return openDB('sunduq-room', 1, { upgrade: (db) => void db.createObjectStore(STORE) })
}

/** Keeps the page itself: without it a reload while the server is away would show the browser's error page. */
export function keepPage(): void {
  if ('serviceWorker' in navigator) void navigator.serviceWorker.register('./sw.js').catch(() => {})
}

/** Undefined when nothing was kept, or the browser keeps nothing (a private window). */
export async function readKept(): Promise<Kept | undefined> {
  try {
    const db = await database()
    const definition = (await db.get(STORE, 'definition')) as WallDefinition | undefined
    const last = (await db.get(STORE, 'frame')) as { book: string; frame: Frame; received: number } | undefined
    if (!definition || !last || last.book !== definition.book) return undefined
    return { definition, frame: last.frame, received: last.received }
  } catch {
    return undefined
  }
}

/** Once a day; the definition of 40,000 stations is too big to write with every frame. */
export function keepDefinition(definition: WallDefinition): Promise<void> {
  return attempt((db) => db.put(STORE, definition, 'definition'))
}

export function keepFrame(book: string, frame: Frame, received: number): Promise<void> {
  return attempt((db) => db.put(STORE, { book, frame, received }, 'frame'))
}

/** For a person who signs out of a machine that is not theirs. */
export function forgetKept(): Promise<void> {
  return attempt((db) => db.clear(STORE))
}

/** Best effort: a wall that cannot keep its picture (a full disk, a private window) still shows it. */
async function attempt(work: (db: IDBPDatabase) => Promise<unknown>): Promise<void> {
  try {
    await work(await database())
  } catch {
    // Nothing that a person at the wall could do.
  }
}
