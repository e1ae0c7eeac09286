import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Instant, ItemNumber, PlaceCode } from '#election/named.ts'
import { bookDigest } from '#journal/book.ts'
import type { Entry } from '#journal/entry.ts'
import type { Act } from '#room/act.ts'
import { roomMachine } from '#room/machine.ts'
import { smallBook } from '#room/testing/book.ts'
import { enrolment, Phone, sayOne, submit } from '#room/testing/phone.ts'
import { openStore, type Store } from '#store/store.ts'
import { at, device, tallyMachine } from './store-machine.ts'

const folder = mkdtempSync(join(tmpdir(), 'sunduq-'))
let store: Store
let other: Store
let rooms = 0

beforeAll(async () => {
  store = await openStore({ folder })
  other = await openStore({ folder })
})
afterAll(async () => {
  await other.close()
  await store.close()
  rmSync(folder, { recursive: true })
})

/** Who sends, through which of two appenders, how many new items after how many repeated; and whether a snapshot follows. */
const step = fc.record({
  phone: fc.nat(3),
  through: fc.nat(1),
  again: fc.nat(4),
  items: fc.integer({ min: 1, max: 6 }),
  snapshot: fc.boolean(),
})
const steps = fc.array(step, { minLength: 1, maxLength: 40 })

it('numbers without gaps and keeps each device’s order, however acts arrive at two appenders', async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (list) => {
      rooms += 1
      const room = `tally-${rooms}` as PlaceCode
      const journals = await Promise.all([store, other].map((one) => one.openJournal({ room, machine: tallyMachine })))
      const sent = [0, 0, 0, 0]
      // All at once: a device's later act may overtake its earlier one, and is then asked to wait its turn.
      const acts = list.map(async ({ phone, through, again, items, snapshot }, i) => {
        const from = Math.max(1, (sent[phone] as number) + 1 - again)
        sent[phone] = Math.max(sent[phone] as number, from + items - 1)
        for (;;) {
          const act = { type: 'count', device: device(phone), from, items } as const
          const done = await journals[through]!.act(act, at(i))
          if (!done.ok) continue
          if (snapshot) await journals[through]!.snapshot()
          return done.value
        }
      })
      const positions = (await Promise.all(acts)).flatMap(({ position }) => (position === undefined ? [] : [position]))
      await Promise.all(journals.map((journal) => journal.catchUp()))
      const [journal] = journals
      expect([...positions].sort((a, b) => a - b)).toEqual(positions.map((_, i) => i))
      expect(journal!.size).toBe(positions.length)
      expect(journal!.state.items).toBe(sent.reduce((sum, items) => sum + items, 0))
      expect(journals[1]!.state).toEqual(journal!.state)
      expect(await store.verify(room, tallyMachine)).toMatchObject({ ok: true })
    }),
    { numRuns: 15 },
  )
})

it('gives the same room from a snapshot and from nothing', async () => {
  const book = smallBook()
  const machine = roomMachine(book)
  await fc.assert(
    fc.asyncProperty(steps, async (list) => {
      // A journal belongs to the room of its book, so each run starts over with an empty one.
      for (const table of ['entry', 'snapshot', 'head'])
        await store.sql.script(`delete from ${table} where room = '${book.room}'`)
      const open = () => store.openJournal({ room: book.room, machine })
      const journal = await open()
      let now = Date.UTC(2021, 8, 8, 7)
      const act = async (what: Act): Promise<void> => {
        expect(await journal.act(what, now as Instant)).toMatchObject({ ok: true })
      }
      await act({ type: 'open', room: book.room, book: bookDigest(book), test: false })
      const phones = ['S1', 'S1', 'S2', 'S4'].map((station, i) => new Phone(`phone ${i}`, station, i * 3_600_000))
      for (const [i, phone] of phones.entries()) for (const what of enrolment(phone, `${i}`)) await act(what)
      for (const { phone: number, again, items, snapshot } of list) {
        const phone = phones[number]!
        const from = Math.max(1, phone.last + 1 - again)
        for (let i = 0; i < items; i++) {
          now += 7_000
          sayOne(phone, now, (again * 7 + i) % 9)
        }
        await act(submit(phone.submission(now, from)))
        if (snapshot) await journal.snapshot()
      }
      const expected = await journal.stateHash()
      expect(await (await open()).stateHash()).toEqual(expected)
      await store.sql`delete from snapshot where room = ${book.room}`
      expect(await (await open()).stateHash()).toEqual(expected)
      expect(await store.verify(book.room, machine)).toMatchObject({ ok: true, value: { stateHash: expected.hash } })
      const first = phones[list[0]!.phone]!
      const [entry] = (await journal.entriesOf(first.id)) as [Entry]
      expect((await journal.receipt(first.id, 1 as ItemNumber))?.n).toBe(entry.n)
    }),
    { numRuns: 15 },
  )
})
