import { compare, type Fraction, fraction, minus, over, times, whole } from '../fraction.ts'
import { highest } from './queue.ts'
import type { Allocation, Contender, SeatWarning, Step, Tie, TieDecision } from './result.ts'

/**
 * Largest remainder with a given quotient: each list takes a seat for every whole quotient, then the remaining seats
 * go to the largest remainders, one per list and pass (Morocco: organic law 27-11). Where fewer lists than seats are
 * left, further passes follow in the same order, with a warning. A list without votes never takes a seat.
 *
 * `quotient` must be positive and such that the whole quotients do not exceed `seats`; throws otherwise.
 */
export function largestRemainder(
  contenders: readonly Contender[],
  seats: number,
  quotient: Fraction,
  decision: TieDecision,
): Allocation {
  const won = new Map(contenders.map((contender) => [contender.key, 0]))
  const steps: Step[] = []
  const warnings: SeatWarning[] = []
  const ties: Tie[] = []
  const give = (key: string, step: Omit<Step, 'seat' | 'list'>): void => {
    won.set(key, (won.get(key) ?? 0) + 1)
    steps.push({ seat: steps.length + 1, list: key, ...step })
  }
  const room = (contender: Contender): number => (contender.candidates ?? seats) - (won.get(contender.key) ?? 0)

  const exhausted: string[] = []
  const remainders = new Map<string, Fraction>()
  for (const contender of contenders) {
    const quotients = Number(whole(over(fraction(contender.votes), quotient)))
    remainders.set(contender.key, minus(fraction(contender.votes), times(fraction(quotients), quotient)))
    const taken = Math.min(quotients, room(contender))
    if (taken < quotients) exhausted.push(contender.key)
    for (let i = 0; i < taken; i++) give(contender.key, { by: 'quotient', value: quotient })
  }
  if (steps.length > seats) throw new RangeError('the whole quotients exceed the seats')
  if (exhausted.length > 0) warnings.push({ code: 'exhausted', lists: exhausted })

  for (let pass = 1; steps.length < seats && ties.length === 0; pass++) {
    const claims = contenders
      .filter((contender) => contender.votes > 0n && room(contender) > 0)
      .map((contender) => ({ key: contender.key, value: remainders.get(contender.key) ?? fraction(0) }))
    if (claims.length === 0) {
      warnings.push({
        code: contenders.some((contender) => contender.votes > 0n) ? 'unfilled' : 'no-votes',
        lists: [],
        seats: seats - steps.length,
      })
      break
    }
    if (pass === 2)
      warnings.push({ code: 'further-pass', lists: claims.map((claim) => claim.key), seats: seats - steps.length })
    const { winners, tie } = highest(claims, seats - steps.length, 'remainder', decision)
    for (const { key, value, decided } of winners)
      give(key, { by: 'remainder', value, pass, ...(decided && { decided }) })
    if (tie) ties.push(tie)
  }
  return { seats: won, ties, steps, warnings, quotient }
}

/** Lists that reach `share` of `base`; a list exactly at the share stays in. */
export function aboveThreshold(
  contenders: readonly Contender[],
  share: Fraction,
  base: bigint,
): { kept: Contender[]; dropped: Contender[] } {
  const least = times(share, fraction(base))
  const stays = (contender: Contender): boolean => compare(fraction(contender.votes), least) >= 0
  return { kept: contenders.filter(stays), dropped: contenders.filter((contender) => !stays(contender)) }
}
