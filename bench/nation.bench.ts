/**
 * A nation of 40,000 stations on the real thing: store, intake, room server, live line and a real Chromium, while 1,000
 * submissions a second arrive. Bytes over the wire, by what they are, and time until the wall stands with its figures and
 * every block (wants 300 kB and 2 s), and what the page spends on each of its frames meanwhile (60 a second leave 16.7 ms).
 *
 * Processor time comes from the DevTools protocol (thread ticks): wall-clock times shake on a shared machine.
 */
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContext, CDPSession, Page } from '@playwright/test'
import type { Instant } from '#election/named.ts'
import { roomMachine } from '#room/machine.ts'
import { createLink } from '#server/links.ts'
import { openRoom } from '#server/open-room.ts'
import { serve } from '#server/serve.ts'
import { openStore } from '#store/store.ts'
import { WALL_DRAWN } from '#web/room/cells/painter.ts'
import { launchChromium } from '../tests/chromium.ts'
import { BENCH_ROOM, Phone } from './intake-day.ts'
import type { Load, LoadResult } from './intake-load.ts'
import { machine } from './machine.ts'
import { openNation } from './nation-book.ts'

/** As many of the load, and as many again that vote before anybody looks. */
const PHONES = 1_000
const RATE = 1_000
const WARM_MS = 5_000
const MEASURE_MS = 15_000

const folder = mkdtempSync(join(tmpdir(), 'sunduq-nation-'))
const book = openNation(2 * PHONES)
const now = Date.now() as Instant
const store = await openStore({ folder })
await openRoom(store, { book, test: false, now })
const journal = await store.openJournal({ room: BENCH_ROOM, machine: roomMachine(book) })
const phones = Array.from({ length: 2 * PHONES }, (_, i) => new Phone(i))
await Promise.all(phones.flatMap((phone) => phone.enrolment(now)).map((act) => journal.act(act, now)))
const started = performance.now()
const serving = await serve({ folder, room: BENCH_ROOM })
const startMs = Math.round(performance.now() - started)
const { path } = await createLink(store, { room: BENCH_ROOM, role: 'wall' })
const browser = await launchChromium()
try {
  const port = Number(new URL(serving.addresses.intake as string).port)
  const early = await prepared({ port, first: PHONES, phones: PHONES, requests: PHONES, items: 8, connections: 64 })
  early.send('go')
  await once(early, 'message')
  const { context, page } = await signedIn(`${serving.addresses.room}${path}`)
  // The server makes its definition once; a day has begun long before a wall is hung up.
  await context.request.get(`${serving.addresses.room}/room/api/outline`)
  const first = await firstWall(page, `${serving.addresses.room}/room/#lang=ar`)
  const requests = (RATE * (WARM_MS + MEASURE_MS + 10_000)) / 1000
  const load = await prepared({ port, first: 0, phones: PHONES, requests, items: 1, connections: 64, rate: RATE })
  const ended = once(load, 'message')
  const idle = await cost(page)
  load.send('go')
  await page.waitForTimeout(WARM_MS)
  const before = await entries()
  const busy = await cost(page)
  const arrived = (await entries()) - before
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
    entriesPerSecondMeanwhile: Math.round((arrived * 1000) / MEASURE_MS),
    framesPerSecond: round((busy.frames * 1000) / MEASURE_MS),
    framesPerSecondIdle: round((idle.frames * 1000) / MEASURE_MS),
    cpuMsPerFrame: round(busy.ms / busy.frames),
    pageShareOfOneCore: round(busy.ms / MEASURE_MS),
    within300Kilobytes: first.wireKilobytes < 300,
    within2Seconds: first.wallMs < 2_000,
    framesFit: busy.ms / busy.frames < 1000 / 60,
  }
  console.log(JSON.stringify(results, null, 2))
} finally {
  await browser.close()
  await serving.stop()
  await store.close()
  rmSync(folder, { recursive: true })
}

/** The length of the room's journal: what the wall had to show by now. */
async function entries(): Promise<number> {
  return (await store.rooms()).find(({ room }) => room === BENCH_ROOM)?.size ?? 0
}

/** A process of phones that has signed what it will send. */
async function prepared(load: Load): Promise<ChildProcess> {
  const process = fork(join(import.meta.dirname, 'intake-load.ts'), { execArgv: [] })
  process.send(load)
  await once(process, 'message')
  return process
}

/** A browser of its own that spent the link and has kept nothing else: no file, no worker, no picture. */
async function signedIn(link: string): Promise<{ context: BrowserContext; page: Page }> {
  const visit = await browser.newContext()
  const door = await visit.newPage()
  await door.goto(link)
  await door.waitForURL(/\/room\/$/)
  const context = await browser.newContext({
    viewport: { width: 1920, height: 1080 },
    locale: 'ar-MA',
    storageState: { cookies: await visit.cookies(), origins: [] },
  })
  await visit.close()
  return { context, page: await context.newPage() }
}

/** Goes to the wall with an empty cache; bytes and time until its stations are painted. */
async function firstWall(
  page: Page,
  address: string,
): Promise<{ wireKilobytes: number; wire: Record<string, number>; wallMs: number; wallCpuMs: number }> {
  const session = await page.context().newCDPSession(page)
  await session.send('Network.enable')
  await session.send('Network.setBypassServiceWorker', { bypass: true })
  await session.send('Performance.enable', { timeDomain: 'threadTicks' })
  const arrived: { readonly at: number; readonly bytes: number; readonly request: string }[] = []
  const kinds = new Map<string, string>()
  let began = 0
  session.on('Network.requestWillBeSent', ({ timestamp }) => {
    began ||= timestamp
  })
  session.on('Network.responseReceived', ({ timestamp, response, requestId, type }) => {
    const asked = /\/api\/(\w+)/.exec(response.url)?.[1]
    kinds.set(requestId, asked ?? type)
    arrived.push({ at: timestamp, bytes: response.encodedDataLength, request: requestId })
  })
  session.on('Network.dataReceived', ({ timestamp, encodedDataLength, requestId }) =>
    arrived.push({ at: timestamp, bytes: encodedDataLength, request: requestId }),
  )
  const painted = new Promise<number>((resolve) => {
    void page.exposeFunction('painted', resolve)
  })
  await page.addInitScript((mark) => {
    const stands = () =>
      performance.getEntriesByName(mark).length > 0 && /\d/.test(document.querySelector('dd strong')?.textContent ?? '')
    const seen = () => {
      // This frame is painted when the next one begins.
      const painted = () => (window as unknown as { painted(ms: number): void }).painted(performance.now())
      requestAnimationFrame(stands() ? painted : seen)
    }
    requestAnimationFrame(seen)
  }, WALL_DRAWN)
  await page.goto(address, { waitUntil: 'commit' })
  const wallMs = await painted
  const wire: Record<string, number> = {}
  let whole = 0
  for (const { at, bytes, request } of arrived) {
    if ((at - began) * 1000 > wallMs) continue
    const kind = kinds.get(request) ?? 'other'
    wire[kind] = (wire[kind] ?? 0) + bytes
    whole += bytes
  }
  const spent = (await metrics(session)).get('TaskDuration') ?? Number.NaN
  await page.waitForFunction(
    () => !/جار/.test(document.querySelector('#alerts-title')?.parentElement?.parentElement?.textContent ?? 'جار'),
  )
  await page.waitForTimeout(3_000)
  return {
    wireKilobytes: Math.round(whole / 1000),
    wire,
    wallMs: Math.round(wallMs),
    wallCpuMs: Math.round(spent * 1000),
  }
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
