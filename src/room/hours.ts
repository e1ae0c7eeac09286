import type { Minute } from '#election/named.ts'
import { BIN_MINUTES } from './bins.ts'
import type { Gains } from './curve.ts'

/**
 * Voters so far at the end of each of so many full hours after the opening; of a curve's gains.
 * @param opens minute of the day
 */
export function votersByHour(gains: Gains, opens: Minute, hours: number): number[] {
  const sums: number[] = []
  let voters = 0
  let next = 0
  for (let hour = 1; hour <= hours; hour++) {
    const end = opens + hour * 60
    for (; next < gains.length && ((gains[next] as number) + 1) * BIN_MINUTES <= end; next += 2)
      voters += gains[next + 1] as number
    sums.push(voters)
  }
  return sums
}
