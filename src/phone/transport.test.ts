import { expect, it } from 'vitest'
import type { Digest, ItemNumber } from '#election/named.ts'
import type { Delivery } from '#journal/submission.ts'
import { sendPhoto } from './photo.ts'
import { identity, signer } from './testing/peer.ts'
import { httpTransport } from './transport.ts'

const language = () => 'ar'
/** A network on which nothing ever comes back. */
const silent: typeof fetch = (_, init) =>
  new Promise((_resolve, reject) => {
    init?.signal?.addEventListener('abort', () => reject(init.signal?.reason))
  })

it('takes JSON of something that is no room for no answer', async () => {
  for (const said of ['{}', '{"status":"up"}', '[]', '{"cursor":"3","receipts":{},"upTo":null,"station":7}']) {
    const elsewhere: typeof fetch = () => Promise.resolve(new Response(said))
    const transport = httpTransport({ base: '', language, fetch: elsewhere })
    const asked = [
      transport.submit({} as Delivery),
      transport.enrol({ code: '', alg: 'ed25519', key: '', proof: '' }),
      transport.station(identity, signer),
      transport.receipts(identity, signer, 1 as ItemNumber),
      transport.messages(identity, signer, -1),
    ]
    expect(await Promise.all(asked)).toEqual(asked.map(() => ({ kind: 'offline' })))
  }
})

it('tells a network that takes too long from one that is not there', async () => {
  const slow = httpTransport({ base: '', language, fetch: silent, patience: 1 })
  expect(await slow.submit({} as Delivery)).toEqual({ kind: 'offline', slow: true })
  const none = httpTransport({ base: '', language, fetch: () => Promise.reject(new TypeError('no network')) })
  expect(await none.submit({} as Delivery)).toEqual({ kind: 'offline' })
})

it('gives a photo up for now that gets no answer, and goes on where the room has it', async () => {
  const digest = 'a'.repeat(64) as Digest
  const { signal } = new AbortController()
  const photo = new Blob([new Uint8Array(40_000)])
  expect(await sendPhoto({ base: '', identity, signer, fetch: silent, patience: 1 }, digest, photo, signal)).toBe(false)
  const ranges: (string | undefined)[] = []
  const resumed: typeof fetch = (_, init) => {
    const range = new Headers(init?.headers).get('content-range') ?? undefined
    ranges.push(range)
    const end = Number(/-(\d+)\//.exec(range ?? '')?.[1] ?? 19_999) + 1
    return Promise.resolve(Response.json({ held: end === 40_000, offset: end }))
  }
  expect(await sendPhoto({ base: '', identity, signer, fetch: resumed }, digest, photo, signal)).toBe(true)
  expect(ranges).toEqual([undefined, 'bytes 20000-36383/40000', 'bytes 36384-39999/40000'])
})
