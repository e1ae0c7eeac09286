import type { DeviceId, Digest, PlaceCode, StationCode } from '#election/named.ts'
import type { Algorithm } from '#journal/submission.ts'

/** Who this device is to a room, as fixed once by its enrolment. Nothing in it is secret. */
export interface Identity {
  readonly room: PlaceCode
  readonly station: StationCode
  readonly device: DeviceId
  readonly alg: Algorithm
  /** base64url raw public key, as enrolled. */
  readonly key: string
  /** Digest of the book that the room froze. */
  readonly book: Digest
}
