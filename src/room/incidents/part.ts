import type { PersonId } from '#election/named.ts'
import type { IncidentView } from '../views/incidents.ts'

/**
 * Whether an incident is of a part of their list: `mine` those that the reader deals with, `red` the grave, the code of a
 * commune, or a kind. A part that nobody knows holds nothing.
 */
export function isIncidentOfPart(
  { assignee, severity, commune, what }: Pick<IncidentView, 'assignee' | 'severity' | 'commune' | 'what'>,
  part: string,
  reader: PersonId | undefined,
): boolean {
  if (part === 'mine') return assignee !== undefined && assignee === reader
  return part === 'red' ? severity === 'grave' : commune === part || what === part
}
