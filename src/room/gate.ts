import type { Book } from '#election/book/book.ts'
import { type Instant, unreachable } from '#election/named.ts'
import { instantOf } from '#election/time.ts'

/** Everyone who may see turnout. A new audience is named here or sees nothing. */
export const AUDIENCES = ['room', 'wall', 'public', 'media', 'observer'] as const
export type Audience = (typeof AUDIENCES)[number]

/** The horizon of an audience that may see nothing yet: no entry was received by then. */
export const NOTHING_YET = 0 as Instant

/**
 * The gate: the last instant whose entries an audience may see at `now`, never after `now`. Who sees the day live sees
 * everything; the others see the room as of the last slot that has come, nothing before the first, and everything once
 * the polls have closed.
 */
export function horizon(book: Book, audience: Audience, now: Instant): Instant {
  return seesLive(book, audience) ? now : published(book, now)
}

/**
 * Whether an audience sees turnout as it comes in: the room and its wall always, observers where the book lets them, and
 * everybody when the book publishes live.
 */
export function seesLive(book: Book, audience: Audience): boolean {
  switch (audience) {
    case 'room':
    case 'wall':
      return true
    case 'observer':
      return book.publication.observersSeeLive === true || book.publication.turnout.mode === 'live'
    case 'public':
    case 'media':
      return book.publication.turnout.mode === 'live'
    default:
      return unreachable(audience)
  }
}

/** When an audience's horizon moves next, if it moves by slots: the next slot or the close; undefined when it is live. */
export function nextHorizon(book: Book, audience: Audience, now: Instant): Instant | undefined {
  return seesLive(book, audience) ? undefined : slots(book).find((slot) => slot > now)
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
export function slots(book: Book): Instant[] {
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
