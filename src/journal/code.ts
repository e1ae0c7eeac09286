import { latinDigits } from '#election/digits.ts'
import type { Digest } from '#election/named.ts'
import { sha256Hex } from './sha256.ts'

/** Crockford's base 32: no I, L, O and U. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const LENGTH = 10

/**
 * A code as the room hashes it: ten characters of Crockford's base 32, upper case; what is easily mistyped (o, i, l)
 * is read as what it looks like, digits may be Arabic ones, and hyphens, spaces and the invisible marks that messengers
 * add do not matter. Undefined where no code can be meant.
 */
export function normalizedCode(typed: string): string | undefined {
  const code = latinDigits(typed)
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\-–_.\p{Cf}]/gu, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1')
  return /^[0-9A-HJKMNP-TV-Z]{10}$/.test(code) ? code : undefined
}

/** The code that random bytes make (ten or more, five bits of each are used: 50 bits), normalized. */
export function codeOf(random: Uint8Array): string {
  if (random.length < LENGTH) throw new Error('ten random bytes make a code')
  return Array.from(random.subarray(0, LENGTH), (byte) => ALPHABET[byte & 31]).join('')
}

/** A normalized code as people read it: `XXXXX-XXXXX`. */
export function shownCode(code: string): string {
  return `${code.slice(0, 5)}-${code.slice(5)}`
}

/**
 * What the journal holds of a code. The journal is public one day and 50 bits could then be tried, so a secret of the
 * store (`pepper`) is hashed with it.
 */
export function codeDigest(pepper: string, code: string): Digest {
  return sha256Hex(`sunduq-code/1\n${pepper}\n${code}`)
}
