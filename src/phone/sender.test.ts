import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Digest, Instant, ItemNumber } from '#election/named.ts'
import type { Delivery, Item, Submission } from '#journal/submission.ts'
import { type Acknowledgement, type KeptItem, memoryStore } from './outbox-store.ts'
import { backOff, Sender } from './sender.ts'
import { saidSheets } from './sheet.ts'
import { tally } from './tally.ts'
import { direct, opened, Peer, refused, sender, sheet, signer } from './testing/peer.ts'
import type { HeldAnswer, Receipts, Reply, Transport } from './transport.ts'

const tick = (at: number): Item => ({ k: 'tick', at: at as Instant })

describe('a network that loses, repeats, delays and a phone that restarts', () => {
  type Step =
    | { readonly do: 'tap' | 'sheet' | 'undo' | 'flush' | 'restart' | 'late' }
    | { readonly do: 'net'; readonly net: 'good' | 'lost' | 'answer-lost' | 'twice' | 'busy' | 'offline' }

  const step: fc.Arbitrary<Step> = fc.oneof(
    { weight: 6, arbitrary: fc.constant<Step>({ do: 'tap' }) },
    { weight: 1, arbitrary: fc.constant<Step>({ do: 'sheet' }) },
    { weight: 1, arbitrary: fc.constant<Step>({ do: 'undo' }) },
    { weight: 3, arbitrary: fc.constant<Step>({ do: 'flush' }) },
    { weight: 1, arbitrary: fc.constant<Step>({ do: 'restart' }) },
    { weight: 1, arbitrary: fc.constant<Step>({ do: 'late' }) },
    {
      weight: 3,
      arbitrary: fc
        .constantFrom('good', 'lost', 'answer-lost', 'twice', 'busy', 'offline')
        .map((net): Step => ({ do: 'net', net: net as 'good' })),
    },
  )

  it('counts every tap and takes every sheet exactly once', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 80 }), fc.integer({ min: 1, max: 7 }), async (steps, most) => {
        const peer = new Peer()
        const kept: { items: KeptItem[]; acknowledgements: Acknowledgement[] } = { items: [], acknowledgements: [] }
        const delayed: Delivery[] = []
        let net = 'good'
        const transport: Pick<Transport, 'submit'> = {
          submit: (submission) => {
            switch (net) {
              case 'lost':
                delayed.push(submission)
                return Promise.resolve({ kind: 'offline' })
              case 'answer-lost':
                peer.take(submission)
                return Promise.resolve({ kind: 'offline' })
              case 'twice':
                peer.take(submission)
                return Promise.resolve(peer.take(submission))
              case 'busy':
                return Promise.resolve({ kind: 'busy', after: 1 })
              case 'offline':
                return Promise.resolve({ kind: 'offline' })
              default:
                return Promise.resolve(peer.take(submission))
            }
          },
        }
        let outbox = await opened(memoryStore(kept))
        let client = sender(outbox, transport, most)
        const taps: number[] = []
        const sheets: number[][] = []
        let at = 0
        for (const s of steps) {
          if (s.do === 'tap') taps.push(await outbox.say(tick(at++)))
          if (s.do === 'sheet') {
            sheets.push([at, sheets.length])
            const { item, opening } = sheet(sheets.length, sheets.at(-1) as number[])
            await outbox.say(item, opening)
          }
          if (s.do === 'undo') {
            const of = taps.pop()
            if (of !== undefined) await outbox.say({ k: 'undo', at: at++ as Instant, of: of as ItemNumber })
          }
          if (s.do === 'net') net = s.net
          if (s.do === 'flush') await client.flush()
          if (s.do === 'late') for (const submission of delayed.splice(0).reverse()) peer.take(submission)
          if (s.do === 'restart') {
            outbox = await opened(memoryStore(kept))
            client = sender(outbox, transport, most)
          }
        }
        net = 'good'
        expect(await client.flush()).toEqual({ s: 'clear' })
        const room = tally(
          peer.items.map((item, index) => ({ n: (index + 1) as ItemNumber, item, head: '' as Digest })),
        )
        expect(room.ticks).toBe(taps.length)
        expect(peer.sheets).toEqual(sheets)
        expect(saidSheets(outbox.items).map((said) => said.sheet.votes)).toEqual(sheets)
        expect(tally(outbox.items).ticks).toBe(taps.length)
        expect(outbox.pending).toBe(0)
        expect(peer.heads(peer.items.length)).toBe(outbox.headAfter(outbox.last))
      }),
      { numRuns: 150 },
    )
  })
})

describe('answers of the room', () => {
  it('goes back to what the room holds when the room lost its tail, and says so again', async () => {
    const peer = new Peer()
    const outbox = await opened()
    for (let at = 0; at < 5; at++) await outbox.say(tick(at))
    await sender(outbox, direct(peer)).flush()
    peer.items.length = 2
    await outbox.say(tick(5))
    expect(await sender(outbox, direct(peer)).flush()).toEqual({ s: 'clear' })
    expect(peer.items).toHaveLength(6)
  })

  it('gets a long day through a network on which a large submission never ends in time', async () => {
    const peer = new Peer()
    const outbox = await opened()
    for (let at = 0; at < 700; at++) await outbox.say(tick(at))
    let most = 3000
    const onOneBar: Pick<Transport, 'submit'> = {
      submit: (submission) =>
        Promise.resolve(
          JSON.stringify(submission).length > most ? { kind: 'offline', slow: true } : peer.take(submission),
        ),
    }
    const client = sender(outbox, onOneBar)
    const flushes = []
    for (let tries = 0; tries < 6; tries++) flushes.push((await client.flush()).s)
    expect(flushes).toEqual(['trouble', 'trouble', 'trouble', 'clear', 'clear', 'clear'])
    expect([peer.items.length, outbox.pending]).toEqual([700, 0])
    most = 50_000
    for (let at = 700; at < 1200; at++) await outbox.say(tick(at))
    await client.flush()
    expect(peer.entries.at(-1)).toMatchObject({ from: 701, to: 1200 })
  })

  it('stops at a fork and keeps everything', async () => {
    const peer = new Peer()
    peer.items.push(tick(99))
    const outbox = await opened()
    await outbox.say(tick(1))
    await outbox.say(tick(2))
    expect(await sender(outbox, direct(peer)).flush()).toEqual({ s: 'stopped', stop: { why: 'fork' } })
    expect(outbox.pending).toBe(2)
  })

  it('stops when its past here is shorter than the room remembers', async () => {
    const peer = new Peer()
    const before = await opened()
    for (let at = 0; at < 3; at++) await before.say(tick(at))
    await sender(before, direct(peer)).flush()
    const restored = await opened()
    await restored.say(tick(0))
    expect(await sender(restored, direct(peer)).flush()).toMatchObject({ s: 'stopped', stop: { why: 'fork' } })
  })

  it('stops when the device is refused, keeps everything, and asks once more after a restart', async () => {
    const peer = new Peer()
    peer.revoked = true
    const outbox = await opened()
    await outbox.say(tick(1))
    const client = sender(outbox, direct(peer))
    expect(await client.flush()).toMatchObject({
      s: 'stopped',
      stop: { why: 'refused-device', refused: { code: 'X102' } },
    })
    expect(client.status.s).toBe('stopped')
    expect(outbox.pending).toBe(1)
    peer.revoked = false
    expect(await sender(outbox, direct(peer)).flush()).toEqual({ s: 'clear' })
  })

  it('sends smaller runs when the body is too large for the door', async () => {
    const peer = new Peer()
    peer.most = 3
    const outbox = await opened()
    for (let at = 0; at < 10; at++) await outbox.say(tick(at))
    expect(await sender(outbox, direct(peer)).flush()).toEqual({ s: 'clear' })
    expect(peer.items).toHaveLength(10)
  })

  it('keeps a body under the door limit even when every item is long', async () => {
    const peer = new Peer()
    const outbox = await opened()
    const sizes: number[] = []
    for (let at = 0; at < 120; at++) {
      await outbox.say({ k: 'incident', at: at as Instant, what: 'other', words: 'ازدحام '.repeat(280) })
    }
    const transport = {
      submit: (submission: Submission) => {
        sizes.push(Buffer.byteLength(JSON.stringify(submission)))
        return Promise.resolve(peer.take(submission))
      },
    }
    expect(await sender(outbox, transport).flush()).toEqual({ s: 'clear' })
    expect(Math.max(...sizes)).toBeLessThanOrEqual(262_144)
    expect(sizes.length).toBeGreaterThan(1)
  })

  it('neither drops nor loops when the room refuses for a reason it cannot mend', async () => {
    const outbox = await opened()
    await outbox.say(tick(1))
    let asked = 0
    const stubborn = {
      submit: () => {
        asked += 1
        return Promise.resolve(refused(400, 'X001', { cursor: 0 as ItemNumber, head: outbox.headAfter(0) }))
      },
    }
    expect(await sender(outbox, stubborn).flush()).toMatchObject({ s: 'trouble', trouble: { why: 'refused' } })
    expect(asked).toBe(1)
    expect(outbox.pending).toBe(1)
  })

  it('signs with the time of each attempt', async () => {
    const peer = new Peer()
    const outbox = await opened()
    await outbox.say(tick(10))
    let now = 1000
    let up = false
    const seen: number[] = []
    const client = new Sender({
      outbox,
      signer,
      transport: {
        submit: (submission) => {
          seen.push(submission.sent)
          return Promise.resolve(up ? peer.take(submission) : { kind: 'offline' })
        },
      },
      now: () => now as Instant,
      random: () => 0,
    })
    await client.flush()
    now = 5000
    up = true
    await client.flush()
    expect(seen).toEqual([1000, 5000])
  })
})

describe('what each item may say of itself', () => {
  it('is kept, then sent, then held at its position or not counted for its reason', async () => {
    const peer = new Peer()
    peer.not.set(2, 'R201')
    const outbox = await opened()
    const state = (n: number) => outbox.stateOf(n as ItemNumber)
    let during: unknown
    const client = sender(outbox, {
      submit: (submission) => {
        during = state(2)
        return Promise.resolve(peer.take(submission))
      },
    })
    await outbox.say(tick(1))
    await outbox.say(tick(2))
    expect(state(1)).toEqual({ s: 'kept' })
    await client.flush()
    expect(during).toEqual({ s: 'sent' })
    expect(state(1)).toEqual({ s: 'held', position: 1, at: 1 })
    expect(state(2)).toEqual({ s: 'not-counted', position: 1, at: 1, code: 'R201' })
    await outbox.say(tick(3))
    expect(state(3)).toEqual({ s: 'kept' })
  })

  it('asks for the receipts of answers that were lost, also after a restart', async () => {
    const peer = new Peer()
    peer.not.set(1, 'R201')
    let lose = true
    const transport = {
      submit: (submission: Submission): Promise<Reply<HeldAnswer>> => {
        const answer = peer.take(submission)
        return Promise.resolve(lose ? { kind: 'offline' } : answer)
      },
      receipts: () =>
        Promise.resolve<Reply<Receipts>>({
          kind: 'answer',
          value: { cursor: 2 as ItemNumber, receipts: peer.receipts },
        }),
    }
    const kept: { items: KeptItem[]; acknowledgements: Acknowledgement[] } = { items: [], acknowledgements: [] }
    const first = await opened(memoryStore(kept))
    await first.say(tick(1))
    await sender(first, transport).flush()
    await first.say(tick(2))
    lose = false
    const second = await opened(memoryStore(kept))
    await sender(second, { submit: transport.submit }).flush()
    expect(second.stateOf(1 as ItemNumber)).toEqual({ s: 'held', at: 1 })
    const third = await opened(memoryStore(kept))
    await sender(third, transport).flush()
    expect(third.stateOf(1 as ItemNumber)).toEqual({ s: 'not-counted', code: 'R201', position: 1, at: 1 })
    expect(third.stateOf(2 as ItemNumber)).toEqual({ s: 'held', position: 2, at: 1 })
    expect(third.unsureFrom).toBeUndefined()
  })
})

it('does not claim a position for items whose answer was lost in this very session', async () => {
  const peer = new Peer()
  let lose = true
  const outbox = await opened()
  const client = sender(outbox, {
    submit: (submission) => {
      const answer = peer.take(submission)
      return Promise.resolve(lose ? { kind: 'offline' } : answer)
    },
  })
  await outbox.say(tick(1))
  await client.flush()
  await outbox.say(tick(2))
  lose = false
  await client.flush()
  expect(outbox.stateOf(1 as ItemNumber)).toEqual({ s: 'held', at: 1 })
  expect(outbox.unsureFrom).toBe(1)
})

describe('running by itself', () => {
  it('is woken by what is said and by a hurry, and ends when told', async () => {
    const peer = new Peer()
    let up = false
    const outbox = await opened()
    const client = sender(outbox, {
      submit: (submission) => Promise.resolve(up ? peer.take(submission) : { kind: 'offline' }),
    })
    const end = new AbortController()
    const run = client.run(end.signal)
    const until = (wanted: () => boolean) =>
      new Promise<void>((resolve) => {
        const look = () => wanted() && resolve()
        client.subscribe(look)
        outbox.subscribe(look)
        look()
      })
    await outbox.say(tick(1))
    await until(() => client.status.s === 'waiting')
    up = true
    client.hurry()
    await until(() => outbox.pending === 0)
    await outbox.say(tick(2))
    await until(() => outbox.pending === 0)
    expect(peer.items).toHaveLength(2)
    end.abort()
    await run
  })

  it('waits longer after each failure, with chance, never less than asked', () => {
    expect(backOff(0, { why: 'offline' }, 0)).toBe(500)
    expect(backOff(0, { why: 'offline' }, 1)).toBe(1000)
    expect(backOff(3, { why: 'offline' }, 1)).toBe(8000)
    expect(backOff(50, { why: 'offline' }, 1)).toBe(60_000)
    expect(backOff(0, { why: 'busy', after: 10_000 }, 0)).toBe(10_500)
  })
})
