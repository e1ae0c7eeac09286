import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, expect, test } from '@playwright/test'
import { encode } from 'uqr'
import { CHROMIUM_SWITCHES, installedChromium } from '../chromium.ts'
import { atTheCounter, counted, openApp, type StationDay, stationDay, tapButton, workerReady } from './station-day.ts'

const PAGES = join(import.meta.dirname, '../../dist/web/station')

let day: StationDay
let folder: string
let pages: string
test.beforeAll(async () => {
  // No space in it: some starters of Chromium split the camera's path.
  folder = mkdtempSync(join(tmpdir(), 'sunduq-phone-'))
  pages = join(folder, 'station')
  cpSync(PAGES, pages, { recursive: true })
  day = await stationDay({}, pages)
})
test.afterAll(async () => {
  await day.close()
  rmSync(folder, { recursive: true, force: true })
})

/** A camera that shows a QR code in its middle: frames of YUV 4:2:0, grey. */
function cameraShowing(text: string): string {
  const { data, size } = encode(text, { border: 4 })
  const edge = 480
  const side = edge / 2
  const luma = Buffer.alloc(edge * edge, 235)
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) {
      const dark = data[Math.floor((y * size) / side)]?.[Math.floor((x * size) / side)] ?? false
      if (dark) luma[(y + side / 2) * edge + x + side / 2] = 16
    }
  }
  const frame = Buffer.concat([Buffer.from('FRAME\n'), luma, Buffer.alloc(edge * (edge / 2), 128)])
  const path = join(folder, 'camera.y4m')
  writeFileSync(
    path,
    Buffer.concat([Buffer.from(`YUV4MPEG2 W${edge} H${edge} F10:1 Ip A1:1 C420jpeg\n`), frame, frame]),
  )
  return path
}

test('the camera reads the code of the room', async () => {
  const camera = cameraShowing(`${day.address}/station/#code=${await day.code('S1')}`)
  const executablePath = installedChromium()
  const browser = await chromium.launch({
    args: [
      ...CHROMIUM_SWITCHES,
      '--use-fake-ui-for-media-stream',
      '--use-fake-device-for-media-stream',
      `--use-file-for-fake-video-capture=${camera}`,
    ],
    ...(executablePath ? { executablePath } : {}),
  })
  try {
    const context = await browser.newContext({ locale: 'ar-MA' })
    // Phones may be older than this.
    await context.addInitScript(() => Reflect.deleteProperty(AbortSignal, 'any'))
    const page = await openApp(context, day)
    await page.getByRole('button', { name: 'امسح الرمز المربع' }).click()
    await expect(page.getByRole('button', { name: 'افتح المكتب الآن' })).toBeVisible()
  } finally {
    await browser.close()
  }
})

test('without a camera the person is told to type the code', async ({ context }) => {
  const page = await openApp(context, day)
  await page.getByRole('button', { name: 'امسح الرمز المربع' }).click()
  await expect(page.getByRole('alert')).toContainText('اكتب الرمز بيدك')
})

test('a new version waits, takes over when asked, and loses nothing', async ({ context }) => {
  const page = await atTheCounter(context, day, 'S2')
  await workerReady(page)
  for (let tap = 0; tap < 3; tap++) await tapButton(page).click()
  await context.setOffline(true)
  await tapButton(page).click()
  await expect.poll(() => counted(page)).toBe(4)
  await context.setOffline(false)

  const worker = readFileSync(join(pages, 'sw.js'), 'utf8')
  const version = /sunduq-station-[^a-z]*?([0-9a-f]{16})/.exec(worker)?.[1]
  if (version === undefined) throw new Error('the worker names no version')
  for (const packed of ['sw.js.gz', 'sw.js.br', 'index.html.gz', 'index.html.br'])
    rmSync(join(pages, packed), { force: true })
  writeFileSync(join(pages, 'sw.js'), worker.replaceAll(version, 'f'.repeat(16)))
  const html = readFileSync(join(pages, 'index.html'), 'utf8')
  writeFileSync(join(pages, 'index.html'), html.replace('<body>', '<body data-next="yes">'))

  await page.evaluate(async () => (await navigator.serviceWorker.ready).update())
  await page.getByRole('link', { name: 'المزيد' }).click()
  await expect(page.locator('body')).not.toHaveAttribute('data-next', 'yes')
  await page.getByRole('button', { name: 'نسخة جديدة جاهزة' }).click()
  await expect(page.locator('body')).toHaveAttribute('data-next', 'yes')
  await page.getByRole('button', { name: 'رجوع' }).click()
  await expect.poll(() => counted(page)).toBe(4)
  await expect.poll(() => day.voters('S2')).toBe(4)
  const caches = () => page.evaluate(() => globalThis.caches.keys())
  await expect.poll(caches).toEqual([`sunduq-station-${'f'.repeat(16)}`])
})

test('the app can be installed: manifest, icons and a start with no network', async ({ context }) => {
  const page = await openApp(context, day)
  const manifest = await (await context.request.get(`${day.address}/station/manifest.webmanifest`)).json()
  expect(manifest).toMatchObject({ start_url: '/station/', display: 'standalone', dir: 'rtl' })
  for (const { src, type } of manifest.icons) {
    const icon = await context.request.get(`${day.address}${src}`)
    expect(icon.headers()['content-type']).toContain(type)
  }
  await workerReady(page)
  await context.setOffline(true)
  await page.goto(`${day.address}/station/`)
  await expect(page.getByRole('heading', { name: 'ربط هذا الهاتف بمكتب التصويت' })).toBeVisible()
  await page.locator('#code').fill('4F7QK-2M9XR')
  await page.getByRole('button', { name: 'اربط الهاتف' }).click()
  await expect(page.getByRole('alert')).toContainText('لا شبكة الآن')
})

test('nothing is fetched from outside, and the key cannot be read out', async ({ context }) => {
  const outside: string[] = []
  context.on('request', (request) => {
    if (!request.url().startsWith(day.address) && !request.url().startsWith('blob:')) outside.push(request.url())
  })
  const page = await atTheCounter(context, day, 'S3')
  await tapButton(page).click()
  await expect.poll(() => day.voters('S3')).toBe(1)
  expect(outside).toEqual([])
  const exported = await page.evaluate(
    () =>
      new Promise((resolve, reject) => {
        const open = indexedDB.open('sunduq-station')
        open.onerror = () => reject(open.error)
        open.onsuccess = () => {
          const all = open.result.transaction('terms').objectStore('terms').getAll()
          all.onsuccess = () => {
            const { privateKey } = all.result[0].key.pair as CryptoKeyPair
            crypto.subtle.exportKey('pkcs8', privateKey).then(
              () => resolve('readable'),
              (reason: DOMException) => resolve(reason.name),
            )
          }
        }
      }),
  )
  expect(exported).toBe('InvalidAccessError')
})

test('a phone without Ed25519 enrols and counts with P-256', async ({ context }) => {
  await context.addInitScript(() => {
    const { subtle } = crypto
    const generate = subtle.generateKey.bind(subtle) as (alg: unknown, ...rest: unknown[]) => Promise<unknown>
    const old = (alg: { readonly name?: string }, ...rest: unknown[]) =>
      alg.name === 'Ed25519'
        ? Promise.reject(new DOMException('unrecognized name', 'NotSupportedError'))
        : generate(alg, ...rest)
    Object.defineProperty(subtle, 'generateKey', { value: old })
  })
  const page = await atTheCounter(context, day, 'S4')
  await tapButton(page).click()
  await expect.poll(() => day.voters('S4')).toBe(1)
  const [device] = (await day.facts('S4')).devices
  expect(device === undefined ? undefined : day.device(device)?.alg).toBe('p256')
})

test('a tap that the phone cannot write down does not count and says so', async ({ context }) => {
  const page = await atTheCounter(context, day, 'S5')
  await tapButton(page).click()
  await expect.poll(() => counted(page)).toBe(1)
  await page.evaluate(() => {
    const add = IDBObjectStore.prototype.add
    Object.assign(window, {
      mend: () => {
        IDBObjectStore.prototype.add = add
      },
    })
    IDBObjectStore.prototype.add = () => {
      throw new DOMException('no space left', 'QuotaExceededError')
    }
  })
  await tapButton(page).click()
  await expect(page.getByRole('alert')).toContainText('لم يسجل')
  expect(await counted(page)).toBe(1)
  await page.evaluate(() => (window as unknown as { mend: () => void }).mend())
  await tapButton(page).click()
  await expect.poll(() => counted(page)).toBe(2)
  await expect.poll(() => day.voters('S5')).toBe(2)
  await expect(page.getByRole('alert')).toHaveCount(0)
})
