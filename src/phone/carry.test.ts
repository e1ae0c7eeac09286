import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Digest, Instant, ItemNumber, PlaceCode, StationCode } from '#election/named.ts'
import { fromBase32, toBase32 } from '#journal/base32.ts'
import { chainOf, deviceId, statement } from '#journal/chain.ts'
import { verifySignature } from '#journal/signature.ts'
import { fromBase64url } from './base64url.ts'
import { type Carried, CarriedParts, carriedBy, partsOf } from './carry.ts'
import { nodeSigner } from './node-signer.ts'
import { openOutbox } from './outbox.ts'
import { memoryStore } from './outbox-store.ts'

const signer = nodeSigner(new Uint8Array(32).fill(5))
const identity = {
  room: '02.113' as PlaceCode,
  station: '02.113.01.01-001' as StationCode,
  device: deviceId(fromBase64url(signer.key)),
  alg: 'ed25519',
  key: signer.key,
  book: '0'.repeat(64) as Digest,
} as const

async function outboxOf(ticks: number) {
  const opened = await openOutbox(identity, memoryStore())
  if (!opened.ok) throw new Error('an empty outbox opens')
  for (let at = 1; at <= ticks; at++)
    await opened.value.say({ k: 'tick', at: (1_631_100_000_000 + at * 9_731) as Instant })
  return opened.value
}

const receipt = (head: string): Carried => ({
  format: 'sunduq-receipt/1',
  device: identity.device,
  cursor: 3 as ItemNumber,
  head: head as Digest,
  at: 5 as Instant,
})

it('base 32 gives every byte back and knows what is none', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => {
      expect(fromBase32(toBase32(bytes))).toEqual(bytes)
    }),
  )
  // RFC 4648 § 10.
  expect(toBase32(new TextEncoder().encode('foobar'))).toBe('MZXW6YTBOI')
  expect(fromBase32('MZXW6Y1BOI')).toBeUndefined()
})

describe('what is carried', () => {
  it('arrives unchanged whatever the order of its parts and however often each is read', async () => {
    const carried = (await carriedBy(await outboxOf(1200), signer, 7 as Instant)) as Carried
    const parts = await partsOf(carried)
    expect(parts.length).toBeGreaterThan(2)
    for (const part of parts) expect(part).toMatch(/^[0-9A-Z:]{1,660}$/)
    const order = [...parts].reverse().flatMap((part) => [part, part.toLowerCase(), 'https://elsewhere.example'])
    const read = new CarriedParts()
    expect(order.map((text) => read.add(text)).filter((taken) => !taken)).toHaveLength(parts.length)
    expect(read.missing).toEqual([])
    expect(await read.read()).toEqual(carried)
  })

  it('is everything unconfirmed, in runs that the room can verify one after the other', async () => {
    const outbox = await outboxOf(1200)
    const carried = await carriedBy(outbox, signer, 7 as Instant)
    if (carried?.format !== 'sunduq-carry/1') throw new Error('something waits')
    let next = 1
    for (const { sig, ...unsigned } of carried.submissions) {
      expect(unsigned.from).toBe(next)
      const head = chainOf(unsigned.prev, unsigned.items)
      expect(verifySignature('ed25519', signer.key, statement(identity.room, unsigned, head), sig)).toBe(true)
      next += unsigned.items.length
    }
    expect(next).toBe(1201)
    const answer = { cursor: 1200, head: outbox.headAfter(1200), at: 1 as Instant }
    await outbox.acknowledge(answer)
    expect(await carriedBy(outbox, signer, 8 as Instant)).toBeUndefined()
  })

  it('says which parts are missing, begins anew at another load, and takes no damaged one', async () => {
    const parts = await partsOf((await carriedBy(await outboxOf(1200), signer, 7 as Instant)) as Carried)
    const read = new CarriedParts()
    read.add(parts[1] as string)
    expect(read.missing).toEqual(parts.map((_, at) => at + 1).filter((number) => number !== 2))
    expect(await read.read()).toBeUndefined()
    const [other] = await partsOf(receipt('a'.repeat(64)))
    read.add(other as string)
    expect(await read.read()).toEqual(receipt('a'.repeat(64)))
    for (const [at, part] of parts.entries())
      read.add(at === 0 ? `${part.slice(0, -1)}${part.endsWith('A') ? 'B' : 'A'}` : part)
    expect(read.missing).toEqual([])
    expect(await read.read()).toBeUndefined()
  })

  it('is nothing else than a load: other JSON under a right hash is refused', async () => {
    for (const wrong of [
      null,
      7,
      { format: 'sunduq-carry/1', submissions: [] },
      { format: 'sunduq-carry/1', submissions: [1] },
    ]) {
      const read = new CarriedParts()
      for (const part of await partsOf(wrong as unknown as Carried)) read.add(part)
      expect(await read.read()).toBeUndefined()
    }
  })
})
