import { createHash, randomBytes } from 'node:crypto'
import { codeOf, normalizedCode, shownCode } from '#journal/code.ts'

/** How many codes a person is given at once. */
const CODES = 8

/** Codes for the day on which the phone is lost: shown once (`XXXXX-XXXXX`, 50 random bits each), kept as hashes. */
export function newRecoveryCodes(): { readonly shown: readonly string[]; readonly hashes: readonly string[] } {
  const codes = Array.from({ length: CODES }, () => codeOf(randomBytes(10)))
  return { shown: codes.map(shownCode), hashes: codes.map(hash) }
}

/** The hash of a typed recovery code; undefined where none can be meant (a code of an app has six digits). */
export function recoveryHash(typed: string): string | undefined {
  const code = normalizedCode(typed)
  return code === undefined ? undefined : hash(code)
}

function hash(code: string): string {
  return createHash('sha256').update(`sunduq-recovery/1\n${code}`).digest('hex')
}
