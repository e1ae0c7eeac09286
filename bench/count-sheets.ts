import type { Constituency, Station } from '#election/book/book.ts'
import type { BookIndex } from '#election/book/index.ts'
import type { Count } from '#election/named.ts'
import type { FilledSheet } from '#election/pv/sheet.ts'
import { honestSheet } from '#room/testing/sheet.ts'
import { LISTS } from './count-book.ts'

/** Whole numbers from 0 up to but not including `below`; the same row for the same seed (mulberry32). */
export type Chance = (below: number) => number

export function chanceOf(seed: number): Chance {
  let state = seed >>> 0
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below)
  }
}

/** What list `i` of a contest may expect of a thousand votes. */
const STRENGTH = [335, 241, 171, 57, 54, 50, 27, 24, 19, 10, 7, 5]

/**
 * The honest sheets of a station, one for each contest: as many voters for each contest of a paper, at one station of ten
 * one or two fewer for the second paper; void by contest.
 */
export function honestSheets(index: BookIndex, station: Station, chance: Chance): FilledSheet[] {
  const voters = Math.floor((station.registered * (470 + chance(100))) / 1000)
  const fewer = chance(10) === 0 ? 1 + chance(2) : 0
  return index.constituenciesOf(station.code).map((constituency) => {
    const paper = index.book.contests.find(({ id }) => id === constituency.contest)?.paper
    const second = paper !== index.book.papers[0]?.id
    return honest(index, station, constituency, second ? voters - fewer : voters, chance)
  })
}

function honest(
  index: BookIndex,
  station: Station,
  { code }: Constituency,
  voters: number,
  chance: Chance,
): FilledSheet {
  const nul = Math.floor((voters * (120 + chance(60))) / 1000)
  const valid = voters - nul
  const weights = Array.from({ length: LISTS }, (_, i) => (STRENGTH[i] ?? 1) * (80 + chance(41)))
  const all = weights.reduce((sum, weight) => sum + weight, 0)
  const votes = weights.map((weight) => Math.floor((valid * weight) / all))
  votes[0] = (votes[0] ?? 0) + valid - votes.reduce((sum, count) => sum + count, 0)
  return honestSheet(index, station.code, code, votes, {
    void: nul as Count,
    voters: voters as Count,
    ballots: voters as Count,
  })
}

/** The same sheet with other votes in some lines. */
export function withVotes(sheet: FilledSheet, changes: Readonly<Record<number, number>>): FilledSheet {
  return { ...sheet, votes: sheet.votes.map((votes, line) => (changes[line] ?? votes) as Count) }
}

/** The same sheet with more or fewer voters, all in the first list's votes and with every sum right. */
export function withVoters(sheet: FilledSheet, voters: number): FilledSheet {
  const more = voters - sheet.voters
  const [ballots, valid, first] = [sheet.ballots + more, sheet.valid + more, (sheet.votes[0] ?? 0) + more]
  if (first < 0) throw new Error('the first list has fewer votes than are to be taken')
  return {
    ...withVotes(sheet, { 0: first }),
    voters: voters as Count,
    ballots: ballots as Count,
    valid: valid as Count,
  }
}
