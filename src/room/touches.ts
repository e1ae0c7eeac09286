import { type StationCode, unreachable } from '#election/named.ts'
import type { Entry } from '#journal/entry.ts'
import { alertStation } from './alerts/ids.ts'
import { member, type RoomState } from './state.ts'

/**
 * The station whose figures or alerts an entry may change; undefined for entries about the whole room. A submission
 * touches the station that its device is enrolled for, whichever it names. `state` may be before or after the entry.
 */
export function touches(state: RoomState, entry: Entry): StationCode | undefined {
  switch (entry.kind) {
    case 'sheet-typed':
    case 'sheet-decided':
    case 'sheet-explained':
    case 'sheet-accepted':
    case 'sheet-proposed':
    case 'sheet-confirmed':
    case 'sheet-proposal-withdrawn':
      return entry.station
    case 'sum-typed':
    case 'figures-imported':
    case 'tie-proposed':
    case 'tie-confirmed':
    case 'release-proposed':
    case 'release-confirmed':
    case 'release-withdrawn':
    case 'proclaimed':
    case 'amended':
    case 'opened':
    case 'heartbeat':
    case 'invitation-withdrawn':
      return undefined
    case 'invited':
    case 'enrolled':
      return entry.station
    case 'revoked':
    case 'submission':
      return member(state.devices, entry.device)?.station
    case 'alert-noted':
      return alertStation(entry.alert)
    default:
      return unreachable(entry)
  }
}
