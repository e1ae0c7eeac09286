import { setTimeout as sleep } from 'node:timers/promises'
import type { Instant } from '#election/named.ts'

/** The time by which a night is played. */
export interface NightTime {
  /** It goes on by itself; otherwise it is only stated. */
  readonly running: boolean
  now(): Instant
  /** Resolves when it is `at`, at once where the time is only stated. */
  until(at: Instant): Promise<void>
  /** Between two acts of one person so much time passes (ms), where the time is only stated. */
  pass(ms: number): void
}

/** A running clock is looked at so often (ms). */
const BEAT_MS = 25

/** Stated time: `tell` hears of every step forward. */
export function statedTime(from: Instant, tell: (now: Instant) => void): NightTime {
  let now = from
  const move = (to: number) => {
    if (to <= now) return
    now = to as Instant
    tell(now)
  }
  return {
    running: false,
    now: () => now,
    until: async (at) => move(at),
    pass: (ms) => move(now + ms),
  }
}

/** A running clock. */
export function clockTime(now: () => Instant, signal: AbortSignal): NightTime {
  return {
    running: true,
    now,
    until: async (at) => {
      while (now() < at && !signal.aborted) await sleep(BEAT_MS, undefined, { signal }).catch(() => {})
    },
    pass: () => {},
  }
}
