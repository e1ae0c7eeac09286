import type { PersonId } from '#election/named.ts'
import type { WorkTopic } from './queue.ts'

/**
 * Whether a topic of the queue is of a part of it: `mine` what the reader has in hand, `red` the urgent, the code of a
 * commune, or of a rule, or the pseudonym of whoever has it in hand. A part that nobody knows holds nothing.
 */
export function isTopicOfPart(
  { owners, severity, commune, code }: Pick<WorkTopic, 'owners' | 'severity' | 'commune' | 'code'>,
  part: string,
  reader: PersonId | undefined,
): boolean {
  if (part === 'mine') return reader !== undefined && owners.includes(reader)
  if (part === 'red') return severity === 'red'
  return commune === part || code === part || owners.includes(part as PersonId)
}
