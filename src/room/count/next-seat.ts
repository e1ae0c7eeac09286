import type { Constituency } from '#election/book/book.ts'
import type { TieDecision } from '#election/seats/result.ts'
import { type ConstituencyFigures, listKey, seatsOf } from './allocation.ts'

/** How close it was: the list that lacked fewest votes for one more seat, everything else unchanged. */
export interface NextSeat {
  /** Its key, the number on the ballot. */
  readonly list: string
  /** Votes that it lacked, 1 or more. */
  readonly votes: number
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
  const now = seatsOf(constituency, figures, decision).seats
  let least = figures.registered - cast + 1
  let next: NextSeat | undefined
  for (const [line, { number }] of constituency.lists.entries()) {
    const key = listKey(number)
    const gains = (more: number): boolean => {
      const votes = figures.votes.map((count, at) => (at === line ? count + more : count))
      return (seatsOf(constituency, { ...figures, votes }, decision).seats.get(key) ?? 0) > (now.get(key) ?? 0)
    }
    const found = smallest(least - 1, gains)
    if (found === undefined) continue
    least = found
    next = { list: key, votes: found }
  }
  return next
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
