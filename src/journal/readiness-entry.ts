import type { CheckCode, Digest, PersonId, StationCode } from '#election/named.ts'

/** What a station does in a rehearsal, as on the day; all of it makes it rehearsed. */
export const REHEARSAL_STEPS = ['opening', 'reading', 'close', 'sheet'] as const
export type RehearsalStep = (typeof REHEARSAL_STEPS)[number]

/** What people found ready before the day. The last word about a station, or about a check of a person, holds. */
export type ReadinessEntry =
  | {
      readonly kind: 'station-rehearsed'
      readonly by: PersonId
      readonly station: StationCode
      /** What it did, in the order of `REHEARSAL_STEPS`; empty: it rehearsed nothing after all. */
      readonly done: readonly RehearsalStep[]
      /** Root of the rehearsal's journal that shows it; absent where a person says so. */
      readonly journal?: Digest
      /** How the person knows. */
      readonly words?: string
    }
  | {
      readonly kind: 'check-ticked'
      readonly by: PersonId
      /** Whose checklist. */
      readonly person: PersonId
      readonly check: CheckCode
      /** False takes an earlier tick back. */
      readonly done: boolean
    }
