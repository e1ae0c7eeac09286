import type { Instant, PersonId } from '#election/named.ts'
import { unreachable } from '#election/named.ts'
import type { AlertOutcome, WorkEntry } from '#journal/work-entry.ts'
import type { Alert } from '../alerts/alert.ts'

/** What people made of one alert. It belongs to the trouble that had begun by `changed`; a later one starts anew. */
export interface AlertWork {
  changed: Instant
  owner?: { readonly person: PersonId; readonly since: Instant }
  snoozed?: { readonly until: Instant; readonly by: PersonId; readonly reason: string }
  closed?: { readonly at: Instant; readonly by: PersonId; readonly outcome: AlertOutcome; readonly words: string }
}

/** Where an alert stands: nobody has it, somebody works on it, it sleeps, or it was closed. */
export type WorkState = 'waiting' | 'taken' | 'snoozed' | 'closed'

/** The work on an alert as it is now; undefined where nobody touched this trouble. */
export function workOn(
  work: Readonly<Record<string, AlertWork>>,
  { id, since }: Pick<Alert, 'id' | 'since'>,
): AlertWork | undefined {
  const one = Object.hasOwn(work, id) ? work[id] : undefined
  return one && one.changed >= since ? one : undefined
}

/** Where it stands at `now`. */
export function workState(work: AlertWork | undefined, now: Instant): WorkState {
  if (work?.closed) return 'closed'
  if (work?.snoozed && work.snoozed.until > now) return 'snoozed'
  return work?.owner ? 'taken' : 'waiting'
}

/** The work after an entry. Taking and handing over begin anew; whoever snoozes or closes owns it. */
export function afterWork(before: AlertWork | undefined, entry: WorkEntry & { readonly at: Instant }): AlertWork {
  const { at, by } = entry
  const owned = before?.owner && { owner: before.owner }
  switch (entry.kind) {
    case 'alert-taken':
      return { changed: at, owner: { person: by, since: at } }
    case 'alert-handed':
      return { changed: at, ...(entry.to !== undefined && { owner: { person: entry.to, since: at } }) }
    case 'alert-snoozed':
      return { changed: at, ...owned, snoozed: { until: entry.until, by, reason: entry.reason } }
    case 'alert-closed':
      return { changed: at, ...owned, closed: { at, by, outcome: entry.outcome, words: entry.words } }
    default:
      return unreachable(entry)
  }
}
