import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Book } from '#election/book/book.ts'
import { type BookIndex, indexBook } from '#election/book/index.ts'
import type { PlaceCode } from '#election/named.ts'
import { sha256Hex } from '#journal/sha256.ts'
import type { TurnoutVersion } from '#room/views/published.ts'
import type { Pointer } from './pointer.ts'
import { NO_RESULTS, readResults, type ShownResults } from './results/reader.ts'
import { isMissing, POINTER_FILE, readVersion } from './shelf.ts'

/** What the portal has in hand: one whole published version, as it lies on disk. */
export interface Published {
  readonly index: BookIndex
  readonly turnout: TurnoutVersion
  readonly results: ShownResults
  readonly pointer: Pointer
  readonly pointerBytes: Buffer
  readonly pointerTag: string
}

/**
 * The portal's only source: the published files. It never asks the database, so it shows the last good version whatever
 * happens elsewhere, and a portal on another machine needs nothing but a copy of the folder.
 */
export interface Reader {
  current(): Published | undefined
  /** Seconds of the machine's clock since the publisher last confirmed that it is up to date. */
  silence(): number
  stop(): Promise<void>
}

/** The room whose files a folder shows; undefined where nothing was published yet. */
export async function shownRoom(data: string): Promise<PlaceCode | undefined> {
  try {
    const [entry] = (JSON.parse(await readFile(join(data, 'index.json'), 'utf8')) as Catalogue).books
    return entry && (JSON.parse(await readFile(join(data, entry.book, 'book.json'), 'utf8')) as Book).room
  } catch (error) {
    if (isMissing(error)) return undefined
    throw error
  }
}

/** Follows the folder of published files, looking `everyMs`. A version that cannot be read whole is not shown. */
export async function openReader(data: string, everyMs = 200): Promise<Reader> {
  let published: Published | undefined
  let book: { readonly id: string; readonly digest: string; readonly index: BookIndex } | undefined
  let seen = ''
  let results: ShownResults = NO_RESULTS
  let confirmed = 0

  const look = async (): Promise<void> => {
    const [entry] = (JSON.parse(await readFile(join(data, 'index.json'), 'utf8')) as Catalogue).books
    if (!entry) return
    const folder = join(data, entry.book)
    const { mtimeMs, ino } = await stat(join(folder, POINTER_FILE))
    const newResults = await readResults(folder, results)
    if (newResults !== results) seen = ''
    results = newResults
    if (seen === `${folder} ${mtimeMs} ${ino}`) return
    if (book?.id !== entry.book || book.digest !== entry.book_sha256) {
      const text = await readFile(join(folder, 'book.json'), 'utf8')
      book = { id: entry.book, digest: entry.book_sha256, index: indexBook(JSON.parse(text) as Book) }
      published = undefined
    }
    const pointerBytes = await readFile(join(folder, POINTER_FILE))
    const pointer = JSON.parse(pointerBytes.toString('utf8')) as Pointer
    const same = published !== undefined && published.turnout.version === pointer.version
    const turnout = same && published ? published.turnout : (await readVersion(folder, pointer.version)).turnout
    const pointerTag = `"${sha256Hex(pointerBytes).slice(0, 32)}"`
    published = { index: book.index, turnout, results, pointer, pointerBytes, pointerTag }
    seen = `${folder} ${mtimeMs} ${ino}`
    confirmed = mtimeMs
  }
  /** Files that are not there yet, or that vanished between two looks, are asked for again at the next. */
  const tryToLook = (): Promise<void> =>
    look().catch((error: unknown) => {
      if (!isMissing(error)) process.stderr.write(`sunduq portal: ${String(error)}\n`)
    })

  await tryToLook()
  let looking: Promise<void> | undefined
  const timer = setInterval(() => {
    looking ??= tryToLook().finally(() => {
      looking = undefined
    })
  }, everyMs)
  return {
    current: () => published,
    silence: () => Math.max(0, Math.floor((Date.now() - confirmed) / 1000)),
    async stop() {
      clearInterval(timer)
      await looking
    },
  }
}

interface Catalogue {
  readonly books: readonly { readonly book: string; readonly book_sha256: string }[]
}
