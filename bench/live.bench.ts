/**
 * From a tap to the wall and to the public's file: 1,500 signed ticks a second go in over HTTP from another process;
 * meanwhile probes measure how long one tick takes until the wall's live feed shows it, and until a published version holds
 * its entry. All three surfaces run.
 */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Instant } from '#election/named.ts'
import { roomMachine } from '#room/machine.ts'
import { createLink } from '#server/links.ts'
import { openRoom } from '#server/open-room.ts'
import { type Serving, serve } from '#server/serve.ts'
import { openStore } from '#store/store.ts'
import { LiveClient } from '../tests/integration/server-live.ts'
import { call } from '../tests/integration/server-phone.ts'
import { BENCH_ROOM, benchBook, Phone } from './intake-day.ts'
import type { Load, LoadResult } from './intake-load.ts'
import { machine, quantile } from './machine.ts'

/** Phones of the load, one a station; the probes' stations come after them. */
const PHONES = 400
const RATE = 1500
const SECONDS = 20
/** Probes: one a station, each used once, so that its figure says which tick is seen. */
const PROBES = 120

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'sunduq-bench-'))
  const book = benchBook(PHONES + PROBES)
  const now = Date.now() as Instant
  const store = await openStore({ folder })
  await openRoom(store, { book, test: false, now })
  const journal = await store.openJournal({ room: BENCH_ROOM, machine: roomMachine(book) })
  const phones = Array.from({ length: PHONES + PROBES }, (_, i) => new Phone(i))
  await Promise.all(phones.flatMap((phone) => phone.enrolment(now)).map((act) => journal.act(act, now)))
  const serving = await serve({ folder, room: BENCH_ROOM })
  const { path } = await createLink(store, { room: BENCH_ROOM, role: 'wall' })
  const wall = await openWall(serving, path)

  const load = fork(join(import.meta.dirname, 'intake-load.ts'), { execArgv: [] })
  const port = Number(new URL(serving.addresses.intake as string).port)
  const requests = RATE * SECONDS
  load.send({ port, first: 0, phones: PHONES, requests, items: 1, connections: 64, rate: RATE } satisfies Load)
  await once(load, 'message')
  const ended = once(load, 'message')
  load.send('go')
  await pause(3_000)

  const toWall: number[] = []
  const toFile: number[] = []
  const probing: Promise<void>[] = []
  for (let i = 0; i < PROBES; i++) {
    probing.push(
      probe(serving, wall, phones[PHONES + i] as Phone, PHONES + i, toWall, i % 6 === 0 ? toFile : undefined),
    )
    await pause(((SECONDS - 8) * 1000) / PROBES)
  }
  await Promise.all(probing)
  const [result] = (await ended) as [LoadResult]
  wall.close()
  await serving.stop()
  await store.close()
  rmSync(folder, { recursive: true })
  report(result, toWall, toFile)
}

/** Sends one tick and waits until it is seen, on the wall and, where asked, in a published version. */
async function probe(
  serving: Serving,
  wall: LiveClient,
  phone: Phone,
  station: number,
  toWall: number[],
  toFile: number[] | undefined,
): Promise<void> {
  const start = performance.now()
  const answer = await call(
    `${serving.addresses.intake}/intake/submissions`,
    'POST',
    phone.submission(1, Date.now()).submission,
  )
  if (answer.status !== 200) throw new Error(`a probe was refused: ${JSON.stringify(answer.body)}`)
  await wall.until(({ picture }) => picture?.stations.voters[station] === 1)
  toWall.push(performance.now() - start)
  if (!toFile) return
  while ((await publishedSize(serving)) <= answer.body.position) await pause(50)
  toFile.push(performance.now() - start)
}

/** Entries of the journal that the newest published version holds. */
async function publishedSize(serving: Serving): Promise<number> {
  const data = `${serving.addresses.portal}/data/bench`
  const pointer = await call(`${data}/latest.json`, 'GET')
  if (pointer.status !== 200) return 0
  return (await call(`${data}/${pointer.body.manifest}`, 'GET')).body.journal.size
}

async function openWall(serving: Serving, path: string): Promise<LiveClient> {
  const signed = await call(`${serving.addresses.room}/room/api/session`, 'POST', { token: path.split('/').at(-1) })
  const cookie = (signed.headers.get('set-cookie') as string).split(';')[0] as string
  return LiveClient.open(serving.addresses.room as string, cookie)
}

function report(load: LoadResult, toWall: number[], toFile: number[]): void {
  toWall.sort((a, b) => a - b)
  toFile.sort((a, b) => a - b)
  const figures = (times: readonly number[]) => ({
    probes: times.length,
    p50: Math.round(quantile(times, 0.5)),
    p99: Math.round(quantile(times, 0.99)),
    worst: Math.round(times.at(-1) ?? Number.NaN),
  })
  const results = {
    machine: machine(),
    load: { perSecond: Math.round(load.accepted / load.seconds), refused: load.refused, p99: Math.round(load.p99) },
    tickToWall: figures(toWall),
    tickToFile: figures(toFile),
  }
  process.stdout.write(`${JSON.stringify(results, null, 2)}\n`)
  line('tick → wall, p99', `${results.tickToWall.p99} ms`, results.tickToWall.p99 < 1_000, '< 1 s')
  line('tick → published file, worst', `${results.tickToFile.worst} ms`, results.tickToFile.worst < 5_000, '< 5 s')
}

function line(what: string, figure: string, holds: boolean, goal: string): void {
  process.stdout.write(`${holds ? 'holds' : 'FAILS'}  ${what.padEnd(34)} ${figure.padStart(18)}   (${goal})\n`)
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

await main()
