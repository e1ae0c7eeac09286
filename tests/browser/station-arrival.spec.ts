import { cpSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContext, expect, type Page, test } from '@playwright/test'
import { openApp, type StationDay, stationDay, tapButton, workerReady } from './station-day.ts'
import { PHONE, sound } from './station-sound.ts'

/** How the app and its enrolment come to a phone on one bar of signal. */
test.use({ viewport: PHONE, isMobile: true, hasTouch: true })

const PAGES = join(import.meta.dirname, '../../dist/web/station')

let day: StationDay
let folder: string
let pages: string
test.beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sunduq arrival '))
  pages = join(folder, 'station')
  cpSync(PAGES, pages, { recursive: true })
  day = await stationDay({}, pages)
})
test.afterAll(async () => {
  await day.close()
  rmSync(folder, { recursive: true, force: true })
})

const enrolment = (page: Page) => page.getByRole('heading', { name: 'ربط هذا الهاتف بمكتب التصويت' })
const enrol = (page: Page) => page.getByRole('button', { name: 'اربط الهاتف' }).click()
const back = async (context: BrowserContext) => {
  await context.setOffline(true)
  await context.setOffline(false)
}

test('the app comes over several tries, and what came stays', async ({ context }) => {
  const icon = join(pages, 'icon-512.png')
  renameSync(icon, `${icon}.away`)
  const page = await openApp(context, day)
  const kept = () =>
    page.evaluate(async () => {
      const [name] = await caches.keys()
      return name === undefined ? 0 : (await (await caches.open(name)).keys()).length
    })
  await expect.poll(kept).toBeGreaterThan(10)
  await expect.poll(() => page.evaluate(() => navigator.serviceWorker.getRegistrations())).toEqual([])
  const before = await kept()

  renameSync(`${icon}.away`, icon)
  await back(context)
  await workerReady(page)
  expect(await kept()).toBe(before + 1)
  await context.setOffline(true)
  await page.reload()
  await expect(enrolment(page)).toBeVisible()
})

test('a screen that has not come says so and comes with the next try', async ({ browser }) => {
  const context = await browser.newContext({ serviceWorkers: 'block', viewport: PHONE, locale: 'ar-MA' })
  const page = await openApp(context, day, await day.code('S2'))
  await enrol(page)
  await page.getByRole('button', { name: 'افتح المكتب الآن' }).click()
  await tapButton(page).click()
  await context.route('**/assets/More-*.js', (route) => route.abort())
  await page.getByRole('link', { name: 'المزيد' }).click()
  await expect(page.getByRole('alert')).toContainText('لم تصل هذه الشاشة')
  await sound(page, 'screen-lost')
  await context.unroute('**/assets/More-*.js')
  await page.getByRole('button', { name: 'أعد المحاولة' }).click()
  await expect(page.getByText('لم يحفظ التطبيق في الهاتف بعد')).toBeVisible()
  await page.getByRole('button', { name: 'رجوع' }).click()
  await expect(tapButton(page)).toBeVisible()
  await context.close()
})

test('a link that a messenger damaged still opens the enrolment', async ({ context }) => {
  const page = await openApp(context, day, '4F7QK%')
  await expect(enrolment(page)).toBeVisible()
  await expect(page.locator('#code')).toHaveValue('4F7QK%')
})

test('a browser that first asks the person whether it may keep files holds nothing up', async ({ context }) => {
  await context.addInitScript(() => {
    navigator.storage.persisted = () => Promise.resolve(false)
    navigator.storage.persist = () => new Promise(() => {})
  })
  const page = await openApp(context, day)
  await expect(enrolment(page)).toBeVisible()
})

test('a code whose answer was lost is good again, however it is typed the second time', async ({ context }) => {
  const page = await openApp(context, day)
  const code = await day.code('S3')
  await context.route('**/intake/enrol', async (route) => {
    await route.fetch()
    await route.abort()
  })
  await page.locator('#code').fill(code)
  await enrol(page)
  await expect(page.getByRole('alert')).toContainText('لا شبكة الآن')
  await context.unroute('**/intake/enrol')
  await page.locator('#code').fill(code.toLowerCase().replace('-', ' '))
  await enrol(page)
  await expect(page.getByRole('button', { name: 'افتح المكتب الآن' })).toBeVisible()
})

test('a phone that cannot write says so and may try again', async ({ context }) => {
  const page = await openApp(context, day, await day.code('S4'))
  await page.evaluate(() => {
    const { put } = IDBObjectStore.prototype
    IDBObjectStore.prototype.put = () => {
      IDBObjectStore.prototype.put = put
      throw new DOMException('no space', 'QuotaExceededError')
    }
  })
  await enrol(page)
  await expect(page.getByRole('alert')).toContainText('لا يسمح هذا المتصفح بالحفظ')
  await enrol(page)
  await expect(page.getByRole('button', { name: 'افتح المكتب الآن' })).toBeVisible()
})
