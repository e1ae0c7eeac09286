/**
 * `part` of `whole` in hundredths of a per cent (0 to 10 000 when `part` ≤ `whole`), rounded half up by whole-number
 * arithmetic. Undefined where there is no denominator: a share of nothing is not zero.
 */
export function basisPoints(part: number, whole: number): number | undefined {
  if (whole <= 0) return undefined
  return Number((BigInt(part) * 20_000n + BigInt(whole)) / (BigInt(whole) * 2n))
}
