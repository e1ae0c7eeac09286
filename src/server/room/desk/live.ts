import { type Position, unreachable } from '#election/named.ts'
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
  switch (entry.kind) {
    case 'submission':
      return entry.items.some(({ k }) => k === 'sheet')
    case 'sheet-typed':
    case 'sheet-decided':
    case 'sheet-explained':
    case 'sheet-accepted':
    case 'sheet-proposed':
    case 'sheet-confirmed':
    case 'sheet-proposal-withdrawn':
    case 'sum-typed':
    case 'figures-imported':
    case 'tie-proposed':
    case 'tie-confirmed':
    case 'release-proposed':
    case 'release-confirmed':
    case 'release-withdrawn':
    case 'proclaimed':
    case 'amended':
      return true
    case 'opened':
    case 'heartbeat':
    case 'invited':
    case 'invitation-withdrawn':
    case 'enrolled':
    case 'revoked':
    case 'alert-noted':
    case 'alert-taken':
    case 'alert-handed':
    case 'alert-snoozed':
    case 'alert-closed':
      return false
    default:
      return unreachable(entry)
  }
}
