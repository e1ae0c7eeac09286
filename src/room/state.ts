import type {
  CheckCode,
  Count,
  DeviceId,
  Digest,
  Instant,
  InvitationId,
  ItemNumber,
  Minute,
  PersonId,
  PlaceCode,
  Position,
  StationCode,
} from '#election/named.ts'
import type { Speaker, ToldSource } from '#journal/call-entry.ts'
import type { Algorithm, IncidentKind, Members } from '#journal/submission.ts'
import type { Bins } from './bins.ts'
import type { Call } from './calls/told.ts'
import type { CountState } from './count/state.ts'
import type { IncidentCase } from './incidents/case.ts'
import type { Messages } from './messages/messages.ts'
import type { Rehearsed, Ticked } from './readiness/record.ts'
import type { AlertWork } from './work/work.ts'

/**
 * The state of a room: a fold over its journal, plain JSON, so that a snapshot is its canonical text and two machines
 * compare a hash. It holds facts, not opinions: figures (`figures.ts`) and alerts (`alerts/`) are derived from it.
 */
export interface RoomState {
  readonly format: 'sunduq-state/2'
  room: PlaceCode
  book: Digest
  test: boolean
  /** How many entries were folded: the position of the next one. */
  size: Position
  /** `at` of the last entry. */
  at: Instant
  devices: Record<DeviceId, DeviceState>
  invitations: Record<InvitationId, InvitationState>
  /** The invitation of each code, used ones included: a code is never given twice. */
  codes: Record<Digest, InvitationId>
  /** Every station of the book from the start. */
  stations: Record<StationCode, StationState>
  /** Sheets, written sums, ties and releases; see `count/`. */
  count: CountState
  /** The last word that a person said about an alert, by the alert's id. */
  notes: Record<string, AlertNote>
  /** What the room made of incidents, by device and item of the report. */
  cases: Record<string, IncidentCase>
  /** Calls to stations, oldest first. */
  calls: Record<StationCode, Call[]>
  /** What the room told its stations, by the message's id. */
  messages: Messages
  /** What stations did in a rehearsal. */
  rehearsed: Record<StationCode, Rehearsed>
  /** What people have ready: the standing ticks of each person's checklist. */
  checks: Record<PersonId, Record<CheckCode, Ticked>>
  /** What people made of alerts, by the alert's id. */
  work: Record<string, AlertWork>
}

export interface AlertNote {
  by: PersonId
  at: Instant
  words: string
}

/** What of a device's own chain the verdict on its next item depends on. */
export interface Track {
  /** Observed time of its last item; before the first, its enrolment. Observed times of a chain never go back. */
  observed: Instant
  /** How many of its closes are not undone. */
  closed: number
  /** Its most recent countable items, oldest first, undone ones included: what `undo` may still name. */
  undoable: Undoable[]
}

export interface DeviceState extends Track {
  station: StationCode
  alg: Algorithm
  /** base64url raw public key (Ed25519: 32 bytes; P-256: 65 bytes uncompressed). */
  key: string
  enrolled: Instant
  revoked?: Instant
  /** Last item held, 0 at first. */
  cursor: ItemNumber
  /** Chain hash after that item. */
  head: Digest
  /** Last time it was heard of. */
  heard: Instant
  /** Its clock minus the room's at the last submission, ms (negative: behind; network delay included). */
  clock: number
  /** Since when that is more than the book tolerates; absent while it is not. */
  clockOff?: Instant
  /** Net ticks that this device counts. */
  ticks: number
  /** Its latest items that do not count, oldest first, with their verdicts, so that a lost answer can be given again. */
  not: [ItemNumber, string][]
  /** As it last said of itself. */
  battery?: number
  kept?: Count
  /** Since when its battery is as low, and what it keeps as much, as the book wants told; absent while it is not. */
  batteryLow?: Instant
  keptMuch?: Instant
  /** Version of its app, and whether its storage is promised to be kept, as it last said. */
  app?: string
  persistent?: boolean
}

/** What an undo must reverse. `bin` is the five-minute bin of a tick. */
export type Undoable = { readonly item: ItemNumber; readonly undone?: true } & (
  | { readonly k: 'tick'; readonly bin: number; readonly sex?: 'w' | 'm' }
  | { readonly k: 'opened' | 'closed' | 'incident' }
  | { readonly k: 'reading'; readonly hour: Minute }
)

export interface InvitationState {
  station: StationCode
  code: Digest
  expires: Instant
  /** The device that used it. */
  device?: DeviceId
  withdrawn?: Instant
}

export interface StationState {
  devices: DeviceId[]
  /** Net ticks of all devices, before any ceiling. */
  ticks: number
  /** Net ticks by sex, where the book counts it; ticks without a sex are in `ticks` only. */
  women: number
  men: number
  /** Net ticks per five-minute bin. */
  bins: Bins
  /** Without members and checks where it was told by telephone or message. */
  openings: Witnessed<{ members?: Members; checks?: readonly string[] }>[]
  closings: Witnessed<{ count: Count; note?: string }>[]
  readings: Witnessed<{ hour: Minute; count: Count; note?: string }>[]
  incidents: Witnessed<{ what: IncidentKind; words?: string; photo?: Digest }>[]
  /** Items journaled but not counted, per rule code. */
  notCounted: Record<string, number>
  /** Received time of the latest of them. */
  notCountedAt?: Instant
  /** Received time of the last submission in this station's name. */
  heard?: Instant
  /** Observed time of the youngest counted item. */
  observed?: Instant
  /** Position of the last entry about it (`touches`): while it stays, nothing of the station changed. */
  entry?: Position
}

/** A statement of a device with its times; all are kept, the figures choose. Undone ones are marked, never removed. */
export type Witnessed<T> = T & {
  readonly device: DeviceId
  readonly item: ItemNumber
  readonly entry: Position
  /** Received time minus the age the device gave it. */
  readonly observed: Instant
  readonly received: Instant
  /** Absent for what a phone said by itself. */
  readonly told?: Told
  undone?: true
}

/** How a person came to say something for a station. */
export interface Told {
  readonly source: ToldSource
  readonly speaker: Speaker
}

/** A record's own member; ids from outside must not reach what every object inherits. */
export function member<K extends string, V>(record: Readonly<Record<K, V>>, key: K): V | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined
}
