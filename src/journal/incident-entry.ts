import type { PersonId, StationCode } from '#election/named.ts'

/** How grave the room finds an incident. */
export const INCIDENT_SEVERITIES = ['minor', 'serious', 'grave'] as const
export type IncidentSeverity = (typeof INCIDENT_SEVERITIES)[number]

/** How an incident ended. */
export const INCIDENT_OUTCOMES = ['settled', 'unfounded', 'duplicate'] as const
export type IncidentOutcome = (typeof INCIDENT_OUTCOMES)[number]

/** What the room does about an incident; the states are in `docs/states-of-an-incident.md`. */
export type IncidentStep =
  | { readonly do: 'confirm'; readonly severity: IncidentSeverity; readonly words: string }
  | { readonly do: 'assign'; readonly to: PersonId }
  | { readonly do: 'solve'; readonly words: string }
  | { readonly do: 'close'; readonly outcome: IncidentOutcome; readonly words: string }
  | { readonly do: 'escalate'; readonly words: string }
  | { readonly do: 'ask-advice'; readonly words: string }
  | { readonly do: 'advise'; readonly words: string }
  | { readonly do: 'reopen'; readonly words: string }

/** One step of the work on an incident that a station reported, or that was told for it. */
export interface IncidentEntry {
  readonly kind: 'incident-step'
  readonly by: PersonId
  readonly station: StationCode
  /** Which of the station's: `<device>-<item>`. */
  readonly incident: string
  readonly step: IncidentStep
}
