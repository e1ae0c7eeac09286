import type { PersonId } from '#election/named.ts'
import type { Check } from '#journal/readiness-entry.ts'
import { member, type RoomState } from '../state.ts'
import type { Ticked } from './record.ts'

/** What everybody has ready who works in the room. */
const EVERYBODY = ['hours', 'equipment', 'rehearsed'] as const satisfies readonly Check[]
const OPERATOR: readonly Check[] = [...EVERYBODY, 'escalation', 'trial-call']
const CLERK: readonly Check[] = [...EVERYBODY, 'practice-sheet']
const VERIFIER: readonly Check[] = [...CLERK, 'second-person']

/** The checklist of each role, in the order in which it is shown; docs/readiness.md says what each asks. */
const LISTS: Readonly<Record<string, readonly Check[]>> = {
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

/** The checks of a role; empty for one that has no people. */
export function checksOf(role: string): readonly Check[] {
  return LISTS[role] ?? []
}

/** One line of somebody's checklist. */
export interface CheckLine {
  readonly check: Check
  /** Absent while it is open. */
  readonly ticked?: Ticked
}

/** A person's checklist by their role, with who ticked what and when. */
export function checklistOf(state: RoomState, person: PersonId, role: string): CheckLine[] {
  const ticks = member(state.checks, person) ?? {}
  return checksOf(role).map((check) => {
    const ticked = ticks[check]
    return { check, ...(ticked && { ticked }) }
  })
}
