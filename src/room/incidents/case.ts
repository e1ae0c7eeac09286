import type { Instant, PersonId } from '#election/named.ts'
import { unreachable } from '#election/named.ts'
import { fail, type Outcome, ok } from '#election/outcome.ts'
import type { IncidentOutcome, IncidentSeverity, IncidentStep } from '#journal/incident-entry.ts'

const CASE_STATUSES = ['reported', 'confirmed', 'assigned', 'solved', 'closed'] as const
export type CaseStatus = (typeof CASE_STATUSES)[number]

/** What the room made of one incident. One that nobody touched has no case: it is `reported`. */
export interface IncidentCase {
  readonly status: CaseStatus
  readonly severity?: IncidentSeverity
  readonly assignee?: PersonId
  /** How often it was passed up. */
  readonly escalated: number
  /** A question of the case that waits for an answer from above. */
  readonly advice?: 'asked' | 'given'
  readonly outcome?: IncidentOutcome
  /** When it was opened again: its age counts from then. */
  readonly reopened?: Instant
  /** Everything done to it, oldest first. */
  readonly steps: readonly (IncidentStep & { readonly by: PersonId; readonly at: Instant })[]
}

/** Why a step cannot be taken. */
export type CaseRefusal = 'stepNotNow' | 'wordsMissing'

export const REPORTED: IncidentCase = { status: 'reported', escalated: 0, steps: [] }

/** Whether the trouble still needs the room. */
export function isOpen({ status }: IncidentCase): boolean {
  return status !== 'solved' && status !== 'closed'
}

/** The case after a step; a refusal where the step does not fit its state. */
export function nextCase(
  before: IncidentCase,
  step: IncidentStep,
  by: PersonId,
  at: Instant,
): Outcome<IncidentCase, CaseRefusal> {
  if ('words' in step && step.words.trim() === '') return fail('wordsMissing')
  const after = stepped(before, step, at)
  return after ? ok({ ...after, steps: [...before.steps, { ...step, by, at }] }) : fail('stepNotNow')
}

function stepped(before: IncidentCase, step: IncidentStep, at: Instant): IncidentCase | undefined {
  const { status } = before
  switch (step.do) {
    case 'confirm':
      return status === 'reported' || status === 'confirmed' || status === 'assigned'
        ? { ...before, status: status === 'reported' ? 'confirmed' : status, severity: step.severity }
        : undefined
    case 'assign':
      return status === 'confirmed' || status === 'assigned'
        ? { ...before, status: 'assigned', assignee: step.to }
        : undefined
    case 'solve':
      return status === 'confirmed' || status === 'assigned' ? { ...before, status: 'solved' } : undefined
    case 'close':
      // What was never solved may be closed only as nothing, or as another one's.
      return status === 'closed' || (isOpen(before) && step.outcome === 'settled')
        ? undefined
        : { ...before, status: 'closed', outcome: step.outcome }
    case 'escalate':
      return isOpen(before) ? { ...before, escalated: before.escalated + 1 } : undefined
    case 'ask-advice':
      return isOpen(before) && before.advice !== 'asked' ? { ...before, advice: 'asked' } : undefined
    case 'advise':
      return isOpen(before) && before.advice === 'asked' ? { ...before, advice: 'given' } : undefined
    case 'reopen': {
      if (isOpen(before)) return undefined
      const { outcome: _, ...rest } = before
      return { ...rest, status: before.severity ? 'confirmed' : 'reported', reopened: at }
    }
    default:
      return unreachable(step)
  }
}
