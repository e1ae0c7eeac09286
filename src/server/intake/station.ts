import { type Ballot, ballotOf } from '#election/book/ballot.ts'
import type { BookIndex } from '#election/book/index.ts'
import type { DeviceId, Digest, Instant, ItemNumber, PlaceCode, Position } from '#election/named.ts'
import { newsFor } from '#room/messages/messages.ts'
import type { RoomState } from '#room/state.ts'
import { type StationBrief, stationBrief } from '#room/views/station.ts'

/** A device and its station as they stand. */
interface Standing {
  readonly device: DeviceId
  readonly room: PlaceCode
  readonly test: boolean
  readonly bookDigest: Digest
  readonly time: Instant
  readonly station: StationBrief
}

/** What a device is told once it is enrolled, and everything it needs to work the whole day without a network. */
export interface Enrolled extends Standing {
  readonly ballot: Ballot
}

/** The enrolment of `device` as it stands. Throws when the state does not know the device. */
export function enrolledAs(index: BookIndex, state: RoomState, device: DeviceId, now: Instant): Enrolled {
  const standing = standsAs(index, state, device, now)
  return { ...standing, ballot: ballotOf(index, standing.station.code) }
}

function standsAs(index: BookIndex, state: RoomState, device: DeviceId, now: Instant): Standing {
  const known = state.devices[device]
  if (!known) throw new Error(`device ${device} is not enrolled`)
  return {
    device,
    room: state.room,
    test: state.test,
    bookDigest: state.book,
    time: now,
    station: stationBrief(index, state, known.station, now),
  }
}

/** How an enrolled device stands with the room now. */
export interface DeviceStanding extends Standing {
  readonly cursor: ItemNumber
  readonly head: Digest
  readonly now: Instant
  /** Where the messages to the station changed last; absent where it never got one. */
  readonly messages?: Position
}

/** What `GET /intake/station` answers: the station as the room sees it, and how far the device's chain is held. */
export function standingOf(index: BookIndex, state: RoomState, device: DeviceId, now: Instant): DeviceStanding {
  const standing = standsAs(index, state, device, now)
  const { cursor, head } = state.devices[device] as { cursor: ItemNumber; head: Digest }
  const messages = newsFor(index, state.messages, standing.station.code)
  return { ...standing, cursor, head, now, ...(messages !== undefined && { messages }) }
}
