import { expect, test } from '@playwright/test'
import { atTheCounter, counted, type StationDay, stationDay, tapButton } from './station-day.ts'

test.use({ viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true })

let day: StationDay
test.beforeAll(async () => {
  day = await stationDay()
})
test.afterAll(() => day.close())

test('a phone whose storage was erased says so at once, and goes on with a new code beside what it had sent', async ({
  context,
}) => {
  const page = await atTheCounter(context, day)
  await tapButton(page).click()
  await tapButton(page).click()
  await expect.poll(() => day.voters()).toBe(2)

  const browser = await context.newCDPSession(page)
  await browser.send('Storage.clearDataForOrigin', { origin: day.address, storageTypes: 'indexeddb' })
  // No counter is left that looks alive and notes nothing.
  await expect(page.getByRole('heading', { name: 'ربط هذا الهاتف بمكتب التصويت' })).toBeVisible()
  await expect(tapButton(page)).toHaveCount(0)

  await page.locator('#code').fill(await day.code())
  await page.getByRole('button', { name: 'اربط الهاتف' }).click()
  await tapButton(page).click()
  await expect.poll(() => counted(page)).toBe(1)
  await expect.poll(() => day.voters()).toBe(3)
})
