import type { FirstRound } from './majority.ts'
import type { Allocation, PartAllocation, SeatPart } from './result.ts'
import { allocate, type SeatQuestion } from './rules.ts'

export interface PartedQuestion extends SeatQuestion {
  /** How many of the seats are a second part, fewer than all; 0 or absent where there is none. */
  readonly reserved?: number
}

/**
 * Shares out the seats of a constituency, in two parts where some of them are reserved. Each part is shared out by
 * itself with the one vote total of every list: it has its own quotient, its own candidates and its own ties (Morocco:
 * regional councils, whose second part is for women). The whole is the sum of both.
 */
export function shareSeats(question: PartedQuestion): Allocation | FirstRound {
  const { reserved = 0, ...whole } = question
  if (reserved === 0) return allocate(whole)
  const first = whole.seats - reserved
  const parts = [partOf(whole, 1, first, 0), partOf(whole, 2, reserved, first)]
  return {
    seats: new Map(
      whole.contenders.map(({ key }) => [key, parts.reduce((sum, { seats }) => sum + (seats.get(key) ?? 0), 0)]),
    ),
    ties: parts.flatMap(({ ties }) => ties),
    steps: parts.flatMap(({ steps }) => steps),
    warnings: parts.flatMap(({ warnings }) => warnings),
    parts,
  }
}

function partOf(whole: SeatQuestion, part: SeatPart, size: number, before: number): PartAllocation {
  const { ties, steps, warnings, ...shared } = allocate({
    ...whole,
    seats: size,
    contenders: whole.contenders.map(({ reservedCandidates, candidates, ...contender }) => {
      const limit = part === 2 ? reservedCandidates : candidates
      return { ...contender, ...(limit !== undefined && { candidates: limit }) }
    }),
    rounds: (whole.rounds ?? []).filter((round) => round.part === undefined || round.part === part),
  })
  return {
    ...shared,
    part,
    size,
    ties: ties.map((tie) => ({ ...tie, part })),
    steps: steps.map((step) => ({ ...step, seat: before + step.seat, part })),
    warnings: warnings.map((warning) => ({ ...warning, part })),
  }
}
