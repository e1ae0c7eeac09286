import { expect, type Page, test } from '@playwright/test'
import type { Digest } from '#election/named.ts'
import { BALLOT, closeWith, openSheet, typeBoxes } from './station-ballot.ts'
import { atTheCounter, type StationDay, stationDay, tapButton, workerReady } from './station-day.ts'

test.use({ viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true })

let day: StationDay
test.beforeAll(async () => {
  day = await stationDay(BALLOT)
})
test.afterAll(() => day.close())

const MOST_BYTES = 300_000
/** 12 megapixels, as a phone's camera takes them. */
const [WIDTH, HEIGHT] = [3000, 4000]

/** A signed sheet on a table in poor light: ruled rows with figures, uneven light, and the grain of a camera. */
async function grainyPhoto(page: Page): Promise<Buffer> {
  const base64 = await page.evaluate(
    async ([width, height]) => {
      const canvas = new OffscreenCanvas(width, height)
      const drawing = canvas.getContext('2d') as OffscreenCanvasRenderingContext2D
      const light = drawing.createLinearGradient(0, 0, width, height)
      light.addColorStop(0, '#f2ead8')
      light.addColorStop(1, '#9c8f78')
      drawing.fillStyle = light
      drawing.fillRect(0, 0, width, height)
      drawing.fillStyle = '#1a2340'
      drawing.font = '70px sans-serif'
      for (let row = 0; row < 30; row++) {
        drawing.fillRect(200, 300 + row * 115, width - 400, 4)
        drawing.fillText(`${row * 37} — RNI PAM PI ${row}`, 300, 390 + row * 115)
      }
      const image = drawing.getImageData(0, 0, width, height)
      let seed = 1
      for (let at = 0; at < image.data.length; at++) {
        if (at % 4 === 3) continue
        seed = (Math.imul(seed, 1664525) + 1013904223) | 0
        image.data[at] = (image.data[at] ?? 0) + ((seed >>> 24) - 128) / 5
      }
      drawing.putImageData(image, 0, 0)
      const reader = new FileReader()
      const read = new Promise((resolve) => reader.addEventListener('load', resolve))
      reader.readAsDataURL(await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.92 }))
      await read
      return String(reader.result).split(',')[1] as string
    },
    [WIDTH, HEIGHT] as const,
  )
  return Buffer.from(base64, 'base64')
}

/** The pictures that this phone still keeps: size of what goes, and of what was taken. */
const keptPhotos = (page: Page): Promise<{ small: number; original: number }[]> =>
  page.evaluate(async () => {
    const found: { small: number; original: number }[] = []
    for (const { name = '' } of await indexedDB.databases()) {
      const db = await new Promise<IDBDatabase>((resolve, reject) => {
        const opening = indexedDB.open(name)
        opening.onsuccess = () => resolve(opening.result)
        opening.onerror = () => reject(opening.error)
      })
      if (db.objectStoreNames.contains('photos')) {
        const all = db.transaction('photos').objectStore('photos').getAll()
        await new Promise((resolve) => {
          all.onsuccess = resolve
        })
        found.push(
          ...all.result.map(({ bytes, original }: { bytes: Blob; original: Blob }) => ({
            small: bytes.size,
            original: original.size,
          })),
        )
      }
      db.close()
    }
    return found
  })

test('a photo of twelve megapixels goes small, in parts, through a killed page; the original stays until it is there', async ({
  context,
}) => {
  const page = await atTheCounter(context, day, 'S1')
  await tapButton(page).click()
  day.room.at(20)
  await closeWith(page, '160')
  await expect(page.getByText('وصل كل شيء إلى القاعة')).toBeVisible()
  await workerReady(page)
  await openSheet(page, 'اللائحة المحلية')
  await typeBoxes(page, '160', '160', '20', '0', '140', '73', '44', '23', '0')
  await page.locator('.keypad').getByRole('button', { name: '0', exact: true }).click()
  await page.locator('.dock .go').click()

  const taken = await grainyPhoto(page)
  expect(taken.length).toBeGreaterThan(3_000_000)
  await page.locator('input[type=file]').setInputFiles({ name: 'pv.jpg', mimeType: 'image/jpeg', buffer: taken })
  await expect(page.getByText('الصورة جاهزة')).toBeVisible()
  if ((await page.locator('.choice input').count()) > 0) await page.locator('.choice input').check()
  await page.getByRole('button', { name: 'إلى القراءة' }).click()

  // The network carries one part, and then the phone's page is killed.
  const parts: string[] = []
  let cut = true
  await context.route('**/intake/photos/*', async (route) => {
    const range = route.request().headers()['content-range']
    if (range !== undefined) parts.push(range)
    await (cut && range !== undefined && parts.length > 1 ? route.abort() : route.continue())
  })
  await page.getByRole('button', { name: 'وقع وأرسل' }).click()
  await expect.poll(() => parts.length).toBeGreaterThan(1)
  const [kept] = await keptPhotos(page)
  expect(kept?.original).toBe(taken.length)
  expect(kept?.small).toBeLessThanOrEqual(MOST_BYTES)
  // The sheet and its photo go side by side.
  const promised = async () => (await day.form('S1', 'P-house')).first?.photo
  await expect.poll(promised).toBeDefined()
  await page.close({ runBeforeUnload: false })
  const sent = (await promised()) as Digest
  expect(await day.room.store.photos.has(sent)).toBe(false)

  cut = false
  const before = parts.length
  const again = await context.newPage()
  await again.goto(`${day.address}/station/`)
  await expect.poll(() => day.room.store.photos.has(sent)).toBe(true)
  // The part that had arrived is not sent again.
  expect(parts.slice(before).filter((range) => range.startsWith('bytes 0-'))).toEqual([])
  await expect.poll(() => keptPhotos(again)).toEqual([])

  const arrived = (await day.room.store.photos.get(sent)) as Buffer
  expect(arrived.length).toBeLessThanOrEqual(MOST_BYTES)
  const size = await again.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (one) => one.charCodeAt(0))
    const { width, height } = await createImageBitmap(new Blob([bytes]))
    return [width, height]
  }, arrived.toString('base64'))
  // Upright and large enough that a written figure is read.
  expect(size[1]).toBeGreaterThanOrEqual(1_280)
  expect((size[0] as number) / (size[1] as number)).toBeCloseTo(WIDTH / HEIGHT, 1)
})
