import type { Constituency } from '#election/book/book.ts'
import type { Allocation, SeatPart, TieDecision } from '#election/seats/result.ts'
import { type ConstituencyFigures, listKey, seatsOf } from './allocation.ts'

/** How close it was: the list that lacked fewest votes for one more seat, everything else unchanged. */
export interface NextSeat {
  /** Its key, the number on the ballot. */
  readonly list: string
  /** Votes that it lacked, 1 or more. */
  readonly votes: number
  /** The part of the seats in which it would have had one more, where there are two. */
  readonly part?: SeatPart
}

/**
 * The smallest number of further votes that would have given some list a seat more, found by asking the rule itself; no
 * list loses a seat by more votes, so halving finds it. Undefined when no list could: it would have needed more votes
 * than there are registered voters. Among equals the first on the ballot.
 */
export function nextSeat(
  constituency: Constituency,
  figures: ConstituencyFigures,
  decision: TieDecision = {},
): NextSeat | undefined {
  const cast = figures.votes.reduce((sum, votes) => sum + votes, 0)
  const now = seatsOf(constituency, figures, decision)
  let least = figures.registered - cast + 1
  let next: NextSeat | undefined
  for (const [line, { number }] of constituency.lists.entries()) {
    const key = listKey(number)
    const then = (more: number) => {
      const votes = figures.votes.map((count, at) => (at === line ? count + more : count))
      return seatsOf(constituency, { ...figures, votes }, decision)
    }
    const found = smallest(least - 1, (more) => wonBy(key, then(more)) > wonBy(key, now))
    if (found === undefined) continue
    least = found
    const part = then(found).parts?.find((one, at) => wonBy(key, one) > wonBy(key, now.parts?.[at]))?.part
    next = { list: key, votes: found, ...(part && { part }) }
  }
  return next
}

function wonBy(list: string, allocation: Allocation | undefined): number {
  return allocation?.seats.get(list) ?? 0
}

/** The smallest whole number from 1 to `most` at which `holds` begins to hold; undefined when it never does. */
function smallest(most: number, holds: (value: number) => boolean): number | undefined {
  if (most < 1 || !holds(most)) return undefined
  let [fails, works] = [0, most]
  while (works - fails > 1) {
    const middle = Math.floor((fails + works) / 2)
    if (holds(middle)) works = middle
    else fails = middle
  }
  return works
}
