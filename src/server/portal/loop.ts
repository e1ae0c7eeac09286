import { setTimeout as pause } from 'node:timers/promises'
import { indexBook } from '#election/book/index.ts'
import { readHead } from '#store/entries.ts'
import { openStore, type Store } from '#store/store.ts'
import { openBook } from '../house.ts'
import type { SurfaceOptions } from '../surface.ts'
import { Waits } from '../waits.ts'
import { publicJournal } from './gatekeeper.ts'
import { openPublisher, type Publisher, type PublisherOptions } from './publisher.ts'

/** How often the journal is looked at (ms). */
const LOOK_MS = 200
/** Wait before the database or the disk is tried again (ms). */
const RETRY_MS = 1000

export interface PublisherLoop {
  /** Publishes what is pending, then lets go of the database. */
  stop(): Promise<void>
}

export type LoopOptions = Pick<SurfaceOptions, 'databaseUrl' | 'folder' | 'room' | 'clock'> &
  Pick<PublisherOptions, 'data' | 'everyMs' | 'logEveryMs' | 'confirmEveryMs'>

/**
 * Publishes for as long as the process lives. Whatever fails (database away, disk full), everything is let go and opened
 * again a moment later; the portal goes on serving what lies on disk.
 */
export function startPublishing(options: LoopOptions): PublisherLoop {
  const ending = new AbortController()
  const waits = new Waits('portal: publishing')
  const round = async (): Promise<void> => {
    const opened = await open(options)
    try {
      waits.over()
      while (!ending.signal.aborted) {
        await opened.publisher.step()
        await pause(LOOK_MS, undefined, { signal: ending.signal }).catch(() => {})
      }
      await opened.publisher.flush()
    } finally {
      await opened.store.close()
    }
  }
  const run = async (): Promise<void> => {
    while (!ending.signal.aborted) {
      await round().catch((error: unknown) => waits.tell(error))
      if (!ending.signal.aborted) await pause(RETRY_MS, undefined, { signal: ending.signal }).catch(() => {})
    }
  }
  const running = run()
  return {
    async stop() {
      ending.abort()
      await running
    },
  }
}

/** Opens the store of an open room and a publisher on its public journal. Throws when there is none yet. */
export async function open(options: LoopOptions): Promise<{ store: Store; publisher: Publisher }> {
  const { databaseUrl, folder, room, clock, ...publishing } = options
  const store = await openStore({ databaseUrl, folder })
  try {
    const { book, digest } = await openBook(store, room)
    const head = await readHead(store.sql, room)
    if (!head) throw new Error(`room ${room} is open and has no head`)
    const journal = publicJournal(store, indexBook(book), digest, head.origin, clock)
    const journalKey = await store.checkpoints.keyOf(head.origin)
    return {
      store,
      publisher: await openPublisher(journal, {
        ...publishing,
        clock,
        journalKey,
        photo: (digest) => store.photos.get(digest),
      }),
    }
  } catch (error) {
    await store.close()

    throw error
  }
}
