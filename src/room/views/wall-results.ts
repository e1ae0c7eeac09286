import type { BookIndex } from '#election/book/index.ts'
import type { Names } from '#election/languages.ts'
import type { Instant } from '#election/named.ts'
import type { SeatPart } from '#election/seats/result.ts'
import type { ResultStatus } from '../count/result.ts'
import type { RoomState } from '../state.ts'
import { contestResults } from './contest-results.ts'
import type { ConstituencyRow, ContestResults, ListRow, PublicStatus, TotalsRow } from './results.ts'

/** A contest as the wall shows it, released or not; names with it, because the wall's definition has no lists. */
export interface WallContest {
  readonly contest: string
  readonly names: Names
  readonly status: PublicStatus
  readonly withdrawn: ContestResults['withdrawn']
  /** Where every sheet is; absent while the contest is shut. */
  readonly progress?: WallProgress
  /** When the youngest figure in it was accepted. */
  readonly asOf: Instant | null
  readonly registered: number
  readonly valid: number | null
  readonly seats: number
  /** How many of them are a second part, in a contest of one constituency that has one. */
  readonly reserved?: number
  /** Lists of the one constituency, or parties over all of them; most seats first. */
  readonly lines: readonly WallLine[]
  /** The closest next seat of the contest. */
  readonly close?: WallClose
  readonly proclaimed: ConstituencyRow['proclaimed']
  readonly amended: ConstituencyRow['amended']
  readonly ties: number
  /** Where there are several, each in short; as deep as the release goes. */
  readonly constituencies: readonly WallConstituency[]
}

/** Sheets counted, and what is missing: `review` and `awaited` are to come, `excluded` will not. */
export interface WallProgress {
  readonly counted: number
  readonly expected: number
  readonly review: number
  readonly awaited: number
  readonly excluded: number
}

export interface WallLine {
  readonly key: string
  readonly names: Names
  readonly votes: number | null
  readonly seats: number | null
}

/** How close the next seat was: the list that lacked fewest votes for one more. */
export interface WallClose {
  readonly names: Names
  readonly votes: number
  /** Where, in a contest of several constituencies. */
  readonly where?: Names
  /** In which part of the seats, where there are two. */
  readonly part?: SeatPart
}

export interface WallConstituency {
  readonly code: string
  readonly names: Names
  readonly status: ResultStatus
  readonly counted: number
  readonly expected: number
  readonly valid: number | null
  readonly seats: number
  /** Lists that have a seat, most seats first. */
  readonly winners: readonly WallLine[]
  readonly close?: WallClose
  readonly ties: number
}

/** Every contest as the wall may show it at `now`: the gate lets the room's wall see what is released, no more. */
export function wallResults(index: BookIndex, state: RoomState, now: Instant): WallContest[] {
  return index.book.contests.map(({ id, names }) => {
    const results = contestResults(index, state, 'wall', id, now)
    const { totals, constituencies } = results
    const only = constituencies.length === 1 ? constituencies[0] : undefined
    const several = only ? [] : constituencies.map((row) => short(index, row))
    const close = only ? closeOf(index, only) : closest(several)
    const reserved = only?.parts[1]?.seats
    return {
      contest: id,
      names,
      status: results.status,
      withdrawn: results.withdrawn,
      ...(totals && { progress: progressOf(totals) }),
      asOf: totals?.verified_at ? (Date.parse(totals.verified_at) as Instant) : null,
      registered: totals?.registered ?? 0,
      valid: totals?.valid ?? null,
      seats: totals?.seats ?? 0,
      ...(reserved !== undefined && { reserved }),
      lines: only ? listLines(index, only, only.lists) : partyLines(index, results),
      ...(close && { close }),
      proclaimed: only?.proclaimed ?? null,
      amended: only?.amended ?? null,
      ties: constituencies.reduce((sum, row) => sum + row.ties.length, 0),
      constituencies: several,
    }
  })
}

function progressOf({ counted, expected, review, awaited, excluded }: TotalsRow): WallProgress {
  return { counted, expected, review, awaited, excluded }
}

function short(index: BookIndex, row: ConstituencyRow): WallConstituency {
  const { constituency_code: code, status, counted, expected, valid, seats, ties } = row
  const close = closeOf(index, row)
  return {
    code,
    names: constituencyNames(index, code),
    status,
    counted,
    expected,
    valid,
    seats,
    winners: listLines(
      index,
      row,
      row.lists.filter((list) => (list.seats ?? 0) > 0),
    ),
    ...(close && { close }),
    ties: ties.length,
  }
}

function closeOf(index: BookIndex, row: ConstituencyRow): WallClose | undefined {
  if (!row.next_seat) return undefined
  const { list, votes, part } = row.next_seat
  return { names: listNames(index, row, list), votes, ...(part && { part }) }
}

/** The smallest margin of all, the first in the book among equals. */
function closest(rows: readonly WallConstituency[]): WallClose | undefined {
  return rows.reduce<WallClose | undefined>(
    (least, { close, names }) =>
      close && close.votes < (least?.votes ?? Infinity) ? { ...close, where: names } : least,
    undefined,
  )
}

function listLines(index: BookIndex, row: ConstituencyRow, lists: readonly ListRow[]): WallLine[] {
  return lists
    .map(({ number, votes, seats }) => ({ key: String(number), names: listNames(index, row, number), votes, seats }))
    .sort((a, b) => (b.seats ?? 0) - (a.seats ?? 0) || (b.votes ?? 0) - (a.votes ?? 0))
}

function partyLines(index: BookIndex, { totals }: ContestResults): WallLine[] {
  return (totals?.parties ?? []).map(({ party_code, votes, seats }) => ({
    key: party_code,
    names: partyNames(index, party_code),
    votes,
    seats,
  }))
}

function constituencyNames(index: BookIndex, code: string): Names {
  return index.book.constituencies.find((one) => one.code === code)?.names ?? { ar: code, fr: code }
}

function listNames(index: BookIndex, row: ConstituencyRow, number: number): Names {
  const constituency = index.book.constituencies.find(({ code }) => code === row.constituency_code)
  const list = constituency?.lists.find((one) => one.number === number)
  return list?.names ?? partyNames(index, list?.party ?? '')
}

function partyNames(index: BookIndex, code: string): Names {
  return index.book.parties.find((party) => party.code === code)?.names ?? { ar: code, fr: code }
}
