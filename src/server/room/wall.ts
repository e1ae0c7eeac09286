import type { Instant, Position } from '#election/named.ts'
import { type WallDelta, type WallPicture, wallDelta, wallPicture } from '#room/views/wall.ts'
import { isWork } from '#room/views/work.ts'
import type { Clock } from '../clock.ts'
import type { House } from '../house.ts'
import { eventBytes, LiveFeed } from './live.ts'

/** At most four deltas a second: a wall needs no more, and people cannot follow more. */
const TICK_MS = 250
/** Lateness and silence come with time alone: looked for this often when no entry arrives (ms). */
const TIME_MS = 1_000
/** The room's time goes out this often when nothing else does (ms). */
const CLOCK_MS = 2_000

/** The wall as everyone sees it now: the last picture, and the feed of what changes. */
export interface Wall {
  readonly feed: LiveFeed
  picture(): WallPicture
  close(): Promise<void>
}

/**
 * Follows the journal and keeps the feed going: a new entry shows within one tick, what time changes within a second.
 * When the journal is away the last picture stays and the clock goes on.
 */
export function startWall({ journal, index, store }: House, clock: Clock): Wall {
  let worked: Position | undefined
  let calling: number | undefined
  const picture = (now: Instant) =>
    wallPicture(index, journal.state, now, {
      ...(worked !== undefined && { worked }),
      ...(calling !== undefined && { calling }),
    })
  // A driven clock stands in the process that received the request; here the journal itself carries it.
  const now = () => {
    // After a failed commit there is no state at hand, and the time goes on without it.
    if (journal.size > 0) clock.advance(journal.state.at)
    return clock.now()
  }
  let last = picture(now())
  let bytes: Buffer | undefined
  const feed = new LiveFeed(last.position, () => {
    bytes ??= eventBytes('picture', last, last.position)
    return bytes
  })

  let told = performance.now()
  let looked = told
  let dirty = false
  let ticking = false
  const look = async () => {
    dirty = false
    looked = performance.now()
    await journal.catchUp()
    const next = picture(now())
    const delta = wallDelta(last, next)
    last = next
    bytes = undefined
    if (!isEmpty(delta)) {
      told = performance.now()
      feed.publish({ since: delta.since, position: delta.position, bytes: eventBytes('delta', delta, delta.position) })
    }
  }
  const tick = async () => {
    if (ticking) return
    ticking = true
    try {
      if (dirty || performance.now() - looked >= TIME_MS) await look()
    } catch (error) {
      // The database is away: the last picture stands, the follower and the next tick try again.
      dirty = true
      if (!(error instanceof Error)) throw error
    } finally {
      ticking = false
    }
    if (performance.now() - told >= CLOCK_MS) {
      told = performance.now()
      feed.tell(eventBytes('clock', { now: now(), position: last.position }))
    }
  }
  const timer = setInterval(() => void tick(), TICK_MS)

  const stop = new AbortController()
  const following = journal.follow({ from: journal.state.size, signal: stop.signal }, (entries) => {
    dirty = true
    worked = entries.findLast(isWork)?.n ?? worked
  })
  // Whoever shows the call desk asks for it again.
  const calls = (): void => {
    // The machine's time, not a count: notices merge, and a process that starts again begins with another value.
    calling = Math.max(Date.now(), (calling ?? 0) + 1)
    dirty = true
  }
  const lines = store.contacts.follow(journal.room, calls, stop.signal)
  return {
    feed,
    picture: () => last,
    async close() {
      clearInterval(timer)
      stop.abort()
      feed.close()
      await Promise.all([following, lines])
    },
  }
}

/** Nothing but the time went on. */
function isEmpty({ since, position, stations, places, curve, alerts, worked, calling }: WallDelta): boolean {
  const said = [alerts, worked, calling].some((part) => part !== undefined)
  return since === position && stations.length + places.length + curve.length === 0 && !said
}
