import type { ConstituencyCode, ContestId, Count, Instant, PlaceCode, Position, StationCode } from '#election/named.ts'
import type { ReleaseId, ReleaseLevel } from '#journal/count-entry.ts'
import type { IncidentOutcome, IncidentSeverity } from '#journal/incident-entry.ts'
import type { IncidentKind } from '#journal/submission.ts'
import type { Severity } from '../alerts/alert.ts'

/** Everything of which the room tells somebody outside its screens; nothing else ever leaves by message. */
export const EVENT_KINDS = [
  'alert-raised',
  'alert-escalated',
  'incident-confirmed',
  'incident-escalated',
  'incident-closed',
  'turnout-published',
  'office-closed',
  'result-released',
  'result-withdrawn',
  'result-proclaimed',
  'result-amended',
] as const
export type EventKind = (typeof EVENT_KINDS)[number]

interface OnEvent {
  /** The same for the same event however often it is looked for: each is told once. */
  readonly key: string
  /** When it happened (room time). */
  readonly at: Instant
  /** The smallest place of the book that it concerns; of a station its central office. */
  readonly place: PlaceCode
  readonly station?: StationCode
  /** Where the journal holds it, for what is one entry. */
  readonly position?: Position
}

/** Alerts of one station, or the same at many of one commune. */
interface OnAlert extends OnEvent {
  readonly station: StationCode
  readonly severity: Severity
  /** Code of the alert's rule, `A…`, with what its text is filled with. */
  readonly code: string
  readonly parameters: Readonly<Record<string, string | number>>
  /** How many stations; the one named has it longest. */
  readonly stations: number
}

interface OnIncident extends OnEvent {
  readonly station: StationCode
  readonly incident: string
  readonly what: IncidentKind
}

/**
 * What happened, as plain data. It holds no figure of any contest and no words of people of the room: a message that
 * went out cannot be taken back. The reason of a withdrawal and the words of a proclamation are public by themselves.
 */
export type RoomEvent =
  | (OnAlert & { readonly kind: 'alert-raised' })
  /** `calls`: whom the book's chain calls, after so many `minutes`. */
  | (OnAlert & { readonly kind: 'alert-escalated'; readonly calls: string; readonly minutes: number })
  | (OnIncident & { readonly kind: 'incident-confirmed'; readonly gravity: IncidentSeverity })
  | (OnIncident & { readonly kind: 'incident-escalated' })
  | (OnIncident & { readonly kind: 'incident-closed'; readonly outcome: IncidentOutcome })
  | (OnEvent & {
      readonly kind: 'turnout-published'
      /** Absent where nothing was received: zero is not blank. */
      readonly voters?: Count
      readonly registered: Count
      /** Of the stations that have a figure: the denominator of the share. */
      readonly registeredReporting: Count
      readonly stations: number
      readonly reporting: number
    })
  | (OnEvent & { readonly kind: 'office-closed'; readonly stations: number })
  | (OnEvent & {
      readonly kind: 'result-released'
      readonly contest: ContestId
      readonly release: ReleaseId
      readonly level: ReleaseLevel
    })
  | (OnEvent & {
      readonly kind: 'result-withdrawn'
      readonly contest: ContestId
      readonly release: ReleaseId
      readonly reason: string
    })
  | (OnEvent & {
      readonly kind: 'result-proclaimed'
      readonly constituency: ConstituencyCode
      readonly body: string
      readonly date: string
      readonly minutes: string
    })
  | (OnEvent & {
      readonly kind: 'result-amended'
      readonly constituency: ConstituencyCode
      readonly court: string
      readonly reason: string
    })
