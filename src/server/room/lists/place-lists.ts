import type { PlaceCode } from '#election/named.ts'
import { type CommuneReadiness, readiness } from '#room/readiness/readiness.ts'
import { STATION_STATUSES, type StationStatus, type WallPlaceFigure } from '#room/views/wall.ts'
import { type Column, pictureOf } from './columns.ts'
import { MANAGING, placeList, WATCHING } from './list.ts'

interface PlaceRow {
  readonly code: PlaceCode
  readonly registered: number
  readonly stations: number
  readonly figure: WallPlaceFigure
  /** Stations in each status, absent where whoever asks is not told. */
  readonly states: Readonly<Partial<Record<StationStatus, number>>>
}

/** States that tell of the room's work, not of the vote: observers are told none of them, or only that there are some. */
const OF_WORK: ReadonlySet<StationStatus> = new Set(['late', 'silent', 'incident'])

const stateColumn = (status: StationStatus): Column<PlaceRow> => ({
  name: `stations_${status.replaceAll('-', '_')}`,
  type: 'integer',
  means: `Stations whose status is \`${status}\`.`,
  ...(OF_WORK.has(status) && { empty: 'an observer is not told' }),
  cell: ({ states }) => states[status] ?? null,
})

export const places = placeList<PlaceRow>({
  about: 'Every place with stations as the wall adds it up, parents before their children.',
  roles: WATCHING,
  place: ({ code }) => code,
  rows: (state, seen) => {
    const { index, observed } = seen
    const picture = pictureOf(state, seen)
    return index.book.places.flatMap(({ code }, i): PlaceRow[] => {
      const stations = index.stationsOf(code)
      const figure = picture.places[i]
      if (stations.length === 0 || !figure) return []
      const states: Partial<Record<StationStatus, number>> = {}
      for (const station of stations) {
        const status = STATION_STATUSES[picture.stations.status[index.stationIndex.get(station.code) ?? -1] ?? 0]
        if (status) states[status] = (states[status] ?? 0) + 1
      }
      for (const status of STATION_STATUSES) if (!observed || !OF_WORK.has(status)) states[status] ??= 0
      const registered = stations.reduce((sum, one) => sum + one.registered, 0)
      return [{ code, registered, stations: stations.length, figure, states }]
    })
  },
  columns: [
    { name: 'registered', type: 'integer', means: 'Registered voters.', cell: ({ registered }) => registered },
    { name: 'stations', type: 'integer', means: 'Polling stations.', cell: ({ stations }) => stations },
    {
      name: 'voters',
      type: 'integer',
      means: 'People who voted, as far as received.',
      empty: 'nothing was received, or the place is too small to be shown by itself; never zero',
      cell: ({ figure: [voters] }) => (voters === -1 ? null : voters),
    },
    {
      name: 'stations_heard',
      type: 'integer',
      means: 'Stations that were heard of.',
      cell: ({ figure: [, , , heard] }) => heard,
    },
    ...STATION_STATUSES.map(stateColumn),
  ],
})

export const readinessByCommune = placeList<CommuneReadiness>({
  about: 'How many stations of each commune are ready before the day.',
  roles: MANAGING,
  place: ({ commune }) => commune,
  rows: (state, { index, now, within }) => readiness(index, state, now, within).communes,
  columns: [
    { name: 'stations', type: 'integer', means: 'Polling stations.', cell: ({ stations }) => stations },
    { name: 'enrolled', type: 'integer', means: 'Stations with a phone.', cell: ({ enrolled }) => enrolled },
    { name: 'heard', type: 'integer', means: 'Stations with a phone that was heard.', cell: ({ heard }) => heard },
    { name: 'rehearsed', type: 'integer', means: 'Stations that rehearsed everything.', cell: (row) => row.rehearsed },
    { name: 'ready', type: 'integer', means: 'Stations that lack nothing.', cell: ({ ready }) => ready },
  ],
})
