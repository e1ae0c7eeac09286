import { createHash, randomBytes } from 'node:crypto'

/** A secret to hand out once: 32 random bytes, base64url. */
export function newToken(): string {
  return randomBytes(32).toString('base64url')
}

/** What is kept of a token: whoever reads the table cannot use it. */
export function hashOf(token: string): string {
  return createHash('sha256').update(`sunduq-token/1\n${token}`).digest('hex')
}
