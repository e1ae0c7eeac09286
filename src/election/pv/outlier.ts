/**
 * Is `value` far from what the neighbours show? Median and median absolute deviation, which a few wrong sheets cannot
 * move (Hampel's identifier); no fixed percentage, because 15 % void is usual in one province and alarming in another.
 * All in whole per mille. Undefined when there are too few `neighbours` to say; their `spread` is asked for with at least one.
 */
export function outlier(
  value: number,
  neighbours: number,
  spread: () => Spread,
  {
    outlierTimes,
    outlierPerMille,
    outlierNeighbours,
  }: { outlierTimes: number; outlierPerMille: number; outlierNeighbours: number },
): { readonly median: number; readonly distance: number } | undefined {
  if (neighbours < outlierNeighbours) return undefined
  const { median, deviation } = spread()
  const distance = Math.abs(value - median)
  return distance > outlierTimes * deviation && distance > outlierPerMille ? { median, distance } : undefined
}

/** Where values lie and how far from there: their median and the median distance from it. */
export interface Spread {
  readonly median: number
  readonly deviation: number
}

/** The spread of whole numbers, of which there is at least one. */
export function spreadOf(values: readonly number[]): Spread {
  const median = medianOf(values)
  return { median, deviation: medianOf(values.map((value) => Math.abs(value - median))) }
}

/** Lower median: always one of the values, so it stays whole; 0 of none. */
export function medianOf(values: readonly number[]): number {
  // Sorts numbers as numbers, and many times as fast as a list with a comparison.
  const ordered = Float64Array.from(values).sort()
  return ordered[(ordered.length - 1) >> 1] ?? 0
}

/** `part` of `all` in whole per mille, rounded down; 0 of 0 is 0. */
export function perMille(part: number, all: number): number {
  if (all === 0) return 0
  const thousands = part * 1000
  if (!Number.isSafeInteger(thousands)) throw new RangeError('no share of so many')
  return (thousands - (thousands % all)) / all
}
