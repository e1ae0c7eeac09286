import { expect, type Page, test } from '@playwright/test'
import { station } from '#room/testing/book.ts'
import { atTheCounter, openApp, type StationDay, stationDay, tapButton } from './station-day.ts'
import { PHONE, sound } from './station-sound.ts'

test.use({ viewport: PHONE, isMobile: true, hasTouch: true })

let day: StationDay
test.beforeAll(async () => {
  day = await stationDay()
})
test.afterAll(() => day.close())

test('every screen in every language', async ({ context }) => {
  const page = await openApp(context, day)
  await sound(page, 'enrol')
  await page.locator('#code').fill('abc')
  await page.locator('form button').click()
  await sound(page, 'enrol-fault')
  await page.locator('#code').fill(await day.code())
  await page.locator('form button').click()
  await page.getByRole('button', { name: 'افتح المكتب الآن' }).waitFor()
  await sound(page, 'opening')
  await page.getByRole('button', { name: 'افتح المكتب الآن' }).click()
  await tapButton(page).click()
  await sound(page, 'counter')
  for (const screen of ['reading', 'close'] as const) {
    await page.locator(`a[href="#/${screen}"]`).click()
    for (const digit of '99') await page.getByRole('button', { name: digit, exact: true }).click()
    await sound(page, screen)
    await page.getByRole('button', { name: 'رجوع' }).click()
  }
  await page.locator('a[href="#/incident"]').click()
  await sound(page, 'incident')
  await page.getByRole('button', { name: 'رجوع' }).click()
  await page.locator('a[href="#/more"]').click()
  await sound(page, 'more')
  await page.locator('a[href="#/items"]').click()
  await sound(page, 'items')
  await page.getByRole('button', { name: 'رجوع' }).click()
  await page.locator('a[href="#/close"]').click()
  await page.getByRole('button', { name: '1', exact: true }).click()
  await page.getByRole('button', { name: 'تابع' }).click()
  await sound(page, 'close-read-back')
  await page.getByRole('button', { name: 'الرقم صحيح' }).click()
  await page.getByRole('heading', { name: 'المكتب مغلق' }).waitFor()
  await sound(page, 'closed')
  const other = await context.newPage()
  await other.goto(`${day.address}/station/`)
  await other.getByRole('button').waitFor()
  await sound(other, 'another-window')
  await other.close()
  await day.revokeAll()
  await page.getByRole('button', { name: 'أغلق خطأ' }).click()
  await page.getByRole('heading', { name: 'أوقفت القاعة هذا الهاتف' }).waitFor()
  await sound(page, 'stopped')
})

test('the counter fills its share of the screen, and nothing moves while counting', async ({ context }) => {
  const page = await atTheCounter(context, day, 'S2')
  const area = await page.locator('.counter').boundingBox()
  expect(area?.height ?? 0).toBeGreaterThanOrEqual(0.4 * 740)
  expect((area?.y ?? 0) + (area?.height ?? 0)).toBeLessThanOrEqual(740)
  await page.evaluate(() => {
    const seen = window as unknown as { shift: number }
    seen.shift = 0
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) seen.shift += (entry as unknown as { value: number }).value
    }).observe({ type: 'layout-shift' })
  })
  const places = () =>
    page.evaluate(() =>
      [...document.querySelectorAll('.sync, .counter, .undo, nav a')].map((element) => {
        const { x, y, width, height } = element.getBoundingClientRect()
        return [x, y, width, height]
      }),
    )
  const before = await places()
  for (let tap = 0; tap < 12; tap++) await tapButton(page).click()
  await context.setOffline(true)
  await tapButton(page).click()
  await expect(page.getByText('لا شبكة')).toBeVisible()
  day.room.at(12, 1)
  await context.setOffline(false)
  await expect(page.getByText('وصل كل شيء')).toBeVisible()
  await expect(page.getByText('مطلوبة')).toBeVisible()
  await expect.poll(places).toEqual(before)
  // What is left is centred text that got longer inside its own place: 9 became 10, and the reading fell due.
  expect(await page.evaluate(() => (window as unknown as { shift: number }).shift)).toBeLessThan(0.01)
  await expect(page.locator('.count .big')).toHaveCSS('font-variant-numeric', /tabular-nums/)
})

test('women and men: no line crosses the figure, and below it stands what it is out of', async ({
  browser,
  context,
}) => {
  const split = await stationDay({
    counting: { sexes: true },
    stations: [{ ...station('S1', 'O1', 1, 3), names: { ar: 'مدرسة الأمل', fr: 'École Al Amal' } }],
  })
  const opened = async (page: Page) => {
    await page.getByRole('button', { name: 'اربط الهاتف' }).click()
    return page.locator('.count .under')
  }
  const woman = (page: Page) => page.getByRole('button', { name: 'امرأة' })
  const page = await openApp(context, split, await split.code())
  const line = await opened(page)
  await page.getByRole('button', { name: 'افتح المكتب الآن' }).click()
  await expect(line).toHaveText('من 3 مسجلا')
  // The figure is nought: a line through it would make another one of it.
  const lowest = await page.locator('.count').evaluate((count) => count.getBoundingClientRect().bottom)
  const between = await page.locator('.counter').evaluate((counter) => {
    const { top, content } = getComputedStyle(counter, '::after')
    return { content, top: counter.getBoundingClientRect().top + Number.parseFloat(top) }
  })
  expect(between.content).not.toBe('none')
  expect(between.top).toBeGreaterThanOrEqual(lowest)
  await sound(page, 'counter-split')

  const other = await browser.newContext()
  const second = await openApp(other, split, await split.code())
  await opened(second)
  for (let voter = 0; voter < 2; voter++) await woman(second).click()
  await expect.poll(() => split.voters()).toBe(2)
  await other.close()
  // A phone asks the room how its station stands when it starts, and then every three minutes.
  await page.reload()
  await expect(line).toHaveText('كل هواتف المكتب: 2')
  await page.getByRole('button', { name: 'رجل' }).click()
  await expect(line).toHaveText('كل هواتف المكتب: 3')
  await woman(page).click()
  await expect(line).toHaveText('أكثر من المسجلين (3). تحقق من لائحة التوقيعات.')
  await sound(page, 'counter-above')
  await page.evaluate(() => {
    IDBObjectStore.prototype.add = () => {
      throw new DOMException('no space left', 'QuotaExceededError')
    }
  })
  await woman(page).click()
  await expect(line).toHaveText('لم يسجل: تعذر الحفظ في الهاتف. حرر مساحة ثم أعد.')
  await sound(page, 'counter-fault')
  await split.close()
})
