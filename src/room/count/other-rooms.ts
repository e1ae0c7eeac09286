import type { Constituency } from '#election/book/book.ts'
import type { BookIndex } from '#election/book/index.ts'
import type { CountState, OtherRoom } from './state.ts'

/**
 * The first part of another room's figures that cannot be, or nothing: the identities of a sheet, and more registered
 * voters in all rooms together than the constituency has, as when one room is imported under two names. Such figures
 * would share out votes that nobody cast.
 */
export function figuresFault(
  index: BookIndex,
  count: CountState,
  constituency: Constituency,
  figures: OtherRoom,
): keyof OtherRoom | undefined {
  const { registered, voters, ballots, void: nul, contested, valid, votes, stations, stationsCounted } = figures
  if (votes.reduce((sum, one) => sum + one, 0) !== valid) return 'votes'
  if (valid + nul + contested !== ballots) return 'ballots'
  if (voters > registered || ballots > registered) return 'registered'
  if (stationsCounted + (figures.excluded ?? 0) > stations) return 'stationsCounted'
  const own = ownRegistered(index, constituency)
  const known = own + elsewhere(count, constituency, figures) + registered
  return known > (constituency.registered ?? own) ? 'registered' : undefined
}

/** The version of the same room's released file that stands, where it is newer than the one that comes now. */
export function newerFile(
  { others }: CountState,
  { code }: Constituency,
  { room, file }: OtherRoom,
): number | undefined {
  const heard = (Object.hasOwn(others, code) ? others[code] : undefined) ?? []
  const last = heard.findLast((one) => one.room === room)?.file
  return file && last && last.book === file.book && last.version > file.version ? last.version : undefined
}

/** Registered voters of this room's stations that vote in the constituency. */
function ownRegistered(index: BookIndex, { place, code }: Constituency): number {
  return index
    .stationsOf(place)
    .filter((station) => index.constituenciesOf(station.code).some((one) => one.code === code))
    .reduce((sum, { registered }) => sum + registered, 0)
}

/** Registered voters of the rooms that were heard of, without the one that speaks again. */
function elsewhere({ others }: CountState, { code }: Constituency, { room }: OtherRoom): number {
  const heard = (Object.hasOwn(others, code) ? others[code] : undefined) ?? []
  const last = new Map(heard.map((one) => [one.room, one.registered]))
  last.delete(room)
  return [...last.values()].reduce((sum, registered) => sum + registered, 0)
}
