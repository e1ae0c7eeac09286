import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { indexBook } from '#election/book/index.ts'
import type { Instant } from '#election/named.ts'
import { bookDigest } from '#journal/book.ts'
import type { Act } from '#room/act.ts'
import { NOTHING_YET, slots } from '#room/gate.ts'
import { roomMachine } from '#room/machine.ts'
import { minute, smallBook } from '#room/testing/book.ts'
import { enrolment, Phone, sayOne, submit } from '#room/testing/phone.ts'
import { wallPicture } from '#room/views/wall.ts'
import { simulatedClock } from '#server/clock.ts'
import { publicJournal } from '#server/portal/gatekeeper.ts'
import { observersWall } from '#server/room/observers.ts'
import { openStore, type Store } from '#store/store.ts'
import { dataFolder } from './data-folder.ts'

const { publication } = smallBook()
const book = smallBook({
  publication: { ...publication, turnout: { mode: 'slots', slots: [minute(10), minute(13), minute(16)] } },
})
const digest = bookDigest(book)
const machine = roomMachine(book)
const marks = slots(book)

let store: Store
beforeAll(async () => {
  store = await openStore({ folder: await dataFolder() })
})
afterAll(() => store.close())

/** A room that begins anew, at seven. */
async function newRoom() {
  for (const table of ['entry', 'snapshot', 'head'])
    await store.sql.script(`delete from ${table} where room = '${book.room}'`)
  const journal = await store.openJournal({ room: book.room, machine, snapshotMarks: marks })
  let now = Date.UTC(2021, 8, 8, 6) as Instant
  const act = async (what: Act): Promise<void> => {
    expect(await journal.act(what, now)).toMatchObject({ ok: true })
  }
  await act({ type: 'open', room: book.room, book: digest, test: false })
  const phones = ['S1', 'S2', 'S4'].map((station, i) => new Phone(`phone ${i}`, station, i * 3_600_000))
  for (const [i, phone] of phones.entries()) for (const what of enrolment(phone, `${i}`)) await act(what)
  return {
    journal,
    now: () => now,
    async says(number: number, items: number, later: number): Promise<void> {
      const phone = phones[number] as Phone
      const from = phone.last + 1
      for (let i = 0; i < items; i++) {
        now = (now + later) as Instant
        sayOne(phone, now, (from + i) % 9)
      }
      await act(submit(phone.submission(now, from)))
    },
  }
}

const behindTheGate = (now: Instant) => {
  const clock = simulatedClock({ real: 0, simulated: now, speed: 0 })
  return publicJournal(store, indexBook(book), digest, 'sunduq/test', clock, 'observer')
}

/** Who speaks, how much, how long before each item (to four minutes), and whether the state is kept then. */
const step = fc.record({
  phone: fc.nat(2),
  items: fc.integer({ min: 1, max: 6 }),
  later: fc.integer({ min: 1000, max: 240_000 }),
  keeps: fc.boolean(),
  looks: fc.boolean(),
})

it('gives from what was kept, at any time of the day, the state that the fold from entry 0 gives', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 20, maxLength: 60 }), async (steps) => {
      const { journal, now, says } = await newRoom()
      const clock = simulatedClock({ real: 0, simulated: now(), speed: 0 })
      const following = publicJournal(store, indexBook(book), digest, 'sunduq/test', clock, 'observer')
      for (const { phone, items, later, keeps, looks } of steps) {
        await says(phone, items, later)
        if (keeps) await journal.snapshot()
        if (!looks) continue
        const whole = behindTheGate(now())
        await whole.advance(() => {})
        const first = behindTheGate(now())
        await first.catchUp()
        await following.catchUp()
        for (const one of [first, following]) {
          expect(machine.write(one.state())).toBe(machine.write(whole.state()))
          expect(one.horizon()).toBe(whole.horizon())
        }
      }
    }),
    { numRuns: 8 },
  )
})

it('reads on a first visit late in the day no entry that a state kept by the last slot holds', async () => {
  const { journal, now, says } = await newRoom()
  let bySlot = 0
  while (now() < (marks[2] as Instant) + 3_600_000) {
    await says(0, 4, 120_000)
    await journal.snapshot()
    if (now() <= (marks[2] as Instant)) bySlot = journal.size
  }
  const whole = behindTheGate(now())
  await whole.advance(() => {})
  expect(whole.state().size).toBe(bySlot)

  await store.sql`delete from entry where room = ${book.room} and n < ${bySlot}`
  const first = behindTheGate(now())
  await first.catchUp()
  expect(machine.write(first.state())).toBe(machine.write(whole.state()))
  expect(first.state().at).toBeLessThanOrEqual(first.horizon())
})

it('keeps the observers’ picture ready while nobody looks', async () => {
  const { journal, now, says } = await newRoom()
  while (now() < (marks[1] as Instant)) await says(0, 5, 60_000)
  const clock = simulatedClock({ real: 0, simulated: now(), speed: 0 })
  const index = indexBook(book)
  const observers = observersWall({ store, book, index, journal, close: async () => {} }, clock)
  await observers.keepUp()
  await store.sql`delete from entry where room = ${book.room}`
  const { stations } = await observers.draw(wallPicture(index, journal.state, now()))
  expect(stations.voters[0]).toBeGreaterThan(0)
})

it('takes no kept state that holds anything received after the horizon, or of which that is not known', async () => {
  const { journal, now, says } = await newRoom()
  await says(0, 3, 60_000)
  await journal.snapshot()
  const early = behindTheGate(now())
  await early.catchUp()
  expect(early.state().size).toBe(1)
  expect(early.horizon()).toBeGreaterThan(NOTHING_YET)

  await store.sql`update snapshot set at = null where room = ${book.room}`
  await says(0, 1, (marks[0] as Instant) - now())
  await store.sql`update snapshot set state = 'not read' where room = ${book.room}`
  const atTheSlot = behindTheGate(now())
  await atTheSlot.catchUp()
  expect(atTheSlot.state().size).toBe(journal.size)
})
