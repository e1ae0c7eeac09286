import type { Random } from '../random.ts'

/**
 * How the voters of a day come, per half hour of an eleven-hour day, in per mille: a first wave in the morning, a dip
 * at noon, the rush before the close. The sums follow the national turnout of 2021: 12 % at noon and 36 % at 17:00 of
 * 50 % in the end, thus 240 and 720 per mille.
 */
const PATTERN = [12, 20, 25, 30, 35, 38, 40, 40, 42, 44, 38, 36, 40, 46, 52, 56, 60, 66, 78, 82, 72, 48] as const

/** Most often the next voter is not done before this (ms), even in a rush. */
const SHORTEST_VOTE_MS = 12_000

/**
 * When each voter of a station is counted: `voters` instants, ascending, between `opened` and `latest` (ms). People
 * come by the pattern between `opens` and `closes`; who comes before the station has opened waits, and at the urn
 * there is one voter at a time.
 */
export function arrivals(
  random: Random,
  voters: number,
  hours: { readonly opens: number; readonly closes: number; readonly opened: number; readonly latest: number },
): number[] {
  const { opens, closes, opened, latest } = hours
  const times = Array.from({ length: voters }, () => opens + moment(random, closes - opens)).sort((a, b) => a - b)
  const shortest = Math.min(SHORTEST_VOTE_MS, Math.floor((latest - opened) / Math.max(1, voters)))
  let free = opened
  for (let i = 0; i < times.length; i++) {
    const at = Math.max(times[i] as number, free)
    times[i] = at
    free = at + shortest + random.below(shortest + 1)
  }
  // A queue that would last beyond the latest moment is served faster instead.
  let before = latest
  for (let i = times.length - 1; i >= 0 && (times[i] as number) > before; i--) {
    times[i] = before
    before -= shortest
  }
  return times
}

/** One arrival, in ms after the opening of a day that lasts `duration` ms. */
function moment(random: Random, duration: number): number {
  let at = random.below(1000)
  let slot = 0
  while (at >= (PATTERN[slot] as number)) {
    at -= PATTERN[slot] as number
    slot += 1
  }
  const start = Math.floor((duration * slot) / PATTERN.length)
  const end = Math.floor((duration * (slot + 1)) / PATTERN.length)
  return start + random.below(Math.max(1, end - start))
}
