import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { House, HouseOptions } from '../house.ts'
import { type Rounds, startRounds } from '../waits.ts'

/** Entries after which the state is kept anew: reading and folding so many takes about a second. */
const EVERY = 50_000
/** How often it is looked at (ms). */
const ROUND_MS = 10_000

/**
 * Keeps the folded state whenever enough entries came, so that a start after a crash folds little. In a thread of its
 * own, which opens the journal, keeps its state and ends: the text of 40,000 stations takes four seconds to write, and
 * the wall and everybody at work in the room would stand still meanwhile.
 */
export function startKeeper(
  { journal, store }: Pick<House, 'journal' | 'store'>,
  { databaseUrl, folder, room }: HouseOptions,
  { every, roundMs } = { every: EVERY, roundMs: ROUND_MS },
): Rounds {
  let thread: Worker | undefined
  const rounds = startRounds('room: keeping its state', roundMs, async () => {
    if (journal.size - (await store.keptUpTo(room)) < every) return
    thread = new Worker(new URL('./keeper-thread.ts', import.meta.url), { workerData: { databaseUrl, folder, room } })
    await once(thread, 'exit')
  })
  return {
    async stop() {
      const stopped = rounds.stop()
      // Whatever it was writing is undone, and closing the house keeps the last state.
      await thread?.terminate()
      await stopped
    },
  }
}
