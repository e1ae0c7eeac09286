/**
 * From the cause to the alert, 40,000 stations in 1,600 communes: phones send more voters than one urn can take to the real
 * intake, and the wall's live feed of the real room shows the alert. How long each takes, one after the other.
 *
 * What all alerts cost is measured by `room` (alerts.anewMs: every station and commune evaluated again; keptMs: again with
 * nothing new).
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Book, Place, Station } from '#election/book/book.ts'
import type { Count, Instant, PlaceCode, StationCode } from '#election/named.ts'
import { roomMachine } from '#room/machine.ts'
import { createLink } from '#server/links.ts'
import { openRoom } from '#server/open-room.ts'
import { serve } from '#server/serve.ts'
import { openStore } from '#store/store.ts'
import { LiveClient } from '../tests/integration/server-live.ts'
import { call } from '../tests/integration/server-phone.ts'
import { BENCH_ROOM, benchBook, Phone } from './intake-day.ts'
import { machine, quantile } from './machine.ts'

const STATIONS = 40_000
const PROBES = 60
/** More voters within a minute than one urn takes in five, also where the five minutes end among them. */
const TICKS = 60

/** Open now, with nobody late: the alerts of this bench are its own. */
function nation(): Book {
  const base = benchBook(1)
  const places: Place[] = base.places.slice(0, 3)
  const stations: Station[] = []
  for (let i = 0; i < STATIONS; i++) {
    const [commune, office] = [`C${Math.floor(i / 25)}` as PlaceCode, `O${Math.floor(i / 25)}` as PlaceCode]
    const names = { ar: 'مكتب', fr: 'Bureau' }
    if (i % 25 === 0) {
      places.push({ code: commune, kind: 'commune', parent: BENCH_ROOM, names })
      places.push({ code: office, kind: 'office', parent: commune, names })
    }
    stations.push({ code: `S${i}` as StationCode, office, number: i, names, registered: 400 as Count })
  }
  return { ...base, places, stations, tolerances: { ...base.tolerances, lateOpeningMinutes: 1440 } }
}

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'sunduq-bench-'))
  const book = nation()
  const now = Date.now() as Instant
  const store = await openStore({ folder })
  await openRoom(store, { book, test: true, now })
  const journal = await store.openJournal({ room: BENCH_ROOM, machine: roomMachine(book) })
  const phones = Array.from({ length: PROBES }, (_, i) => new Phone(i * 25))
  await Promise.all(phones.flatMap((phone) => phone.enrolment(now)).map((act) => journal.act(act, now)))
  const serving = await serve({ folder, room: BENCH_ROOM, only: ['intake', 'room'] })
  const { path } = await createLink(store, { room: BENCH_ROOM, role: 'wall' })
  const signed = await call(`${serving.addresses.room}/room/api/session`, 'POST', { token: path.split('/').at(-1) })
  const cookie = (signed.headers.get('set-cookie') as string).split(';')[0] as string
  const wall = await LiveClient.open(serving.addresses.room as string, cookie)
  await wall.until(({ picture }) => picture !== undefined)

  const times: number[] = []
  for (const phone of phones) {
    const { submission } = phone.submission(TICKS, Date.now())
    const start = performance.now()
    const answer = await call(`${serving.addresses.intake}/intake/submissions`, 'POST', submission)
    if (answer.status !== 200) throw new Error(`a probe was refused: ${JSON.stringify(answer.body)}`)
    await wall.until(({ picture }) => picture?.alerts.some(({ id }) => id === `A201:${phone.station}`) === true)
    times.push(performance.now() - start)
  }
  wall.close()
  await serving.stop()
  await store.close()
  rmSync(folder, { recursive: true })

  times.sort((a, b) => a - b)
  const [p50, p99, worst] = [quantile(times, 0.5), quantile(times, 0.99), times.at(-1) ?? Number.NaN].map(Math.round)
  process.stdout.write(
    `${JSON.stringify({ machine: machine(), stations: STATIONS, probes: PROBES, p50, p99, worst }, null, 2)}\n`,
  )
  const holds = (worst as number) < 1_000
  process.stdout.write(`${holds ? 'holds' : 'FAILS'}  cause → alert on the wall, worst ${worst} ms (< 1 s)\n`)
}

await main()
