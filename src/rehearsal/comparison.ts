import type { StationCode } from '#election/named.ts'
import { STATION_STATUSES, type WallDefinition, type WallPicture } from '#room/views/wall.ts'
import type { StationTruth } from './day/plan.ts'

/** A station where the room shows something else than what happened. */
export interface Difference {
  readonly station: StationCode
  readonly what: 'voters' | 'closed'
  readonly shown: number | boolean
  readonly true: number | boolean
}

/**
 * Compares what the room shows in the evening with what happened, station by station and for the whole room. Empty
 * when they agree. A station of the plan that the room does not show differs.
 */
export function differences(
  truth: ReadonlyMap<StationCode, StationTruth>,
  definition: WallDefinition,
  picture: WallPicture,
): Difference[] {
  const shown = new Map(definition.stations.code.map((code, index) => [code, index]))
  return [...truth].flatMap(([station, expected]): Difference[] => {
    const index = shown.get(station) ?? -1
    const voters = picture.stations.voters[index] ?? -1
    const closed = STATION_STATUSES[picture.stations.status[index] ?? -1] === 'closed'
    return [
      ...(voters === expected.voters
        ? []
        : [{ station, what: 'voters', shown: voters, true: expected.voters } as const]),
      ...(closed === expected.closed
        ? []
        : [{ station, what: 'closed', shown: closed, true: expected.closed } as const]),
    ]
  })
}
