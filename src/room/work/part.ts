import type { PersonId } from '#election/named.ts'
import type { WorkTopic } from './queue.ts'

/**
 * Whether a topic of the queue is of a part of it: `mine` what the reader has in hand, `red` the urgent, the code of a
 * commune, or of a rule. A part that nobody knows holds nothing.
 */
export function isTopicOfPart(
  { owners, severity, commune, code }: Pick<WorkTopic, 'owners' | 'severity' | 'commune' | 'code'>,
  part: string,
  reader: PersonId | undefined,
): boolean {
  if (part === 'mine') return reader !== undefined && owners.includes(reader)
  return part === 'red' ? severity === 'red' : commune === part || code === part
}
