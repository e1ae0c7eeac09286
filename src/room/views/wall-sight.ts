import type { BookIndex } from '#election/book/index.ts'
import type { PlaceCode } from '#election/named.ts'
import { type Board, boardOf } from '../board.ts'
import type { Within } from '../scope.ts'
import type { RoomState } from '../state.ts'
import { mergedUnits } from '../units.ts'
import { plainStatus, STATION_STATUSES, type WallPicture } from './wall.ts'

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
  const own = stations.map(({ code }) => works(code))
  const small = stations.map(({ code }, i) => own[i] !== true && merged.stations.has(code))
  const shows = (code: PlaceCode): boolean =>
    !merged.places.has(code) || index.stationsOf(code).every((station) => works(station.code))
  const shown = places.map(({ code }) => shows(code))
  const curveShown = shows(index.book.room)

  const statusAt = (board: Board, status: number, i: number): number =>
    own[i] || (incidents && status === INCIDENT) ? status : plainStatus(board.phase[i] as number)

  const see = (state: RoomState, whole: WallPicture): WallPicture => {
    const board = boardOf(index, state)
    return {
      ...whole,
      stations: {
        status: whole.stations.status.map((status, i) => statusAt(board, status, i)),
        voters: whole.stations.voters.map((voters, i) => (small[i] ? -1 : voters)),
        heard: whole.stations.heard.map((heard, i) => {
          if (own[i]) return heard
          return small[i] ? -1 : (board.figures[i]?.received ?? -1)
        }),
      },
      places: whole.places.map((figure, i) => (shown[i] ? figure : [-1, figure[1], figure[2], 0])),
      curve: curveShown ? whole.curve : [],
      alerts: whole.alerts.filter(({ station }) => works(station)),
    }
  }
  return { see, shows }
}
