import type {
  DeviceId,
  Digest,
  Instant,
  InvitationId,
  ItemNumber,
  PersonId,
  PlaceCode,
  StationCode,
} from '#election/named.ts'
import type { Outcome } from '#election/outcome.ts'
import type { EntryBody } from '#journal/entry.ts'
import type { PersonEntry } from '#journal/person-entry.ts'
import type { Opening } from '#journal/seal.ts'
import type { Algorithm, Submission } from '#journal/submission.ts'
import type { CallAct } from './calls/acts.ts'
import type { CountAct } from './count/acts.ts'
import type { IncidentAct } from './incidents/decide.ts'
import type { MessageAct } from './messages/decide.ts'
import type { ReadinessAct } from './readiness/record.ts'
import type { Refusal } from './refusals.ts'
import type { WorkAct } from './work/acts.ts'

/** What someone wants to do. The edge has already checked shape, signature and session. */
export type Act =
  | { readonly type: 'open'; readonly room: PlaceCode; readonly book: Digest; readonly test: boolean }
  | { readonly type: 'heartbeat' }
  | {
      readonly type: 'invite'
      readonly by: PersonId
      readonly invitation: InvitationId
      readonly station: StationCode
      readonly code: Digest
      readonly expires: Instant
    }
  | { readonly type: 'withdraw-invitation'; readonly by: PersonId; readonly invitation: InvitationId }
  | { readonly type: 'enrol'; readonly code: Digest; readonly alg: Algorithm; readonly key: string }
  | { readonly type: 'revoke'; readonly by: PersonId; readonly device: DeviceId; readonly reason: string }
  /** `head`: chain hash after the last item, which the edge computed to check the signature. */
  | {
      readonly type: 'submit'
      readonly submission: Submission
      readonly head: Digest
      /** Openings of the sheets in it, in the order of their items; of all of them, held ones included. */
      readonly openings?: readonly Opening[]
    }
  | CountAct
  | WorkAct
  | CallAct
  | IncidentAct
  | MessageAct
  | ReadinessAct
  /** What the table of people decided; the journal says that it happened. */
  | { readonly type: 'record-person'; readonly entry: PersonEntry }
  | { readonly type: 'note-alert'; readonly by: PersonId; readonly alert: string; readonly words: string }

/** What the actor is told once the entries are committed. */
export type Answer =
  | { readonly type: 'done' }
  | { readonly type: 'enrolled'; readonly device: DeviceId; readonly station: StationCode }
  /** Cumulative: everything up to `cursor` is held. `not` lists items of this submission that do not count. */
  | {
      readonly type: 'held'
      readonly cursor: ItemNumber
      readonly head: Digest
      readonly duplicate: boolean
      readonly not: readonly (readonly [ItemNumber, string])[]
    }

/** Zero entries with an answer is a duplicate: harmless, and still an acknowledging write in the store. */
export interface Decision {
  readonly entries: readonly EntryBody[]
  /** By index of the entry: openings of what it seals. */
  readonly openings?: readonly (readonly Opening[] | undefined)[]
  readonly answer: Answer
}

export type Decided = Outcome<Decision, Refusal>
