import { expect, type Page, test } from '@playwright/test'
import { LANGUAGES, type Language } from '#election/languages.ts'
import { atTheCounter, openApp, type StationDay, stationDay, tapButton } from './station-day.ts'
import { violations } from './violations.ts'

test.use({ viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true })

let day: StationDay
test.beforeAll(async () => {
  day = await stationDay()
})
test.afterAll(() => day.close())

/** One of each direction: the words change nothing in what axe looks at. */
const AXE_LANGUAGES: readonly Language[] = ['ar', 'fr']

/** No violation of WCAG 2.2 AA, enhanced contrast included; nothing wider than the phone; targets a thumb can hit. */
async function sound(page: Page, name: string): Promise<void> {
  for (const language of LANGUAGES) {
    await page.getByRole('combobox').selectOption(language)
    await expect(page.locator('html')).toHaveAttribute('lang', language)
    if (AXE_LANGUAGES.includes(language))
      expect(await violations(page, { enhanced: true }), `${name} ${language}`).toEqual([])
    const width = await page.evaluate(() => document.documentElement.scrollWidth)
    expect(width, `${name} ${language}: width`).toBeLessThanOrEqual(360)
    const small = await page.evaluate(() =>
      [...document.querySelectorAll('button, a, select, .choice, textarea, input[type=text]')]
        .map((element) => ({ text: element.textContent?.trim(), box: element.getBoundingClientRect() }))
        .filter(({ box }) => box.width > 1 && (box.height < 48 || box.width < 44))
        .map(({ text }) => text),
    )
    expect(small, `${name} ${language}: targets`).toEqual([])
    const tiny = await page.evaluate(() =>
      [...document.querySelectorAll('main *, header *')]
        .filter(
          (element) => element.childElementCount === 0 && element.textContent?.trim() && !element.closest('.heard'),
        )
        .filter((element) => Number.parseFloat(getComputedStyle(element).fontSize) < 18)
        .map((element) => element.textContent),
    )
    expect(tiny, `${name} ${language}: text size`).toEqual([])
  }
  await page.getByRole('combobox').selectOption('ar')
}

test('every screen in every language', async ({ context }) => {
  test.setTimeout(300_000)
  const page = await openApp(context, day)
  await sound(page, 'enrol')
  await page.locator('#code').fill('abc')
  await page.locator('form button').click()
  await sound(page, 'enrol with a fault')
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
  await sound(page, 'read back')
  await page.getByRole('button', { name: 'الرقم صحيح' }).click()
  await page.getByRole('heading', { name: 'المكتب مغلق' }).waitFor()
  await sound(page, 'closed')
  const other = await context.newPage()
  await other.goto(`${day.address}/station/`)
  await other.getByRole('button').waitFor()
  await sound(other, 'another window')
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
  expect(await places()).toEqual(before)
  // What is left is centred text that got longer inside its own place: 9 became 10, and the reading fell due.
  expect(await page.evaluate(() => (window as unknown as { shift: number }).shift)).toBeLessThan(0.01)
  await expect(page.locator('.count .big')).toHaveCSS('font-variant-numeric', /tabular-nums/)
})
