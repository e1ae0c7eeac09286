/**
 * Divides a whole total by whole weights so that the parts sum to it exactly: each part is rounded down, the rest
 * goes to the largest remainders, the earlier one first when they are equal. Throws when no weight is above zero.
 */
export function apportion(total: number, weights: readonly number[]): readonly number[] {
  const sum = weights.reduce((a, b) => a + BigInt(b), 0n)
  if (sum <= 0n) throw new Error('no weight is above zero')
  const shares = weights.map((weight, i) => {
    const product = BigInt(total) * BigInt(weight)
    return { i, whole: Number(product / sum), rest: product % sum }
  })
  const parts = shares.map(({ whole }) => whole)
  const left = total - parts.reduce((a, b) => a + b, 0)
  const byRest = [...shares].sort((a, b) => (a.rest === b.rest ? a.i - b.i : a.rest > b.rest ? -1 : 1))
  for (const { i } of byRest.slice(0, left)) parts[i] = (parts[i] ?? 0) + 1
  return parts
}

/** A whole number from −spread to +spread that looks irregular and is always the same for the same place. */
export function jitter(seed: number, spread: number): number {
  const mixed = Math.imul(Math.imul(seed + 1, 0x9e3779b1) ^ (seed >>> 3), 0x85ebca6b) >>> 8
  return (mixed % (2 * spread + 1)) - spread
}
