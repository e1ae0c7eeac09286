import type {
  Count,
  DeviceId,
  Digest,
  Instant,
  InvitationId,
  ItemNumber,
  Minute,
  PlaceCode,
  Position,
  StationCode,
} from '#election/named.ts'
import type { Algorithm, IncidentKind, Members } from '#journal/submission.ts'

/**
 * The state of a room: a fold over its journal, plain JSON, so that a snapshot is its canonical text and two machines
 * compare a hash. It holds facts, not opinions: figures (`figures.ts`) and alerts (`alerts/`) are derived from it.
 */
export interface RoomState {
  readonly format: 'sunduq-state/1'
  room: PlaceCode
  book: Digest
  test: boolean
  /** How many entries were folded: the position of the next one. */
  size: Position
  /** `at` of the last entry. */
  at: Instant
  devices: Record<DeviceId, DeviceState>
  invitations: Record<InvitationId, InvitationState>
  /** Every station of the book from the start. */
  stations: Record<StationCode, StationState>
}

export interface DeviceState {
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
  /** Net ticks that this device counts. */
  ticks: number
  /** Its most recent items that `undo` may still name, newest last. */
  undoable: Undoable[]
  battery?: number
  kept?: Count
}

/** What an undo must reverse. `bin` is the five-minute bin of a tick. */
export type Undoable =
  | { readonly item: ItemNumber; readonly k: 'tick'; readonly bin: number; readonly sex?: 'w' | 'm' }
  | { readonly item: ItemNumber; readonly k: 'opened' | 'closed' | 'incident' }
  | { readonly item: ItemNumber; readonly k: 'reading'; readonly hour: Minute }

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
  women: number
  men: number
  /** Net ticks per five-minute bin: [bin since local midnight, net], ascending by bin. */
  bins: [number, number][]
  openings: Witnessed<{ members: Members; checks: readonly string[] }>[]
  closings: Witnessed<{ count: Count; note?: string }>[]
  readings: Witnessed<{ hour: Minute; count: Count; note?: string }>[]
  incidents: Witnessed<{ what: IncidentKind; words?: string; photo?: Digest }>[]
  /** Items journaled but not counted, per rule code. */
  notCounted: Record<string, number>
  /** Received time of the last submission. */
  heard?: Instant
  /** Observed time of the last counted item. */
  observed?: Instant
  /** Position of the last entry about it. */
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
  undone?: true
}
