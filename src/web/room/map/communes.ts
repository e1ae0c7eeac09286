import type { Names } from '#election/languages.ts'
import type { PlaceCode } from '#election/named.ts'
import { STATION_STATUSES, type WallDefinition, type WallPlace, type WallPlaceFigure } from '#room/views/wall.ts'
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

interface Followed {
  readonly index: number
  readonly place: WallPlace
  readonly stations: readonly number[]
  /** What the newest figure was made from. */
  from?: WallPlaceFigure
  figure?: CommuneFigure
}

const SILENT = STATION_STATUSES.indexOf('silent')
const NOTHING: WallPlaceFigure = [0, 0, 0, 0]

/**
 * The communes of a room in the order of the book, followed from frame to frame: a commune that did not change keeps
 * its very object, so that only those that did are drawn again.
 */
export class Communes {
  /** Never changes. */
  readonly places: readonly WallPlace[]
  readonly #followed: readonly Followed[]

  constructor(definition: WallDefinition) {
    this.#followed = [...stationsByCommune(definition)].flatMap(([index, stations]) => {
      const place = definition.places[index]
      return place ? [{ index, place, stations }] : []
    })
    this.places = this.#followed.map(({ place }) => place)
  }

  at(frame: Frame): CommuneFigure[] {
    return this.#followed.map((one) => {
      const from = frame.places[one.index] ?? NOTHING
      const stale = isStale(one.stations, frame, from)
      if (!one.figure || one.from !== from || one.figure.stale !== stale) {
        one.from = from
        one.figure = figureOf(one.place, from, stale)
      }
      return one.figure
    })
  }
}

function isStale(stations: readonly number[], frame: Frame, [, opened, closed]: WallPlaceFigure): boolean {
  let silent = 0
  for (const station of stations) if (frame.columns.status[station] === SILENT) silent++
  return silent > 0 && silent * 2 >= opened - closed
}

function figureOf(place: WallPlace, [voters, , , heard]: WallPlaceFigure, stale: boolean): CommuneFigure {
  const { code, names, registered, stations } = place
  const points = heard > 0 ? basisPoints(voters, registered) : undefined
  const known = points === undefined ? {} : { points }
  return { code, names, place, voters, registered, stations, heard, stale, ...known }
}
