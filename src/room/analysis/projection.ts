import type { Previous } from '#election/book/book.ts'

/** Hours whose pace bounds what is still to come. */
const PACES = 3

/**
 * Where turnout may end, for the room alone: the law forbids projections in public, and they are off unless the book asks
 * for them. Whole voters.
 */
export interface Projection {
  /** Voters at the end if the rest of the day compares with the earlier election as the day so far does. */
  readonly voters: number
  /** The same at the slowest and the fastest pace of the last hours. */
  readonly least: number
  readonly most: number
  /** Hours it rests on. */
  readonly hours: number
}

/** Voters of an earlier election up to a minute of the day. */
export function previousAt({ curve }: Previous, minute: number): number {
  return curve.findLast((point) => point.minute <= minute)?.voters ?? 0
}

/**
 * Projects the final turnout from the voters by each full hour and an earlier election's curve: what came after this hour
 * then is scaled by today's pace against that day's. Exact whole numbers, rounded down and, for the most, up.
 * Undefined before three hours can be compared. Never above `registered`.
 */
export function projection(
  previous: Previous,
  hours: readonly number[],
  voters: readonly number[],
  registered: number,
): Projection | undefined {
  const then = hours.map((minute) => previousAt(previous, minute))
  const at = hours.length - 1
  const [now, before] = [voters[at], then[at]]
  if (at + 1 < PACES || now === undefined || !before) return undefined
  const rest = (previous.curve.at(-1)?.voters ?? 0) - before
  const scaled = (gain: number, thenGain: number): bigint => (BigInt(gain) * BigInt(rest)) / BigInt(thenGain)
  const whole = scaled(now, before)
  const paces = [whole]
  for (let hour = at - PACES + 1; hour <= at; hour++) {
    const gain = (voters[hour] as number) - (voters[hour - 1] ?? 0)
    const thenGain = (then[hour] as number) - (then[hour - 1] ?? 0)
    if (thenGain > 0) paces.push(scaled(gain, thenGain))
  }
  const bounded = (more: bigint): number => Math.min(registered, now + Number(more))
  const ordered = paces.sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))
  return {
    voters: bounded(whole),
    least: bounded(ordered[0] as bigint),
    most: bounded((ordered.at(-1) as bigint) + (rest > 0 ? 1n : 0n)),
    hours: hours.length,
  }
}
