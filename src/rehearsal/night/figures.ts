import type { Book, Constituency, Station } from '#election/book/book.ts'
import type { BookIndex } from '#election/book/index.ts'
import type { ConstituencyCode, Count, PaperId, StationCode } from '#election/named.ts'
import type { FilledSheet } from '#election/pv/sheet.ts'
import { type FormKey, formKey } from '#room/count/form.ts'
import { share } from '../day/turnout.ts'
import { type Random, random } from '../random.ts'
import type { ListVotes } from '../votes-file.ts'
import { spread, sum } from './spread.ts'

/** Void ballots in per mille where the votes are not given, and how far a station lies from it (FACTS: 12 to 19 %). */
const VOID_PER_MILLE = 137
const VOID_SPREAD = 25
/** Stations in per mille whose second paper has a voter more or less, whose urn lacks a ballot, with ballots in dispute. */
const PAPERS_APART = 8
const BALLOT_MISSING = 10
const CONTESTED = 120
/** Single-member districts in which the two strongest are made equal, of a room that has so many at least. */
const TIES = 3

/** What every signed sheet of the night says when it is right. */
export interface TrueNight {
  readonly sheets: ReadonlyMap<FormKey, FilledSheet>
  /** Districts whose two strongest lists have as many votes. */
  readonly tied: readonly ConstituencyCode[]
}

export interface FigureOptions {
  readonly seed: string
  /** Voters of the day, as every station's president declared them at the close. */
  readonly voters: ReadonlyMap<StationCode, Count>
  /** Votes of the lists in the room where they are known; drawn elsewhere. */
  readonly votes: ListVotes
}

/**
 * The true figures of every station and contest: voters as the day had them, and votes that sum exactly to the given
 * ones. Every sheet keeps the identities of the signed sheet. Pure; the same for the same book and options. Throws when
 * a contest is given more votes than there were ballots.
 */
export function trueNight(index: BookIndex, options: FigureOptions): TrueNight {
  const { book } = index
  const papers = new Map(book.contests.map(({ id, paper }) => [id, paper]))
  const tied = new Set(tiedDistricts(index, options))
  const sheets = new Map<FormKey, FilledSheet>()
  for (const constituency of book.constituencies) {
    const stations = stationsIn(index, constituency)
    if (stations.length === 0) continue
    const paper = papers.get(constituency.contest) as PaperId
    const luck = random(options.seed, 'night', constituency.code)
    const urns = stations.map((station) => urn(book, station, paper, options))
    const given = options.votes.get(constituency.code)
    const valid = given ? validOf(luck, sum(given), urns) : urns.map(({ ballots }) => drawValid(luck, ballots))
    const totals = given ?? drawTotals(luck, constituency, sum(valid), options.votes, book)
    const votes = spread(luck, valid, tied.has(constituency.code) ? equalled(totals) : totals)
    for (const [s, { code, registered }] of stations.entries()) {
      const { voters, ballots } = urns[s] ?? { voters: 0, ballots: 0 }
      const spoilt = ballots - (valid[s] ?? 0)
      const contested = luck.chance(CONTESTED) ? Math.min(spoilt, luck.between(1, 3)) : 0
      sheets.set(formKey(code, constituency.code), {
        station: code,
        constituency: constituency.code,
        paper,
        registered,
        voters: voters as Count,
        ballots: ballots as Count,
        void: (spoilt - contested) as Count,
        contested: contested as Count,
        valid: (valid[s] ?? 0) as Count,
        votes: (votes[s] ?? []) as Count[],
        observations: contested > 0 ? 'أوراق متنازع فيها، ملحقة بالمحضر' : '',
      })
    }
  }
  return { sheets, tied: [...tied] }
}

/** The stations that vote in a constituency, in the book's order. */
function stationsIn(index: BookIndex, { code, place, district }: Constituency): readonly Station[] {
  const stations = index.places.has(place) ? index.stationsOf(place) : []
  return district ? stations.filter((station) => station.district === code) : stations
}

/** Signatures and ballots of one paper at one station, the same for all its contests. */
function urn(
  book: Book,
  { code, registered }: Station,
  paper: PaperId,
  { seed, voters }: FigureOptions,
): { readonly voters: number; readonly ballots: number } {
  const luck = random(seed, 'urn', code, paper)
  const first = book.papers[0]?.id === paper
  const came = voters.get(code) ?? 0
  // Whoever declines the second paper, or takes a second one by mistake, is one or two at a few stations.
  const apart = !first && luck.chance(PAPERS_APART) ? -luck.between(1, 2) : 0
  const signed = Math.min(registered, Math.max(0, came + apart))
  return { voters: signed, ballots: signed > 0 && luck.chance(BALLOT_MISSING) ? signed - 1 : signed }
}

function validOf(luck: Random, total: number, urns: readonly { readonly ballots: number }[]): readonly number[] {
  const ballots = urns.map((one) => one.ballots)
  const weights = ballots.map((count) => count * (1000 - VOID_PER_MILLE + luck.between(-VOID_SPREAD, VOID_SPREAD)))
  return share(total, weights, ballots)
}

function drawValid(luck: Random, ballots: number): number {
  const spoilt = VOID_PER_MILLE + luck.between(-VOID_SPREAD, VOID_SPREAD)
  return ballots - Math.round((ballots * spoilt) / 1000)
}

/** Votes of lists of which nothing is known: as strong as their party is where something is known. */
function drawTotals(
  luck: Random,
  { lists }: Constituency,
  valid: number,
  known: ListVotes,
  book: Book,
): readonly number[] {
  const weights = lists.map(({ party }) => {
    const strength = strengthOf(party, known, book) ?? luck.between(50, 1000)
    return strength * (1000 + luck.between(-400, 400))
  })
  return share(
    valid,
    weights,
    lists.map(() => valid),
  )
}

function strengthOf(party: string, known: ListVotes, book: Book): number | undefined {
  for (const { code, lists } of book.constituencies) {
    const votes = known.get(code)?.[lists.findIndex((list) => list.party === party)]
    if (votes !== undefined && votes > 0) return votes
  }
  return undefined
}

function tiedDistricts({ book }: BookIndex, { seed, votes }: FigureOptions): ConstituencyCode[] {
  const districts = book.constituencies.filter(
    ({ code, district, seats, lists }) => district && seats === 1 && lists.length >= 3 && !votes.has(code),
  )
  const luck = random(seed, 'ties')
  const chosen = new Set<ConstituencyCode>()
  while (chosen.size < Math.min(TIES, districts.length)) chosen.add(luck.pick(districts).code)
  return [...chosen]
}

/** The two strongest with as many votes each; an odd one goes to the third. */
function equalled(totals: readonly number[]): readonly number[] {
  const order = totals.map((votes, list) => ({ votes, list })).sort((a, b) => b.votes - a.votes || a.list - b.list)
  const [first, second, third] = order
  if (!first || !second || !third) throw new Error('a tie needs a third list')
  const both = first.votes + second.votes
  const half = Math.floor(both / 2)
  const changed = new Map([
    [first.list, half],
    [second.list, half],
    [third.list, third.votes + (both % 2)],
  ])
  return totals.map((votes, list) => changed.get(list) ?? votes)
}
