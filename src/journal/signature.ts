import { createPublicKey, type KeyObject, verify } from 'node:crypto'
import sodium from 'sodium-native'
import { unreachable } from '#election/named.ts'
import type { Algorithm } from './submission.ts'

/**
 * Whether `sig` is the signature over the UTF-8 of `text` by the owner of `key`. Node only: a phone signs, and whoever
 * checks a bundle in a browser uses WebCrypto. A malformed key or signature is simply not a signature: false.
 * @param key base64url raw public key (Ed25519: 32 bytes; P-256: 65 bytes, uncompressed)
 * @param sig base64url, 64 bytes: Ed25519 (RFC 8032), or r and s of ECDSA with SHA-256 as WebCrypto writes them
 */
export function verifySignature(alg: Algorithm, key: string, text: string, sig: string): boolean {
  const signature = decode(sig, 64)
  if (!signature) return false
  switch (alg) {
    case 'ed25519': {
      const publicKey = decode(key, 32)
      return publicKey !== undefined && sodium.crypto_sign_verify_detached(signature, Buffer.from(text), publicKey)
    }
    case 'p256': {
      const publicKey = p256Key(key)
      return (
        publicKey !== undefined &&
        verify('sha256', Buffer.from(text), { key: publicKey, dsaEncoding: 'ieee-p1363' }, signature)
      )
    }
    default:
      return unreachable(alg)
  }
}

/** Whether `key` is a usable public key of its algorithm: right length, and for P-256 a point on the curve. */
export function isPublicKey(alg: Algorithm, key: string): boolean {
  return alg === 'ed25519' ? decode(key, 32) !== undefined : p256Key(key) !== undefined
}

/** The base64url raw Ed25519 public key that belongs to a secret. Throws if the secret is not a 32-byte seed. */
export function publicKeyOf(secret: string): string {
  return expand(secret).publicKey.toString('base64url')
}

/** The Ed25519 signature (64 bytes) over the UTF-8 of `text`. Throws if the secret is not a 32-byte seed. */
export function sign(secret: string, text: string): Uint8Array {
  const signature = Buffer.alloc(sodium.crypto_sign_BYTES)
  sodium.crypto_sign_detached(signature, Buffer.from(text), expand(secret).secretKey)
  return signature
}

function expand(secret: string): { publicKey: Buffer; secretKey: Buffer } {
  const seed = decode(secret, sodium.crypto_sign_SEEDBYTES)
  if (!seed) throw new Error('not an Ed25519 secret')
  const publicKey = Buffer.alloc(sodium.crypto_sign_PUBLICKEYBYTES)
  const secretKey = Buffer.alloc(sodium.crypto_sign_SECRETKEYBYTES)
  sodium.crypto_sign_seed_keypair(publicKey, secretKey, seed)
  return { publicKey, secretKey }
}

/** Only the one canonical base64url spelling of exactly `bytes` bytes. */
function decode(text: string, bytes: number): Buffer | undefined {
  const buffer = Buffer.from(text, 'base64url')
  return buffer.length === bytes && buffer.toString('base64url') === text ? buffer : undefined
}

/** Making a key object of a point costs as much as a verification, and every phone comes again. */
const p256Keys = new Map<string, KeyObject>()
const P256_KEYS = 50_000

function p256Key(key: string): KeyObject | undefined {
  const known = p256Keys.get(key)
  if (known) return known
  const made = p256KeyOf(key)
  if (made && p256Keys.size < P256_KEYS) p256Keys.set(key, made)
  return made
}

function p256KeyOf(key: string): KeyObject | undefined {
  const point = decode(key, 65)
  if (point?.[0] !== 4) return undefined
  const x = point.toString('base64url', 1, 33)
  const y = point.toString('base64url', 33)
  try {
    return createPublicKey({ format: 'jwk', key: { kty: 'EC', crv: 'P-256', x, y } })
  } catch {
    return undefined
  }
}
