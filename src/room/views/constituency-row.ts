import type { Constituency } from '#election/book/book.ts'
import { fractionText } from '#election/fraction.ts'
import { listKey } from '../count/allocation.ts'
import { nextSeat } from '../count/next-seat.ts'
import { type ConstituencyResult, resultOf } from '../count/result.ts'
import type { CountState, OtherFigures } from '../count/state.ts'
import type { Sums } from '../count/sums.ts'
import { decisionOf } from '../count/ties.ts'
import { iso, type Standing, statusOf } from './result-status.ts'
import { latestTimes, type PlaceTimes, timesOf } from './result-times.ts'
import type { ConstituencyRow, ListRow, OtherRow, ResultTimes } from './results.ts'

/** The result of one constituency: votes, seats with every step, ties, what is missing, the other rooms' part. */
export function constituencyRow(
  count: CountState,
  sums: Sums,
  constituency: Constituency,
  statements: Standing,
  times: PlaceTimes,
): ConstituencyRow {
  const result = resultOf(count, sums, constituency)
  const { own, others, totals } = result
  const elsewhere = others.reduce((sum, { registered }) => sum + registered, 0)
  const registered = constituency.registered ?? own.registeredExpected
  const empty = totals.stationsCounted === 0
  const { review } = own
  const excluded = others.reduce((sum, room) => sum + (room.excluded ?? 0), own.excluded)
  return {
    status: statusOf(statements, result.complete),
    constituency_code: constituency.code,
    place_code: constituency.place,
    name_ar: constituency.names.ar,
    name_fr: constituency.names.fr,
    seats: constituency.seats,
    registered,
    registered_counted: totals.registered,
    registered_unheard: Math.max(0, registered - own.registeredExpected - elsewhere),
    expected: totals.stations,
    counted: totals.stationsCounted,
    review,
    excluded,
    awaited: totals.stations - totals.stationsCounted - review - excluded,
    voters: empty ? null : totals.voters,
    ballots: empty ? null : totals.ballots,
    void: empty ? null : totals.void,
    contested: empty ? null : totals.contested,
    valid: empty ? null : totals.valid,
    lists: listRows(result, empty),
    ...(empty ? UNSHARED : explained(result, registered)),
    others: others.map(otherRow),
    proclaimed: statements.proclaimed,
    amended: statements.amended,
    moved: statements.at !== undefined && (times.all?.verified ?? 0) > statements.at ? 1 : 0,
    ...youngest(times, others),
  }
}

type Explained = Pick<
  ConstituencyRow,
  'quotient' | 'parts' | 'steps' | 'ties' | 'warnings' | 'second_round' | 'next_seat'
>

const UNSHARED: Explained = {
  quotient: null,
  parts: [],
  steps: [],
  ties: [],
  warnings: [],
  second_round: [],
  next_seat: null,
}

/** The seats in words: every step, what is tied, and how close the next seat was. */
function explained({ constituency, outcome, totals, tie }: ConstituencyResult, registered: number): Explained {
  const { quotient, steps, ties, warnings, parts = [] } = outcome
  const next = ties.length > 0 ? undefined : nextSeat(constituency, { ...totals, registered }, decisionOf(tie))
  return {
    quotient: quotient ? fractionText(quotient) : null,
    parts: parts.map((one) => ({
      part: one.part,
      seats: one.size,
      quotient: one.quotient ? fractionText(one.quotient) : null,
    })),
    steps: steps.map(({ seat, list, by, value, pass, decided, part }) => ({
      seat,
      list: Number(list),
      by,
      value: fractionText(value),
      pass: pass ?? null,
      decided: decided ?? null,
      part: part ?? null,
    })),
    ties: ties.map(({ lists, seats, value, part }) => ({
      lists: lists.map(Number),
      seats,
      value: fractionText(value),
      part: part ?? null,
    })),
    warnings: warnings.map(({ code, lists, seats, part }) => ({
      code,
      lists: lists.map(Number),
      seats: seats ?? null,
      part: part ?? null,
    })),
    second_round: 'secondRound' in outcome ? outcome.secondRound.map(Number) : [],
    next_seat: next ? { list: Number(next.list), votes: next.votes, part: next.part ?? null } : null,
  }
}

function listRows({ constituency, totals, outcome }: ConstituencyResult, empty: boolean): ListRow[] {
  return constituency.lists.map(({ number, party, names }, line) => ({
    number,
    party_code: party,
    name_ar: names?.ar ?? null,
    name_fr: names?.fr ?? null,
    votes: empty ? null : (totals.votes[line] ?? null),
    seats: empty ? null : (outcome.seats.get(listKey(number)) ?? null),
    reserved_seats: empty ? null : (outcome.parts?.[1]?.seats.get(listKey(number)) ?? null),
  }))
}

function otherRow({ room, source, evidence, registered, voters, valid, votes, ...rest }: OtherFigures): OtherRow {
  return {
    room,
    source,
    evidence,
    registered,
    voters,
    valid,
    votes,
    expected: rest.stations,
    counted: rest.stationsCounted,
    received_at: iso(rest.at),
    signature: rest.file?.signature ?? null,
  }
}

function youngest(times: PlaceTimes, others: readonly OtherFigures[]): ResultTimes {
  const elsewhere = others.map(({ at }) => timesOf({ observed: at, received: at, verified: at }))
  return latestTimes([timesOf(times.all), ...elsewhere])
}
