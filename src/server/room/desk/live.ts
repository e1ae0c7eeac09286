import type { Position } from '#election/named.ts'
import type { CountEntry } from '#journal/count-entry.ts'
import type { Entry } from '#journal/entry.ts'
import type { House } from '../../house.ts'
import { eventBytes, LiveFeed } from '../live.ts'

/** At most two events a second: each makes every desk ask for its queue. */
const TICK_MS = 500

/** The desk's live line. It says that the queue changed and where the journal stands, and nothing else. */
export interface DeskFeed {
  readonly feed: LiveFeed
  close(): Promise<void>
}

/** Follows the journal from its present end. */
export function startDeskFeed({ journal }: House): DeskFeed {
  const start = journal.size
  let told = start
  let changed = start
  const feed = new LiveFeed(start, () => bytesAt(changed))
  const timer = setInterval(() => {
    if (changed === told) return
    feed.publish({ since: told, position: changed, bytes: bytesAt(changed) })
    told = changed
  }, TICK_MS)
  const stop = new AbortController()
  const following = journal.follow({ from: start, signal: stop.signal }, (entries) => {
    const last = entries.findLast(isOfDesk)
    if (last) changed = (last.n + 1) as Position
  })
  return {
    feed,
    async close() {
      clearInterval(timer)
      stop.abort()
      feed.close()
      await following
    },
  }
}

function bytesAt(position: Position): Buffer {
  return eventBytes('queue', { position }, position)
}

/** Whether an entry changes what the desk shows. */
function isOfDesk(entry: Entry): boolean {
  return entry.kind === 'submission'
    ? entry.items.some(({ k }) => k === 'sheet')
    : Object.hasOwn(OF_THE_COUNT, entry.kind)
}

const OF_THE_COUNT: Readonly<Record<CountEntry['kind'], true>> = {
  'sheet-typed': true,
  'sheet-decided': true,
  'sheet-explained': true,
  'sheet-accepted': true,
  'sheet-proposed': true,
  'sheet-confirmed': true,
  'sheet-proposal-withdrawn': true,
  'copy-handed-over': true,
  'sum-typed': true,
  'figures-imported': true,
  'tie-proposed': true,
  'tie-confirmed': true,
  'release-proposed': true,
  'release-confirmed': true,
  'release-withdrawn': true,
  proclaimed: true,
  amended: true,
}
