import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { LANGUAGES } from '#election/languages.ts'
import type { PlaceCode } from '#election/named.ts'
import type { Entry } from '#journal/entry.ts'
import { entryText } from '#journal/entry-bytes.ts'
import { readCheckpoint, readNote } from '#journal/note.ts'
import { hexOf, inclusionProof, leafHash, nodesOf, verifyInclusion } from '#journal/tree.ts'
import { damageText } from '#store/damage.ts'
import { rootOfHead } from '#store/entries.ts'
import { openStore, type Store } from '#store/store.ts'
import { at, device, tallyMachine } from './store-machine.ts'

const folder = mkdtempSync(join(tmpdir(), 'sunduq-'))
let store: Store
let room: PlaceCode
let rooms = 0

beforeAll(async () => {
  store = await openStore({ folder })
})
afterAll(async () => {
  await store.close()
  rmSync(folder, { recursive: true })
})

/** 30 entries, with a checkpoint at 10 and 20 and a snapshot at 15 and 25. */
beforeEach(async () => {
  rooms += 1
  room = `room-${rooms}` as PlaceCode
  const journal = await store.openJournal({ room, machine: tallyMachine })
  for (let i = 0; i < 30; i++) {
    await journal.act({ type: 'count', device: device(i % 3), from: 1 + 2 * Math.floor(i / 3), items: 2 }, at(i))
    if (i === 9 || i === 19) await store.checkpoints.sign(room)
    if (i === 14 || i === 24) await journal.snapshot()
  }
})

const verify = () => store.verify(room, tallyMachine)
const leafOf = (body: string): string => `sha256('\\x00'::bytea || convert_to(${body}, 'UTF8'))`
const forge = (n: number, from: string, to: string) =>
  store.sql.script(
    `update entry set body = replace(body, '${from}', '${to}'), leaf = ${leafOf(`replace(body, '${from}', '${to}')`)} where room = '${room}' and n = ${n}`,
  )

describe('verifying a journal', () => {
  it('finds an honest one sound, with its root and its state', async () => {
    const journal = await store.openJournal({ room, machine: tallyMachine })
    const root = hexOf(rootOfHead(await journal.head()))
    const seen: number[] = []
    expect(await store.verify(room, tallyMachine, (read, of) => seen.push(read, of))).toEqual({
      ok: true,
      value: { size: 30, root, stateHash: (await journal.stateHash()).hash, snapshots: 2, checkpoints: 2 },
    })
    expect(seen).toEqual([30, 30])
  })

  it.each([
    [
      'a changed text',
      (sql) => sql`update entry set body = replace(body, '"at":7', '"at":8') where room = ${room} and n = 7`,
      7,
      'wrong-leaf',
    ],
    [
      'a text that is not canonical',
      (sql) => sql`update entry set body = body || ' ' where room = ${room} and n = 7`,
      7,
      'not-canonical',
    ],
    [
      'a text that is not JSON',
      (sql) => sql`update entry set body = 'x' where room = ${room} and n = 7`,
      7,
      'not-canonical',
    ],
    ['a missing entry', (sql) => sql`delete from entry where room = ${room} and n = 7`, 7, 'missing'],
    ['a missing last entry', (sql) => sql`delete from entry where room = ${room} and n = 29`, 29, 'missing'],
    ['an entry too many', (sql) => sql`update head set size = 29 where room = ${room}`, 29, 'surplus'],
    [
      'another subject',
      (sql) => sql`update entry set subject = 'x' where room = ${room} and n = 3`,
      3,
      'wrong-columns',
    ],
    [
      'another frontier',
      (sql) => sql`update head set frontier = replace(frontier, 'a', 'b') where room = ${room}`,
      25,
      'wrong-frontier',
    ],
    [
      'another snapshot',
      (sql) => sql`update snapshot set hash = 'x' where room = ${room} and n = 15`,
      10,
      'wrong-snapshot-state',
    ],
    [
      'another snapshot’s root',
      (sql) => sql`update snapshot set root = 'x' where room = ${room} and n = 25`,
      20,
      'wrong-snapshot-root',
    ],
    [
      'another checkpoint',
      (sql) => sql`update checkpoint set note = replace(note, '20', '21') where room = ${room} and size = 20`,
      15,
      'wrong-checkpoint',
    ],
    ['a number moved', () => forge(7, '"n":7', '"n":8'), 7, 'wrong-number'],
    ['an earlier time', () => forge(7, '"at":7', '"at":5'), 7, 'earlier-than-before'],
    ['an item changed with its leaf', () => forge(7, '"at":1631088000005', '"at":1631088000009'), 7, 'broken-chain'],
  ] as [string, (sql: Store['sql']) => Promise<unknown>, number, string][])(
    'finds %s',
    async (_, harm, position, what) => {
      await harm(store.sql)
      const outcome = await verify()
      expect(outcome).toMatchObject({ ok: false, error: { position, what } })
      const told = LANGUAGES.map((language) => !outcome.ok && damageText(outcome.error, language))
      expect(new Set(told).size).toBe(LANGUAGES.length)
      for (const text of told) expect(text).toMatch(new RegExp(`^(?!.*[{]).*\\b${position}\\b`))
    },
  )

  it('finds what only a root can tell, after the last size that agreed', async () => {
    await forge(17, '"sent":17', '"sent":18')
    expect(await verify()).toEqual({ ok: false, error: { what: 'wrong-checkpoint', position: 15, agreedSize: 15 } })
  })
})

describe('checkpoints', () => {
  it('let any entry be proved by the leaves that are kept', async () => {
    const journal = await store.openJournal({ room, machine: tallyMachine })
    const checkpoint = readCheckpoint(readNote((await store.checkpoints.sign(room))!)!.text)!
    const [entry] = (await journal.read(7, 8).next()).value as [Entry]
    const proof = inclusionProof(nodesOf(await journal.leaves(0, 30)), 7, 30)
    expect(verifyInclusion(leafHash(entryText(entry)), 7, checkpoint.size, proof, checkpoint.root)).toBe(true)
    expect(verifyInclusion(leafHash(entryText(entry)), 8, checkpoint.size, proof, checkpoint.root)).toBe(false)
  })

  it('are made once for a size, and the newest is known', async () => {
    const empty = 'empty' as PlaceCode
    await store.openJournal({ room: empty, machine: tallyMachine, origin: 'sunduq/empty/a' })
    expect(await store.checkpoints.sign(empty)).toBeUndefined()
    expect(await store.checkpoints.latest(empty)).toBeUndefined()
    expect(await store.checkpoints.key(empty)).toMatch(/^sunduq\/empty\/a\+[0-9a-f]{8}\+/)
    const note = await store.checkpoints.sign(room)
    expect(note).toMatch(new RegExp(`^sunduq/${room}\n30\n`))
    expect(await store.checkpoints.sign(room)).toBe(note)
    expect(await store.checkpoints.latest(room)).toBe(note)
  })
})
