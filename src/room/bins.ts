/** Voters are binned by five minutes since local midnight; bin 96 is 08:00 to 08:05. */
export const BIN_MINUTES = 5
export const BIN_MS = BIN_MINUTES * 60_000

/**
 * Numbers of voters in bins: bin, number, bin, number and so on, ascending by bin. One flat list and no pairs, because a
 * room keeps some hundred bins of each of tens of thousands of stations and walks through them.
 */
export type Bins = number[]

/** Goes through bins in their order. */
export function eachBin(bins: Readonly<Bins>, take: (bin: number, voters: number) => void): void {
  for (let at = 0; at < bins.length; at += 2) take(bins[at] as number, bins[at + 1] as number)
}

/** The latest bin with more than so many voters, and their number. */
export function lastAbove(bins: Readonly<Bins>, limit: number): readonly [bin: number, voters: number] | undefined {
  for (let at = bins.length - 2; at >= 0; at -= 2) {
    const voters = bins[at + 1] as number
    if (voters > limit) return [bins[at] as number, voters]
  }
  return undefined
}

/** Adds to a bin; nearly always to the last one. */
export function addToBin(bins: Bins, bin: number, amount: number): void {
  let at = bins.length - 2
  while (at >= 0 && (bins[at] as number) > bin) at -= 2
  if (at >= 0 && bins[at] === bin) bins[at + 1] = (bins[at + 1] as number) + amount
  else bins.splice(at + 2, 0, bin, amount)
}
