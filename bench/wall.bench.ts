/**
 * The wall with 40,000 stations in a real Chromium while 1,000 of them change every second: processor time of the page
 * for each of its frames and repaints, time to the first paint, and how much script it loads. Wants at most 4 ms a frame.
 *
 * Processor time comes from the DevTools protocol (thread ticks), because wall-clock times shake on a shared machine.
 * The feed is the room's own (`LiveFeed`, `wallDelta`); only the nation behind it is made up.
 */
import { once } from 'node:events'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join } from 'node:path'
import type { CDPSession, Page } from '@playwright/test'
import type { Instant } from '#election/named.ts'
import { wallDelta } from '#room/views/wall-delta.ts'
import { eventBytes, LiveFeed } from '#server/room/live.ts'
import { launchChromium } from '../tests/chromium.ts'
import { machine } from './machine.ts'
import { COMMUNES, Nation, nationDefinition, STATIONS } from './wall-nation.ts'

const UPDATES_PER_SECOND = 1_000
const DELTAS_PER_SECOND = 4
const WARM_MS = 5_000
const MEASURE_MS = 20_000
const PAGES = join(import.meta.dirname, '../dist/web/room')
const TYPES: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' }

if (!existsSync(PAGES)) throw new Error('dist/web/room is missing: node scripts/build-web.ts room')

const nation = new Nation(Date.UTC(2021, 8, 8, 11) as Instant)
let last = nation.picture()
const feed = new LiveFeed(last.position, () => eventBytes('picture', last, last.position))
const definition = JSON.stringify(nationDefinition())
const server = createServer((request, response) => {
  const path = new URL(request.url ?? '/', 'http://localhost').pathname
  const answer = (type: string, body: string | Buffer) => response.writeHead(200, { 'content-type': type }).end(body)
  if (path === '/room/live') return feed.join(response, {}, request.headers['last-event-id'] as string | undefined)
  if (path === '/room/api/session') return answer('application/json', '{"role":"wall"}')
  if (path === '/room/api/definition') return answer('application/json', definition)
  const file = join(PAGES, path === '/room/' ? 'index.html' : path.slice('/room/'.length))
  if (!existsSync(file)) return response.writeHead(404).end()
  return answer(TYPES[extname(file)] ?? 'application/octet-stream', readFileSync(file))
}).listen(0, '127.0.0.1')
await once(server, 'listening')
const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/room/#lang=ar`

const browser = await launchChromium()
try {
  const page = await browser.newPage({ viewport: { width: 1920, height: 1080 } })
  await page.goto(address)
  await page.locator('canvas').waitFor()
  const paint = await firstPaint(page)
  const timer = setInterval(() => {
    nation.move(UPDATES_PER_SECOND / DELTAS_PER_SECOND, 1000 / DELTAS_PER_SECOND)
    const next = nation.picture()
    const delta = wallDelta(last, next)
    last = next
    feed.publish({ since: delta.since, position: delta.position, bytes: eventBytes('delta', delta, delta.position) })
  }, 1000 / DELTAS_PER_SECOND)
  await page.waitForTimeout(WARM_MS)
  const busy = await cost(page)
  clearInterval(timer)
  await page.waitForTimeout(2_000)
  const idle = await cost(page)
  console.log(
    JSON.stringify(
      {
        ...machine(),
        stations: STATIONS,
        communes: COMMUNES,
        updatesPerSecond: UPDATES_PER_SECOND,
        cpuMsPerFrame: round(busy.ms / busy.frames),
        cpuMsPerRepaint: round((busy.ms - idle.ms) / (DELTAS_PER_SECOND * (MEASURE_MS / 1000))),
        framesPerSecond: round((busy.frames * 1000) / MEASURE_MS),
        shareOfOneCore: round(busy.ms / MEASURE_MS),
        ofWhichScriptMs: round(busy.scriptMs / busy.frames),
        idleCpuMsPerFrame: round(idle.ms / idle.frames),
        firstPaintMs: paint,
        scriptGzBytes: scriptBytes(),
        withinFourMs: busy.ms / busy.frames <= 4,
      },
      null,
      2,
    ),
  )
} finally {
  await browser.close()
  feed.close()
  server.close()
}

interface Cost {
  readonly ms: number
  readonly scriptMs: number
  readonly frames: number
}

/** Processor time of the page's main thread and the frames it made, over the measuring time. */
async function cost(page: Page): Promise<Cost> {
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable', { timeDomain: 'threadTicks' })
  await page.evaluate(() => {
    const counter = window as unknown as { frames: number }
    counter.frames = 0
    const count = () => {
      counter.frames++
      requestAnimationFrame(count)
    }
    requestAnimationFrame(count)
  })
  const before = await metrics(session)
  const framesBefore = await frames(page)
  await page.waitForTimeout(MEASURE_MS)
  const after = await metrics(session)
  const made = (await frames(page)) - framesBefore
  await session.detach()
  const spent = (name: string) => ((after.get(name) ?? 0) - (before.get(name) ?? 0)) * 1000
  return { ms: spent('TaskDuration'), scriptMs: spent('ScriptDuration'), frames: made }
}

async function metrics(session: CDPSession): Promise<Map<string, number>> {
  const { metrics: list } = await session.send('Performance.getMetrics')
  return new Map(list.map(({ name, value }) => [name, value]))
}

function frames(page: Page): Promise<number> {
  return page.evaluate(() => (window as unknown as { frames: number }).frames)
}

/** First contentful paint, from the start of the navigation (ms). */
function firstPaint(page: Page): Promise<number> {
  return page.evaluate(() =>
    Math.round(performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN),
  )
}

/** Script of the wall in one language, compressed: everything but the three other languages. */
function scriptBytes(): number {
  const folder = join(PAGES, 'assets')
  return readdirSync(folder)
    .filter((name) => name.endsWith('.js.gz') && !/^(fr|zgh|en)-/.test(name))
    .reduce((sum, name) => sum + statSync(join(folder, name)).size, 0)
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}
