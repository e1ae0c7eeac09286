import type { Instant } from '#election/named.ts'
import type { Clock } from '../clock.ts'
import type { House } from '../house.ts'
import { type Rounds, startRounds } from '../waits.ts'

/** Silence of the room's clock after which an entry says that the room lives (ms). */
const HEARTBEAT_MS = 10_000
/** How often the journal's end is looked at, and signed when it has moved (ms). */
const ROUND_MS = 1_000

/**
 * In exactly one process of a room, once a second: a heartbeat entry when nothing else was appended for ten, so that a
 * silent room differs from a dead one; and a signed checkpoint when the journal has grown. A driven clock does not go on
 * by itself, so no heartbeat is ever due by it, and a rehearsal's journal stays the same each time.
 */
export function startLoops({ journal, store }: House, clock: Clock): Rounds {
  let signed = 0
  return startRounds('intake: signing checkpoints', ROUND_MS, async () => {
    const now = clock.now()
    const head = await journal.head()
    if (!clock.driven && isSilent(head.at, now)) await journal.act({ type: 'heartbeat' }, now)
    const size = await journal.catchUp()
    if (size === signed) return
    await store.checkpoints.sign(journal.room)
    signed = size
  })
}

function isSilent(last: Instant, now: Instant): boolean {
  return now - last >= HEARTBEAT_MS
}
