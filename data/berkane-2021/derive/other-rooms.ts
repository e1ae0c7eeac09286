import { apportion, jitter } from './apportion.ts'
import type { Province, Result } from './sources.ts'

/** How far a province may lie from the region in a list's votes, in per mille. */
const SPREAD = 300
/** Registered voters of an average station, and ballots in dispute per ten thousand. */
const USUAL_STATION = 400
const CONTESTED_PER_TEN_THOUSAND = 12

/** What is known of the region and of the room's own part in it. */
export interface RegionSources {
  readonly constituency: string
  readonly provinces: readonly Province[]
  /** The published votes of the whole region. */
  readonly region: readonly Result[]
  /** Votes of the room by party. */
  readonly own: ReadonlyMap<string, number>
  /** Registered voters of the provinces together. */
  readonly registered: number
  /** Voters and valid votes of the room's own province in the local contest. */
  readonly ownVoters: number
  readonly ownValid: number
}

/** Heading of `other-rooms.csv`: the figures of a sheet, then one column for each list. */
export function otherRoomColumns(region: readonly Result[]): readonly string[] {
  return [
    'constituency',
    'room',
    'registered',
    'voters',
    'ballots',
    'void',
    'contested',
    'valid',
    'stations',
    'stations_counted',
    ...region.map(({ party }) => party),
  ]
}

/**
 * What the other rooms of the region report of a contest wider than one province: together with the room's own votes
 * every list has exactly its published ones.
 */
export function otherRoomRows(sources: RegionSources): readonly (readonly string[])[] {
  const { constituency, provinces, region, own, ownVoters, ownValid } = sources
  const seats = provinces.map(({ houseSeats }) => houseSeats)
  const registered = apportion(sources.registered, seats)
  const votes = region.map(({ party, votes: whole = 0 }, list) =>
    apportion(
      whole - (own.get(party) ?? 0),
      seats.map((weight, room) => weight * (1000 + jitter(list * 97 + room * 7 + 3, SPREAD))),
    ),
  )
  return provinces.map(({ ar, fr }, room) => {
    const mine = votes.map((list) => list[room] ?? 0)
    const valid = mine.reduce((a, b) => a + b, 0)
    const voters = Math.round((valid * ownVoters) / ownValid)
    const contested = Math.round((voters * CONTESTED_PER_TEN_THOUSAND) / 10_000)
    const people = registered[room] ?? 0
    if (voters > people) throw new Error(`more voters than registered in ${fr}`)
    const stations = Math.round(people / USUAL_STATION)
    const counts = [people, voters, voters, voters - valid - contested, contested, valid, stations, stations]
    return [constituency, `${ar} · ${fr}`, ...[...counts, ...mine].map(String)]
  })
}
