/**
 * Start of a room whose journal holds a million items, 20 to an entry: until it is ready from its snapshot, and until
 * it is ready when every entry must be folded again; then reading and recomputing everything with `journal verify`.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Instant } from '#election/named.ts'
import { roomMachine } from '#room/machine.ts'
import { openRoom } from '#server/open-room.ts'
import { openStore, type Store } from '#store/store.ts'
import { BENCH_ROOM, benchBook, Phone } from './intake-day.ts'
import { machine } from './machine.ts'

const ITEMS = 1_000_000
const PER_ENTRY = 20
const PHONES = 400

interface Timed {
  readonly seconds: number
  readonly cpuSeconds: number
}

async function timed(work: () => Promise<unknown>): Promise<Timed> {
  globalThis.gc?.()
  const cpu = process.cpuUsage()
  const start = performance.now()
  await work()
  const seconds = (performance.now() - start) / 1000
  const { user, system } = process.cpuUsage(cpu)
  return { seconds: Math.round(seconds * 1000) / 1000, cpuSeconds: Math.round((user + system) / 1000) / 1000 }
}

async function fill(store: Store, book: ReturnType<typeof benchBook>): Promise<void> {
  const now = Date.now() as Instant
  await openRoom(store, { book, test: false, now })
  const journal = await store.openJournal({ room: BENCH_ROOM, machine: roomMachine(book) })
  const phones = Array.from({ length: PHONES }, (_, i) => new Phone(i))
  await Promise.all(phones.flatMap((phone) => phone.enrolment(now)).map((act) => journal.act(act, now)))
  for (let round = 0; round < ITEMS / PER_ENTRY / PHONES; round++) {
    const acts = phones.map((phone) => journal.act({ type: 'submit', ...phone.submission(PER_ENTRY, now) }, now))
    const done = await Promise.all(acts)
    if (done.some((outcome) => !outcome.ok)) throw new Error('a submission was refused')
  }
  await journal.snapshot()
}

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'sunduq-bench-'))
  const store = await openStore({ folder })
  const book = benchBook(PHONES)
  await fill(store, book)
  const open = () => store.openJournal({ room: BENCH_ROOM, machine: roomMachine(book) })

  const snapshot = await timed(open)
  await store.sql`delete from snapshot`
  // Three times, the middle one counts: the first also warms up the compiler.
  const replays = [await timed(open), await timed(open), await timed(open)].sort((a, b) => a.seconds - b.seconds)
  const replay = replays[1] as Timed
  const verify = await timed(async () => {
    const verified = await store.verify(BENCH_ROOM, roomMachine(book))
    if (!verified.ok) throw new Error(`the journal is damaged: ${JSON.stringify(verified.error)}`)
  })
  await store.close()
  rmSync(folder, { recursive: true })

  const perSecond = Math.round(ITEMS / replay.seconds)
  process.stdout.write(
    `${JSON.stringify({ machine: machine(), items: ITEMS, perEntry: PER_ENTRY, snapshot, replay, replayItemsPerSecond: perSecond, verify }, null, 2)}\n`,
  )
  line('ready from the snapshot', `${snapshot.seconds} s`, snapshot.seconds < 2, '< 2 s')
  line('full replay', `${perSecond} items/s`, perSecond >= 1_000_000, '≥ 1 000 000')
}

function line(what: string, figure: string, holds: boolean, goal: string): void {
  process.stdout.write(`${holds ? 'holds' : 'FAILS'}  ${what.padEnd(34)} ${figure.padStart(18)}   (${goal})\n`)
}

await main()
