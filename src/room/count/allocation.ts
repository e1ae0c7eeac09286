import type { Constituency, SeatRule } from '#election/book/book.ts'
import { fraction } from '#election/fraction.ts'
import { unreachable } from '#election/named.ts'
import type { FirstRound } from '#election/seats/majority.ts'
import { shareSeats } from '#election/seats/parts.ts'
import type { Allocation, TieDecision } from '#election/seats/result.ts'
import type { SeatRuleName } from '#election/seats/rules.ts'

/** Figures of a whole constituency: the room's own sum and, for a wider one, what the other rooms sent. */
export interface ConstituencyFigures {
  readonly registered: number
  /** Ballots in the urns. */
  readonly ballots: number
  /** Votes in ballot order. */
  readonly votes: readonly number[]
}

/** The key of a list in a seat question: its number on the ballot. */
export function listKey(number: number): string {
  return String(number)
}

/** Shares out the seats of a constituency by the book's rule; keys are list numbers. */
export function seatsOf(
  constituency: Constituency,
  figures: ConstituencyFigures,
  decision: TieDecision = {},
): Allocation | FirstRound {
  const contenders = constituency.lists.map(({ number, candidates, reservedCandidates }, index) => ({
    key: listKey(number),
    votes: BigInt(figures.votes[index] ?? 0),
    ...(candidates !== undefined && { candidates }),
    ...(reservedCandidates !== undefined && { reservedCandidates }),
  }))
  const { rule, threshold, ...options } = named(constituency.rule)
  return shareSeats({
    rule,
    seats: constituency.seats,
    ...(constituency.reserved !== undefined && { reserved: constituency.reserved }),
    contenders,
    registered: BigInt(constituency.registered ?? figures.registered),
    cast: BigInt(figures.ballots),
    ...(threshold > 0 && { threshold: fraction(threshold, 1000) }),
    ...options,
    ...decision,
  })
}

interface NamedRule {
  readonly rule: SeatRuleName
  /** Per mille; 0 for none. */
  readonly threshold: number
  readonly thresholdOf?: 'valid' | 'cast' | 'registered'
  readonly qualify?: ReturnType<typeof fraction>
}

/** The book's rule under its public name. The quotient on the votes kept is Hare's after the threshold. */
function named(rule: SeatRule): NamedRule {
  switch (rule.kind) {
    case 'largest-remainder': {
      const names = { registered: 'ma-2021', 'kept-votes': 'hare', hare: 'hare', droop: 'droop' } as const
      return {
        rule: names[rule.quota],
        threshold: rule.thresholdPerMille,
        ...(rule.thresholdOf && { thresholdOf: rule.thresholdOf }),
      }
    }
    case 'highest-average':
      return { rule: rule.divisors, threshold: rule.thresholdPerMille }
    case 'plurality':
      return { rule: 'plurality', threshold: 0 }
    case 'two-round':
      return { rule: 'two-round', threshold: 0, qualify: fraction(rule.qualifyPerMille, 1000) }
    default:
      return unreachable(rule)
  }
}
