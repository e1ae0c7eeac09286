import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { ItemNumber, PlaceCode } from '#election/named.ts'
import type { Entry } from '#journal/entry.ts'
import type { Journal } from '#store/journal.ts'
import { NotAcknowledged } from '#store/journal.ts'
import { openStore, type Store } from '#store/store.ts'
import {
  at,
  device,
  type Tally,
  type TallyAct,
  type TallyAnswer,
  type TallyRefusal,
  tallyMachine,
} from './store-machine.ts'

type TallyJournal = Journal<Tally, TallyAct, TallyAnswer, TallyRefusal>

const folder = mkdtempSync(join(tmpdir(), 'sunduq store '))
const lines: string[] = []
let store: Store
let room: PlaceCode
let rooms = 0

beforeAll(async () => {
  store = await openStore({ folder, report: (line) => lines.push(line) })
})
afterAll(async () => {
  await store.close()
  rmSync(folder, { recursive: true })
})
beforeEach(() => {
  rooms += 1
  room = `room-${rooms}` as PlaceCode
})

const open = (from = store, keepsLast = false): Promise<TallyJournal> =>
  from.openJournal({ room, machine: tallyMachine, keepsLast })

async function entries(journal: TallyJournal): Promise<Entry[]> {
  const all: Entry[] = []
  for await (const chunk of journal.read(0, journal.size)) all.push(...chunk)
  return all
}

describe('appending', () => {
  it('numbers entries from 0, answers after the commit, and keeps the order of arrival', async () => {
    const journal = await open()
    const acts = Array.from({ length: 300 }, (_, i) =>
      journal.act({ type: 'count', device: device(i % 7), from: 1 + Math.floor(i / 7), items: 1 }, at(i)),
    )
    const receipts = await Promise.all(acts)
    expect(receipts.map((receipt) => receipt.ok && receipt.value.position)).toEqual(
      Array.from({ length: 300 }, (_, i) => i),
    )
    expect((await journal.head()).size).toBe(300)
    expect(journal.state.items).toBe(300)
    expect((await entries(journal)).map((entry) => [entry.n, entry.at])).toEqual(
      Array.from({ length: 300 }, (_, i) => [i, i]),
    )
  })

  it('answers a duplicate without an entry, asks for a gap, and writes either way', async () => {
    const journal = await open()
    const count = (from: number, items: number) => journal.act({ type: 'count', device: device(1), from, items }, at(5))
    const touched = async (): Promise<number> =>
      (await store.sql<{ touched: number }[]>`select touched from head where room = ${room}`)[0]!.touched
    expect(await count(1, 3)).toEqual({
      ok: true,
      value: { answer: { cursor: 3, duplicate: false }, position: 0, at: 5 },
    })
    const before = await touched()
    expect(await count(1, 3)).toEqual({ ok: true, value: { answer: { cursor: 3, duplicate: true }, at: 5 } })
    expect(await touched()).toBe(before + 1)
    expect(await count(5, 1)).toEqual({ ok: false, error: { code: 'gap', cursor: 3 } })
    expect(await count(2, 4)).toMatchObject({ ok: true, value: { position: 1 } })
    expect(journal.state.items).toBe(5)
    expect(journal.size).toBe(2)
  })

  it('never lets an entry be earlier than the one before', async () => {
    const journal = await open()
    const times = await Promise.all([10, 4, 12].map((now) => journal.act({ type: 'beat' }, at(now))))
    expect(times.map((receipt) => receipt.ok && receipt.value.at)).toEqual([10, 10, 12])
    const other = await open()
    expect(await other.act({ type: 'beat' }, at(1))).toMatchObject({ value: { at: 12, position: 3 } })
  })

  it('keeps a fault of one act to itself', async () => {
    const journal = await open()
    const [first, faulty, last] = await Promise.allSettled([
      journal.act({ type: 'beat' }, at(1)),
      journal.act({ type: 'faulty' }, at(2)),
      journal.act({ type: 'beat' }, at(3)),
    ])
    expect(first).toMatchObject({ status: 'fulfilled', value: { value: { position: 0 } } })
    expect(faulty).toMatchObject({ status: 'rejected', reason: new Error('a faulty rule') })
    expect(last).toMatchObject({ status: 'fulfilled', value: { value: { position: 1 } } })
  })

  it('lets two appenders take turns: each catches up before it decides', async () => {
    const journals = [await open(), await open()]
    const acts = Array.from({ length: 200 }, (_, i) =>
      journals[i % 2]!.act({ type: 'count', device: device(i % 3), from: 1, items: 1 + Math.floor(i / 3) }, at(i)),
    )
    const receipts = await Promise.all(acts)
    expect(receipts.every((receipt) => receipt.ok)).toBe(true)
    await Promise.all(journals.map((journal) => journal.catchUp()))
    expect(journals[0]!.state).toEqual(journals[1]!.state)
    expect(journals[0]!.state.items).toBe(67 + 67 + 66)
    expect(await journals[0]!.stateHash()).toEqual(await journals[1]!.stateHash())
    expect((await entries(journals[0]!)).map((entry) => entry.n)).toEqual(
      Array.from({ length: journals[0]!.size }, (_, i) => i),
    )
  })
})

describe('reading', () => {
  it('finds entries by subject and by item', async () => {
    const journal = await open()
    for (const from of [1, 3, 5]) await journal.act({ type: 'count', device: device(1), from, items: 2 }, at(from))
    await journal.act({ type: 'beat' }, at(6))
    await journal.act({ type: 'count', device: device(2), from: 1, items: 1 }, at(7))
    await journal.act({ type: 'count', device: device(1), from: 4, items: 6 }, at(8))
    expect((await journal.entriesOf(device(1))).map((entry) => entry.n)).toEqual([0, 1, 2, 5])
    expect((await journal.entriesOf(device(2), device(1))).map((entry) => entry.n)).toEqual([0, 1, 2, 4, 5])
    expect(await journal.entriesOf(device(9))).toEqual([])
    const holder = async (item: number) => (await journal.receipt(device(1), item as ItemNumber))?.n
    expect(await Promise.all([1, 2, 3, 6, 7, 9, 10].map(holder))).toEqual([0, 0, 1, 2, 5, 5, undefined])
    expect(await journal.receipt(device(3), 1 as ItemNumber)).toBeUndefined()
  })

  it('refuses to read what is not there', async () => {
    const journal = await open()
    await journal.act({ type: 'beat' }, at(1))
    await expect(journal.read(0, 2).next()).rejects.toThrow('1 found')
  })

  it('hands every entry to a follower, in order, once, until told to stop', async () => {
    const journal = await open()
    const follower = await open()
    const seen: number[] = []
    const stop = new AbortController()
    const following = follower.follow({ from: 2, signal: stop.signal }, (batch) => {
      seen.push(...batch.map((entry) => entry.n))
    })
    const until = follower.follow({ from: 0, until: 50 }, () => {})
    for (let i = 0; i < 100; i++) await journal.act({ type: 'beat' }, at(i))
    await until
    await follower.follow({ from: 99, until: 100 }, () => stop.abort())
    await following
    expect(seen).toEqual(Array.from({ length: seen.length }, (_, i) => i + 2))
    expect(seen.length).toBeGreaterThanOrEqual(48)
  })
})

describe('a catching up that breaks off midway', () => {
  it('gives no state with another place’s tree, and goes on where it stopped', async () => {
    const [following, journal] = [await open(), await open()]
    const beats = Array.from({ length: 2500 }, (_, i) => journal.act({ type: 'beat' }, at(i)))
    await Promise.all(beats)
    // Entries are read by thousands: what is read before the hole is folded.
    await store.sql`update entry set n = -2300 where room = ${room} and n = 2300`
    await expect(following.catchUp()).rejects.toThrow('entries 2000 to 2500')
    expect(following.size).toBe(2000)
    await expect(following.settledWithHead()).rejects.toThrow('entries 2000 to 2500')
    await store.sql`update entry set n = 2300 where room = ${room} and n = -2300`
    const { state, head } = await following.settledWithHead()
    expect([state.beats, head]).toEqual([2500, await journal.head()])
  })
})

describe('snapshots', () => {
  it('give the state that folding everything gives', async () => {
    const journal = await open()
    for (let i = 0; i < 100; i++) {
      await journal.act({ type: 'count', device: device(i % 5), from: 1 + Math.floor(i / 5), items: 1 }, at(i))
      if (i % 40 === 39) await journal.snapshot()
    }
    for (let i = 0; i < 7; i++) await journal.act({ type: 'beat' }, at(200))
    const fromSnapshot = await open()
    await store.sql`delete from snapshot where room = ${room}`
    const fromNothing = await open()
    expect(await fromSnapshot.stateHash()).toEqual(await journal.stateHash())
    expect(await fromNothing.stateHash()).toEqual(await journal.stateHash())
  })

  it('are kept by a process that only follows what another one appends', async () => {
    const appending = await open()
    const following = await open(store, true)
    for (let i = 0; i < 25; i++) {
      await appending.act({ type: 'beat' }, at(i))
      await following.catchUp()
      if (i === 9) await following.snapshot()
    }
    await following.close()
    const kept = await store.sql<{ n: number }[]>`select n from snapshot where room = ${room} order by n`
    expect(kept.map((row) => row.n)).toEqual([10, 25])
    expect((await open()).state).toMatchObject({ beats: 25 })
  })

  it('are used, kept to three, and passed over when damaged', async () => {
    const journal = await open()
    for (let i = 0; i < 5; i++) {
      await journal.act({ type: 'beat' }, at(i))
      await journal.snapshot()
    }
    const kept = await store.sql<{ n: number }[]>`select n from snapshot where room = ${room} order by n`
    expect(kept.map((row) => row.n)).toEqual([3, 4, 5])
    // A state that no fold gives shows which snapshot is used.
    await store.sql`update snapshot set state = replace(state, '"items":0', '"items":77'), hash = encode(sha256(convert_to(replace(state, '"items":0', '"items":77'), 'UTF8')), 'hex') where room = ${room} and n = 4`
    expect((await open()).state.items).toBe(0)
    await store.sql`update snapshot set state = replace(state, '"items":0', '"items":88') where room = ${room} and n = 5`
    lines.length = 0
    expect((await open()).state).toMatchObject({ items: 77, beats: 5 })
    expect(lines.join()).toContain(`snapshot of room ${room} at 5 is not used`)
  })
})

describe('when a commit fails', () => {
  it('acknowledges nothing, keeps nothing of it, and goes on afterwards', async () => {
    const journal = await open()
    await journal.act({ type: 'count', device: device(1), from: 1, items: 2 }, at(1))
    await store.sql.script(`
      create function full_disk() returns trigger language plpgsql as $$ begin raise exception 'disk' using errcode = '53100'; end $$;
      create constraint trigger full_disk after insert on entry deferrable initially deferred for each row execute function full_disk()`)
    const refused = await Promise.allSettled([
      journal.act({ type: 'count', device: device(1), from: 3, items: 1 }, at(2)),
      journal.act({ type: 'count', device: device(2), from: 1, items: 1 }, at(2)),
    ])
    for (const result of refused)
      expect(result).toMatchObject({ status: 'rejected', reason: expect.any(NotAcknowledged) })
    expect(() => journal.state).toThrow(NotAcknowledged)
    expect((await journal.settled()).items).toBe(2)
    expect((await journal.head()).size).toBe(1)
    await store.sql.script('drop trigger full_disk on entry; drop function full_disk')
    expect(await journal.act({ type: 'count', device: device(1), from: 3, items: 1 }, at(3))).toMatchObject({
      value: { position: 1 },
    })
    expect(journal.state.items).toBe(3)
  })

  it('starts over when the journal was replaced, even by one of the same length', async () => {
    const journal = await open()
    await journal.act({ type: 'beat' }, at(1))
    await store.sql`delete from entry where room = ${room}`
    await store.sql`update head set size = 0, at = 0, frontier = '', epoch = epoch + 1 where room = ${room}`
    const replaced = await open()
    await replaced.act({ type: 'count', device: device(1), from: 1, items: 4 }, at(2))
    await journal.act({ type: 'beat' }, at(3))
    await replaced.catchUp()
    expect(journal.state).toMatchObject({ beats: 1, entries: 2, items: 4 })
    expect(journal.state).toEqual(replaced.state)
  })
})
