import type { Book } from '#election/book/book.ts'
import type { Instant, Minute } from '#election/named.ts'
import { instantOf } from '#election/time.ts'
import type { PersonTerms } from '#store/people.ts'
import type { Role } from '../room/access.ts'

const HOUR_MS = 3_600_000
/** A session of whoever works in the room: a long day and its night (ms). */
const DAY_MS = 18 * HOUR_MS
/** Of whoever manages people, or reads as press: a working day (ms). */
const SHORT_MS = 8 * HOUR_MS
/** The count, its protocols and what is proclaimed: so long after the close the room's people still come in (minutes). */
const AFTER_CLOSE_MINUTES = 7 * 24 * 60

/** The end that the book gives to a role's work; undefined where there is none: somebody must manage people for ever. */
export function endOfWork(book: Book, role: string): Instant | undefined {
  if (role === 'administrator') return undefined
  return instantOf((book.hours.closes + AFTER_CLOSE_MINUTES) as Minute, book)
}

/**
 * Until when a session that begins at `now` lives: by its role, at most to the person's own end, and to the end that
 * the book's hours give. A rehearsal's day passes in minutes and on any date: there the book's hours bind nobody.
 * Undefined when the person may not come in at that time.
 */
export function sessionEnd(
  { book, test }: { readonly book: Book; readonly test: boolean },
  { role, starts, ends }: Pick<PersonTerms, 'starts' | 'ends'> & { readonly role: Role },
  now: Instant,
): Instant | undefined {
  if (starts !== undefined && now < starts) return undefined
  const length = role === 'administrator' || role === 'media' ? SHORT_MS : DAY_MS
  const limits = [now + length, ends, test ? undefined : endOfWork(book, role)].filter((end) => end !== undefined)
  const end = Math.min(...limits)
  return end > now ? (end as Instant) : undefined
}
