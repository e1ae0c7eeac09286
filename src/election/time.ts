import type { Book } from './book/book.ts'
import type { Instant, Minute } from './named.ts'

const MINUTE_MS = 60_000
const DAY_MINUTES = 1440

type Calendar = Pick<Book, 'day' | 'utcOffset'>

/** UTC instant of local midnight, at which the election day begins. Throws on a day that no calendar has. */
export function midnight(book: Calendar): Instant {
  const utc = Date.parse(`${book.day}T00:00:00Z`)
  if (Number.isNaN(utc)) throw new Error(`not a calendar day: ${book.day}`)
  return (utc - book.utcOffset * MINUTE_MS) as Instant
}

/** The minute of the election day in which an instant lies; negative before local midnight, above 1440 on the day after. */
export function localMinute(instant: Instant, book: Calendar): Minute {
  return Math.floor((instant - midnight(book)) / MINUTE_MS) as Minute
}

/** The instant at which a minute of the election day begins. */
export function instantOf(minute: Minute, book: Calendar): Instant {
  return (midnight(book) + minute * MINUTE_MS) as Instant
}

/** What a clock on the wall shows at a minute: `08:05`; after midnight it starts again at `00:00`. */
export function clock(minute: Minute): string {
  return CLOCK[((minute % DAY_MINUTES) + DAY_MINUTES) % DAY_MINUTES] as string
}

/** Reads `8:05` or `08:05`; hours up to 47, so that `24:30` is half past midnight after the day. Undefined when it is no time. */
export function readClock(text: string): Minute | undefined {
  const match = /^(\d{1,2}):(\d{2})$/.exec(text)
  if (!match) return undefined
  const hours = Number(match[1])
  const minutes = Number(match[2])
  return hours < 48 && minutes < 60 ? ((hours * 60 + minutes) as Minute) : undefined
}

/** Every minute of a day in words, made once: the alerts of a large room tell tens of thousands of times at once. */
const CLOCK = Array.from({ length: DAY_MINUTES }, (_, minute) => `${pad(Math.floor(minute / 60))}:${pad(minute % 60)}`)

function pad(n: number): string {
  return String(n).padStart(2, '0')
}
