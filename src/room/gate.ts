import type { Book } from '#election/book/book.ts'
import { type Instant, unreachable } from '#election/named.ts'
import { instantOf } from '#election/time.ts'

/** Everyone who may see turnout. A new audience is named here or sees nothing. */
export const AUDIENCES = ['room', 'wall', 'public', 'media', 'observer'] as const
export type Audience = (typeof AUDIENCES)[number]

/** The horizon of an audience that may see nothing yet: no entry was received by then. */
export const NOTHING_YET = 0 as Instant

/**
 * The gate: the last instant whose entries an audience may see at `now`, never after `now`. The room and its wall see
 * everything. The others see everything too when the book publishes live; when it publishes by slots they see the room
 * as of the last slot that has come, nothing before the first, and everything once the polls have closed.
 */
export function horizon(book: Book, audience: Audience, now: Instant): Instant {
  switch (audience) {
    case 'room':
    case 'wall':
      return now
    case 'public':
    case 'media':
    case 'observer':
      return published(book, now)
    default:
      return unreachable(audience)
  }
}

/** When an audience's horizon moves next, if it moves by slots: the next slot or the close; undefined when it is live. */
export function nextHorizon(book: Book, audience: Audience, now: Instant): Instant | undefined {
  if (audience === 'room' || audience === 'wall') return undefined
  return slots(book).find((slot) => slot > now)
}

/** From when on the public may see what the room received at an instant, if nothing withdraws it. */
export function publicFrom(book: Book, received: Instant): Instant {
  return slots(book).find((slot) => slot >= received) ?? received
}

function published(book: Book, now: Instant): Instant {
  const all = slots(book)
  const close = all.at(-1)
  if (close === undefined || now >= close) return now
  return all.findLast((slot) => slot <= now) ?? NOTHING_YET
}

/** The instants of publication, ascending, the close last; none when the book publishes live. */
function slots(book: Book): Instant[] {
  const { turnout } = book.publication
  switch (turnout.mode) {
    case 'live':
      return []
    case 'slots':
      return [...turnout.slots.filter((slot) => slot < book.hours.closes), book.hours.closes]
        .sort((a, b) => a - b)
        .map((slot) => instantOf(slot, book))
    default:
      return unreachable(turnout)
  }
}
