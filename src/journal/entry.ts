import type {
  Count,
  DeviceId,
  Digest,
  Instant,
  InvitationId,
  ItemNumber,
  PersonId,
  PlaceCode,
  Position,
  StationCode,
} from '#election/named.ts'
import type { CallEntry } from './call-entry.ts'
import type { CountEntry } from './count-entry.ts'
import type { IncidentEntry } from './incident-entry.ts'
import type { MessageEntry } from './message-entry.ts'
import type { PersonEntry } from './person-entry.ts'
import type { ReadinessEntry } from './readiness-entry.ts'
import type { Opening } from './seal.ts'
import type { Algorithm, Submission } from './submission.ts'
import type { WorkEntry } from './work-entry.ts'

/**
 * The entry catalogue: every kind of line that a room's journal can hold. An entry's canonical bytes (RFC 8785) are a
 * leaf of the tree, so nothing here ever changes meaning; a new need is a new kind.
 */
export type Entry = EntryBody & {
  /** Position in the journal. */
  readonly n: Position
  /** When the room received it (UTC ms); never smaller than the entry before. */
  readonly at: Instant
  /** Openings of what it seals, kept beside the entry: no part of its bytes, and nobody's before the release. */
  readonly openings?: readonly Opening[]
}

export type EntryBody =
  /** Always entry 0: freezes the book. `test` marks a rehearsal. */
  | { readonly kind: 'opened'; readonly room: PlaceCode; readonly book: Digest; readonly test: boolean }
  /** Nothing else happened for ten seconds: silence would show. */
  | { readonly kind: 'heartbeat' }
  | CountEntry
  | WorkEntry
  | CallEntry
  | IncidentEntry
  | MessageEntry
  | PersonEntry
  | ReadinessEntry
  | {
      readonly kind: 'invited'
      readonly by: PersonId
      readonly invitation: InvitationId
      readonly station: StationCode
      readonly code: Digest
      readonly expires: Instant
    }
  | { readonly kind: 'invitation-withdrawn'; readonly by: PersonId; readonly invitation: InvitationId }
  | {
      readonly kind: 'enrolled'
      readonly invitation: InvitationId
      readonly device: DeviceId
      readonly station: StationCode
      readonly alg: Algorithm
      readonly key: string
    }
  | { readonly kind: 'revoked'; readonly by: PersonId; readonly device: DeviceId; readonly reason: string }
  | SubmissionEntry
  /** A person said something about an alert. */
  | { readonly kind: 'alert-noted'; readonly by: PersonId; readonly alert: string; readonly words: string }

/** One signed submission as received, and what the room's rules said of its items. */
export interface SubmissionEntry extends Submission {
  readonly kind: 'submission'
  /** Chain hash after the last item, as signed: folding needs no hash, verifying recomputes it. */
  readonly head: Digest
  /** Items at the start that the journal holds already (an overlap); absent when none. */
  readonly held?: Count
  /** Items that do not count, by number, with the rule's code; absent when all count. */
  readonly not?: readonly (readonly [ItemNumber, string])[]
}

/**
 * The station that an entry is about by its own word. Undefined for entries about the whole room or a device, and for a
 * submission: its device may speak in another station's name.
 */
export function stationOf(entry: EntryBody): StationCode | undefined {
  return entry.kind !== 'submission' && 'station' in entry ? entry.station : undefined
}
