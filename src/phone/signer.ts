import type { Algorithm } from '#journal/submission.ts'
import { toBase64url } from './base64url.ts'

/** Holds a device's private key and signs with it; the key itself cannot be asked for. */
export interface Signer {
  readonly alg: Algorithm
  /** base64url raw public key (Ed25519: 32 bytes; P-256: 65 bytes uncompressed). */
  readonly key: string
  /** base64url signature over the UTF-8 bytes of the text (P-256: SHA-256, r and s of 32 bytes each). */
  sign(text: string): Promise<string>
}

/** What a browser keeps of a key: the private half is a handle that cannot be read, only used. */
export interface WebKey {
  readonly alg: Algorithm
  readonly pair: CryptoKeyPair
}

const GENERATE = { ed25519: { name: 'Ed25519' }, p256: { name: 'ECDSA', namedCurve: 'P-256' } } as const
const SIGN = { ed25519: { name: 'Ed25519' }, p256: { name: 'ECDSA', hash: 'SHA-256' } } as const

/** Makes a key that never leaves the browser: Ed25519, or P-256 where the browser has no Ed25519. */
export async function makeWebKey(subtle: SubtleCrypto): Promise<WebKey> {
  try {
    return { alg: 'ed25519', pair: await generate(subtle, 'ed25519') }
  } catch {
    return { alg: 'p256', pair: await generate(subtle, 'p256') }
  }
}

async function generate(subtle: SubtleCrypto, alg: Algorithm): Promise<CryptoKeyPair> {
  return (await subtle.generateKey(GENERATE[alg], false, ['sign', 'verify'])) as CryptoKeyPair
}

/** Signs with a key made by `makeWebKey`. */
export async function webSigner(subtle: SubtleCrypto, { alg, pair }: WebKey): Promise<Signer> {
  const key = toBase64url(new Uint8Array(await subtle.exportKey('raw', pair.publicKey)))
  return {
    alg,
    key,
    async sign(text) {
      const signature = await subtle.sign(SIGN[alg], pair.privateKey, new TextEncoder().encode(text))
      return toBase64url(new Uint8Array(signature))
    },
  }
}
