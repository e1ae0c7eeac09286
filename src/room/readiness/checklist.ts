import type { Book } from '#election/book/book.ts'
import { type Checklist, statedChecks } from '#election/book/checklist.ts'
import type { Names } from '#election/languages.ts'
import type { CheckCode, PersonId } from '#election/named.ts'
import { member, type RoomState } from '../state.ts'
import type { Ticked } from './record.ts'

/** What a person has ready before the day where the book states nothing else; every surface has its words. */
export const CHECKS = [
  'hours',
  'equipment',
  'rehearsed',
  'escalation',
  'trial-call',
  'practice-sheet',
  'second-person',
  'removal',
  'fallback',
  'card',
] as const
export type BuiltInCheck = (typeof CHECKS)[number]

/** What everybody has ready who works in the room. */
const EVERYBODY = ['hours', 'equipment', 'rehearsed'] as const satisfies readonly BuiltInCheck[]
const OPERATOR: readonly BuiltInCheck[] = [...EVERYBODY, 'escalation', 'trial-call']
const CLERK: readonly BuiltInCheck[] = [...EVERYBODY, 'practice-sheet']
const VERIFIER: readonly BuiltInCheck[] = [...CLERK, 'second-person']

/** The checklist of each role where the book states none, in the order in which it is shown; see docs/readiness.md. */
const LISTS: Readonly<Record<Exclude<Checklist, 'station'>, readonly BuiltInCheck[]>> = {
  administrator: [...EVERYBODY, 'removal', 'fallback'],
  'duty-officer': [...OPERATOR, 'fallback'],
  operator: OPERATOR,
  'clerk-1': CLERK,
  'clerk-2': CLERK,
  verifier: VERIFIER,
  'returning-officer': VERIFIER,
  observer: ['hours', 'card'],
  media: ['card'],
}

/** A check as it is shown; without names it is a built-in one, and the surface has the words. */
export interface StatedCheck {
  readonly check: CheckCode
  readonly names?: Names
  /** It may stay open: whoever has it is ready without it. Absent where it is required. */
  readonly optional?: true
}

/** The checks of a role: those that the book states for it, else the built-in ones; empty for one that has no people. */
export function checksOf(book: Pick<Book, 'checklist'>, role: string): readonly StatedCheck[] {
  return statedOr(book, role, builtIn(role))
}

/** The lines that the book states for somebody, else the built-in ones, all of which are required. */
export function statedOr(
  book: Pick<Book, 'checklist'>,
  owner: string,
  otherwise: readonly string[],
): readonly StatedCheck[] {
  const stated = statedChecks(book, owner)
  if (stated.length === 0) return otherwise.map((check) => ({ check: check as CheckCode }))
  return stated.map(({ code, names, required }) => ({
    check: code,
    names,
    ...(required === false && { optional: true }),
  }))
}

function builtIn(role: string): readonly BuiltInCheck[] {
  return Object.hasOwn(LISTS, role) ? LISTS[role as keyof typeof LISTS] : []
}

/** One line of somebody's checklist. */
export interface CheckLine extends StatedCheck {
  /** Absent while it is open. */
  readonly ticked?: Ticked
}

/** A person's checklist by their role, with who ticked what and when. */
export function checklistOf(
  book: Pick<Book, 'checklist'>,
  state: RoomState,
  person: PersonId,
  role: string,
): CheckLine[] {
  const ticks = member(state.checks, person) ?? {}
  return checksOf(book, role).map((line) => {
    const ticked = member(ticks, line.check)
    return { ...line, ...(ticked && { ticked }) }
  })
}
