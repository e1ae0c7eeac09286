import { compare, type Fraction, fraction, over } from '../fraction.ts'
import { highest } from './queue.ts'
import type { Allocation, Contender, SeatWarning, Step, Tie, TieDecision } from './result.ts'

/** The divisor for a list that holds `seats` seats and asks for the next one. */
export type Divisor = (seats: number) => Fraction

/** 1, 2, 3, … (Jefferson, D'Hondt). */
export const dhondt: Divisor = (seats) => fraction(seats + 1)

/** 1, 3, 5, … (Webster, Sainte-Laguë). */
export const sainteLague: Divisor = (seats) => fraction(2 * seats + 1)

/** `first`, 3, 5, … : `first` above 1 makes the first seat dearer. */
export function modifiedSainteLague(first: Fraction): Divisor {
  return (seats) => (seats === 0 ? first : sainteLague(seats))
}

/**
 * Highest averages: each seat goes to the list whose votes over its next divisor are the largest. Lists that are
 * equal take a seat each while seats suffice; otherwise the seats left are a tie.
 */
export function highestAverage(
  contenders: readonly Contender[],
  seats: number,
  divisor: Divisor,
  decision: TieDecision,
): Allocation {
  const won = new Map(contenders.map((contender) => [contender.key, 0]))
  const steps: Step[] = []
  const warnings: SeatWarning[] = []
  const ties: Tie[] = []
  while (steps.length < seats && ties.length === 0) {
    const claims = contenders
      .filter(({ key, votes, candidates }) => votes > 0n && (won.get(key) ?? 0) < (candidates ?? seats))
      .map(({ key, votes }) => ({ key, value: over(fraction(votes), divisor(won.get(key) ?? 0)) }))
    const best = claims.reduce<Fraction | undefined>(
      (top, { value }) => (top && compare(top, value) >= 0 ? top : value),
      undefined,
    )
    if (!best) {
      warnings.push({
        code: contenders.some(({ votes }) => votes > 0n) ? 'unfilled' : 'no-votes',
        lists: [],
        seats: seats - steps.length,
      })
      break
    }
    const equal = claims.filter(({ value }) => compare(value, best) === 0)
    const { winners, tie } = highest(equal, Math.min(equal.length, seats - steps.length), 'average', decision)
    for (const { key, value, decided } of winners) {
      won.set(key, (won.get(key) ?? 0) + 1)
      steps.push({ seat: steps.length + 1, list: key, by: 'average', value, ...(decided && { decided }) })
    }
    if (tie) ties.push(tie)
  }
  const exhausted = contenders.filter(
    ({ key, candidates }) => candidates !== undefined && won.get(key) === candidates && candidates < seats,
  )
  if (exhausted.length > 0) warnings.push({ code: 'exhausted', lists: exhausted.map(({ key }) => key) })
  return { seats: won, ties, steps, warnings }
}
