/** Voters are binned by five minutes since local midnight; bin 96 is 08:00 to 08:05. */
export const BIN_MINUTES = 5
export const BIN_MS = BIN_MINUTES * 60_000

/** Adds to a bin in a list that is ascending by bin; nearly always the last one. */
export function addToBin(bins: [number, number][], bin: number, amount: number): void {
  let i = bins.length - 1
  while (i >= 0 && (bins[i] as [number, number])[0] > bin) i--
  const found = bins[i]
  if (found && found[0] === bin) found[1] += amount
  else bins.splice(i + 1, 0, [bin, amount])
}
