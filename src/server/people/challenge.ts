import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type { Instant } from '#election/named.ts'

/** How long a person may take to answer a passkey's question (ms). */
const VALID_MS = 5 * 60_000
const RANDOM = 16
const TIME = 6
const SEAL = 16

/**
 * A challenge for a passkey that needs no memory until it is answered: 16 random bytes, the time at which it ends, and
 * a seal by a secret of the server over both and over what it is for. Strangers who ask for thousands fill no table.
 * @param purpose what the answer will do and for whom; a challenge for one purpose is none for another
 */
export function newChallenge(secret: string, purpose: string, now: Instant): Uint8Array<ArrayBuffer> {
  const head = Buffer.alloc(RANDOM + TIME)
  randomBytes(RANDOM).copy(head)
  head.writeUIntBE(now + VALID_MS, RANDOM, TIME)
  return new Uint8Array(Buffer.concat([head, sealOf(secret, purpose, head)]))
}

/** When a challenge (base64url) ends; undefined when it is not ours, for another purpose, or over. */
export function challengeEnd(secret: string, purpose: string, challenge: string, now: Instant): Instant | undefined {
  const bytes = Buffer.from(challenge, 'base64url')
  if (bytes.length !== RANDOM + TIME + SEAL) return undefined
  const head = bytes.subarray(0, RANDOM + TIME)
  if (!timingSafeEqual(bytes.subarray(RANDOM + TIME), sealOf(secret, purpose, head))) return undefined
  const end = head.readUIntBE(RANDOM, TIME) as Instant
  return end > now ? end : undefined
}

function sealOf(secret: string, purpose: string, head: Uint8Array): Buffer {
  return createHmac('sha256', secret).update(`sunduq-challenge/1\n${purpose}\n`).update(head).digest().subarray(0, SEAL)
}
