import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { isPublicKey, publicKeyOf, sign, verifySignature } from './signature.ts'
import type { Algorithm } from './submission.ts'

const base64url = (bytes: ArrayBuffer | Uint8Array): string => Buffer.from(bytes as Uint8Array).toString('base64url')

/** Signs as a phone does: with WebCrypto. */
async function phone(alg: Algorithm, text: string): Promise<{ key: string; sig: string }> {
  const name = alg === 'ed25519' ? { name: 'Ed25519' } : { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' }
  const pair = (await crypto.subtle.generateKey(name, false, ['sign', 'verify'])) as CryptoKeyPair
  const key = base64url(await crypto.subtle.exportKey('raw', pair.publicKey))
  return { key, sig: base64url(await crypto.subtle.sign(name, pair.privateKey, Buffer.from(text))) }
}

describe.each(['ed25519', 'p256'] as const)('a phone’s %s signature', (alg) => {
  it('is accepted for its own text and key only', async () => {
    const text = 'sunduq-submission/1\nⵣ\n'
    const { key, sig } = await phone(alg, text)
    const other = await phone(alg, text)
    expect(verifySignature(alg, key, text, sig)).toBe(true)
    expect(verifySignature(alg, key, `${text} `, sig)).toBe(false)
    expect(verifySignature(alg, other.key, text, sig)).toBe(false)
    const flipped = Buffer.from(sig, 'base64url')
    flipped[10] = (flipped[10] as number) ^ 1
    expect(verifySignature(alg, key, text, base64url(flipped))).toBe(false)
  })

  it('is false, not an exception, when key or signature is malformed', async () => {
    const { key, sig } = await phone(alg, 'x')
    for (const bad of ['', 'ⵣ', `${key}A`, `${key}=`, key.slice(1), base64url(new Uint8Array(65).fill(4))]) {
      expect(verifySignature(alg, bad, 'x', sig)).toBe(false)
      expect(isPublicKey(alg, bad)).toBe(false)
    }
    for (const bad of ['', sig.slice(2), `${sig}AA`, `${sig}=`]) expect(verifySignature(alg, key, 'x', bad)).toBe(false)
    expect(isPublicKey(alg, key)).toBe(true)
  })
})

it('verifies the first test of RFC 8032, and signs it', () => {
  const secret = base64url(Buffer.from('9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60', 'hex'))
  const key = base64url(Buffer.from('d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a', 'hex'))
  const sig = Buffer.from(
    'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b',
    'hex',
  )
  expect(Buffer.from(sign(secret, ''))).toEqual(sig)
  expect(verifySignature('ed25519', key, '', base64url(sig))).toBe(true)
})

it('makes secrets that sign', () => {
  const secret = randomBytes(32).toString('base64url')
  expect(verifySignature('ed25519', publicKeyOf(secret), 'a', base64url(sign(secret, 'a')))).toBe(true)
  expect(() => sign('short', 'a')).toThrow()
})
