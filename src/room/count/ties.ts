import type { Allocation, TieDecision, TieRound } from '#election/seats/result.ts'
import type { FormRefusal } from './form-refusals.ts'
import type { DecidedTie, TieState, TieWords } from './state.ts'

/**
 * The recorded words on the ties of a constituency as the arithmetic takes them, the latest first. A decision speaks of
 * the lists that it names: where figures move and others are equal, a draw in which they were not says nothing.
 */
export function decisionOf(tie: TieState | undefined): TieDecision {
  return { rounds: decisionsOf(tie).toReversed().flatMap(roundsOf) }
}

/** Every decision on the ties of a constituency, the oldest first. */
export function decisionsOf({ decided, before = [] }: TieState = {}): readonly DecidedTie[] {
  return decided ? [...before, decided] : []
}

function roundsOf({ ages, lots, part }: TieWords): TieRound[] {
  const of = part === undefined ? {} : { part }
  return [
    ...(ages ? [{ by: 'age', ages: new Map(Object.entries(ages)), ...of } as const] : []),
    ...(lots ? [{ by: 'lot', drawn: lots, entire: true, ...of } as const] : []),
  ]
}

/** Why these words decide none of the ties that stand: nothing is equal there, or they do not name exactly who is. */
export function tieFault({ ties }: Allocation, words: TieWords): FormRefusal | undefined {
  if (ties.length === 0) return { kind: 'noTie', parameters: {} }
  const mine = ties.filter(({ part }) => part === words.part)
  if (mine.length === 0)
    return {
      kind: 'tiePart',
      parameters: { field: 'part', parts: ties.flatMap(({ part }) => part ?? []).join(', ') || '–' },
    }
  const tied = [...new Set(mine.flatMap(({ lists }) => lists))]
  const named = [
    ...(words.ages ? [{ field: 'ages', lists: Object.keys(words.ages) }] : []),
    ...(words.lots ? [{ field: 'lots', lists: words.lots }] : []),
  ]
  const exact = (lists: readonly string[]) => lists.length === tied.length && tied.every((list) => lists.includes(list))
  const wrong = named.length === 0 ? 'ages' : named.find(({ lists }) => !exact(lists))?.field
  if (wrong === undefined) return undefined
  return { kind: 'tieUnnamed', parameters: { field: wrong, lists: tied.join(', ') } }
}
