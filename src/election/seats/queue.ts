import { compare, type Fraction } from '../fraction.ts'
import type { StepKind, Tie, TieDecision, TieRound } from './result.ts'

export interface Claim {
  readonly key: string
  readonly value: Fraction
}

export interface Winner extends Claim {
  readonly decided?: 'age' | 'lot'
}

/**
 * The `places` highest claims, highest first. Equal claims at the cut are separated by the recorded rounds (law 27-11:
 * the younger, then the lot); where none decides, they come back as a tie and none of them wins.
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
  const { chosen, open } = separate(equal, places - clear.length, decision.rounds ?? [])
  const winners = [...clear, ...chosen]
  if (open.length === 0) return { winners }
  return {
    winners,
    tie: { lists: open.map((claim) => claim.key), seats: places - winners.length, by, value: last.value },
  }
}

function separate(
  equal: readonly Claim[],
  places: number,
  rounds: readonly TieRound[],
): { chosen: Winner[]; open: readonly Claim[] } {
  const round = rounds.find((one) => tells(one, equal, places))
  if (!round) return { chosen: [], open: equal }
  const rank = rankOf(round)
  const ordered = [...equal].sort((a, b) => rank(a) - rank(b))
  const [last, next] = [ordered[places - 1], ordered[places]]
  const cut = last && next && rank(last) === rank(next) ? rank(last) : Number.POSITIVE_INFINITY
  const chosen = ordered.slice(0, places).filter((claim) => rank(claim) < cut)
  const winners: Winner[] = chosen.map((claim) => ({ ...claim, decided: round.by }))
  if (winners.length === places) return { chosen: winners, open: [] }
  const same = ordered.filter((claim) => rank(claim) === cut)
  const others = rounds.filter((one) => one !== round)
  const deeper = separate(same, places - winners.length, others)
  return { chosen: [...winners, ...deeper.chosen], open: deeper.open }
}

/** Whether a round speaks of these claims: it has everybody's age, or drew enough of them in a draw among them all. */
function tells(round: TieRound, equal: readonly Claim[], places: number): boolean {
  if (round.by === 'age') return equal.every(({ key }) => round.ages.has(key))
  return equal.filter(({ key }) => round.drawn.includes(key)).length >= (round.entire ? equal.length : places)
}

/** The younger and the earlier drawn come first. */
function rankOf(round: TieRound): (claim: Claim) => number {
  if (round.by === 'age') return ({ key }) => round.ages.get(key) ?? 0
  return ({ key }) => (round.drawn.includes(key) ? round.drawn.indexOf(key) : round.drawn.length)
}
