import type { Instant, PlaceCode, StationCode } from '#election/named.ts'

const ALERT_KINDS = [
  'late-opening',
  'silence',
  'closed-early',
  'impossible-rate',
  'above-registered',
  'reading-apart',
  'incident',
  'clock-off',
  'not-counted',
  'closing-missing',
  'phones-apart',
  'battery-low',
  'outbox-growing',
  'phone-unseen',
  'sheet-late',
  'photo-missing',
  'counter-still',
  'turnout-far',
] as const
export type AlertKind = (typeof ALERT_KINDS)[number]

export type Severity = 'red' | 'amber'

/** Something on the wall that needs a person. Derived from state and time; an id stays the same while the trouble lasts. */
export interface Alert {
  /** `<code>:<station>` and, where one station can have several, a discriminator. */
  readonly id: string
  /** Catalogue code, `A…`; its text takes `parameters`. */
  readonly code: string
  readonly kind: AlertKind
  readonly severity: Severity
  readonly station: StationCode
  readonly commune: PlaceCode
  /** When the trouble began (room time), for its age. Where new trouble of the same kind joins, when the latest began. */
  readonly since: Instant
  /** They do not change with time alone. */
  readonly parameters: Readonly<Record<string, string | number>>
  /** Who noted it, when somebody did since it began. */
  readonly noted?: { readonly by: string; readonly at: Instant; readonly words: string }
}
