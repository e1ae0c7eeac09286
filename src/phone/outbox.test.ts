import { describe, expect, it } from 'vitest'
import type { DeviceId, Digest, Instant, PlaceCode, Position, StationCode } from '#election/named.ts'
import type { Identity } from './identity.ts'
import { openOutbox } from './outbox.ts'
import { type Acknowledgement, type KeptItem, memoryStore, type OutboxStore } from './outbox-store.ts'

const identity: Identity = {
  room: '02.113' as PlaceCode,
  station: '02.113.01.01-001' as StationCode,
  device: 'd0123456789abcdef' as DeviceId,
  alg: 'ed25519',
  key: '',
  book: '0'.repeat(64) as Digest,
}
const tick = (at: number) => ({ k: 'tick', at: at as Instant }) as const

async function open(store: OutboxStore) {
  const outbox = await openOutbox(identity, store)
  if (!outbox.ok) throw new Error(JSON.stringify(outbox.error))
  return outbox.value
}

describe('say', () => {
  it('resolves only after the store has it, and the count moves no earlier', async () => {
    let release = () => {}
    const memory = memoryStore()
    const slow: OutboxStore = {
      ...memory,
      append: async (items) => {
        await new Promise<void>((resolve) => {
          release = resolve
        })
        await memory.append(items)
      },
    }
    const outbox = await open(slow)
    const said = outbox.say(tick(1))
    await Promise.resolve()
    expect(outbox.last).toBe(0)
    release()
    expect(await said).toBe(1)
    expect(outbox.last).toBe(1)
  })

  it('does not count what could not be written, and goes on when the medium is back', async () => {
    const kept: { items: KeptItem[]; acknowledgements: Acknowledgement[] } = { items: [], acknowledgements: [] }
    const memory = memoryStore(kept)
    let full = true
    const outbox = await open({
      ...memory,
      append: (items) => (full ? Promise.reject(new Error('disk full')) : memory.append(items)),
    })
    await expect(outbox.say(tick(1))).rejects.toThrow('disk full')
    expect(outbox.last).toBe(0)
    full = false
    expect(await outbox.say(tick(2))).toBe(1)
    expect((await open(memoryStore(kept))).items.map(({ item }) => item.at)).toEqual([2])
  })

  it('numbers what is said at the same moment in the order of saying', async () => {
    const outbox = await open(memoryStore())
    expect(await Promise.all([1, 2, 3, 4].map((at) => outbox.say(tick(at))))).toEqual([1, 2, 3, 4])
    expect(outbox.items.map(({ item }) => item.at)).toEqual([1, 2, 3, 4])
  })
})

describe('acknowledge', () => {
  it('takes no answer about another past, and none older than what is known', async () => {
    const outbox = await open(memoryStore())
    for (let at = 1; at <= 3; at++) await outbox.say(tick(at))
    const answer = (cursor: number, head: string) => ({ cursor, head, at: cursor as Instant, position: 9 as Position })
    expect(await outbox.acknowledge(answer(2, 'f'.repeat(64)))).toMatchObject({ ok: false, error: { fault: 'fork' } })
    expect(await outbox.acknowledge(answer(4, outbox.headAfter(3)))).toMatchObject({ ok: false })
    expect(outbox.cursor).toBe(0)
    expect(await outbox.acknowledge(answer(3, outbox.headAfter(3)))).toMatchObject({ ok: true })
    expect(await outbox.acknowledge(answer(1, outbox.headAfter(1)))).toMatchObject({ ok: true })
    expect(outbox.cursor).toBe(3)
    expect(outbox.confirmedAt).toBe(3)
  })
})

it('goes on where the medium fails to take an answer, and writes it with the next', async () => {
  const kept: { items: KeptItem[]; acknowledgements: Acknowledgement[] } = { items: [], acknowledgements: [] }
  const memory = memoryStore(kept)
  let full = true
  const outbox = await open({
    ...memory,
    acknowledge: (answer) => (full ? Promise.reject(new Error('no space left')) : memory.acknowledge(answer)),
  })
  await outbox.say(tick(1))
  await outbox.say(tick(2))
  const answer = (n: number) => ({ cursor: n, head: outbox.headAfter(n), at: n as Instant, position: n as Position })
  expect(await outbox.acknowledge(answer(1))).toMatchObject({ ok: true })
  expect([outbox.cursor, kept.acknowledgements]).toEqual([1, []])
  full = false
  await outbox.acknowledge(answer(2))
  expect(kept.acknowledgements.map(({ to }) => to)).toEqual([1, 2])
  expect((await open(memoryStore(kept))).cursor).toBe(2)
})

describe('openOutbox', () => {
  const kept = async () => {
    const lines: { items: KeptItem[]; acknowledgements: Acknowledgement[] } = { items: [], acknowledgements: [] }
    const outbox = await open(memoryStore(lines))
    for (let at = 1; at <= 3; at++) await outbox.say(tick(at))
    return lines
  }

  it('refuses a changed, a missing and a foreign item, naming the first', async () => {
    const changed = await kept()
    changed.items[1] = { ...(changed.items[1] as KeptItem), item: tick(9) }
    expect(await openOutbox(identity, memoryStore(changed))).toEqual({
      ok: false,
      error: { fault: 'damaged-outbox', n: 2 },
    })
    const missing = await kept()
    missing.items.splice(0, 1)
    expect(await openOutbox(identity, memoryStore(missing))).toEqual({
      ok: false,
      error: { fault: 'damaged-outbox', n: 1 },
    })
    const foreign = await kept()
    const other = { ...identity, device: 'dffffffffffffffff' as DeviceId }
    expect(await openOutbox(other, memoryStore(foreign))).toEqual({
      ok: false,
      error: { fault: 'damaged-outbox', n: 1 },
    })
  })
})
