import type { Names } from '#election/languages.ts'
import type { PlaceCode } from '#election/named.ts'
import { STATION_STATUSES, type WallDefinition, type WallPlace } from '#room/views/wall.ts'
import { basisPoints } from '../../ui/number.ts'
import type { Frame } from '../live/picture.ts'
import { stationsByCommune } from '../stations.ts'

/** A commune as the map draws it. */
export interface CommuneFigure {
  readonly code: PlaceCode
  readonly names: Names
  readonly place: WallPlace
  readonly voters: number
  readonly registered: number
  readonly stations: number
  readonly heard: number
  /** Turnout in basis points; absent while nothing was heard, for zero is not blank. */
  readonly points?: number
  /** Half or more of its open stations are silent: the figure is not fresh. */
  readonly stale: boolean
}

const SILENT = STATION_STATUSES.indexOf('silent')
const groups = new WeakMap<WallDefinition, Map<number, number[]>>()

/** The communes of the room in the order of the book, at this frame. */
export function communeFigures(definition: WallDefinition, frame: Frame): CommuneFigure[] {
  let byCommune = groups.get(definition)
  if (!byCommune) {
    byCommune = stationsByCommune(definition)
    groups.set(definition, byCommune)
  }
  const communes: CommuneFigure[] = []
  for (const [index, stations] of byCommune) {
    const place = definition.places[index]
    if (!place) continue
    const [voters, opened, closed, heard] = frame.places[index] ?? [0, 0, 0, 0]
    const points = heard > 0 ? basisPoints(voters, place.registered) : undefined
    let silent = 0
    for (const station of stations) if (frame.columns.status[station] === SILENT) silent++
    communes.push({
      code: place.code,
      names: place.names,
      place,
      voters,
      registered: place.registered,
      stations: place.stations,
      heard,
      ...(points === undefined ? {} : { points }),
      stale: silent > 0 && silent * 2 >= opened - closed,
    })
  }
  return communes
}
