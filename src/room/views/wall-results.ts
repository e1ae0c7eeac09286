import type { BookIndex } from '#election/book/index.ts'
import type { Names } from '#election/languages.ts'
import type { Instant } from '#election/named.ts'
import type { RoomState } from '../state.ts'
import { contestResults } from './contest-results.ts'
import type { ConstituencyRow, ContestResults, PublicStatus } from './results.ts'

/** A contest as the wall shows it, released or not; names with it, because the wall's definition has no lists. */
export interface WallContest {
  readonly contest: string
  readonly names: Names
  readonly status: PublicStatus
  readonly withdrawn: ContestResults['withdrawn']
  /** Sheets counted and expected; absent while the contest is shut. */
  readonly progress?: { readonly counted: number; readonly expected: number }
  readonly registered: number
  readonly valid: number | null
  readonly seats: number
  /** Lists of the one constituency, or parties over all of them; most seats first. */
  readonly lines: readonly WallLine[]
  /** How close the next seat was, where there is one constituency. */
  readonly close?: { readonly names: Names; readonly votes: number }
  readonly proclaimed: ConstituencyRow['proclaimed']
  readonly amended: ConstituencyRow['amended']
  readonly ties: number
}

export interface WallLine {
  readonly key: string
  readonly names: Names
  readonly votes: number | null
  readonly seats: number | null
}

/** Every contest as the wall may show it at `now`: the gate lets the room's wall see what is released, no more. */
export function wallResults(index: BookIndex, state: RoomState, now: Instant): WallContest[] {
  return index.book.contests.map(({ id, names }) => {
    const results = contestResults(index, state, 'wall', id, now)
    const { totals, constituencies } = results
    const only = constituencies.length === 1 ? constituencies[0] : undefined
    const close = only?.next_seat
    return {
      contest: id,
      names,
      status: results.status,
      withdrawn: results.withdrawn,
      ...(totals && { progress: { counted: totals.counted, expected: totals.expected } }),
      registered: totals?.registered ?? 0,
      valid: totals?.valid ?? null,
      seats: totals?.seats ?? 0,
      lines: only ? listLines(index, only) : partyLines(index, results),
      ...(only && close && { close: { names: listNames(index, only, close.list), votes: close.votes } }),
      proclaimed: only?.proclaimed ?? null,
      amended: only?.amended ?? null,
      ties: constituencies.reduce((sum, row) => sum + row.ties.length, 0),
    }
  })
}

function listLines(index: BookIndex, row: ConstituencyRow): WallLine[] {
  return row.lists
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

function listNames(index: BookIndex, row: ConstituencyRow, number: number): Names {
  const constituency = index.book.constituencies.find(({ code }) => code === row.constituency_code)
  const list = constituency?.lists.find((one) => one.number === number)
  return list?.names ?? partyNames(index, list?.party ?? '')
}

function partyNames(index: BookIndex, code: string): Names {
  return index.book.parties.find((party) => party.code === code)?.names ?? { ar: code, fr: code }
}
