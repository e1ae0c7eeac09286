import { createPrivateKey, createPublicKey, type KeyObject, randomBytes, sign } from 'node:crypto'
import type { Signer } from './signer.ts'

/** DER of a PKCS#8 Ed25519 key up to its 32 secret bytes (RFC 8410 § 7). */
const PKCS8_HEAD = Buffer.from('302e020100300506032b657004220420', 'hex')

/** 32 fresh secret bytes for `nodeSigner`. */
export function makeSeed(): Uint8Array {
  return randomBytes(32)
}

/** Ed25519 signer of a machine or a simulated phone. `seed` is the secret: 32 bytes; the same seed is the same key. */
export function nodeSigner(seed: Uint8Array): Signer {
  const secret: KeyObject = createPrivateKey({
    key: Buffer.concat([PKCS8_HEAD, seed]),
    format: 'der',
    type: 'pkcs8',
  })
  const { x } = createPublicKey(secret).export({ format: 'jwk' })
  if (x === undefined) throw new Error('an Ed25519 key always has a public part')
  return {
    alg: 'ed25519',
    key: x,
    sign: (text) => Promise.resolve(sign(null, Buffer.from(text), secret).toString('base64url')),
  }
}
