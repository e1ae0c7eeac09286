/**
 * 1,000 operators hold a live line each while 1,500 signed items a second arrive in a room of 40,000 stations: the 99th
 * percentile of the acknowledgement with them and without them, in turns on the same servers. Wants less than 20 % more.
 *
 * Phones and operators are processes of their own on the same machine; what they need of its cores is not taken off.
 */
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Instant } from '#election/named.ts'
import { roomMachine } from '#room/machine.ts'
import { createLink } from '#server/links.ts'
import { openRoom } from '#server/open-room.ts'
import { serve } from '#server/serve.ts'
import { openStore } from '#store/store.ts'
import { BENCH_ROOM, Phone } from './intake-day.ts'
import type { Load, LoadResult } from './intake-load.ts'
import { machine, quantile } from './machine.ts'
import { openNation } from './nation-book.ts'
import type { Operators, Watched } from './operators-lines.ts'

const OPERATORS = 1_000
const RATE = 1_500
const SECONDS = 8
/** Each is two turns: without operators and with them, the order changing from round to round. */
const ROUNDS = 3
/** Phones of one turn; each sends in one turn only. */
const PHONES = 400
/** Between turns, until what the last one left behind is done (ms). */
const SETTLE_MS = 2_000

interface Turn {
  readonly watched: boolean
  readonly load: LoadResult
  readonly lines?: Watched
}

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'sunduq-operators-'))
  const count = PHONES * ROUNDS * 2
  const book = openNation(count)
  const now = Date.now() as Instant
  const store = await openStore({ folder })
  await openRoom(store, { book, test: false, now })
  const journal = await store.openJournal({ room: BENCH_ROOM, machine: roomMachine(book) })
  const phones = Array.from({ length: count }, (_, i) => new Phone(i))
  await Promise.all(phones.flatMap((phone) => phone.enrolment(now)).map((act) => journal.act(act, now)))
  const serving = await serve({ folder, room: BENCH_ROOM })
  const operators = fork(join(import.meta.dirname, 'operators-lines.ts'), { execArgv: [] })
  try {
    const tokens: string[] = []
    while (tokens.length < OPERATORS) {
      const { path } = await createLink(store, { room: BENCH_ROOM, role: 'operator' })
      tokens.push(path.split('/').at(-1) as string)
    }
    await tell(operators, { room: serving.addresses.room as string, tokens })
    const port = Number(new URL(serving.addresses.intake as string).port)
    const turns: Turn[] = []
    for (let round = 0; round < ROUNDS; round++) {
      const order = round % 2 === 0 ? [false, true] : [true, false]
      for (const watched of order) turns.push(await turn(watched, operators, port, turns.length * PHONES))
    }
    report(turns, book.stations.length)
  } finally {
    operators.disconnect()
    operators.kill()
    await serving.stop()
    await store.close()
    rmSync(folder, { recursive: true })
  }
}

async function turn(watched: boolean, operators: ChildProcess, port: number, first: number): Promise<Turn> {
  const load = fork(join(import.meta.dirname, 'intake-load.ts'), { execArgv: [] })
  load.send({
    port,
    first,
    phones: PHONES,
    requests: RATE * SECONDS,
    items: 1,
    connections: 64,
    rate: RATE,
  } satisfies Load)
  await once(load, 'message')
  if (watched) await tell(operators, 'watch')
  await new Promise((resolve) => setTimeout(resolve, SETTLE_MS))
  const ended = once(load, 'message')
  load.send('go')
  const [result] = (await ended) as [LoadResult]
  return { watched, load: result, ...(watched ? { lines: (await tell(operators, 'leave')) as Watched } : {}) }
}

/** Says something to the operators' process and waits for its answer. */
async function tell(operators: ChildProcess, words: Operators): Promise<unknown> {
  const answered = once(operators, 'message')
  operators.send(words)
  return (await answered)[0]
}

function report(turns: readonly Turn[], stations: number): void {
  const p99 = (watched: boolean) =>
    turns
      .filter((one) => one.watched === watched)
      .map(({ load }) => load.p99)
      .sort((a, b) => a - b)
  const middle = (list: readonly number[]) => quantile(list, 0.5)
  const ratio = middle(p99(true)) / middle(p99(false))
  const seen = turns.flatMap(({ lines }) => lines ?? [])
  const perLine = (of: (one: Watched) => number) =>
    Math.round(middle(seen.map((one) => of(one) / one.lines / SECONDS).sort((a, b) => a - b)) * 10) / 10
  const results = {
    machine: machine(),
    stations,
    operators: OPERATORS,
    perSecond: Math.round(middle(turns.map(({ load }) => load.accepted / load.seconds).sort((a, b) => a - b))),
    refused: turns.reduce((sum, { load }) => sum + load.refused, 0),
    p99AloneMs: p99(false).map(Math.round),
    p99WithOperatorsMs: p99(true).map(Math.round),
    ratio: Math.round(ratio * 100) / 100,
    each: { chunksPerSecond: perLine(({ events }) => events), bytesPerSecond: perLine(({ bytes }) => bytes) },
  }
  process.stdout.write(`${JSON.stringify(results, null, 2)}\n`)
  process.stdout.write(
    `${ratio < 1.2 ? 'holds' : 'FAILS'}  p99 with operators to p99 alone: ${results.ratio}   (< 1.2)\n`,
  )
}

await main()
