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
}

/** What holds where the book says nothing. */
export const DEFAULT_ALERT_TOLERANCES: AlertTolerances = {
  closingMinutes: 30,
  unseenMinutes: 180,
  batteryPercent: 15,
  keptItems: 200,
}

/** The tolerances of a room: those of its book, the defaults where it names none. */
export function alertTolerances({ alertTolerances: own }: Pick<Book, 'alertTolerances'>): AlertTolerances {
  return { ...DEFAULT_ALERT_TOLERANCES, ...own }
}
