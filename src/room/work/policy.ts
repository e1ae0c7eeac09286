import type { Book } from '#election/book/book.ts'
import type { WorkPolicy } from '#election/book/work-policy.ts'

/** What holds where the book says nothing. */
const DEFAULT_WORK_POLICY: WorkPolicy = {
  foldFrom: 4,
  escalation: [
    { minutes: 20, to: 'duty-officer' },
    // Called again, and higher in the queue: nobody above a duty officer works on alerts.
    { minutes: 45, to: 'duty-officer' },
  ],
  observersSeeIncidents: false,
}

/** How a room works on its alerts: its book's word, the defaults where it has none. */
export function workPolicy({ work }: Pick<Book, 'work'>): WorkPolicy {
  const { escalation, ...rest } = { ...DEFAULT_WORK_POLICY, ...work }
  return { ...rest, escalation: [...escalation].sort((a, b) => a.minutes - b.minutes) }
}
