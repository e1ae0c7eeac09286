import { expect, type Page, test } from '@playwright/test'
import type { MessageId } from '#election/named.ts'
import { atTheCounter, type StationDay, stationDay, tapButton, workerReady } from './station-day.ts'
import { PHONE, sound } from './station-sound.ts'

test.use({ viewport: PHONE, isMobile: true, hasTouch: true })

let day: StationDay
test.beforeAll(async () => {
  day = await stationDay()
})
test.afterAll(() => day.close())

const LAMP = 'm0000000000000001' as MessageId
const HOUR = 'm0000000000000002' as MessageId
const news = (page: Page) => page.locator('a.news')

test('a message reaches the phone with what it sends, is read, answered offline, and stays on disk', async ({
  context,
}) => {
  const page = await atTheCounter(context, day, 'S1')
  const undo = page.locator('button.undo')
  await tapButton(page).click()
  const before = await undo.boundingBox()
  await expect(news(page)).toHaveCount(0)

  await day.message(LAMP, 'أحضروا المصباح الاحتياطي')
  await day.message(HOUR, 'يغلق التصويت على السابعة مساء.\nمن في الصف يصوت.', true)
  await tapButton(page).click()
  await expect(news(page)).toContainText('رسالتان جديدتان')
  await expect.poll(() => undo.boundingBox()).toEqual(before)
  expect((await day.messages())[LAMP]?.seen).toEqual({})

  await news(page).click()
  const lines = page.locator('main li')
  await expect(lines).toHaveCount(2)
  await expect(lines.first()).toContainText('تعليمة')
  await expect(lines.first()).toContainText('من في الصف')
  await expect.poll(async () => Object.keys((await day.messages())[LAMP]?.seen ?? {})).toEqual(['S1'])

  await workerReady(page)
  await context.setOffline(true)
  await lines.last().getByRole('button', { name: 'أجب' }).click()
  await page.getByRole('button', { name: 'أرسل الجواب' }).click()
  await expect(page.getByRole('alert')).toContainText('اكتب الجواب')
  await page.getByRole('textbox').fill('لا مصباح عندنا')
  await page.getByRole('button', { name: 'أرسل الجواب' }).click()
  await expect(lines.last()).toContainText('لا مصباح عندنا')
  await page.reload()
  await expect(lines).toHaveCount(2)
  await expect(lines.last()).toContainText('لا مصباح عندنا')
  await context.setOffline(false)
  await expect
    .poll(async () => (await day.messages())[LAMP]?.replies.map(({ words }) => words))
    .toEqual(['لا مصباح عندنا'])
  // The screen stayed open meanwhile, and says that it has arrived.
  await expect(lines.last()).toContainText('مقبول رقم')
  expect(Object.keys((await day.messages())[HOUR]?.seen ?? {})).toEqual(['S1'])

  await day.withdraw(LAMP)
  await page.getByRole('button', { name: 'رجوع' }).click()
  await tapButton(page).click()
  await page.locator('a[href="#/more"]').click()
  await page.locator('a[href="#/messages"]').click()
  await expect(lines).toHaveCount(1)
  await page.close()
})

test('the screen of messages holds in every language', async ({ context }) => {
  await day.message('m0000000000000003' as MessageId, 'أغلقوا الباب الخلفي')
  const page = await atTheCounter(context, day, 'S2')
  await tapButton(page).click()
  await expect(news(page)).toBeVisible()
  for (const screen of ['counter', 'messages'] as const) {
    if (screen === 'messages') {
      await news(page).click()
      await page.locator('main li').getByRole('button').first().click()
    }
    await sound(page, screen === 'counter' ? 'counter-news' : screen)
  }
  await page.close()
})
