/** Who takes, hands over and closes alerts: the roles that a chain may call. The room's table of access says the same. */
export const ALERT_ROLES = ['duty-officer', 'operator'] as const

/** How a room works on its alerts. */
export interface WorkPolicy {
  /** From so many stations of one commune on, the same trouble is told as one. 2 or more. */
  readonly foldFrom: number
  /** Whom an alert calls when it is so many minutes old and not closed; each of {@link ALERT_ROLES} in a book that was checked. */
  readonly escalation: readonly { readonly minutes: number; readonly to: string }[]
  /** Whether observers see incidents: kind, severity, place, state and times, never words, photos or people. */
  readonly observersSeeIncidents: boolean
}
