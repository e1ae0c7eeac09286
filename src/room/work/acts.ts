import type { Instant, PersonId } from '#election/named.ts'
import type { AlertOutcome } from '#journal/work-entry.ts'

interface OnAlerts {
  readonly by: PersonId
  /** Ids of alerts, of one trouble or of many that are told as one. */
  readonly alerts: readonly string[]
}

/** What a person does with alerts. The edge checked shape and role. */
export type WorkAct =
  | (OnAlerts & { readonly type: 'take-alerts' })
  /** `over`: a duty officer hands over what is not their own. */
  | (OnAlerts & { readonly type: 'hand-alerts'; readonly to?: PersonId; readonly over?: true })
  | (OnAlerts & { readonly type: 'snooze-alerts'; readonly until: Instant; readonly reason: string })
  | (OnAlerts & { readonly type: 'close-alerts'; readonly outcome: AlertOutcome; readonly words: string })
