import { describe, expect, it } from 'vitest'
import type { Digest, Instant, PlaceCode, StationCode } from '#election/named.ts'
import type { Sheet } from '#election/pv/sheet.ts'
import { deviceId } from '#journal/chain.ts'
import { opens } from '#journal/seal.ts'
import { fromBase64url } from './base64url.ts'
import { nodeSigner } from './node-signer.ts'
import { openOutbox } from './outbox.ts'
import { type Acknowledgement, type KeptItem, memoryStore } from './outbox-store.ts'
import { saidSheets, sealedSheet } from './sheet.ts'

const signer = nodeSigner(new Uint8Array(32).fill(3))
const identity = {
  room: '02.113' as PlaceCode,
  station: '02.113.01.01-001' as StationCode,
  device: deviceId(fromBase64url(signer.key)),
  alg: 'ed25519',
  key: signer.key,
  book: '0'.repeat(64) as Digest,
} as const
const salt = new Uint8Array(16).fill(9)
const photo = 'f'.repeat(64) as Digest
const paper = {
  station: identity.station,
  constituency: 'C',
  paper: 'A',
  registered: 300,
  voters: 0,
  ballots: null,
  void: 0,
  contested: 0,
  valid: 0,
  votes: [0, null],
  observations: '',
} as unknown as Sheet

describe('a sheet in the outbox', () => {
  it('is kept with its figures, blank boxes blank, and read back after a restart', async () => {
    const kept: { items: KeptItem[]; acknowledgements: Acknowledgement[] } = { items: [], acknowledgements: [] }
    const first = await openOutbox(identity, memoryStore(kept))
    if (!first.ok) throw new Error('an empty outbox opens')
    const one = sealedSheet({ sheet: paper, version: 1, photo }, 5 as Instant, salt)
    const two = sealedSheet({ sheet: { ...paper, observations: 'ن' }, version: 2, reason: 'خطأ' }, 6 as Instant, salt)
    await first.value.say(one.item, one.opening)
    await first.value.say(two.item, two.opening)
    const again = await openOutbox(identity, memoryStore(structuredClone(kept)))
    expect(again.ok && saidSheets(again.value.items)).toEqual([
      { n: 1, at: 5, version: 1, photo, sheet: paper },
      { n: 2, at: 6, version: 2, reason: 'خطأ', sheet: { ...paper, observations: 'ن' } },
    ])
  })

  it('tells nothing of its figures by its item, and its opening opens it', () => {
    const { item, opening } = sealedSheet({ sheet: paper, version: 1 }, 5 as Instant, salt)
    expect(Object.keys(item)).toEqual(['k', 'at', 'constituency', 'version', 'sealed'])
    expect(opens(opening, item.sealed)).toBe(true)
    expect(() => sealedSheet({ sheet: paper, version: 1 }, 5 as Instant, new Uint8Array(8))).toThrow()
  })

  it('is never said without its opening, nor is anything else said with one', async () => {
    const outbox = await openOutbox(identity, memoryStore())
    if (!outbox.ok) throw new Error('an empty outbox opens')
    const { item, opening } = sealedSheet({ sheet: paper, version: 1 }, 5 as Instant, salt)
    expect(() => outbox.value.say(item)).toThrow()
    expect(() => outbox.value.say(item, { ...opening, salt: '0'.repeat(32) })).toThrow()
    expect(() => outbox.value.say({ k: 'tick', at: 1 as Instant }, opening)).toThrow()
    expect(outbox.value.last).toBe(0)
  })

  it('whose figures were changed on the medium is found at the next start', async () => {
    const kept: { items: KeptItem[]; acknowledgements: Acknowledgement[] } = { items: [], acknowledgements: [] }
    const outbox = await openOutbox(identity, memoryStore(kept))
    if (!outbox.ok) throw new Error('an empty outbox opens')
    const { item, opening } = sealedSheet({ sheet: paper, version: 1 }, 5 as Instant, salt)
    await outbox.value.say({ k: 'tick', at: 1 as Instant })
    await outbox.value.say(item, opening)
    const line = kept.items[1] as KeptItem
    kept.items[1] = { ...line, opening: { ...opening, value: { sheet: { ...paper, voters: 1 } } } }
    const changed = await openOutbox(identity, memoryStore(kept))
    expect(changed).toEqual({ ok: false, error: { fault: 'damaged-outbox', n: 2 } })
  })
})
