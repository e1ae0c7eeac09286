import type { Instant } from '#election/named.ts'
import { isolate } from '../../ui/number.ts'
import { clockOf } from '../../ui/time.ts'

/** Day and time of an instant where the election is: what is ready was often made so days before. */
export function when(instant: Instant, utcOffset: number): string {
  const day = new Date(instant + utcOffset * 60_000).toISOString().slice(0, 10)
  return isolate(`${day} ${clockOf(instant, utcOffset)}`)
}
