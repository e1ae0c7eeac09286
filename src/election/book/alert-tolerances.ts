import type { Book } from './book.ts'

/** Tolerances of the alerts beside `Tolerances`; whole numbers. A book may replace each. */
export interface AlertTolerances {
  /** A station has not sent its closing reading so many minutes after the hour and its grace. */
  readonly closingMinutes: number
  /** A phone was enrolled and never heard, so many minutes after the opening. */
  readonly unseenMinutes: number
  /** A phone has this much of its battery left, percent, or less. */
  readonly batteryPercent: number
  /** A phone keeps so many items that it could not send, or more. */
  readonly keptItems: number
  /** No voter came for so many minutes at least, and for so many times the station's usual gap, while its commune goes on. */
  readonly stillMinutes: number
  readonly stillTimes: number
  /** The turnout differs from the commune's median by more than so many times the median deviation and by more than this. */
  readonly turnoutTimes: number
  readonly turnoutPerMille: number
  /** Least number of other stations of the commune that must have told their figures before anything is compared. */
  readonly turnoutNeighbours: number
}

/** What holds where the book says nothing. */
const DEFAULT_ALERT_TOLERANCES: AlertTolerances = {
  closingMinutes: 30,
  unseenMinutes: 180,
  batteryPercent: 15,
  keptItems: 200,
  stillMinutes: 20,
  stillTimes: 4,
  turnoutTimes: 5,
  turnoutPerMille: 150,
  turnoutNeighbours: 4,
}

const completed = new WeakMap<object, AlertTolerances>()

/**
 * The tolerances of a room: those of its book, the defaults where it names none. Put together once for a book, because
 * several rules ask for them at each of 40,000 stations.
 */
export function alertTolerances(book: Pick<Book, 'alertTolerances'>): AlertTolerances {
  let tolerances = completed.get(book)
  if (!tolerances) {
    tolerances = { ...DEFAULT_ALERT_TOLERANCES, ...book.alertTolerances }
    completed.set(book, tolerances)
  }
  return tolerances
}
