/** How a room works on its alerts. */
export interface WorkPolicy {
  /** From so many stations of one commune on, the same trouble is told as one. 2 or more. */
  readonly foldFrom: number
  /** Whom an alert calls when it is so many minutes old and not closed. */
  readonly escalation: readonly { readonly minutes: number; readonly to: string }[]
  /** Whether observers see incidents: kind, severity, place, state and times, never words, photos or people. */
  readonly observersSeeIncidents: boolean
}
