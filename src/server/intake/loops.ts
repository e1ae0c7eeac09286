import type { Clock } from '../clock.ts'
import type { House } from '../house.ts'

/** Silence of the room's clock after which an entry says that the room lives (ms). */
const HEARTBEAT_MS = 10_000

/** Work that goes on by itself in exactly one process of a room. */
export interface Loops {
  stop(): Promise<void>
}

/**
 * A heartbeat entry whenever nothing else was appended for ten seconds, so that a silent room differs from a dead one.
 * A driven clock does not go on by itself: then nothing is due.
 */
export function startLoops({ journal }: House, clock: Clock): Loops {
  if (clock.driven) return { stop: async () => {} }
  let working: Promise<unknown> = Promise.resolve()
  let busy = false
  const beat = async () => {
    const now = clock.now()
    const head = await journal.head()
    if (now - head.at >= HEARTBEAT_MS) await journal.act({ type: 'heartbeat' }, now)
  }
  const timer = setInterval(() => {
    if (busy) return
    busy = true
    // A database that is away is the loop's to outlive: the next round tries again.
    working = beat()
      .catch(() => {})
      .finally(() => {
        busy = false
      })
  }, 1_000)
  return {
    async stop() {
      clearInterval(timer)
      await working
    },
  }
}
