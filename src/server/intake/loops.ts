import type { Instant } from '#election/named.ts'
import type { Clock } from '../clock.ts'
import type { House } from '../house.ts'
import { Waits } from '../waits.ts'

/** Silence of the room's clock after which an entry says that the room lives (ms). */
const HEARTBEAT_MS = 10_000
/** How often the journal's end is looked at, and signed when it has moved (ms). */
const ROUND_MS = 1_000

/** Work that goes on by itself in exactly one process of a room. */
export interface Loops {
  stop(): Promise<void>
}

/**
 * Once a second: a heartbeat entry when nothing else was appended for ten, so that a silent room differs from a dead
 * one; and a signed checkpoint when the journal has grown. A driven clock does not go on by itself, so no heartbeat is
 * ever due by it, and a rehearsal's journal stays the same each time.
 */
export function startLoops({ journal, store }: House, clock: Clock): Loops {
  let signed = 0
  const round = async () => {
    const now = clock.now()
    const head = await journal.head()
    if (!clock.driven && isSilent(head.at, now)) await journal.act({ type: 'heartbeat' }, now)
    const size = await journal.catchUp()
    if (size === signed) return
    await store.checkpoints.sign(journal.room)
    signed = size
  }
  const waits = new Waits('intake: signing checkpoints')
  let working: Promise<void> | undefined
  const timer = setInterval(() => {
    // A database that is away is the loop's to outlive: the next round tries again.
    working ??= round()
      .then(
        () => waits.over(),
        (error: unknown) => waits.tell(error),
      )
      .finally(() => {
        working = undefined
      })
  }, ROUND_MS)
  return {
    async stop() {
      clearInterval(timer)
      await working
    },
  }
}

function isSilent(last: Instant, now: Instant): boolean {
  return now - last >= HEARTBEAT_MS
}
