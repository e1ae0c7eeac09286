import type { Constituency, Station } from '#election/book/book.ts'
import type { BookIndex } from '#election/book/index.ts'
import type { ConstituencyCode, PlaceCode } from '#election/named.ts'
import type { FirstRound } from '#election/seats/majority.ts'
import type { Allocation } from '#election/seats/result.ts'
import { seatsOf } from './allocation.ts'
import { formOf } from './apply.ts'
import type { FormStatus } from './form.ts'
import type { CountState, OtherFigures, Statement, TieState } from './state.ts'
import type { Sum, Sums } from './sums.ts'
import { decisionOf } from './ties.ts'

/**
 * What a figure may be called: `partial` while a sheet is missing, `provisional` until a commission proclaims it,
 * `amended` when a court changed what was proclaimed.
 */
export type ResultStatus = 'partial' | 'provisional' | 'proclaimed' | 'amended'

/** The additive figures of a whole constituency, and of how many stations they are. */
export interface Totals {
  readonly registered: number
  readonly voters: number
  readonly ballots: number
  readonly void: number
  readonly contested: number
  readonly valid: number
  /** In ballot order. */
  readonly votes: readonly number[]
  readonly stations: number
  readonly stationsCounted: number
}

/** Where a constituency stands now, before any gate: whoever shows it asks the gate first. */
export interface ConstituencyResult {
  readonly constituency: Constituency
  /** What the room itself counted. */
  readonly own: Readonly<Sum>
  /** What other rooms contributed; the last word of each. */
  readonly others: readonly OtherFigures[]
  readonly totals: Totals
  readonly status: ResultStatus
  /** Nothing is awaited or under review any more, here or in another room. */
  readonly complete: boolean
  readonly outcome: Allocation | FirstRound
  readonly tie?: TieState
  /** The last proclamation or amendment. */
  readonly statement?: Statement
}

/** Adds up a constituency and shares out its seats. Throws on one where no station of the room votes. */
export function resultOf(count: CountState, sums: Sums, constituency: Constituency): ConstituencyResult {
  const own = sums.of(constituency.place, constituency.code)
  if (!own) throw new Error(`no station of the room votes in ${constituency.code}`)
  const others = lastOfEach(entriesOf(count.others, constituency.code))
  const totals = others.reduce<Totals>(plus, ownTotals(own))
  const tie = Object.hasOwn(count.ties, constituency.code) ? count.ties[constituency.code] : undefined
  const statement = entriesOf(count.statements, constituency.code).at(-1)
  const complete = isComplete(constituency, own, others)
  return {
    constituency,
    own,
    others,
    totals,
    status: statement?.kind ?? (complete ? 'provisional' : 'partial'),
    complete,
    // The quotient divides the voters who could come, also while sheets are missing.
    outcome: seatsOf(constituency, { ...totals, registered: registeredOf(own, others) }, decisionOf(tie)),
    ...(tie && { tie }),
    ...(statement && { statement }),
  }
}

/** A sheet that is not in the sums, and why. */
export interface MissingSheet {
  readonly station: Station
  readonly status: Exclude<FormStatus, 'accepted'>
  /** Of an excluded sheet. */
  readonly reason?: string
}

/** The sheets of a contest that a place's sums do not hold, in book order; the first `most` of them. */
export function missingSheets(
  index: BookIndex,
  count: CountState,
  place: PlaceCode,
  constituency: ConstituencyCode,
  most = Number.POSITIVE_INFINITY,
): MissingSheet[] {
  const missing: MissingSheet[] = []
  for (const station of index.stationsOf(place)) {
    if (missing.length >= most) break
    if (!index.constituenciesOf(station.code).some(({ code }) => code === constituency)) continue
    const { status, excluded } = formOf(count, station.code, constituency)
    if (status !== 'accepted') missing.push({ station, status, ...(excluded && { reason: excluded.reason }) })
  }
  return missing
}

function ownTotals(own: Readonly<Sum>): Totals {
  const { registered, voters, ballots, void: nul, contested, valid, votes, expected, accepted } = own
  const counts = { registered, voters, ballots, void: nul, contested, valid }
  return { ...counts, votes, stations: expected, stationsCounted: accepted }
}

function plus(a: Totals, b: Totals): Totals {
  return {
    registered: a.registered + b.registered,
    voters: a.voters + b.voters,
    ballots: a.ballots + b.ballots,
    void: a.void + b.void,
    contested: a.contested + b.contested,
    valid: a.valid + b.valid,
    votes: a.votes.map((votes, line) => votes + (b.votes[line] ?? 0)),
    stations: a.stations + b.stations,
    stationsCounted: a.stationsCounted + b.stationsCounted,
  }
}

/** Nothing awaited, nothing between, and the rooms together hold every voter of the constituency. */
function isComplete(constituency: Constituency, own: Readonly<Sum>, others: readonly OtherFigures[]): boolean {
  if (own.accepted + own.excluded < own.expected) return false
  if (others.some(({ stations, stationsCounted, excluded = 0 }) => stationsCounted + excluded < stations)) return false
  return registeredOf(own, others) >= (constituency.registered ?? own.registeredExpected)
}

/** Registered voters of every station that these rooms have, counted or not. */
function registeredOf(own: Readonly<Sum>, others: readonly OtherFigures[]): number {
  return others.reduce((sum, { registered }) => sum + registered, own.registeredExpected)
}

function lastOfEach(figures: readonly OtherFigures[]): OtherFigures[] {
  return [...new Map(figures.map((one) => [one.room, one])).values()]
}

function entriesOf<T>(record: Readonly<Record<ConstituencyCode, readonly T[]>>, code: ConstituencyCode): readonly T[] {
  return (Object.hasOwn(record, code) ? record[code] : undefined) ?? []
}
