import { compare, type Fraction } from '../fraction.ts'
import type { StepKind, Tie, TieDecision } from './result.ts'

export interface Claim {
  readonly key: string
  readonly value: Fraction
}

export interface Winner extends Claim {
  readonly decided?: 'age' | 'lot'
}

/**
 * The `places` highest claims, highest first. Equal claims at the cut are separated by age (younger first, law
 * 27-11), then by the recorded lot; where neither decides, they come back as a tie and none of them wins.
 */
export function highest(
  claims: readonly Claim[],
  places: number,
  by: StepKind,
  decision: TieDecision,
): { winners: Winner[]; tie?: Tie } {
  const ordered = [...claims].sort((a, b) => compare(b.value, a.value))
  const last = ordered[places - 1]
  const next = ordered[places]
  if (!last || !next || compare(last.value, next.value) > 0) return { winners: ordered.slice(0, places) }
  const clear = ordered.filter((claim) => compare(claim.value, last.value) > 0)
  const equal = ordered.filter((claim) => compare(claim.value, last.value) === 0)
  const { chosen, open } = separate(equal, places - clear.length, decision)
  const winners = [...clear, ...chosen]
  if (open.length === 0) return { winners }
  return {
    winners,
    tie: { lists: open.map((claim) => claim.key), seats: places - winners.length, by, value: last.value },
  }
}

function separate(equal: readonly Claim[], places: number, decision: TieDecision): { chosen: Winner[]; open: Claim[] } {
  const ages = decision.ages
  if (ages && equal.every((claim) => ages.has(claim.key))) {
    const age = (claim: Claim): number => ages.get(claim.key) ?? 0
    const byAge = [...equal].sort((a, b) => age(a) - age(b))
    const cut = byAge[places - 1]
    const after = byAge[places]
    if (cut && (!after || age(after) > age(cut))) {
      return { chosen: byAge.slice(0, places).map((claim) => ({ ...claim, decided: 'age' })), open: [] }
    }
    if (cut) {
      const younger: Winner[] = byAge
        .filter((claim) => age(claim) < age(cut))
        .map((claim) => ({ ...claim, decided: 'age' }))
      const same = byAge.filter((claim) => age(claim) === age(cut))
      const drawn = byLot(same, places - younger.length, decision)
      return { chosen: [...younger, ...drawn.chosen], open: drawn.open }
    }
  }
  return byLot(equal, places, decision)
}

function byLot(equal: readonly Claim[], places: number, decision: TieDecision): { chosen: Winner[]; open: Claim[] } {
  const drawn = [...new Set(decision.lots)].filter((key) => equal.some((claim) => claim.key === key))
  if (drawn.length < places) return { chosen: [], open: [...equal] }
  const chosen = drawn.slice(0, places).flatMap((key) => equal.filter((claim) => claim.key === key))
  return { chosen: chosen.map((claim) => ({ ...claim, decided: 'lot' })), open: [] }
}
