import type { Names } from '../languages.ts'
import type { CheckCode } from '../named.ts'
import type { Book } from './book.ts'

/** Whose checklists a book may state: the station's at its opening, and of everybody who has a role before the day. */
export const CHECKLISTS = [
  'station',
  'administrator',
  'duty-officer',
  'operator',
  'clerk-1',
  'clerk-2',
  'verifier',
  'returning-officer',
  'observer',
  'media',
] as const
export type Checklist = (typeof CHECKLISTS)[number]

/** One line of a checklist, as its book states it; in the order in which it is shown. */
export interface Check {
  readonly for: Checklist
  /** Unique in its checklist; the journal names the check by it. */
  readonly code: CheckCode
  readonly names: Names
  /** False where it may stay open; otherwise whoever has it is not ready before it is done. */
  readonly required?: boolean
}

/** Most lines of one checklist: what an opening may say was checked. */
export const MOST_CHECKS = 20

/** The lines that a book states for somebody; empty where it states none: the built-in list holds then. */
export function statedChecks({ checklist }: Pick<Book, 'checklist'>, owner: string): readonly Check[] {
  return checklist?.filter((check) => check.for === owner) ?? []
}
