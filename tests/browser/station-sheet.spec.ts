import { expect, type Page, test } from '@playwright/test'
import type { Digest } from '#election/named.ts'
import { BALLOT, closeWith, openSheet, paperPhoto, press, typeBoxes } from './station-ballot.ts'
import { atTheCounter, type StationDay, stationDay, tapButton, workerReady } from './station-day.ts'
import { PHONE, sound } from './station-sound.ts'

test.use({ viewport: PHONE, isMobile: true, hasTouch: true })

let day: StationDay
test.beforeAll(async () => {
  day = await stationDay(BALLOT)
})
test.afterAll(() => day.close())

/** Closed and in the evening, everything so far in the room's journal. */
async function closedStation(page: Page): Promise<void> {
  await tapButton(page).click()
  day.room.at(20)
  await closeWith(page, '160')
  await expect(page.getByText('وصل كل شيء إلى القاعة')).toBeVisible()
  await workerReady(page)
}

const box = (page: Page, name: string | RegExp) => page.locator('.box', { hasText: name })
const button = (page: Page, name: string) => page.getByRole('button', { name })

test('a sheet typed with no network, through a reload, signed, sent, and corrected by a second version', async ({
  context,
}) => {
  const page = await atTheCounter(context, day, 'S1')
  await closedStation(page)
  await context.setOffline(true)

  await openSheet(page, 'اللائحة المحلية')
  await expect(page.getByText('المسجلون')).toContainText('300')
  await typeBoxes(page, '160', '160', '20')
  await press(page, '2')
  await expect(box(page, 'الأوراق المتنازع فيها')).toContainText('2')
  // The phone dies in the middle of the sheet.
  await page.close({ runBeforeUnload: false })
  const again = await context.newPage()
  await again.goto(`${day.address}/station/`)
  await openSheet(again, 'اللائحة المحلية')
  await expect(box(again, 'المصوتون')).toContainText('160')
  await expect(box(again, 'الأوراق الملغاة')).toContainText('20')
  await expect(box(again, 'الأصوات المعبر عنها')).toContainText('–')
  await expect(box(again, 'الأصوات المعبر عنها')).toHaveAttribute('aria-current', 'step')

  await typeBoxes(again, '138', '71', '45', '23', '0')
  await expect(again.locator('.dock .go')).toHaveText('تم')
  await sound(again, 'sheet-boxes')
  // One vote too many: told, marked, and left as it was typed; blank is not zero.
  await expect(again.getByText('E105')).toHaveCount(0)
  await press(again, '0')
  await expect(again.getByText('E105')).toBeVisible()
  await expect(again.locator('.dock dl')).toContainText('139')
  await expect(box(again, 'حزب الأصالة والمعاصرة')).toContainText('✕')
  await expect(box(again, 'حزب الأصالة والمعاصرة')).toContainText('45')
  await again.locator('.dock .go').click()
  await button(again, 'إلى القراءة').click()
  await expect(again.getByRole('alert')).toContainText('صحح ما كتب خطأ')
  await sound(again, 'sheet-finish-with-fault')
  await button(again, 'إلى الخانات').click()
  await box(again, 'حزب الأصالة والمعاصرة').click()
  await button(again, 'امسح آخر رقم').click()
  await press(again, '4')
  await expect(again.getByText('E105')).toHaveCount(0)

  await button(again, 'الملاحظات والصورة').click()
  await expect(again.getByText('W156')).toBeVisible()
  await again.getByLabel('ملاحظات وشكايات وقرارات المكتب').fill('ورقتان متنازع فيهما')
  await expect(again.getByText('W156')).toHaveCount(0)
  const first = await paperPhoto(again, 'one')
  await again.locator('input[type=file]').setInputFiles({ name: 'pv.jpg', mimeType: 'image/jpeg', buffer: first })
  await expect(again.getByText('الصورة جاهزة')).toBeVisible()
  await sound(again, 'sheet-finish')
  const rules = await again.locator('.choice input').count()
  if (rules > 0) await again.locator('.choice input').check()
  await button(again, 'إلى القراءة').click()
  await expect(again.getByText('اقرأ المحضر بصوت مسموع')).toBeVisible()
  await sound(again, 'sheet-read-back')
  await button(again, 'وقع وأرسل').click()
  const local = again.locator('article', { hasText: 'اللائحة المحلية' })
  await expect(local).toContainText('محفوظ هنا')
  await expect(local).toContainText('الصورة في الطريق')
  await sound(again, 'sheet-sheets')
  expect((await day.form('S1', 'P-house')).status).toBe('awaited')

  await context.setOffline(false)
  await expect(local).toContainText('مقبول رقم')
  await expect(local).toContainText('وصلت الصورة')
  const sent = await day.form('S1', 'P-house')
  expect(sent).toMatchObject({
    status: 'typed',
    first: {
      from: 'station',
      version: 1,
      sheet: { registered: 300, voters: 160, void: 20, contested: 2, valid: 138, votes: [71, 44, 23, 0, 0] },
    },
  })
  expect(sent.first?.sheet.observations).toBe('ورقتان متنازع فيهما')

  // The paper's own numbers are typed once for both of its contests.
  await openSheet(again, 'اللائحة الجهوية')
  await expect(box(again, 'المصوتون')).toContainText('160')
  await expect(box(again, 'أوراق التصويت في الصندوق')).toContainText('160')
  await expect(box(again, 'الأوراق الملغاة')).toContainText('–')
  await button(again, 'رجوع').click()

  // A correction begins with what was said, needs a reason and keeps both versions with both photos.
  await expect(local.getByRole('link')).toContainText('صحح بنسخة جديدة')
  await openSheet(again, 'اللائحة المحلية')
  await box(again, 'حزب الأصالة والمعاصرة').click()
  await button(again, 'امسح آخر رقم').click()
  await press(again, '3')
  await box(again, 'حزب الاستقلال').click()
  await button(again, 'امسح آخر رقم').click()
  await press(again, '4')
  await button(again, 'الملاحظات والصورة').click()
  const second = await paperPhoto(again, 'two')
  await again.locator('input[type=file]').setInputFiles({ name: 'pv.jpg', mimeType: 'image/jpeg', buffer: second })
  await expect(again.getByText('الصورة جاهزة')).toBeVisible()
  if ((await again.locator('.choice input').count()) > 0) await again.locator('.choice input').check()
  await button(again, 'إلى القراءة').click()
  await expect(again.getByRole('alert')).toContainText('اكتب سبب التصحيح')
  await again.getByLabel('سبب التصحيح').fill('قلب سطرين')
  await button(again, 'إلى القراءة').click()
  await button(again, 'وقع وأرسل').click()
  await expect(local.locator('.state')).toHaveCount(2)
  await expect(local.locator('.state').first()).toContainText('مقبول رقم')
  await expect.poll(async () => (await day.form('S1', 'P-house')).first?.version).toBe(2)
  const corrected = await day.form('S1', 'P-house')
  expect(corrected.first).toMatchObject({ reason: 'قلب سطرين', sheet: { votes: [71, 43, 24, 0, 0] } })
  expect(corrected.earlier).toMatchObject([{ version: 1, sheet: { votes: [71, 44, 23, 0, 0] } }])
  const photos = [corrected.earlier[0]?.photo, corrected.first?.photo] as Digest[]
  expect(new Set(photos).size).toBe(2)
  await expect(local.getByText('الصورة في الطريق')).toHaveCount(0)
  for (const photo of photos) {
    await expect.poll(() => day.room.store.photos.has(photo)).toBe(true)
    expect((await day.room.store.photos.get(photo))?.length ?? 0).toBeLessThanOrEqual(300_000)
  }
})

test('nothing moves while a sheet is typed, and the marked box is always in sight', async ({ context }) => {
  const page = await atTheCounter(context, day, 'S2')
  await closedStation(page)
  await openSheet(page, 'اللائحة المحلية')
  await page.evaluate(() => {
    const seen = window as unknown as { shift: number }
    seen.shift = 0
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as unknown as { value: number; sources: { node?: Node }[] }[]) {
        // Findings come below the keys and are sorted among themselves; nothing that a finger aims at is among them.
        const aimed = entry.sources.some(({ node }) => !(node instanceof Element && node.closest('.fault, .notice')))
        if (aimed) seen.shift += entry.value
      }
    }).observe({ type: 'layout-shift' })
  })
  const dock = async () => (await page.locator('.dock').boundingBox())?.y
  const before = await dock()
  for (const count of ['160', '161', '20', '2', '138', '71', '44', '23', '7', '0']) {
    const marked = async () => (await page.locator('.box[aria-current]').boundingBox()) ?? { y: -1, height: 0 }
    await expect.poll(async () => (await marked()).y).toBeGreaterThanOrEqual(0)
    const below = async () => (await marked()).y + (await marked()).height - ((await dock()) ?? 0)
    await expect.poll(below).toBeLessThanOrEqual(0)
    await press(page, count)
    await expect.poll(dock).toBe(before)
    if (count !== '0') await page.locator('.keypad .go').click()
  }
  expect(await page.evaluate(() => (window as unknown as { shift: number }).shift)).toBeLessThan(0.01)
})
