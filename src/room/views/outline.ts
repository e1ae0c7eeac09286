import type { Count, Instant, Position } from '#election/named.ts'
import { NOTHING_TOLD, type WallDefinition, type WallPicture, type WallPlace, type WallPlaceFigure } from './wall.ts'

/** From so many stations on a wall is drawn from its outline first: below, everything is small enough to come at once. */
export const OUTLINE_FROM = 5_000

/**
 * What the first picture of a large room needs and nothing else: places down to the commune, the commune and the status
 * of each station. Names, numbers and figures of single stations, and the alerts, follow with the whole.
 */
export interface WallOutline {
  readonly definition: Omit<WallDefinition, 'stations' | 'places'>
  /** Places but for central offices, parents first; `parent` counts in this list. */
  readonly places: readonly WallPlace[]
  /** Stations in book order: [index of the commune in `places`, how many follow one another in it]. */
  readonly runs: readonly (readonly [place: number, stations: number])[]
  readonly position: Position
  readonly now: Instant
  /** One digit a station: index into `STATION_STATUSES`. */
  readonly status: string
  /** One a place of the outline. */
  readonly figures: readonly WallPlaceFigure[]
  readonly curve: WallPicture['curve']
}

/** The outline of a definition and a picture of it. */
export function wallOutline(definition: WallDefinition, picture: WallPicture): WallOutline {
  const { places: all, stations, ...rest } = definition
  const kept = all.flatMap(({ kind }, index) => (kind === 'office' ? [] : [index]))
  const at = new Map(kept.map((index, place) => [index, place]))
  const runs: [number, number][] = []
  for (const office of stations.office) {
    let place = office
    while (!at.has(place) && place >= 0) place = all[place]?.parent ?? -1
    const commune = at.get(place) ?? 0
    const last = runs.at(-1)
    if (last && last[0] === commune) last[1]++
    else runs.push([commune, 1])
  }
  return {
    definition: { ...rest, room: at.get(definition.room) ?? 0 },
    places: kept.flatMap((index) => {
      const place = all[index]
      return place ? [{ ...place, parent: at.get(place.parent) ?? -1 }] : []
    }),
    runs,
    position: picture.position,
    now: picture.now,
    status: picture.stations.status.join(''),
    figures: kept.map((index) => picture.places[index] ?? NOTHING_TOLD),
    curve: picture.curve,
  }
}

/** What can be drawn of an outline: a definition whose stations have no names, and a picture without their figures. */
export function drawnOutline(outline: WallOutline): { definition: WallDefinition; picture: WallPicture } {
  const office = outline.runs.flatMap(([place, stations]) => new Array<number>(stations).fill(place))
  const nothing = new Array<number>(office.length).fill(-1)
  return {
    definition: {
      ...outline.definition,
      places: outline.places,
      stations: { code: [], number: [], names: [], office, registered: [] as Count[] },
    },
    picture: {
      position: outline.position,
      now: outline.now,
      stations: { status: [...outline.status].map(Number), voters: nothing, heard: nothing as Instant[] },
      places: outline.figures,
      curve: outline.curve,
      alerts: [],
    },
  }
}
