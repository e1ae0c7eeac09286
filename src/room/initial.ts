import type { Digest, Instant, PlaceCode, Position, StationCode } from '#election/named.ts'
import { emptyCount } from './count/state.ts'
import type { RoomRules } from './rules.ts'
import type { RoomState, StationState } from './state.ts'

/** A room before its first entry: every station of the book is there and nothing was heard. */
export function initialState(rules: RoomRules): RoomState {
  const stations: Record<StationCode, StationState> = {}
  for (const { code } of rules.index.book.stations) stations[code] = silentStation()
  return {
    format: 'sunduq-state/2',
    room: '' as PlaceCode,
    book: '' as Digest,
    test: false,
    size: 0 as Position,
    at: 0 as Instant,
    devices: {},
    invitations: {},
    codes: {},
    stations,
    notes: {},
    work: {},
    calls: {},
    cases: {},
    messages: {},
    rehearsed: {},
    checks: {},
    count: emptyCount(),
  }
}

function silentStation(): StationState {
  return {
    devices: [],
    ticks: 0,
    women: 0,
    men: 0,
    bins: [],
    openings: [],
    closings: [],
    readings: [],
    incidents: [],
    notCounted: {},
  }
}
