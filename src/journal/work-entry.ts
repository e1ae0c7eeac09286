import type { Instant, PersonId, StationCode } from '#election/named.ts'

/** How the work on an alert ended. */
export const ALERT_OUTCOMES = ['solved', 'false-alarm', 'passed-on', 'not-reached'] as const
export type AlertOutcome = (typeof ALERT_OUTCOMES)[number]

interface OnAlert {
  readonly by: PersonId
  readonly station: StationCode
  readonly alert: string
}

/** Who worked on which alert. An alert has one owner or none; only the owner puts it off or closes it. */
export type WorkEntry =
  | (OnAlert & { readonly kind: 'alert-taken' })
  /** To another person; without one it goes back to the queue. */
  | (OnAlert & { readonly kind: 'alert-handed'; readonly to?: PersonId })
  | (OnAlert & { readonly kind: 'alert-snoozed'; readonly until: Instant; readonly reason: string })
  | (OnAlert & { readonly kind: 'alert-closed'; readonly outcome: AlertOutcome; readonly words: string })
