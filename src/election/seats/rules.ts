import { type Fraction, fraction, whole } from '../fraction.ts'
import { unreachable } from '../named.ts'
import { dhondt, highestAverage, modifiedSainteLague, sainteLague } from './highest-average.ts'
import { aboveThreshold, largestRemainder } from './largest-remainder.ts'
import { type FirstRound, firstRound, plurality } from './majority.ts'
import type { Allocation, Contender, TieDecision } from './result.ts'

/** Every seat rule by its public name. */
export const SEAT_RULES = [
  'ma-2021',
  'ma-2016',
  'hare',
  'droop',
  'dhondt',
  'sainte-lague',
  'modified-sainte-lague',
  'plurality',
  'two-round',
] as const
export type SeatRuleName = (typeof SEAT_RULES)[number]

export interface SeatQuestion extends TieDecision {
  readonly rule: SeatRuleName
  /** 1 or more. */
  readonly seats: number
  readonly contenders: readonly Contender[]
  /** Registered voters of the constituency; `ma-2021` divides them. */
  readonly registered?: bigint
  /** Ballots cast, for a threshold on them. */
  readonly cast?: bigint
  /** Share below which a list is dropped. */
  readonly threshold?: Fraction
  readonly thresholdOf?: 'valid' | 'cast' | 'registered'
  /** First divisor of `modified-sainte-lague`; 7/5 unless told. */
  readonly firstDivisor?: Fraction
  /** Share of the registered (or, without them, of the valid votes) that admits to a second round; 1/8 unless told. */
  readonly qualify?: Fraction
}

/**
 * Shares out seats in exact arithmetic. The question must be consistent (see `request.ts`, which checks what a user
 * wrote); an inconsistent one throws. Sources: Morocco, organic law 27-11 as amended in 2021 (quotient on registered
 * voters, no threshold) and before (3 % of the valid votes, quotient on the votes of the lists kept).
 */
export function allocate(question: SeatQuestion): Allocation | FirstRound {
  const { rule, seats, contenders } = question
  if (rule === 'plurality') return plurality(contenders, seats, question)
  const valid = contenders.reduce((sum, { votes }) => sum + votes, 0n)
  if (rule === 'two-round')
    return firstRound(contenders, question.qualify ?? fraction(1, 8), question.registered ?? valid)

  const threshold = question.threshold ?? (rule === 'ma-2016' ? fraction(3, 100) : fraction(0))
  const { kept, dropped } = aboveThreshold(contenders, threshold, thresholdBase(question, valid))
  const shared = shareOut(question, kept)
  return {
    ...shared,
    seats: new Map(contenders.map(({ key }) => [key, shared.seats.get(key) ?? 0])),
    warnings:
      dropped.length > 0
        ? [{ code: 'dropped', lists: dropped.map(({ key }) => key) }, ...shared.warnings]
        : shared.warnings,
  }
}

function shareOut(question: SeatQuestion, kept: readonly Contender[]): Allocation {
  const { rule, seats } = question
  const votes = kept.reduce((sum, contender) => sum + contender.votes, 0n)
  const byQuotient = (quotient: Fraction): Allocation =>
    // Without votes there is no quotient; any positive one leaves every list at nothing, which is the right answer.
    largestRemainder(kept, seats, quotient.n === 0n ? fraction(1) : quotient, question)
  switch (rule) {
    case 'ma-2021': {
      const quotient = fraction(question.registered ?? 0n, seats)
      return withFlooredCheck(byQuotient(quotient), kept, quotient, question)
    }
    case 'ma-2016':
    case 'hare':
      return byQuotient(fraction(votes, seats))
    case 'droop':
      return byQuotient(fraction(votes / BigInt(seats + 1) + 1n))
    case 'dhondt':
      return highestAverage(kept, seats, dhondt, question)
    case 'sainte-lague':
      return highestAverage(kept, seats, sainteLague, question)
    case 'modified-sainte-lague':
      return highestAverage(kept, seats, modifiedSainteLague(question.firstDivisor ?? fraction(7, 5)), question)
    case 'plurality':
    case 'two-round':
      throw new Error(`${rule} has no quotient`)
    default:
      return unreachable(rule)
  }
}

/** The printed minutes floor the quotient; where that would seat other people, someone must look. */
function withFlooredCheck(
  exact: Allocation,
  kept: readonly Contender[],
  quotient: Fraction,
  question: SeatQuestion,
): Allocation {
  const floored = whole(quotient)
  if (quotient.d === 1n || floored === 0n) return exact
  const quotients = kept.reduce((sum, { votes }) => sum + votes / floored, 0n)
  const differs =
    quotients > BigInt(question.seats) ||
    !sameSeats(largestRemainder(kept, question.seats, fraction(floored), question), exact)
  if (!differs) return exact
  return { ...exact, warnings: [...exact.warnings, { code: 'floored-quotient-differs', lists: [] }] }
}

function sameSeats(a: Allocation, b: Allocation): boolean {
  return [...a.seats].every(([key, seats]) => b.seats.get(key) === seats)
}

function thresholdBase(question: SeatQuestion, valid: bigint): bigint {
  switch (question.thresholdOf ?? 'valid') {
    case 'valid':
      return valid
    case 'cast':
      return question.cast ?? valid
    case 'registered':
      return question.registered ?? valid
    default:
      return unreachable(question.thresholdOf as never)
  }
}
