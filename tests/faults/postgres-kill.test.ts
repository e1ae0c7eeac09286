import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { NotAcknowledged } from '#store/journal.ts'
import { DatabaseAway } from '#store/sql.ts'
import { openStore, type Store } from '#store/store.ts'
import { at, device, ROOM, type Tally, tallyMachine } from '../integration/store-machine.ts'

// Every kill is followed by a recovery, which takes long on a machine that is busy with other tests.
vi.setConfig({ testTimeout: 600_000 })

const APPENDER = fileURLToPath(new URL('postgres-appender.ts', import.meta.url))
let folder: string
let reports: string[]

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sunduq faults '))
  reports = []
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const open = (): Promise<Store> => openStore({ folder, report: (line) => reports.push(line) })

/** The same numbers in every run: a failing moment can be looked for again. */
function randomOf(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

/** What must hold whatever died: the journal is sound, holds all that was acknowledged, and each item once. */
async function check(store: Store, acknowledged: ReadonlyMap<number, number>): Promise<Tally> {
  const journal = await store.openJournal({ room: ROOM, machine: tallyMachine })
  expect(await store.verify(ROOM, tallyMachine)).toMatchObject({ ok: true, value: { size: journal.size } })
  const { state } = journal
  for (const [number, cursor] of acknowledged) {
    expect(state.devices[device(number)]?.cursor).toBeGreaterThanOrEqual(cursor)
  }
  const cursors = Object.values(state.devices).map((one) => one.cursor)
  expect(state.items).toBe(cursors.reduce((sum, cursor) => sum + cursor, 0))
  return state
}

it('loses nothing and counts nothing twice when PostgreSQL is killed 12 times under load', async () => {
  const random = randomOf(2021)
  const store = await open()
  const journal = await store.openJournal({ room: ROOM, machine: tallyMachine })
  const followed: number[] = []
  const following = new AbortController()
  const follower = journal.follow({ from: 0, signal: following.signal }, (entries) => {
    followed.push(...entries.map((entry) => entry.n))
    // Snapshots go on amid the kills; one that fails is made again later.
    void journal.snapshot().catch(() => {})
  })
  const acknowledged = new Map<number, number>()
  let stopped = false
  let acks = 0
  const phone = async (number: number): Promise<void> => {
    let from = 1
    while (!stopped) {
      const items = 1 + Math.floor(random() * 5)
      const done = await journal
        .act({ type: 'count', device: device(number), from, items }, at(Date.now()))
        .catch((error: unknown) => error)
      if (done instanceof NotAcknowledged) {
        await pause(5)
        continue
      }
      const { value } = done as { value: { answer: { cursor: number } } }
      expect(value.answer.cursor).toBeGreaterThanOrEqual(from + items - 1)
      acknowledged.set(number, from + items - 1)
      acks += 1
      // Now and then an answer is taken for lost, and the same is sent again, longer or shorter.
      if (random() < 0.8) from += items
    }
  }
  const phones = Promise.all(Array.from({ length: 8 }, (_, i) => phone(i)))
  const moreAcks = async (): Promise<void> => {
    const before = acks
    // A phone that was told a wrong thing ends, and with it the test.
    while (acks < before + 10) await Promise.race([pause(2), phones])
  }
  const crashes = (): number => reports.filter((line) => line.includes('SIGKILL')).length
  for (let kill = 0; kill < 12; kill++) {
    await moreAcks()
    await pause(random() * 40)
    if (kill % 3 === 2) {
      await killBackend(store)
    } else {
      // Connections outlive their postmaster for a moment, so what is acknowledged right now says nothing.
      const before = crashes()
      process.kill(store.databasePid()!, 'SIGKILL')
      while (crashes() === before || store.databasePid() === undefined) await pause(2)
    }
  }
  await moreAcks()
  stopped = true
  await phones
  const { entries } = await whenBack(() => check(store, acknowledged))
  while (followed.length < entries) await pause(5)
  following.abort()
  await follower
  expect(followed).toEqual(Array.from({ length: entries }, (_, n) => n))
  await store.close()

  const again = await open()
  await check(again, acknowledged)
  await again.close()
})

/** A connection whose backend was killed goes on for a moment, so the last acknowledgements may come before the crash. */
async function whenBack<T>(work: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await work()
    } catch (error) {
      const isAway = error instanceof DatabaseAway || /^57P0/.test(String((error as { code?: string }).code))
      if (!isAway) throw error
      await pause(20)
    }
  }
}

/**
 * Kills a process of PostgreSQL that serves a connection; its death makes PostgreSQL start all of them anew. One that
 * ends by itself before it is killed, as after a failed commit or when its connection was idle, is no such process.
 */
async function killBackend(store: Store): Promise<void> {
  for (;;) {
    try {
      const [row] = await store.sql<{ pid: number }[]>`
        select pid from pg_stat_activity where backend_type = 'client backend' order by pid limit 1`
      process.kill(row!.pid, 'SIGKILL')
      return
    } catch {
      await pause(5)
    }
  }
}

interface Appender {
  readonly child: ChildProcess
  /** Process id of the PostgreSQL that it started. */
  readonly database: number | undefined
  readonly acks: { cursor: number; position: number | undefined }[]
}

async function startAppender(number: number): Promise<Appender> {
  const child = spawn(process.execPath, [APPENDER, folder, String(number)], { stdio: ['ignore', 'pipe', 'inherit'] })
  const acks: Appender['acks'] = []
  const lines = createInterface({ input: child.stdout! })
  const [ready] = (await once(lines, 'line')) as [string]
  lines.on('line', (line) => {
    const [word, cursor, position] = line.split(' ')
    if (word === 'ack') acks.push({ cursor: Number(cursor), position: position === '-' ? undefined : Number(position) })
  })
  const database = Number(ready.split(' ')[1])
  return { child, database: Number.isNaN(database) ? undefined : database, acks }
}

/** Waits for so many acknowledgements. Throws when the appender ended by itself: it was told a wrong thing. */
async function acked({ child, acks }: Appender, many: number): Promise<void> {
  while (acks.length < many) {
    if (child.exitCode !== null) throw new Error(`an appender ended by itself with ${child.exitCode}`)
    await pause(2)
  }
}

async function kill({ child }: Appender): Promise<void> {
  const exited = once(child, 'exit')
  const closed = once(child.stdout!, 'close')
  child.kill('SIGKILL')
  await Promise.all([exited, closed])
}

it('keeps every acknowledgement when appending processes are killed 10 times, two at a time', async () => {
  const random = randomOf(8)
  const store = await open()
  const acknowledged = new Map<number, number>()
  const positions: number[] = []
  for (let round = 0; round < 5; round++) {
    const appenders = await Promise.all([startAppender(0), startAppender(1)])
    await Promise.all(appenders.map((appender) => acked(appender, 15)))
    await pause(random() * 40)
    await Promise.all(appenders.map(kill))
    for (const [number, { acks }] of appenders.entries()) {
      acknowledged.set(number, acks.at(-1)!.cursor)
      positions.push(...acks.flatMap(({ position }) => (position === undefined ? [] : [position])))
    }
  }
  const state = await check(store, acknowledged)
  // No position was given to two entries.
  expect(new Set(positions).size).toBe(positions.length)
  expect(state.entries).toBeGreaterThanOrEqual(positions.length)
  await store.close()
})

it('leaves no PostgreSQL behind when its starter is killed, and starts again on the same folder', async () => {
  const acknowledged = new Map<number, number>()
  for (let round = 0; round < 2; round++) {
    const appender = await startAppender(0)
    await acked(appender, 10)
    await kill(appender)
    acknowledged.set(0, appender.acks.at(-1)!.cursor)
    while (isRunning(appender.database!)) await pause(10)
  }
  const store = await open()
  await check(store, acknowledged)
  await store.close()
})

it('takes the place of an orphan: the guard was killed together with the starter', async () => {
  const appender = await startAppender(0)
  await acked(appender, 10)
  for (const guard of guardsOf(appender.database!)) process.kill(guard, 'SIGKILL')
  await kill(appender)
  expect(isRunning(appender.database!)).toBe(true)
  const store = await open()
  expect(isRunning(appender.database!)).toBe(false)
  await check(store, new Map([[0, appender.acks.at(-1)!.cursor]]))
  await store.close()
})

function isRunning(pid: number): boolean {
  return commandOf(pid).includes('postgres')
}

function guardsOf(database: number): number[] {
  const pids = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
  return pids.filter(
    (pid) =>
      commandOf(pid).includes(`sunduq-guard\0${database}\0`) || (commandOf(pid) === 'cat\0' && parentIs(pid, database)),
  )
}

function parentIs(pid: number, database: number): boolean {
  const parent = Number(/^PPid:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1])
  return commandOf(parent).includes(`sunduq-guard\0${database}\0`)
}

function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8')
  } catch {
    return ''
  }
}
