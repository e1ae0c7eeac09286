import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Digest, Instant, ItemNumber, PlaceCode, Position, StationCode } from '#election/named.ts'
import type { Sheet } from '#election/pv/sheet.ts'
import { chainOf, chainStart, deviceId, statement } from '#journal/chain.ts'
import { verifySignature } from '#journal/signature.ts'
import type { Delivery, Item, Submission } from '#journal/submission.ts'
import { openSheets } from '#room/count/door.ts'
import { fromBase64url } from './base64url.ts'
import { carriedBy } from './carry.ts'
import type { Identity } from './identity.ts'
import { nodeSigner } from './node-signer.ts'
import { type Outbox, openOutbox } from './outbox.ts'
import { type Acknowledgement, type KeptItem, memoryStore } from './outbox-store.ts'
import { backOff, Sender } from './sender.ts'
import { saidSheets, sealedSheet } from './sheet.ts'
import { tally } from './tally.ts'
import type { HeldAnswer, Receipts, Reply, Transport } from './transport.ts'

const signer = nodeSigner(new Uint8Array(32).fill(7))
const identity: Identity = {
  room: '02.113' as PlaceCode,
  station: '02.113.01.01-001' as StationCode,
  device: deviceId(fromBase64url(signer.key)),
  alg: 'ed25519',
  key: signer.key,
  book: '0'.repeat(64) as Digest,
}

/** The room's side of the numbered chain, kept as plain as the protocol allows: the whole truth of these tests. */
class Peer {
  readonly items: Item[] = []
  /** Votes of each sheet, in the order of their items. */
  readonly sheets: (readonly (number | null)[])[] = []
  readonly entries: { from: number; to: number; sent: Instant }[] = []
  readonly receipts: Acknowledgement[] = []
  readonly not = new Map<number, string>()
  revoked = false
  most = 500

  heads(n: number): Digest {
    return chainOf(chainStart(identity.room, identity.device), this.items.slice(0, n))
  }

  take({ openings = [], ...submission }: Delivery): Reply<HeldAnswer> {
    const { sig, ...unsigned } = submission
    const head = chainOf(submission.prev, submission.items)
    if (!verifySignature(identity.alg, identity.key, statement(identity.room, unsigned, head), sig))
      return refused(401, 'X100')
    if (this.revoked) return refused(403, 'X102')
    if (submission.items.length > this.most) return refused(413, 'X002')
    const held = this.items.length
    const to = submission.from + submission.items.length - 1
    if (submission.from > held + 1) return refused(409, 'X201', { cursor: held as ItemNumber, head: this.heads(held) })
    if (
      this.heads(submission.from - 1) !== submission.prev ||
      this.heads(Math.min(held, to)) !==
        chainOf(submission.prev, submission.items.slice(0, Math.min(held, to) - submission.from + 1))
    ) {
      return refused(409, 'X202', { cursor: held as ItemNumber, head: this.heads(held) })
    }
    if (to <= held) return { kind: 'answer', value: this.answer(undefined, []) }
    const opened = openSheets(submission, held + 1 - submission.from, openings)
    if (!opened) return refused(400, 'X110')
    for (const { value } of opened.values()) this.sheets.push((value as { sheet: Sheet }).sheet.votes)
    this.items.push(...submission.items.slice(held + 1 - submission.from))
    this.entries.push({ from: submission.from, to, sent: submission.sent })
    const not = [...this.not].filter(([n]) => n > held && n <= to).map(([n, code]) => [n as ItemNumber, code] as const)
    const position = this.entries.length as Position
    this.receipts.push({ from: (held + 1) as ItemNumber, to: to as ItemNumber, position, at: 1 as Instant, not })
    return { kind: 'answer', value: this.answer(position, not) }
  }

  private answer(position: Position | undefined, not: readonly (readonly [ItemNumber, string])[]): HeldAnswer {
    const n = this.items.length
    return {
      cursor: n as ItemNumber,
      head: this.heads(n),
      at: 1 as Instant,
      not,
      ...(position === undefined ? {} : { position }),
    }
  }
}

function refused(status: number, code: string, more: { cursor?: ItemNumber; head?: Digest } = {}): Reply<never> {
  return { kind: 'refused', refused: { status, code, text: '', ...more } }
}

const direct = (peer: Peer): Pick<Transport, 'submit'> => ({
  submit: (submission) => Promise.resolve(peer.take(submission)),
})

async function opened(store = memoryStore()): Promise<Outbox> {
  const outbox = await openOutbox(identity, store)
  if (!outbox.ok) throw new Error(JSON.stringify(outbox.error))
  return outbox.value
}

const sender = (outbox: Outbox, transport: Pick<Transport, 'submit'>, most = 500) =>
  new Sender({ outbox, signer, transport, most, now: () => 1000 as Instant, random: () => 0.5 })

const tick = (at: number): Item => ({ k: 'tick', at: at as Instant })

/** A signed sheet of one contest; its figures need not add up to be sent. */
function sheet(version: number, votes: readonly number[]) {
  const counts = { registered: 300, voters: 160, ballots: 160, void: 20, contested: 2, valid: 138 }
  const where = { station: identity.station, constituency: 'C', paper: 'A', observations: '' }
  const filled = { ...where, ...counts, votes } as unknown as Sheet
  const salt = new Uint8Array(16).fill(version)
  return sealedSheet({ sheet: filled, version, reason: 'slip' }, 1 as Instant, salt)
}

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

describe('sheets', () => {
  it('travel one in a submission, each with its opening, between the items around it', async () => {
    const peer = new Peer()
    const outbox = await opened()
    const sent: Delivery[] = []
    const transport = {
      submit: (submission: Delivery) => {
        sent.push(submission)
        return Promise.resolve(peer.take(submission))
      },
    }
    await outbox.say(tick(1))
    await outbox.say(tick(2))
    for (const version of [1, 2]) {
      const { item, opening } = sheet(version, [version])
      await outbox.say(item, opening)
    }
    await outbox.say(tick(3))
    expect(await sender(outbox, transport).flush()).toEqual({ s: 'clear' })
    expect(sent.map(({ items }) => items.map(({ k }) => k))).toEqual([['tick', 'tick'], ['sheet'], ['sheet'], ['tick']])
    expect(sent.map(({ openings }) => openings?.length)).toEqual([undefined, 1, 1, undefined])
    expect(peer.sheets).toEqual([[1], [2]])
  })

  it('are sent again with their openings after a restart', async () => {
    const peer = new Peer()
    const kept: { items: KeptItem[]; acknowledgements: Acknowledgement[] } = { items: [], acknowledgements: [] }
    const { item, opening } = sheet(1, [7, 0])
    const first = await opened(memoryStore(kept))
    await first.say(item, opening)
    await sender(first, { submit: () => Promise.resolve({ kind: 'offline' }) }).flush()
    expect(await sender(await opened(memoryStore(kept)), direct(peer)).flush()).toEqual({ s: 'clear' })
    expect(peer.sheets).toEqual([[7, 0]])
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

it('claims no position for what another phone may have carried to the room', async () => {
  const peer = new Peer()
  const outbox = await opened()
  const client = sender(outbox, direct(peer))
  await outbox.say(tick(1))
  const carried = await carriedBy(outbox, signer, 5 as Instant)
  if (carried?.format !== 'sunduq-carry/1') throw new Error('something waits')
  client.mayHaveArrived(outbox.last)
  for (const submission of [...carried.submissions, ...carried.submissions]) peer.take(submission)
  await outbox.say(tick(2))
  expect(await client.flush()).toEqual({ s: 'clear' })
  expect(peer.items).toHaveLength(2)
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
