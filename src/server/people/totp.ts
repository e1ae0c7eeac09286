import { createHmac, timingSafeEqual } from 'node:crypto'
import { fromBase32 } from '#journal/base32.ts'

/** Length of a time step (s) and digits of a code, as every authenticator app takes them without being asked. */
const STEP_S = 30
const DIGITS = 6
/** Steps before and after the present whose code is taken: a phone's clock may be half a minute off. */
const DRIFT = 1

/** The code of a time step under a secret in base 32 (RFC 6238 with HMAC-SHA-1). Throws on a secret that is none. */
export function totpCode(secret: string, step: number): string {
  const key = fromBase32(secret)
  if (key === undefined || key.length < 10) throw new Error('not a secret of time-based codes')
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(step))
  const mac = createHmac('sha1', key).update(counter).digest()
  const at = (mac[mac.length - 1] as number) & 15
  const number = mac.readUInt32BE(at) & 0x7fffffff
  return String(number % 10 ** DIGITS).padStart(DIGITS, '0')
}

/** The step in which an instant lies (UTC ms). */
export function stepAt(now: number): number {
  return Math.floor(now / 1000 / STEP_S)
}

/**
 * The step whose code was typed, near `now` (UTC ms) and after `taken`, the last step that was used: a code seen over a
 * shoulder is good for nothing. Undefined when it fits none. All steps are tried, so that the time tells nothing.
 */
export function totpStep(secret: string, typed: string, now: number, taken: number): number | undefined {
  const code = Buffer.from(typed.replace(/\s/g, '').padEnd(DIGITS).slice(0, DIGITS))
  const present = stepAt(now)
  let found: number | undefined
  for (let step = present - DRIFT; step <= present + DRIFT; step++) {
    const right = Buffer.from(totpCode(secret, step))
    if (right.length === code.length && timingSafeEqual(right, code) && step > taken) found = step
  }
  return found
}

/** The address that authenticator apps read from a QR code. */
export function totpUri(secret: string, issuer: string, account: string): string {
  const label = `${encodeURIComponent(issuer)}:${encodeURIComponent(account)}`
  return `otpauth://totp/${label}?secret=${secret}&issuer=${encodeURIComponent(issuer)}&digits=${DIGITS}&period=${STEP_S}`
}
