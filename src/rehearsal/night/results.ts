import type { Book, Constituency } from '#election/book/book.ts'
import type { BookIndex } from '#election/book/index.ts'
import type { ConstituencyCode, ContestId, PartyCode } from '#election/named.ts'
import { decisionsOf } from '#room/count/ties.ts'
import type { ContestView } from '#room/views/desk.ts'
import type { Difference } from '../comparison.ts'
import type { Desk } from './desk.ts'
import type { Mistake, MistakeKind } from './mistakes.ts'
import type { NightPlan } from './plan.ts'
import { sum } from './spread.ts'

/** What came out of one contest of the book, over all its constituencies. */
export interface ContestResult {
  readonly contest: ContestId
  readonly constituencies: number
  /** `partial` as long as any of them is. */
  readonly status: string
  readonly released: boolean
  readonly sheets: number
  readonly sheetsCounted: number
  readonly registered: number
  readonly voters: number
  readonly ballots: number
  readonly void: number
  readonly contested: number
  readonly valid: number
  /** By party, over all constituencies. */
  readonly votes: Readonly<Record<PartyCode, number>>
  readonly seats: Readonly<Record<PartyCode, number>>
  /** Seats that nobody has because nobody decided a tie. */
  readonly seatsOpen: number
  /** Of a contest wider than the room: what the room itself counted of it. */
  readonly own?: { readonly valid: number; readonly votes: Readonly<Record<PartyCode, number>> }
  /** Rooms whose figures came in from outside. */
  readonly otherRooms: number
  readonly tiesDecided: number
  /** What was planted in it and where it was caught. */
  readonly planted: readonly Planted[]
}

export interface Planted {
  readonly kind: MistakeKind
  readonly constituency: ConstituencyCode
  readonly station?: string
  readonly place?: string
  /** Codes of rules and verdicts, or `second-entry`, `recall`, `exclusion`, `tie`. Empty: it was not caught. */
  readonly caught: readonly string[]
}

export interface ResultParts {
  readonly index: BookIndex
  readonly plan: NightPlan
  readonly desk: Desk
}

/** What the desk shows of every contest, as its officers read it. */
export async function contestResults({ index, plan, desk }: ResultParts): Promise<ContestResult[]> {
  const [officer] = desk.officers
  const { book } = index
  const views: ContestView[] = []
  for (const { code } of book.constituencies) {
    if (index.stationsOf(placeOf(book, code)).length === 0) continue
    views.push(await officer.see<ContestView>(`/desk/api/contests/${code}`))
  }
  return book.contests.map(({ id }) => {
    const mine = views.filter(({ contest }) => contest === id)
    return resultOf(book, id, mine, plan.mistakes)
  })
}

function resultOf(
  book: Book,
  contest: ContestId,
  views: readonly ContestView[],
  mistakes: readonly Mistake[],
): ContestResult {
  const wide = views.filter(({ others }) => others.length > 0)
  const codes = new Set(views.map(({ constituency }) => constituency))
  const count = (of: (view: ContestView) => number) => sum(views.map(of))
  return {
    contest,
    constituencies: views.length,
    status: views.find(({ status }) => status === 'partial')?.status ?? views[0]?.status ?? 'partial',
    released: views.every(({ released }) => released !== undefined),
    sheets: count(({ stages }) => stages.expected),
    sheetsCounted: count(({ stages }) => stages.accepted),
    registered: count(({ totals }) => totals.registered),
    voters: count(({ totals }) => totals.voters),
    ballots: count(({ totals }) => totals.ballots),
    void: count(({ totals }) => totals.void),
    contested: count(({ totals }) => totals.contested),
    valid: count(({ totals }) => totals.valid),
    votes: byParty(book, views, ({ totals }, line) => totals.votes[line] ?? 0),
    seats: byParty(book, views, ({ allocation }, _, number) => seatsOf(allocation.seats, number)),
    seatsOpen: count(({ tied }) => tied),
    ...(wide.length > 0 && { own: ownPart(book, wide) }),
    otherRooms: count(({ others }) => others.length),
    tiesDecided: count(({ tie }) => decisionsOf(tie).length),
    planted: mistakes.filter(({ constituency }) => codes.has(constituency)).map(planted),
  }
}

function planted({ kind, constituency, station, place, caught }: Mistake): Planted {
  return {
    kind,
    constituency,
    ...(station !== undefined && { station }),
    ...(place !== undefined && { place }),
    caught: [...caught],
  }
}

/** The room's part of a wider contest: the whole less what came from outside. */
function ownPart(book: Book, views: readonly ContestView[]) {
  return {
    valid: sum(views.map(({ totals, others }) => totals.valid - sum(others.map(({ valid }) => valid)))),
    votes: byParty(
      book,
      views,
      ({ totals, others }, line) => (totals.votes[line] ?? 0) - sum(others.map(({ votes }) => votes[line] ?? 0)),
    ),
  }
}

function seatsOf(seats: ContestView['allocation']['seats'], number: number): number {
  return seats.find(({ list }) => list === number)?.seats ?? 0
}

/** Sums something of every list by party; parties in the order of their votes, the strongest first. */
function byParty(
  book: Book,
  views: readonly ContestView[],
  of: (view: ContestView, line: number, number: number) => number,
): Record<PartyCode, number> {
  const sums = new Map<PartyCode, number>()
  for (const view of views) {
    for (const [line, { party, number }] of listsOf(book, view.constituency).entries()) {
      sums.set(party, (sums.get(party) ?? 0) + of(view, line, number))
    }
  }
  return Object.fromEntries([...sums].sort((a, b) => b[1] - a[1]))
}

function listsOf(book: Book, code: ConstituencyCode): Constituency['lists'] {
  return book.constituencies.find((one) => one.code === code)?.lists ?? []
}

function placeOf(book: Book, code: ConstituencyCode): Constituency['place'] {
  const constituency = book.constituencies.find((one) => one.code === code)
  if (!constituency) throw new Error(`no constituency ${code}`)
  return constituency.place
}

/** Where the desk shows something else than what was counted, and what was planted and never caught. */
export function nightDifferences({ index, plan }: ResultParts, contests: readonly ContestResult[]): Difference[] {
  const found: Difference[] = []
  const { book } = index
  for (const contest of contests) {
    const codes = new Set(book.constituencies.filter((one) => one.contest === contest.contest).map(({ code }) => code))
    const sheets = [...plan.truth.sheets.values()].filter(({ constituency }) => codes.has(constituency))
    const others = plan.others.filter(({ constituency }) => codes.has(constituency)).map(({ figures }) => figures)
    const compare = (what: string, shown: number | undefined, is: number) => {
      if (shown !== is) found.push({ at: contest.contest, what, shown: shown ?? -1, true: is })
    }
    for (const name of ['registered', 'voters', 'ballots', 'void', 'contested', 'valid'] as const) {
      compare(name, contest[name], sum(sheets.map((sheet) => sheet[name])) + sum(others.map((room) => room[name])))
    }
    for (const [party, is] of votesByParty(book, plan, codes)) compare(`votes ${party}`, contest.votes[party], is)
    for (const { kind, caught, station, place } of contest.planted) {
      if (caught.length === 0)
        found.push({ at: contest.contest, what: `${kind} ${station ?? place ?? ''}`, shown: 0, true: 1 })
    }
  }
  return found
}

function votesByParty(book: Book, plan: NightPlan, codes: ReadonlySet<ConstituencyCode>): Map<PartyCode, number> {
  const sums = new Map<PartyCode, number>()
  const all = [
    ...[...plan.truth.sheets.values()].map(({ constituency, votes }) => ({ constituency, votes })),
    ...plan.others.map(({ constituency, figures }) => ({ constituency, votes: figures.votes })),
  ]
  for (const { constituency, votes } of all) {
    if (!codes.has(constituency)) continue
    for (const [line, { party }] of listsOf(book, constituency).entries()) {
      sums.set(party, (sums.get(party) ?? 0) + (votes[line] ?? 0))
    }
  }
  return sums
}
