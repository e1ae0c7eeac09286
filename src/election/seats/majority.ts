import { compare, type Fraction, fraction, times } from '../fraction.ts'
import { highest } from './queue.ts'
import type { Allocation, Contender, SeatWarning, TieDecision } from './result.ts'

/** Plurality: the `seats` candidates with most votes; one round. */
export function plurality(contenders: readonly Contender[], seats: number, decision: TieDecision): Allocation {
  const claims = contenders.filter(({ votes }) => votes > 0n).map(({ key, votes }) => ({ key, value: fraction(votes) }))
  const { winners, tie } = highest(claims, seats, 'plurality', decision)
  const warnings: SeatWarning[] = []
  if (claims.length < seats)
    warnings.push({ code: claims.length === 0 ? 'no-votes' : 'unfilled', lists: [], seats: seats - claims.length })
  const elected = new Set(winners.map(({ key }) => key))
  return {
    seats: new Map(contenders.map(({ key }) => [key, elected.has(key) ? 1 : 0])),
    ties: tie ? [tie] : [],
    steps: winners.map(({ key, value, decided }, index) => ({
      seat: index + 1,
      list: key,
      by: 'plurality',
      value,
      ...(decided && { decided }),
    })),
    warnings,
  }
}

/** First of two rounds: elected, or who may stand in the second. */
export interface FirstRound extends Allocation {
  /** Keys admitted to the second round, most votes first; empty when somebody was elected. */
  readonly secondRound: readonly string[]
}

/**
 * Absolute majority of the valid votes elects at once. Otherwise those with at least `qualify` of `base` go on; when
 * fewer than two reach it, the two with most votes do. Equal votes at the second place all go on: a tie costs nothing.
 */
export function firstRound(contenders: readonly Contender[], qualify: Fraction, base: bigint): FirstRound {
  const valid = contenders.reduce((sum, { votes }) => sum + votes, 0n)
  const ordered = contenders
    .filter(({ votes }) => votes > 0n)
    .sort((a, b) => (a.votes > b.votes ? -1 : a.votes < b.votes ? 1 : 0))
  const none = new Map(contenders.map(({ key }) => [key, 0]))
  const first = ordered[0]
  if (!first)
    return { seats: none, ties: [], steps: [], warnings: [{ code: 'no-votes', lists: [], seats: 1 }], secondRound: [] }
  if (2n * first.votes > valid) {
    return {
      seats: new Map(none).set(first.key, 1),
      ties: [],
      steps: [{ seat: 1, list: first.key, by: 'majority', value: fraction(first.votes) }],
      warnings: [],
      secondRound: [],
    }
  }
  const least = times(qualify, fraction(base))
  const qualified = ordered.filter(({ votes }) => compare(fraction(votes), least) >= 0)
  const second = ordered[1]
  const admitted = qualified.length >= 2 ? qualified : ordered.filter(({ votes }) => votes >= (second ?? first).votes)
  return { seats: none, ties: [], steps: [], warnings: [], secondRound: admitted.map(({ key }) => key) }
}
