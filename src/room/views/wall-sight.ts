import type { BookIndex } from '#election/book/index.ts'
import type { Instant, PlaceCode, StationCode } from '#election/named.ts'
import type { Alert } from '../alerts/alert.ts'
import { byUrgency } from '../alerts/urgency.ts'
import { boardOf } from '../board.ts'
import type { Within } from '../scope.ts'
import type { RoomState } from '../state.ts'
import { type Merged, mergedUnits } from '../units.ts'
import { plainStatus, STATION_STATUSES, type WallPicture, type WallPlaceFigure } from './wall.ts'

/** What somebody sees of the wall. */
export interface WallSight {
  /** What the whole picture of a state becomes for them. */
  see(state: RoomState, whole: WallPicture): WallPicture
  /** Whether they see the figures of a place by themselves. */
  shows(place: PlaceCode): boolean
}

const INCIDENT = STATION_STATUSES.indexOf('incident')

/**
 * The wall for whoever works at some stations only (`works`), or at none because they watch: the room's work (alerts,
 * who is late, silent or has an incident, when a phone was last heard) is theirs for their own stations. Of the others
 * they see turnout as the portal shows it: no unit that is too small to be shown by itself, and as time of a station
 * that of its figure.
 * @param incidents whether incidents show everywhere, as the book may let observers
 */
export function narrowedWall(index: BookIndex, works: Within, incidents: boolean): WallSight {
  const { places, stations } = index.book
  const merged = mergedUnits(index)
  const own = stations.flatMap(({ code }, i) => (works(code) ? [i] : []))
  const shows = (code: PlaceCode): boolean =>
    !merged.places.has(code) || index.stationsOf(code).every((station) => works(station.code))
  const ownPlaces = places.flatMap(({ code }, i) => (merged.places.has(code) && shows(code) ? [i] : []))
  const curveShown = shows(index.book.room)

  const see = (state: RoomState, whole: WallPicture): WallPicture => {
    const watched = watchedOf(index, merged, state, whole)
    const status = (incidents ? watched.withIncidents : watched.status).slice()
    const voters = watched.voters.slice()
    const heard = watched.heard.slice()
    for (const i of own) {
      status[i] = whole.stations.status[i] as number
      voters[i] = whole.stations.voters[i] as number
      heard[i] = whole.stations.heard[i] as Instant | -1
    }
    const figures = watched.places.slice()
    for (const i of ownPlaces) figures[i] = whole.places[i] as WallPlaceFigure
    return {
      ...whole,
      stations: { status, voters, heard },
      places: figures,
      curve: curveShown ? whole.curve : [],
      alerts: own.flatMap((i) => watched.alerts.get(stations[i]?.code as StationCode) ?? []).sort(byUrgency),
    }
  }
  return { see, shows }
}

/** A picture as whoever works nowhere sees it, and its alerts by station: what every narrowed wall begins with. */
interface Watched {
  readonly status: readonly number[]
  /** The same with incidents everywhere. */
  readonly withIncidents: readonly number[]
  readonly voters: readonly number[]
  readonly heard: readonly (Instant | -1)[]
  readonly places: readonly WallPlaceFigure[]
  readonly alerts: ReadonlyMap<StationCode, readonly Alert[]>
}

/** Made once a picture: a nation has a narrowed wall for each of its provinces, four times a second. */
const WATCHED = new WeakMap<WallPicture, Watched>()

function watchedOf(index: BookIndex, merged: Merged, state: RoomState, whole: WallPicture): Watched {
  const known = WATCHED.get(whole)
  if (known) return known
  const { places, stations } = index.book
  const board = boardOf(index, state)
  const small = stations.map(({ code }) => merged.stations.has(code))
  const status = Array.from(board.phase, plainStatus)
  const watched: Watched = {
    status,
    withIncidents: whole.stations.status.map((one, i) => (one === INCIDENT ? one : (status[i] as number))),
    voters: whole.stations.voters.map((voters, i) => (small[i] ? -1 : voters)),
    heard: stations.map((_, i) => (small[i] ? -1 : (board.figures[i]?.received ?? -1))),
    places: whole.places.map((figure, i) =>
      merged.places.has(places[i]?.code as PlaceCode) ? [-1, figure[1], figure[2], 0] : figure,
    ),
    alerts: Map.groupBy(whole.alerts, ({ station }) => station),
  }
  WATCHED.set(whole, watched)
  return watched
}
