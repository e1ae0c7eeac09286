import type { Book } from '#election/book/book.ts'
import type { StationState } from '../state.ts'
import { type StatedCheck, statedOr } from './checklist.ts'

/** What is checked at a station's opening where the book states nothing else; every surface has its words. */
export const OPENING_CHECKS = ['urn-empty', 'urn-locked', 'ballots', 'list', 'booths', 'ink'] as const
export type OpeningCheck = (typeof OPENING_CHECKS)[number]

/** What is checked at a station's opening, in the order in which it is shown. */
export function openingChecks(book: Pick<Book, 'checklist'>): readonly StatedCheck[] {
  return statedOr(book, 'station', OPENING_CHECKS)
}

/**
 * The required checks that a station opened without, in the order of its list: those that no opening that stands ticked.
 * Empty where nothing is known of them: the station did not open, or its opening was told by telephone or message.
 */
export function leftOpen(book: Pick<Book, 'checklist'>, openings: StationState['openings']): StatedCheck[] {
  const said = openings.flatMap(({ undone, checks }) => (undone || checks === undefined ? [] : [checks]))
  if (said.length === 0) return []
  const ticked = new Set(said.flat())
  return openingChecks(book).filter(({ check, optional }) => !optional && !ticked.has(check))
}
