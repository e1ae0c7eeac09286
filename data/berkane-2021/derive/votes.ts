import { apportion, jitter } from './apportion.ts'
import type { Result } from './sources.ts'
import type { DerivedStation } from './stations.ts'

export const VOTE_COLUMNS = ['constituency', 'party', 'votes']

/** How far a list of the region's council may lie from its votes for the House, in per mille. */
const COUNCIL_SPREAD = 90

/** Published figures that the votes of the room are derived from. */
export interface VoteSources {
  readonly results: readonly Result[]
  readonly stations: readonly DerivedStation[]
  /** Voters of each station, in the order of `stations`. */
  readonly voters: readonly number[]
  readonly houseSeats: number
  readonly houseSeatsOfRegion: number
  /** Valid votes of the nation in 2021: local lists and regional lists. */
  readonly validLocal: number
  readonly validRegional: number
  /** Voters and void of the nation in 2016. */
  readonly voters2016: number
  readonly void2016: number
}

/** Votes in the province for every list contest: those published, and those derived where nothing was published. */
export function votesOfRoom(sources: VoteSources): readonly (readonly string[])[] {
  const { results, stations, voters } = sources
  const local = listsOf(results, 'house-local-02.113').map(({ party, votes = 0 }) => ({ party, votes }))
  const inAll = sum(voters)
  const inCity = sum(voters.filter((_, i) => stations[i]?.commune.ballot === 'list'))
  return [
    ...rows('house-local-02.113', local),
    ...rows('house-regional-02', regionalList(sources, local)),
    ...rows('regional-council-02.113', regionalCouncil(validOf(sources, inAll), local)),
    ...rows('communal-list-02.113.01.09', cityCouncil(validOf(sources, inCity), results, local)),
  ]
}

interface ListVotes {
  readonly party: string
  readonly votes: number
}

/**
 * The regional list within the province: who voted for a party's local list votes for its regional one; parties
 * without a local list get the province's part of their published votes, by seats of the House.
 */
function regionalList(
  { results, validLocal, validRegional, houseSeats, houseSeatsOfRegion }: VoteSources,
  local: readonly ListVotes[],
): readonly ListVotes[] {
  const lists = listsOf(results, 'house-regional-02')
  const weights = lists.map(
    ({ party, votes = 0 }) =>
      local.find((list) => list.party === party)?.votes ?? Math.round((votes * houseSeats) / houseSeatsOfRegion),
  )
  const valid = Math.round((sum(local.map(({ votes }) => votes)) * validRegional) / validLocal)
  const votes = apportion(valid, weights)
  return lists.map(({ party, votes: whole = 0 }, i) => {
    if ((votes[i] ?? 0) > whole) throw new Error(`${party} has more votes in the province than in the region`)
    return { party, votes: votes[i] ?? 0 }
  })
}

/** The lists of the local contest, each a little apart from its votes there. */
function regionalCouncil(valid: number, local: readonly ListVotes[]): readonly ListVotes[] {
  const votes = apportion(
    valid,
    local.map((list, i) => list.votes * (1000 + jitter(i * 53 + 11, COUNCIL_SPREAD))),
  )
  return local.map(({ party }, i) => ({ party, votes: votes[i] ?? 0 }))
}

/** By the published seats; parties with as many seats follow each other as in the local contest. */
function cityCouncil(valid: number, results: readonly Result[], local: readonly ListVotes[]): readonly ListVotes[] {
  const lists = listsOf(results, 'communal-list-02.113.01.09')
  const votes = apportion(
    valid,
    lists.map(({ party, seats }) => seats * 100_000 + (local.find((list) => list.party === party)?.votes ?? 0)),
  )
  return lists.map(({ party }, i) => ({ party, votes: votes[i] ?? 0 }))
}

/** Valid votes of so many voters, by the nation's share of void in 2016. */
function validOf({ voters2016, void2016 }: VoteSources, voters: number): number {
  return Math.round((voters * (voters2016 - void2016)) / voters2016)
}

function listsOf(results: readonly Result[], constituency: string): readonly Result[] {
  return results.filter((result) => result.constituency === constituency)
}

function rows(constituency: string, lists: readonly ListVotes[]): readonly (readonly string[])[] {
  return lists.map(({ party, votes }) => [constituency, party, String(votes)])
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((a, b) => a + b, 0)
}
