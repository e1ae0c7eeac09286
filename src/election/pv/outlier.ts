/**
 * Is `value` far from what the neighbours show? Median and median absolute deviation, which a few wrong sheets cannot
 * move (Hampel's identifier); no fixed percentage, because 15 % void is usual in one province and alarming in another.
 * All in whole per mille. Undefined when there are too few neighbours to say.
 */
export function outlier(
  value: number,
  neighbours: readonly number[],
  {
    outlierTimes,
    outlierPerMille,
    outlierNeighbours,
  }: { outlierTimes: number; outlierPerMille: number; outlierNeighbours: number },
): { readonly median: number; readonly distance: number } | undefined {
  if (neighbours.length < outlierNeighbours) return undefined
  const median = medianOf(neighbours)
  const deviation = medianOf(neighbours.map((neighbour) => Math.abs(neighbour - median)))
  const distance = Math.abs(value - median)
  return distance > outlierTimes * deviation && distance > outlierPerMille ? { median, distance } : undefined
}

/** Lower median: always one of the values, so it stays whole. */
function medianOf(values: readonly number[]): number {
  const ordered = [...values].sort((a, b) => a - b)
  return ordered[(ordered.length - 1) >> 1] ?? 0
}

/** `part` of `all` in whole per mille, rounded down; 0 of 0 is 0. */
export function perMille(part: number, all: number): number {
  return all === 0 ? 0 : Number((BigInt(part) * 1000n) / BigInt(all))
}
