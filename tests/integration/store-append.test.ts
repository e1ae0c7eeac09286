import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Instant, PlaceCode } from '#election/named.ts'
import { ok } from '#election/outcome.ts'
import type { Entry, EntryBody } from '#journal/entry.ts'
import { entryText } from '#journal/entry-bytes.ts'
import type { Opening } from '#journal/seal.ts'
import type { Machine } from '#store/machine.ts'
import { openStore, type Store } from '#store/store.ts'
import { device } from './store-machine.ts'

const folder = mkdtempSync(join(tmpdir(), 'sunduq-'))
let store: Store
let rooms = 0

beforeAll(async () => {
  store = await openStore({ folder })
})
afterAll(async () => {
  await store.close()
  rmSync(folder, { recursive: true })
})

interface Wanted {
  readonly body: EntryBody
  readonly openings?: readonly Opening[]
}

/** Appends what it is told and keeps nothing but the number of entries. */
const machine: Machine<number, readonly Wanted[], null, never> = {
  initial: () => 0,
  decide: (_size, wanted) =>
    ok({ entries: wanted.map(({ body }) => body), openings: wanted.map(({ openings }) => openings), answer: null }),
  fold: (size) => size + 1,
  write: String,
  read: Number,
}

// What a separator, an escape or a number gone astray would spoil.
const words = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.constantFrom('', '\n', '\\n', '\t', '\\N', '"', "'", '{}', 'null', 'a\r\nb', ',', ' ', '١٢', '\u2028'),
)
const wanted: fc.Arbitrary<Wanted> = fc.oneof(
  fc.constant<Wanted>({ body: { kind: 'heartbeat' } }),
  words.map((words): Wanted => ({ body: { kind: 'alert-noted', by: 'p1', alert: 'a1', words } as never })),
  fc
    .record({ phone: fc.nat(3), from: fc.integer({ min: 1, max: 2 ** 31 - 1 }), salt: words, sealed: fc.boolean() })
    .map(
      ({ phone, from, salt, sealed }): Wanted => ({
        body: { kind: 'submission', device: device(phone), from, items: [{ k: 'tick', at: 1 }], words: salt } as never,
        ...(sealed && { openings: [{ salt, value: [1, salt] }] }),
      }),
    ),
)

it('stores and gives back every entry of a commit as it was decided, whatever its words are', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(wanted, { maxLength: 3 }), { minLength: 1, maxLength: 12 }), async (acts) => {
      rooms += 1
      const room = `append-${rooms}` as PlaceCode
      const journal = await store.openJournal({ room, machine })
      const now = 1_631_088_000_000 as Instant
      await Promise.all(acts.map((act) => journal.act(act, now)))
      const told = acts
        .flat()
        .map(({ body, openings }, n) => ({ ...body, n, at: now, ...(openings && { openings }) }) as Entry)
      const rows = await store.sql`select n, subject, item, body, openings from entry where room = ${room} order by n`
      expect(rows.map((row) => ({ ...row }))).toEqual(
        told.map((entry) => ({
          n: entry.n,
          subject: entry.kind === 'submission' ? entry.device : null,
          item: entry.kind === 'submission' ? entry.from : null,
          body: entryText(entry),
          openings: entry.openings ? JSON.stringify(entry.openings) : null,
        })),
      )
      const read: Entry[] = []
      for await (const entries of journal.read(0, told.length)) read.push(...entries)
      expect(read.map(entryText)).toEqual(told.map(entryText))
    }),
    { numRuns: 60 },
  )
})
