import { STATION_STATUSES, type WallDefinition } from '#room/views/wall.ts'
import type { Columns } from '../live/picture.ts'
import { stationsByCommune } from '../stations.ts'
import type { CellGroup } from './layout.ts'

/**
 * The communes with their stations, all or those `within` a place, each with the province that it lies in. The width of a
 * name comes from `widthOf` when it is asked for: of 1,500 communes only few have room for theirs.
 */
export function cellGroups(
  definition: WallDefinition,
  widthOf: (place: number) => number,
  within?: number,
): CellGroup[] {
  return [...stationsByCommune(definition, within)].map(([place, stations]) => {
    let width: number | undefined
    return {
      place,
      part: definition.places[place]?.parent ?? -1,
      stations,
      get labelWidth() {
        width ??= widthOf(place)
        return width
      },
    }
  })
}

/** How many stations of a group are in each status, in the order of `STATION_STATUSES`. */
export function tally(stations: readonly number[], columns: Columns): number[] {
  const counts = STATION_STATUSES.map(() => 0)
  for (const station of stations) {
    const status = columns.status[station] ?? 0
    counts[status] = (counts[status] ?? 0) + 1
  }
  return counts
}
