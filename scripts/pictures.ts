/**
 * `npm run pictures` plays the demonstration day and takes the pictures of the documentation from its real screens:
 * the wall, a phone whose counter was tapped, the portal. They go to `docs/img/`.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Browser, Page } from '@playwright/test'
import { launchChromium } from '../tests/chromium.ts'

const ROOT = resolve(import.meta.dirname, '..')
const IMAGES = join(ROOT, 'docs', 'img')
/** Real time from the printed addresses to an afternoon with everything in it (ms). */
const AFTERNOON_MS = 115_000
const TAPS = 12

interface Addresses {
  readonly portal: string
  readonly wall: string
  readonly phone: string
}

/** Reads the addresses that the demo prints. */
async function addresses(demo: ChildProcess): Promise<Addresses> {
  const found: Record<string, string> = {}
  if (!demo.stdout) throw new Error('the demo has no output')
  for await (const line of createInterface({ input: demo.stdout })) {
    const match = /^ {2}(portal|wall|your own phone|phones' door) +(http\S+)$/.exec(line)
    if (match) found[match[1] as string] = match[2] as string
    const { portal, wall, 'your own phone': phone } = found
    if (portal && wall && phone && found["phones' door"]) {
      demo.stdout.resume()
      return { portal, wall, phone }
    }
  }
  throw new Error('the demo ended before it printed its addresses')
}

async function open(browser: Browser, address: string, width: number, height: number, scale = 1): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width, height },
    deviceScaleFactor: scale,
    locale: 'ar-MA',
    reducedMotion: 'reduce',
  })
  const page = await context.newPage()
  await page.goto(address)
  return page
}

async function enrolAndTap(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'اربط الهاتف' }).click()
  const open = page.getByRole('button', { name: 'افتح المكتب الآن' })
  const tap = page.getByRole('button', { name: 'مصوت واحد' })
  // The station's first phone has mostly opened it already.
  await open.or(tap).waitFor()
  if (await open.isVisible()) await open.click()
  for (let i = 0; i < TAPS; i++) {
    await tap.click()
    await sleep(150)
  }
}

async function main(): Promise<void> {
  await mkdir(IMAGES, { recursive: true })
  const demo = spawn(process.execPath, [join(ROOT, 'src/cli/main.ts'), 'demo'], {
    env: { ...process.env, SUNDUQ_LANGUAGE: 'en' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const browser = await launchChromium()
  try {
    const { portal, wall, phone } = await addresses(demo)
    const wallPage = await open(browser, wall, 1920, 1080)
    const phonePage = await open(browser, phone, 360, 740, 2)
    await sleep(AFTERNOON_MS)
    await enrolAndTap(phonePage)
    await sleep(1500)
    await phonePage.screenshot({ path: join(IMAGES, 'phone.png') })
    await wallPage.screenshot({ path: join(IMAGES, 'wall.png') })
    const portalPage = await open(browser, portal, 1200, 900)
    await portalPage.screenshot({ path: join(IMAGES, 'portal.png') })
  } finally {
    await browser.close()
    demo.kill('SIGTERM')
    await new Promise((done) => demo.once('exit', done))
  }
}

await main()
