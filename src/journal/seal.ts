import type { Digest } from '#election/named.ts'
import { canonical } from './canonical.ts'
import { sha256Hex } from './sha256.ts'

/** What a commitment hides until the release: any JSON value, and the salt that keeps it from being guessed. */
export interface Opening<T = unknown> {
  /** 128 random bits as 32 lower-case hex digits. */
  readonly salt: string
  readonly value: T
}

/** The commitment that an entry carries: SHA-256 over a domain line, the salt and the canonical value. */
export function seal(opening: Opening): Digest {
  return sha256Hex(`sunduq-seal/1\n${opening.salt}\n${canonical(opening.value)}`)
}

/** Whether an opening is the one that `digest` committed to; a salt of another shape never is. */
export function opens(opening: Opening, digest: Digest): boolean {
  return /^[0-9a-f]{32}$/.test(opening.salt) && seal(opening) === digest
}
