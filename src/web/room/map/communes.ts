import type { Names } from '#election/languages.ts'
import type { PlaceCode } from '#election/named.ts'
import {
  NOTHING_TOLD,
  STATION_STATUSES,
  votersOf,
  type WallDefinition,
  type WallPlace,
  type WallPlaceFigure,
} from '#room/views/wall.ts'
import { basisPoints } from '../../ui/number.ts'
import type { Frame } from '../live/picture.ts'
import { stationsByUnit } from '../stations.ts'

/** A commune, a province of a nation or a central office of a commune, as the map draws it. */
export interface CommuneFigure {
  readonly code: PlaceCode
  readonly names: Names
  readonly place: WallPlace
  /** Absent, as its turnout is, while no station has told a figure: zero is not blank. */
  readonly voters?: number
  readonly registered: number
  readonly stations: number
  readonly heard: number
  /** Turnout in basis points. */
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

/**
 * The communes of a room in the order of the book, or its provinces where its communes would be too many to read,
 * followed from frame to frame: one that did not change keeps its very object, so that only those that did are drawn again.
 */
export class Communes {
  /** Never changes. */
  readonly places: readonly WallPlace[]
  /** What its places are: provinces stand for their communes, central offices tell of a single commune. */
  readonly unit: 'province' | 'commune' | 'office'
  readonly #followed: readonly Followed[]
  /** Which of them each station belongs to. */
  readonly #of = new Map<number, Followed>()

  /** Of the whole room, or of what lies `within` one of its places: then its communes fill the map. */
  constructor(definition: WallDefinition, within = definition.room) {
    const followed = [...stationsByUnit(definition, within)].flatMap(([index, stations]) => {
      const place = definition.places[index]
      return place ? [{ index, place, stations }] : []
    })
    this.#followed = within === definition.room ? followed : enlarged(followed)
    this.places = this.#followed.map(({ place }) => place)
    for (const one of this.#followed) for (const station of one.stations) this.#of.set(station, one)
    const kind = followed[0]?.place.kind
    this.unit = kind === 'province' || kind === 'office' ? kind : 'commune'
  }

  at(frame: Frame): CommuneFigure[] {
    const { changed } = frame
    const touched = changed === 'all' ? undefined : new Set(changed.map((station) => this.#of.get(station)))
    return this.#followed.map((one) => {
      const from = frame.places[one.index] ?? NOTHING_TOLD
      if (touched && one.figure && one.from === from && !touched.has(one)) return one.figure
      const stale = isStale(one.stations, frame, from)
      if (!one.figure || one.from !== from || one.figure.stale !== stale) {
        one.from = from
        one.figure = figureOf(one.place, from, stale)
      }
      return one.figure
    })
  }
}

/** Side of the square that circles are laid out in, and what stays free around them. */
const SIDE = 1000
const MARGIN = 20

/** The circles of a part of the room, moved and scaled together until they fill the square. */
function enlarged(followed: readonly Followed[]): Followed[] {
  const circles = followed.flatMap(({ place }) => place.circle ?? [])
  const edge = (pick: (circle: { x: number; y: number; r: number }) => number) => circles.map(pick)
  const [left, top] = [Math.min(...edge(({ x, r }) => x - r)), Math.min(...edge(({ y, r }) => y - r))]
  const [right, bottom] = [Math.max(...edge(({ x, r }) => x + r)), Math.max(...edge(({ y, r }) => y + r))]
  const scale = (SIDE - 2 * MARGIN) / Math.max(1, right - left, bottom - top)
  const [midX, midY] = [(left + right) / 2, (top + bottom) / 2]
  return followed.map((one) => {
    const { circle } = one.place
    if (!circle) return one
    const moved = {
      x: SIDE / 2 + (circle.x - midX) * scale,
      y: SIDE / 2 + (circle.y - midY) * scale,
      r: circle.r * scale,
    }
    return { ...one, place: { ...one.place, circle: moved } }
  })
}

/** A closed station's figure is final, however long ago it came. */
function isStale(stations: readonly number[], frame: Frame, [, opened]: WallPlaceFigure): boolean {
  let silent = 0
  for (const station of stations) if (frame.columns.status[station] === SILENT) silent++
  return silent > 0 && silent * 2 >= opened
}

function figureOf(place: WallPlace, figure: WallPlaceFigure, stale: boolean): CommuneFigure {
  const { code, names, registered, stations } = place
  const voters = votersOf(figure)
  const points = voters === undefined ? undefined : basisPoints(voters, registered)
  return {
    ...{ code, names, place, registered, stations, heard: figure[3], stale },
    ...(voters !== undefined && { voters }),
    ...(points !== undefined && { points }),
  }
}
