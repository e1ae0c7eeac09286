import type { Names } from '#election/languages.ts'
import type {
  ConstituencyCode,
  ContestId,
  Count,
  DeviceId,
  Instant,
  MessageId,
  PersonId,
  PlaceCode,
  StationCode,
} from '#election/named.ts'
import type { IncidentKind } from '#journal/submission.ts'
import type { Severity } from '../alerts/alert.ts'
import type { FormStatus } from '../count/form.ts'

/** What can be found, in the order in which it is shown. */
export const FOUND_KINDS = [
  'station',
  'place',
  'contest',
  'alert',
  'incident',
  'message',
  'person',
  'device',
  'sheet',
] as const
export type FoundKind = (typeof FOUND_KINDS)[number]

/** One thing that was found; enough to name it and to go there. Never a figure: a sheet says only where it stands. */
export type Found =
  | ({ readonly kind: 'station' } & AtStation)
  | { readonly kind: 'place'; readonly place: PlaceCode; readonly names: Names; readonly in?: Names }
  /** `in` is one constituency of several. */
  | { readonly kind: 'contest'; readonly contest: ContestId; readonly names: Names; readonly in?: Names }
  | ({ readonly kind: 'alert'; readonly id: string; readonly code: string; readonly severity: Severity } & AtStation)
  | ({ readonly kind: 'incident'; readonly id: string; readonly what: IncidentKind } & AtStation)
  | FoundMessage
  | { readonly kind: 'person'; readonly person: PersonId; readonly name?: string }
  | ({ readonly kind: 'device'; readonly device: DeviceId; readonly revoked: boolean } & AtStation)
  | ({
      readonly kind: 'sheet'
      readonly constituency: ConstituencyCode
      readonly contest: Names
      readonly status: FormStatus
    } & AtStation)

export interface FoundMessage {
  readonly kind: 'message'
  readonly message: MessageId
  readonly at: Instant
  readonly words: string
  readonly goes: Goes
  readonly pinned: boolean
  readonly withdrawn: boolean
  /** The newest answer that was found in its stead. */
  readonly reply?: { readonly words: string } & AtStation
}

/** To whom a message goes, as far as its reader's places go. */
export type Goes =
  | { readonly k: 'all' }
  | { readonly k: 'place'; readonly names: Names }
  | { readonly k: 'stations'; readonly stations: Count }

/** Which station it lies at, for people. */
export interface AtStation {
  readonly station: StationCode
  readonly number: number
  readonly names: Names
  /** Of its commune. */
  readonly in: Names
}
