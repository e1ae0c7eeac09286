import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { House, HouseOptions } from '../house.ts'
import { Waits } from '../waits.ts'

/** Entries after which the state is kept anew: reading and folding so many takes about a second. */
const EVERY = 50_000
/** How often it is looked at (ms). */
const ROUND_MS = 10_000

/** Keeps the folded state of a room from time to time. */
export interface Keeper {
  stop(): Promise<void>
}

/**
 * Keeps the folded state whenever enough entries came, so that a start after a crash folds little. In a thread of its
 * own, which opens the journal, keeps its state and ends: the text of 40,000 stations takes four seconds to write, and
 * the wall and everybody at work in the room would stand still meanwhile.
 */
export function startKeeper(
  { journal, store }: Pick<House, 'journal' | 'store'>,
  { databaseUrl, folder, room }: HouseOptions,
  { every, roundMs } = { every: EVERY, roundMs: ROUND_MS },
): Keeper {
  const waits = new Waits('room: keeping its state')
  let thread: Worker | undefined
  let working: Promise<void> | undefined
  const round = async () => {
    if (journal.size - (await store.keptUpTo(room)) < every) return
    thread = new Worker(new URL('./keeper-thread.ts', import.meta.url), { workerData: { databaseUrl, folder, room } })
    await once(thread, 'exit')
  }
  const timer = setInterval(() => {
    working ??= round()
      .then(
        () => waits.over(),
        (error: unknown) => waits.tell(error),
      )
      .finally(() => {
        working = undefined
      })
  }, roundMs)
  return {
    async stop() {
      clearInterval(timer)
      // Whatever it was writing is undone, and closing the house keeps the last state.
      await thread?.terminate()
      await working
    },
  }
}
