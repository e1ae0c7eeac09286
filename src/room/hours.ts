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
    for (let gain = gains[next]; gain && (gain[0] + 1) * BIN_MINUTES <= end; gain = gains[++next]) voters += gain[1]
    sums.push(voters)
  }
  return sums
}
