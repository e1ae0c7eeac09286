import { createPublicKey, verify } from 'node:crypto'
import { expect, it } from 'vitest'
import type { Instant } from '#election/named.ts'
import { arePushKeys, encryptPush, MOST_BYTES, vapidKey } from './push.ts'

/** RFC 8291, section 5 and appendix A. */
const EXAMPLE = {
  text: 'When I grow up, I want to be a watermelon',
  auth: 'BTBZMqHH6r4Tts7J_aSIgg',
  p256dh: 'BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4',
  key: 'yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw',
  salt: 'DGv6ra1nlYgDCS1FRnbzlw',
  message:
    'DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN',
} as const

const bytes = (text: string) => Buffer.from(text, 'base64url')

it('encrypts the example of RFC 8291 to its very bytes', () => {
  const chance = { salt: bytes(EXAMPLE.salt), key: bytes(EXAMPLE.key) }
  expect(encryptPush(Buffer.from(EXAMPLE.text), EXAMPLE, chance).toString('base64url')).toBe(EXAMPLE.message)
})

it('draws new keys for each message, and holds no more than a push service takes', () => {
  const text = Buffer.alloc(MOST_BYTES, 'x')
  const [one, other] = [encryptPush(text, EXAMPLE), encryptPush(text, EXAMPLE)]
  expect(one.equals(other)).toBe(false)
  expect(one.length).toBe(4096)
  expect(() => encryptPush(Buffer.alloc(MOST_BYTES + 1), EXAMPLE)).toThrow(RangeError)
})

it('knows the keys of a browser from anything else', () => {
  expect(arePushKeys(EXAMPLE)).toBe(true)
  expect(arePushKeys({ ...EXAMPLE, auth: 'BTBZMqHH6r4Tts7J_aSI' })).toBe(false)
  expect(arePushKeys({ ...EXAMPLE, p256dh: Buffer.alloc(65, 4).toString('base64url') })).toBe(false)
  expect(arePushKeys({ ...EXAMPLE, p256dh: '' })).toBe(false)
})

it('says to a push service who sends, so that anybody can check it (RFC 8292)', () => {
  const key = vapidKey(EXAMPLE.key)
  expect(key.publicKey).toBe('BP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A8')
  const now = 1_800_000_000_000 as Instant
  const header = key.authorization(new URL('https://push.example.net/p/abc'), 'mailto:room@example.org', now)
  const [, token = '', k] = /^vapid t=([\w.-]+), k=([\w-]+)$/.exec(header) ?? []
  expect(k).toBe(key.publicKey)
  const [head = '', claims = '', signature = ''] = token.split('.')
  expect(JSON.parse(bytes(head).toString())).toEqual({ typ: 'JWT', alg: 'ES256' })
  expect(JSON.parse(bytes(claims).toString())).toEqual({
    aud: 'https://push.example.net',
    exp: 1_800_000_000 + 43_200,
    sub: 'mailto:room@example.org',
  })
  const point = bytes(key.publicKey)
  const jwk = {
    kty: 'EC',
    crv: 'P-256',
    x: point.subarray(1, 33).toString('base64url'),
    y: point.subarray(33).toString('base64url'),
  }
  const publicKey = createPublicKey({ format: 'jwk', key: jwk })
  const signed = Buffer.from(`${head}.${claims}`)
  expect(verify('sha256', signed, { key: publicKey, dsaEncoding: 'ieee-p1363' }, bytes(signature))).toBe(true)
})
