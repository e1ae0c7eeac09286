import { share } from '../day/turnout.ts'
import type { Random } from '../random.ts'

/** How far a station may lie from the whole in a list's votes, in per mille. */
const SPREAD_PER_MILLE = 150
/** Votes are carried over from station to station in this part of a vote. */
const PART = 1_000_000n

/**
 * Votes of every list at every station: station `s` has exactly `valid[s]` votes, list `l` exactly `totals[l]`, and in
 * between each station's share of a list is that of the whole, a little apart. By largest remainder station by station;
 * what rounding took from a list at one station it gets at a following one. Throws unless the two sums agree.
 */
export function spread(
  luck: Random,
  valid: readonly number[],
  totals: readonly number[],
): readonly (readonly number[])[] {
  if (sum(valid) !== sum(totals)) throw new Error(`${sum(valid)} valid votes cannot be ${sum(totals)} list votes`)
  const left = [...totals]
  const owed = totals.map(() => 0)
  return valid.map((votes) => {
    const weights = left.map((count) => count * (1000 + luck.between(-SPREAD_PER_MILLE, SPREAD_PER_MILLE)))
    const all = weights.reduce((sum, weight) => sum + BigInt(weight), 0n)
    const wanted = weights.map((weight, list) => {
      const exact = all === 0n ? 0 : Number((BigInt(votes) * PART * BigInt(weight)) / all)
      return Math.max(left[list] === 0 ? 0 : 1, exact + (owed[list] ?? 0))
    })
    const given = share(votes, wanted, left)
    for (const [list, count] of given.entries()) {
      owed[list] = (wanted[list] ?? 0) - count * Number(PART)
      left[list] = (left[list] ?? 0) - count
    }
    return given
  })
}

export function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, n) => all + n, 0)
}
