import type { StationCode } from '#election/named.ts'
import { type Entry, stationOf } from '#journal/entry.ts'
import { alertStation } from './alerts/ids.ts'
import { member, type RoomState } from './state.ts'

/**
 * The station whose figures or alerts an entry may change; undefined for entries about the whole room. A submission
 * touches the station that its device is enrolled for, whichever it names. `state` may be before or after the entry.
 */
export function touches(state: RoomState, entry: Entry): StationCode | undefined {
  switch (entry.kind) {
    case 'revoked':
    case 'submission':
      return member(state.devices, entry.device)?.station
    case 'alert-noted':
      return alertStation(entry.alert)
    default:
      return stationOf(entry)
  }
}
