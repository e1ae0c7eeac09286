import type { Fraction } from '../fraction.ts'

/** Which part of the seats, where a constituency shares them out in two (`parts.ts`): 2 is the reserved one. */
export type SeatPart = 1 | 2

/** Votes of one list or candidate; `key` is whatever names it in its contest. */
export interface Contender {
  readonly key: string
  /** Whole number, 0 or more. */
  readonly votes: bigint
  /** Candidates on the list, of its first part where there are two: it cannot take more seats. Absent: no limit. */
  readonly candidates?: number
  /** The same of its second part; other people stand in it. */
  readonly reservedCandidates?: number
}

/** One way in which equal claims were told apart; with `part` it speaks of that part of the seats only. */
export type TieRound = { readonly part?: SeatPart } & (
  | {
      readonly by: 'age'
      /** Age of the candidate who would take the seat, in any one unit (years, or days for precision). */
      readonly ages: ReadonlyMap<string, number>
    }
  | {
      readonly by: 'lot'
      /** Keys in the order in which the lot drew them. */
      readonly drawn: readonly string[]
      /** The draw names every list that took part in it: it says nothing where another one is among the equal. */
      readonly entire?: true
    }
)

/** How ties are decided once somebody decided them. */
export interface TieDecision {
  /** The first that speaks of all equal claims tells them apart; what it leaves equal goes to the others. */
  readonly rounds?: readonly TieRound[]
}

export type StepKind = 'quotient' | 'remainder' | 'average' | 'plurality' | 'majority'

/** One seat and the reason for it. */
export interface Step {
  /** 1 for the first seat; a second part goes on where the seats of the first end, given or not. */
  readonly seat: number
  readonly list: string
  readonly by: StepKind
  /** The remainder, the average or the votes that won the seat; for `quotient` the quotient itself. */
  readonly value: Fraction
  /** Pass over the remainders, from 1; only for `remainder`. */
  readonly pass?: number
  /** Set when equal values were separated by a decision. */
  readonly decided?: 'age' | 'lot'
  readonly part?: SeatPart
}

/** Equal values and too few seats: nobody gets these seats before a person decides. */
export interface Tie {
  readonly lists: readonly string[]
  readonly seats: number
  readonly by: StepKind
  readonly value: Fraction
  readonly part?: SeatPart
}

export type WarningCode =
  | 'dropped'
  | 'further-pass'
  | 'exhausted'
  | 'unfilled'
  | 'floored-quotient-differs'
  | 'no-votes'

export interface SeatWarning {
  readonly code: WarningCode
  readonly lists: readonly string[]
  readonly seats?: number
  readonly part?: SeatPart
}

export interface Allocation {
  /** Every contender, in the order given; 0 where it has none. */
  readonly seats: ReadonlyMap<string, number>
  readonly ties: readonly Tie[]
  readonly steps: readonly Step[]
  readonly warnings: readonly SeatWarning[]
  /** The quotient, for quota rules; where there are parts each has its own. */
  readonly quotient?: Fraction
  /** Both parts by themselves, where the seats were shared out in two; the rest is their sum. */
  readonly parts?: readonly PartAllocation[]
}

export interface PartAllocation extends Allocation {
  readonly part: SeatPart
  /** Seats that it had to share out. */
  readonly size: number
}
