import type { Readable } from 'node:stream'
import type { Instant } from '#election/named.ts'

/** The world around a device; everything that it does not decide itself. */
export interface DeviceIo {
  readonly input: Readable
  /** One fixed line for machines. */
  readonly out: (line: string) => void
  /** One sentence for people. */
  readonly err: (sentence: string) => void
  readonly now: () => Instant
  readonly random: () => number
  /** Ends the run: what is said is on disk already. */
  readonly signal: AbortSignal
  readonly fetch?: typeof fetch
}

/** Exit codes of the commands. */
export const EXIT = { done: 0, refused: 1, unsent: 3 } as const
