/**
 * Intake over HTTP with real signatures, committed by the embedded PostgreSQL, phones in another process: items a
 * second at 20 items a request, against a bare one-row insert in the same PostgreSQL and run; requests a second at one
 * item, against a bare server that only checks signatures; and how long an acknowledgement takes at 1,500 requests a second.
 */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Instant } from '#election/named.ts'
import { statement } from '#journal/chain.ts'
import { verifySignature } from '#journal/signature.ts'
import { roomMachine } from '#room/machine.ts'
import { openRoom } from '#server/open-room.ts'
import { serve } from '#server/serve.ts'
import { connectToSockets } from '#store/database.ts'
import { openStore, type Store } from '#store/store.ts'
import { BENCH_ROOM, benchBook, Phone } from './intake-day.ts'
import type { Load, LoadResult } from './intake-load.ts'
import { machine } from './machine.ts'

/** Stations of Berkane; each measurement has its own phones, which start at item 1. */
const PHONES = 400
const PARTS = 6

async function load(options: Load): Promise<LoadResult> {
  const child = fork(join(import.meta.dirname, 'intake-load.ts'), { execArgv: [] })
  child.send(options)
  await once(child, 'message')
  child.send('go')
  const [result] = (await once(child, 'message')) as [LoadResult]
  return result
}

/** Requests a second of a program that only checks signatures, and commits nothing: what these two cores can do at all. */
async function bareIntake(options: Omit<Load, 'port'>): Promise<number> {
  const child = fork(join(import.meta.dirname, 'intake-bare.ts'), { execArgv: [] })
  child.send(PHONES * PARTS)
  const [port] = (await once(child, 'message')) as [number]
  const { accepted, seconds } = await load({ ...options, port })
  child.disconnect()
  await once(child, 'exit')
  return accepted / seconds
}

/** Rows a second of the plainest program: each of 16 clients inserts one row, waits for its commit, and again. */
async function bareInsert(store: Store, milliseconds: number): Promise<number> {
  const [row] = await store.sql<{ sockets: string }[]>`select current_setting('unix_socket_directories') as sockets`
  const sql = connectToSockets((row as { sockets: string }).sockets, 16)
  await sql`create table bare (id bigserial primary key, room text not null, device text not null, body text not null)`
  const body = '{"at":1631088000000,"k":"tick"}'.padEnd(120)
  const end = performance.now() + milliseconds
  let rows = 0
  const client = async (): Promise<void> => {
    for (; performance.now() < end; rows++) {
      await sql`insert into bare (room, device, body) values ('02.113', 'd0123456789abcdef', ${body})`
    }
  }
  await Promise.all(Array.from({ length: 16 }, client))
  await sql.end()
  return rows / (milliseconds / 1000)
}

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'sunduq-bench-'))
  const book = benchBook(PHONES * PARTS)
  const now = Date.now() as Instant
  const store = await openStore({ folder })
  await openRoom(store, { book, test: false, now })
  const journal = await store.openJournal({ room: BENCH_ROOM, machine: roomMachine(book) })
  const phones = Array.from({ length: PHONES * PARTS }, (_, i) => new Phone(i))
  const enrolled = await Promise.all(
    phones.flatMap((phone) => phone.enrolment(now)).map((act) => journal.act(act, now)),
  )
  if (enrolled.some((outcome) => !outcome.ok)) throw new Error('a phone was not enrolled')
  const serving = await serve({ folder, room: BENCH_ROOM, only: ['intake'] })
  const port = Number(new URL(serving.addresses.intake as string).port)
  const common = { port, phones: PHONES, connections: PHONES }

  // A server of the day is warm: its code compiled for short and long runs, its connections known.
  await load({ ...common, first: 0, requests: 24_000, items: 1 })
  await load({ ...common, first: 5 * PHONES, requests: 12_000, items: 20 })
  const bareBefore = await bareInsert(store, 4000)
  const cpu: number[] = [cpuSeconds(serving.pid('intake'))]
  const twenty = await load({ ...common, first: PHONES, requests: 24_000, items: 20 })
  cpu.push(cpuSeconds(serving.pid('intake')))
  const one = await load({ ...common, first: 2 * PHONES, requests: 40_000, items: 1 })
  cpu.push(cpuSeconds(serving.pid('intake')))
  const bareRequests = await bareIntake({ ...common, first: 2 * PHONES, requests: 40_000, items: 1 })
  // What a day's intake has beside it, also when it is asked how soon it answers.
  const beside = await serve({ folder, room: BENCH_ROOM, only: ['room', 'portal'] })
  await load({ ...common, first: 3 * PHONES, requests: 7500, items: 1, rate: 1500 })
  const paced = await load({ ...common, first: 4 * PHONES, requests: 15_000, items: 1, rate: 1500 })
  const size = await journal.catchUp()
  await beside.stop()
  await serving.stop()
  await store.close()
  rmSync(folder, { recursive: true })

  const results = {
    machine: machine(),
    cpuMicrosecondsPerSignature: signatureMicroseconds(),
    bareInsertRowsPerSecond: Math.round(bareBefore),
    twentyItemsPerSecond: Math.round((twenty.accepted * 20) / twenty.seconds),
    ratioToBareInsert: Math.round((10 * twenty.accepted * 20) / twenty.seconds / bareBefore) / 10,
    oneItemRequestsPerSecond: Math.round(one.accepted / one.seconds),
    bareRequestsPerSecond: Math.round(bareRequests),
    ratioToBareRequests: Math.round((100 * one.accepted) / one.seconds / bareRequests) / 100,
    paced: { perSecond: 1500, p50: round(paced.p50), p99: round(paced.p99), worst: round(paced.worst) },
    twenty: { p50: round(twenty.p50), p99: round(twenty.p99), cpuMicrosecondsPerRequest: cpuEach(cpu, 1, twenty) },
    one: { p50: round(one.p50), p99: round(one.p99), cpuMicrosecondsPerRequest: cpuEach(cpu, 2, one) },
    refused: twenty.refused + one.refused + paced.refused,
    entries: size,
  }
  process.stdout.write(`${JSON.stringify(results, null, 2)}\n`)
  line(
    '20 signed items a request',
    `${results.twentyItemsPerSecond} items/s`,
    results.twentyItemsPerSecond >= 60_000,
    '≥ 60 000',
  )
  line('against a bare one-row insert', `× ${results.ratioToBareInsert}`, results.ratioToBareInsert >= 8, '≥ 8')
  line(
    '1 signed item a request',
    `${results.oneItemRequestsPerSecond} /s`,
    results.oneItemRequestsPerSecond >= 6_000,
    '≥ 6 000',
  )
  line('acknowledgement p99 at 1 500/s', `${results.paced.p99} ms`, results.paced.p99 < 100, '< 100 ms')
}

/** Processor time a process has used, all its threads; steady even when others use the machine. Linux only, else 0. */
function cpuSeconds(pid: number | undefined): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /, '')
      .split(' ')
    return (Number(fields[11]) + Number(fields[12])) / 100
  } catch {
    return 0
  }
}

/** Processor time of one signature check now: on a quiet machine of 2026 50 to 80 µs; more means that others are at work. */
function signatureMicroseconds(): number {
  const { submission, head } = new Phone(0).submission(1, 0)
  const { key } = new Phone(0)
  const text = statement(BENCH_ROOM, submission, head)
  const before = process.cpuUsage()
  for (let i = 0; i < 2000; i++) {
    if (!verifySignature('ed25519', key, text, submission.sig)) throw new Error('the signature is good')
  }
  const { user, system } = process.cpuUsage(before)
  return Math.round((user + system) / 2000)
}

function cpuEach(cpu: readonly number[], i: number, { accepted }: LoadResult): number {
  return Math.round((((cpu[i] ?? 0) - (cpu[i - 1] ?? 0)) * 1e6) / accepted)
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}

function line(what: string, figure: string, holds: boolean, goal: string): void {
  process.stdout.write(`${holds ? 'holds' : 'FAILS'}  ${what.padEnd(34)} ${figure.padStart(18)}   (${goal})\n`)
}

await main()
