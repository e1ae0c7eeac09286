import { createCipheriv, createECDH, createPrivateKey, hkdfSync, randomBytes, sign } from 'node:crypto'
import type { Instant } from '#election/named.ts'

/** The two keys of a browser's subscription, base64url: its public point, and the secret that it shares with us. */
export interface PushKeys {
  readonly p256dh: string
  readonly auth: string
}

/** What one message takes from chance; said beforehand only to check an example of the standard. */
export interface PushChance {
  /** 16 bytes. */
  readonly salt: Uint8Array
  /** Private key of this message alone, 32 bytes. */
  readonly key: Uint8Array
}

const CURVE = 'prime256v1'
/** One record holds the whole message; push services take 4096 bytes. */
const RECORD = 4096
/** Most bytes of a message: the record without its header, the padding's mark and the tag. */
export const MOST_BYTES = RECORD - 86 - 1 - 16
/** How long a proof of who sends is good (s); at most a day by RFC 8292. */
const VAPID_S = 12 * 3600

/** Whether a browser's keys are an uncompressed point of P-256 and 16 bytes. */
export function arePushKeys({ p256dh, auth }: PushKeys): boolean {
  const point = Buffer.from(p256dh, 'base64url')
  if (point.length !== 65 || point[0] !== 4 || Buffer.from(auth, 'base64url').length !== 16) return false
  try {
    const ecdh = createECDH(CURVE)
    ecdh.generateKeys()
    ecdh.computeSecret(point)
    return true
  } catch {
    return false
  }
}

/** Encrypts a message so that only the browser reads it, not its push service: RFC 8291 over aes128gcm (RFC 8188). */
export function encryptPush(
  text: Uint8Array,
  { p256dh, auth }: PushKeys,
  chance: PushChance = { salt: randomBytes(16), key: freshKey() },
): Buffer {
  if (text.length > MOST_BYTES) throw new RangeError(`a push message holds ${MOST_BYTES} bytes`)
  const browser = Buffer.from(p256dh, 'base64url')
  const ecdh = createECDH(CURVE)
  ecdh.setPrivateKey(chance.key)
  const own = ecdh.getPublicKey()
  const info = Buffer.concat([Buffer.from('WebPush: info\0'), browser, own])
  const input = hkdfSync('sha256', ecdh.computeSecret(browser), Buffer.from(auth, 'base64url'), info, 32)
  const derive = (name: string, length: number) =>
    Buffer.from(hkdfSync('sha256', new Uint8Array(input), chance.salt, `Content-Encoding: ${name}\0`, length))
  const cipher = createCipheriv('aes-128-gcm', derive('aes128gcm', 16), derive('nonce', 12))
  // The mark of the last record, without padding after it.
  const sealed = Buffer.concat([cipher.update(text), cipher.update(Uint8Array.of(2)), cipher.final()])
  const size = Buffer.alloc(4)
  size.writeUInt32BE(RECORD)
  return Buffer.concat([chance.salt, size, Uint8Array.of(own.length), own, sealed, cipher.getAuthTag()])
}

/** Our key pair towards push services, from 32 secret bytes (base64url) that never change. */
export interface VapidKey {
  /** The public point, base64url: what a browser is given when it subscribes. */
  readonly publicKey: string
  /** The header `authorization` for a push service (RFC 8292), good for half a day. */
  authorization(endpoint: URL, contact: string, now: Instant): string
}

/** Throws on bytes that are no private key of P-256, which chance does not bring about. */
export function vapidKey(secret: string): VapidKey {
  const ecdh = createECDH(CURVE)
  ecdh.setPrivateKey(Buffer.from(secret, 'base64url'))
  const point = ecdh.getPublicKey()
  const publicKey = point.toString('base64url')
  const key = createPrivateKey({
    format: 'jwk',
    key: {
      ...{ kty: 'EC', crv: 'P-256', d: secret },
      x: point.subarray(1, 33).toString('base64url'),
      y: point.subarray(33).toString('base64url'),
    },
  })
  return {
    publicKey,
    authorization(endpoint, contact, now) {
      const claims = { aud: endpoint.origin, exp: Math.floor(now / 1000) + VAPID_S, sub: contact }
      const signed = [{ typ: 'JWT', alg: 'ES256' }, claims]
        .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
        .join('.')
      const signature = sign('sha256', Buffer.from(signed), { key, dsaEncoding: 'ieee-p1363' })
      return `vapid t=${signed}.${signature.toString('base64url')}, k=${publicKey}`
    },
  }
}

function freshKey(): Buffer {
  const ecdh = createECDH(CURVE)
  ecdh.generateKeys()
  // Leading zeros belong to it.
  return Buffer.concat([Buffer.alloc(32), ecdh.getPrivateKey()]).subarray(-32)
}
