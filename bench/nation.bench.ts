/**
 * A nation of 40,000 stations on the real thing: store, intake, room server, live line and a real Chromium, while 1,000
 * submissions a second arrive. Bytes over the wire and time until the wall stands (wants 300 kB and 2 s), and what the
 * page spends on each of its frames meanwhile (60 a second leave 16.7 ms).
 *
 * Processor time comes from the DevTools protocol (thread ticks): wall-clock times shake on a shared machine.
 */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type CDPSession, chromium, type Page } from '@playwright/test'
import type { Instant } from '#election/named.ts'
import { roomMachine } from '#room/machine.ts'
import { createLink } from '#server/links.ts'
import { openRoom } from '#server/open-room.ts'
import { serve } from '#server/serve.ts'
import { openStore } from '#store/store.ts'
import { CHROMIUM_SWITCHES, installedChromium } from '../tests/chromium.ts'
import { BENCH_ROOM, Phone } from './intake-day.ts'
import type { Load, LoadResult } from './intake-load.ts'
import { machine } from './machine.ts'
import { openNation } from './nation-book.ts'

const PHONES = 1_000
const RATE = 1_000
const WARM_MS = 5_000
const MEASURE_MS = 15_000

const folder = mkdtempSync(join(tmpdir(), 'sunduq-nation-'))
const book = openNation(PHONES)
const now = Date.now() as Instant
const store = await openStore({ folder })
await openRoom(store, { book, test: false, now })
const journal = await store.openJournal({ room: BENCH_ROOM, machine: roomMachine(book), snapshotEvery: 0 })
const phones = Array.from({ length: PHONES }, (_, i) => new Phone(i))
await Promise.all(phones.flatMap((phone) => phone.enrolment(now)).map((act) => journal.act(act, now)))
const started = performance.now()
const serving = await serve({ folder, room: BENCH_ROOM })
const startMs = Math.round(performance.now() - started)
const { path } = await createLink(store, { room: BENCH_ROOM, role: 'wall' })
const executablePath = installedChromium()
const browser = await chromium.launch({ args: [...CHROMIUM_SWITCHES], ...(executablePath ? { executablePath } : {}) })
try {
  const context = await browser.newContext({ viewport: { width: 1920, height: 1080 }, locale: 'ar-MA' })
  await signIn(`${serving.addresses.room}${path}`)
  // The server makes its definition once; a day has begun long before a wall is hung up.
  await (await context.newPage()).request.get(`${serving.addresses.room}/room/api/outline`)
  const page = await context.newPage()
  const first = await firstWall(page, `${serving.addresses.room}/room/#lang=ar`)
  const load = fork(join(import.meta.dirname, 'intake-load.ts'), { execArgv: [] })
  const port = Number(new URL(serving.addresses.intake as string).port)
  const requests = (RATE * (WARM_MS + MEASURE_MS + 10_000)) / 1000
  load.send({ port, first: 0, phones: PHONES, requests, items: 1, connections: 64, rate: RATE } satisfies Load)
  await once(load, 'message')
  const ended = once(load, 'message')
  const idle = await cost(page)
  load.send('go')
  await page.waitForTimeout(WARM_MS)
  const busy = await cost(page)
  const [result] = (await ended) as [LoadResult]
  const results = {
    ...machine(),
    stations: book.stations.length,
    places: book.places.length,
    serverStartMs: startMs,
    ...first,
    load: {
      perSecond: Math.round(result.accepted / result.seconds),
      refused: result.refused,
      p99Ms: Math.round(result.p99),
    },
    framesPerSecond: round((busy.frames * 1000) / MEASURE_MS),
    framesPerSecondIdle: round((idle.frames * 1000) / MEASURE_MS),
    cpuMsPerFrame: round(busy.ms / busy.frames),
    pageShareOfOneCore: round(busy.ms / MEASURE_MS),
    within300Kilobytes: first.wireKilobytes < 300,
    within2Seconds: first.wallMs < 2_000,
    framesFit: busy.ms / busy.frames < 1000 / 60,
  }
  console.log(JSON.stringify(results, null, 2))

  async function signIn(address: string): Promise<void> {
    const door = await context.newPage()
    await door.goto(address)
    await door.waitForURL(/\/room\/$/)
    await door.close()
    // Nothing of the visit may help the one that is measured.
    const cleaner = await context.newCDPSession(await context.newPage())
    await cleaner.send('Network.clearBrowserCache')
    await cleaner.send('Storage.clearDataForOrigin', {
      origin: new URL(address).origin,
      storageTypes: 'indexeddb,cache_storage,service_workers,local_storage',
    })
  }
} finally {
  await browser.close()
  await serving.stop()
  await store.close()
  rmSync(folder, { recursive: true })
}

/** Goes to the wall with an empty cache; bytes and time until its stations are painted. */
async function firstWall(
  page: Page,
  address: string,
): Promise<{ wireKilobytes: number; wallMs: number; wallCpuMs: number }> {
  const session = await page.context().newCDPSession(page)
  await session.send('Network.enable')
  await session.send('Network.setBypassServiceWorker', { bypass: true })
  await session.send('Performance.enable', { timeDomain: 'threadTicks' })
  const bytes = new Map<string, number>()
  session.on('Network.dataReceived', ({ requestId, encodedDataLength }) =>
    bytes.set(requestId, (bytes.get(requestId) ?? 0) + encodedDataLength),
  )
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => bytes.set(requestId, encodedDataLength))
  const painted = new Promise<{ wireKilobytes: number; wallMs: number }>((resolve) => {
    void page.exposeFunction('painted', (ms: number) => {
      const whole = [...bytes.values()].reduce((sum, one) => sum + one, 0)
      resolve({ wireKilobytes: Math.round(whole / 1000), wallMs: Math.round(ms) })
    })
  })
  await page.addInitScript(() => {
    const seen = () => {
      // One frame to lay out, one to paint.
      const painted = () => (window as unknown as { painted(ms: number): void }).painted(performance.now())
      requestAnimationFrame(document.querySelector('canvas') ? () => requestAnimationFrame(painted) : seen)
    }
    requestAnimationFrame(seen)
  })
  await page.goto(address, { waitUntil: 'commit' })
  const first = await painted
  const spent = (await metrics(session)).get('TaskDuration') ?? Number.NaN
  await page.waitForFunction(
    () => !/جار/.test(document.querySelector('#alerts-title')?.parentElement?.parentElement?.textContent ?? 'جار'),
  )
  await page.waitForTimeout(3_000)
  return { ...first, wallCpuMs: Math.round(spent * 1000) }
}

interface Cost {
  readonly ms: number
  readonly frames: number
}

/** Processor time of the page's main thread and the frames it made, over the measuring time. */
async function cost(page: Page): Promise<Cost> {
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable', { timeDomain: 'threadTicks' })
  const frames = page.evaluate(
    (time) =>
      new Promise<number>((resolve) => {
        let made = 0
        const end = performance.now() + time
        const count = () => {
          made++
          if (performance.now() < end) requestAnimationFrame(count)
          else resolve(made)
        }
        requestAnimationFrame(count)
      }),
    MEASURE_MS,
  )
  const before = (await metrics(session)).get('TaskDuration') ?? 0
  const made = await frames
  const after = (await metrics(session)).get('TaskDuration') ?? 0
  await session.detach()
  return { ms: (after - before) * 1000, frames: made }
}

async function metrics(session: CDPSession): Promise<Map<string, number>> {
  const { metrics: list } = await session.send('Performance.getMetrics')
  return new Map(list.map(({ name, value }) => [name, value]))
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}
