import type { Names } from '../languages.ts'
import type { ConstituencyCode, PaperId, StationCode } from '../named.ts'
import { type SheetTolerances, sheetTolerances } from '../pv/tolerances.ts'
import type { BookIndex } from './index.ts'

/**
 * What a phone must know to take down its station's sheets with no network: its papers with their contests and lists,
 * as printed. Frozen with the book, therefore handed over once, at the enrolment.
 */
export interface Ballot {
  readonly papers: readonly BallotPaper[]
  readonly tolerances: SheetTolerances
}

/** One paper, one urn; voters and ballots are counted per paper. */
export interface BallotPaper {
  readonly id: PaperId
  readonly names: Names
  /** `#rrggbb`. */
  readonly colour: string
  /** One sheet each. */
  readonly contests: readonly BallotContest[]
}

export interface BallotContest {
  readonly constituency: ConstituencyCode
  /** Of the contest: what is chosen. */
  readonly names: Names
  /** Of the constituency: where it is decided. */
  readonly place: Names
  /** In ballot order. */
  readonly lists: readonly BallotLine[]
}

export interface BallotLine {
  readonly number: number
  readonly names: Names
  /** Name of the printed symbol. */
  readonly symbol?: Names
}

/** The papers on which a station votes, in the order of the book. Throws on a station that is not in the book. */
export function ballotOf(index: BookIndex, station: StationCode): Ballot {
  const { book } = index
  const contests = new Map(book.contests.map((contest) => [contest.id, contest]))
  const parties = new Map(book.parties.map((party) => [party.code, party]))
  const papers = book.papers.map(({ id, names, colour }): BallotPaper => {
    const here = index.constituenciesOf(station).filter(({ contest }) => contests.get(contest)?.paper === id)
    const sheets = here.map(({ code, contest, names: place, lists }): BallotContest => {
      const chosen = contests.get(contest)
      if (!chosen) throw new Error(`no contest ${contest} in the book`)
      const lines = lists.map(({ number, party: of, names: printed }): BallotLine => {
        const party = parties.get(of)
        if (!party) throw new Error(`no party ${of} in the book`)
        return {
          number,
          names: printed ?? party.names,
          ...(party.symbol === undefined ? {} : { symbol: party.symbol }),
        }
      })
      return { constituency: code, names: chosen.names, place, lists: lines }
    })
    return { id, names, colour, contests: sheets }
  })
  return { papers: papers.filter((paper) => paper.contests.length > 0), tolerances: sheetTolerances(book) }
}
