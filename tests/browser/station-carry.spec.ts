import { type BrowserContext, expect, type Page, test } from '@playwright/test'
import { type Filming, filming, seen } from './camera.ts'
import { BALLOT, closeWith, openSheet, typeBoxes } from './station-ballot.ts'
import { atTheCounter, openApp, type StationDay, stationDay, workerReady } from './station-day.ts'
import { violations } from './violations.ts'

const PHONE = { viewport: { width: 360, height: 740 }, deviceScaleFactor: 2, locale: 'ar-MA' }

let day: StationDay
let owner: Filming
let carrier: Filming
test.beforeAll(async () => {
  day = await stationDay(BALLOT)
  owner = await filming()
  carrier = await filming()
})
test.afterAll(async () => {
  await Promise.all([owner.close(), carrier.close()])
  await day.close()
})

/** A closed station without a network, with one signed sheet that only this phone has. */
async function cutOff(context: BrowserContext, station: string): Promise<Page> {
  const page = await atTheCounter(context, day, station)
  day.room.at(20)
  await closeWith(page, '150')
  await expect(page.getByText('وصل كل شيء إلى القاعة')).toBeVisible()
  await workerReady(page)
  await context.setOffline(true)
  await openSheet(page, 'مجلس الجماعة')
  await typeBoxes(page, '150', '150', '30', '0', '120', '77', '43')
  await page.locator('.choice input').check()
  await page.getByRole('button', { name: 'إلى القراءة' }).click()
  await page.getByRole('button', { name: 'وقع وأرسل' }).click()
  await expect(page.locator('article', { hasText: 'مجلس الجماعة' })).toContainText('محفوظ هنا')
  return page
}

/** Every part of what a phone shows to be carried, as a camera sees it. */
async function filmed(page: Page): Promise<Buffer[]> {
  await page.getByRole('link', { name: 'انقل برمز مربع' }).click()
  const code = page.locator('.code svg')
  await expect(code).toBeVisible()
  const total = Number(/من\D*(\d+)/.exec(await page.locator('.part').innerText())?.[1])
  const pictures = [await seen(page, code)]
  while (pictures.length < total) {
    await page.getByRole('button', { name: 'الجزء التالي' }).click()
    await expect(page.locator('.part')).toContainText(new RegExp(`^\\D*${pictures.length + 1}\\D`))
    pictures.push(await seen(page, code))
  }
  return pictures
}

test('a sheet goes from screen to camera to the room, and its receipt comes back the same way', async () => {
  const home = await owner.browser.newContext(PHONE)
  const page = await cutOff(home, 'S1')
  const pictures = await filmed(page)
  expect(pictures.length).toBeGreaterThan(0)
  expect(await violations(page, { enhanced: true })).toEqual([])

  const road = await carrier.browser.newContext(PHONE)
  const other = await atTheCounter(road, day, 'S3')
  await other.getByRole('link', { name: 'المزيد' }).click()
  await other.getByRole('link', { name: 'أحضر من هاتف آخر' }).click()
  carrier.hold(pictures)
  await other.getByRole('button', { name: 'امسح بالكاميرا' }).click()
  const carried = other.getByRole('listitem').first()
  await expect(carried).toContainText('من المكتب')
  await expect(carried).toContainText('مقبول رقم')
  const form = await day.form('S1', 'C1-council')
  expect(form).toMatchObject({ status: 'typed', first: { version: 1, sheet: { valid: 120, votes: [77, 43] } } })
  expect(form.first?.by).not.toBe((await day.facts('S3')).devices[0])

  await carried.getByRole('button', { name: 'أظهر وصل التسليم' }).click()
  expect(await violations(other, { enhanced: true })).toEqual([])
  owner.hold([await seen(other, other.locator('.code svg'))])
  await page.getByRole('button', { name: 'امسح وصل التسليم' }).click()
  await expect(page.getByText('الوصل صحيح')).toBeVisible()
  await page.getByRole('button', { name: 'رجوع' }).click()
  const sheet = page.locator('article', { hasText: 'مجلس الجماعة' })
  await expect(sheet).toContainText('سلمه هاتف آخر إلى القاعة')
  await expect(sheet).toContainText('محفوظ هنا')

  // The word of the carrier is not taken for the room's: with the network back it is sent again, and counted once.
  const size = (await day.form('S1', 'C1-council')).first?.entry
  await home.setOffline(false)
  await expect(sheet).toContainText('مقبول رقم')
  await expect(sheet).not.toContainText('سلمه هاتف آخر')
  const after = await day.form('S1', 'C1-council')
  expect(after.first?.entry).toBe(size)
  expect(after.earlier).toEqual([])
  await home.close()
  await road.close()
})

test('a phone that was never enrolled hands in a pasted text, kept through a night without a network', async () => {
  const home = await owner.browser.newContext({ ...PHONE, permissions: ['clipboard-read', 'clipboard-write'] })
  const page = await cutOff(home, 'S2')
  await page.getByRole('link', { name: 'انقل برمز مربع' }).click()
  await page.getByRole('button', { name: 'انسخ النص' }).click()
  const copied = () => page.evaluate(() => navigator.clipboard.readText())
  await expect.poll(copied).toMatch(/^SUNDUQ1:[0-9A-F]{20}:1:\d+:[A-Z2-7]+/)
  const text = await copied()

  const road = await carrier.browser.newContext(PHONE)
  const other = await openApp(road, day)
  await workerReady(other)
  // The browser forgets for a moment of a reload that it has no network: what would slip through then goes nowhere.
  await road.route('**/intake/**', (route) => route.abort())
  await road.setOffline(true)
  await other.getByRole('link', { name: 'أحضر من هاتف آخر' }).click()
  await other.getByLabel('ألصق النص هنا').fill('SUNDUQ1:00:1:2:AAAA')
  await other.getByRole('button', { name: 'خذ النص' }).click()
  await expect(other.getByText(/ينقص/)).toContainText('2')
  for (const _ of [1, 2]) {
    await other.getByLabel('ألصق النص هنا').fill(text)
    await other.getByRole('button', { name: 'خذ النص' }).click()
    await expect(other.getByRole('listitem')).toHaveCount(1)
  }
  await expect(other.getByRole('listitem')).toContainText('محفوظ هنا')
  await other.reload()
  await expect(other.getByRole('listitem')).toContainText('محفوظ هنا')
  expect((await day.form('S2', 'C1-council')).status).toBe('awaited')
  await road.unroute('**/intake/**')
  await road.setOffline(false)
  await expect(other.getByRole('listitem')).toContainText('مقبول رقم')
  expect((await day.form('S2', 'C1-council')).first?.sheet).toMatchObject({ votes: [77, 43] })
  await home.close()
  await road.close()
})

test('a receipt of another phone is not believed', async () => {
  const home = await owner.browser.newContext(PHONE)
  const page = await cutOff(home, 'S4')
  await page.getByRole('link', { name: 'انقل برمز مربع' }).click()
  // Its own code is no receipt.
  owner.hold([await seen(page, page.locator('.code svg'))])
  await page.getByRole('button', { name: 'امسح وصل التسليم' }).click()
  await expect(page.getByText('ليس هذا وصلا لهذا الهاتف')).toBeVisible()
  await home.close()
})
