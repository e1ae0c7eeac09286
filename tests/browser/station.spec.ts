import { expect, test } from '@playwright/test'
import { LANGUAGES } from '#election/languages.ts'
import { atTheCounter, counted, openApp, type StationDay, stationDay, tapButton, workerReady } from './station-day.ts'

test.use({ viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true })

let day: StationDay
/** Each journey has a station of its own. */
let station = 'S0'
test.beforeAll(async () => {
  day = await stationDay()
})
test.afterAll(() => day.close())
test.beforeEach(() => {
  station = `S${Number(station.slice(1)) + 1}`
})

test('fifty taps without a network survive a reload and all arrive', async ({ context }) => {
  const page = await atTheCounter(context, day, station)
  await expect(page.getByText('وصل كل شيء إلى القاعة')).toBeVisible()
  await workerReady(page)

  await context.setOffline(true)
  for (let tap = 0; tap < 50; tap++) await tapButton(page).click()
  await expect.poll(() => counted(page)).toBe(50)
  await expect(page.getByText('محفوظ في هذا الهاتف')).toContainText('50')
  expect(await day.voters(station)).toBe(0)

  await page.reload()
  await expect(tapButton(page)).toBeVisible()
  await expect.poll(() => counted(page)).toBe(50)
  await expect(page.getByText('محفوظ في هذا الهاتف')).toContainText('50')

  await context.setOffline(false)
  await expect(page.getByText('وصل كل شيء إلى القاعة')).toBeVisible()
  await expect.poll(() => day.voters(station)).toBe(50)
})

test('a lost answer is sent again and counted once', async ({ context }) => {
  const page = await atTheCounter(context, day, station)
  await expect(page.getByText('وصل كل شيء إلى القاعة')).toBeVisible()
  let lost = 0
  await context.route('**/intake/submissions', async (route) => {
    await route.fetch()
    lost += 1
    await route.abort()
  })
  await tapButton(page).click()
  await tapButton(page).click()
  await expect.poll(() => lost).toBeGreaterThan(0)
  await context.unroute('**/intake/submissions')
  await expect(page.getByText('وصل كل شيء إلى القاعة')).toBeVisible()
  await expect.poll(() => counted(page)).toBe(2)
  await expect.poll(() => day.voters(station)).toBe(2)
})

test('the last taps can be taken back, one after the other', async ({ context }) => {
  const page = await atTheCounter(context, day, station)
  await expect(page.getByRole('button', { name: 'لا شيء للتراجع عنه' })).toBeDisabled()
  for (let tap = 0; tap < 4; tap++) await tapButton(page).click()
  await expect.poll(() => counted(page)).toBe(4)
  for (const left of [3, 2]) {
    await page.getByRole('button', { name: /تراجع عن نقرة/ }).click()
    await expect.poll(() => counted(page)).toBe(left)
  }
  await expect.poll(() => day.voters(station)).toBe(2)
})

test('women and men are counted apart where the book asks', async ({ context }) => {
  const split = await stationDay({ counting: { sexes: true } })
  const page = await openApp(context, split, await split.code(station))
  await page.getByRole('button', { name: 'اربط الهاتف' }).click()
  await page.getByRole('button', { name: 'افتح المكتب الآن' }).click()
  for (let tap = 0; tap < 3; tap++) await page.getByRole('button', { name: 'امرأة' }).click()
  await page.getByRole('button', { name: 'رجل' }).click()
  await expect.poll(() => counted(page)).toBe(4)
  await expect.poll(async () => (await split.facts(station)).women).toBe(3)
  await expect.poll(async () => (await split.facts(station)).men).toBe(1)
  await split.close()
})

test('a second phone of the same station adds up', async ({ browser, context }) => {
  const first = await atTheCounter(context, day, station)
  for (let tap = 0; tap < 3; tap++) await tapButton(first).click()
  await expect.poll(() => day.voters(station)).toBe(3)

  const other = await browser.newContext()
  const second = await openApp(other, day, await day.code(station))
  await second.getByRole('button', { name: 'اربط الهاتف' }).click()
  // The room told that the station is open: no second opening is asked for.
  await expect(tapButton(second)).toBeVisible()
  await expect(second.getByText('كل هواتف المكتب')).toContainText('3')
  for (let tap = 0; tap < 2; tap++) await tapButton(second).click()
  await expect.poll(() => day.voters(station)).toBe(5)
  await expect(second.getByText('كل هواتف المكتب')).toContainText('5')
  await expect.poll(() => counted(second)).toBe(2)
  await other.close()
})

test('a revoked phone says so, keeps what it has, and can be enrolled anew', async ({ context }) => {
  const page = await atTheCounter(context, day, station)
  await tapButton(page).click()
  await expect.poll(() => day.voters(station)).toBe(1)
  await day.revokeAll(station)
  await tapButton(page).click()
  await expect(page.getByRole('heading', { name: 'أوقفت القاعة هذا الهاتف' })).toBeVisible()
  await expect(page.getByText('عنصر واحد محفوظ هنا لم يصل')).toBeVisible()
  await expect(tapButton(page)).toHaveCount(0)
  await page.reload()
  await expect(page.getByRole('heading', { name: 'أوقفت القاعة هذا الهاتف' })).toBeVisible()

  await page.getByRole('link', { name: 'اربط الهاتف برمز جديد' }).click()
  await page.locator('#code').fill(await day.code(station))
  await page.getByRole('button', { name: 'اربط الهاتف' }).click()
  await tapButton(page).click()
  await expect.poll(() => day.voters(station)).toBe(2)
})

test('the close forces the last reading, reads it back, and can be undone', async ({ context }) => {
  const page = await atTheCounter(context, day, station)
  for (let tap = 0; tap < 2; tap++) await tapButton(page).click()
  await page.getByRole('link', { name: 'إغلاق المكتب' }).click()
  await page.getByRole('button', { name: 'تابع' }).click()
  await expect(page.getByText('اكتب عدد التوقيعات أولا')).toBeVisible()
  await page.getByRole('button', { name: '3', exact: true }).click()
  await expect(page.getByText('اكتب عدد التوقيعات أولا')).toHaveCount(0)
  await page.getByRole('button', { name: 'تابع' }).click()
  await expect(page.getByText('اقرأ الرقم بصوت مسموع')).toBeVisible()
  expect((await day.facts(station)).closings).toHaveLength(0)
  await page.getByRole('button', { name: 'الرقم صحيح' }).click()
  await expect(page.getByRole('heading', { name: 'المكتب مغلق' })).toBeVisible()
  await expect.poll(() => day.voters(station)).toBe(3)

  await page.getByRole('button', { name: 'أغلق خطأ' }).click()
  await tapButton(page).click()
  await expect.poll(() => day.voters(station)).toBe(3)
  const { closings, ticks } = await day.facts(station)
  expect(closings).toMatchObject([{ count: 3, undone: true }])
  expect(ticks).toBe(3)
})

test('an incident goes with words and a shrunken photo, which arrives whole', async ({ context }) => {
  const page = await atTheCounter(context, day, station)
  // A photo of a camera's size, made by the browser itself: noise, so that it cannot be small by chance.
  const photo = await page.evaluate(async () => {
    const canvas = new OffscreenCanvas(2400, 1600)
    const drawing = canvas.getContext('2d') as OffscreenCanvasRenderingContext2D
    const image = drawing.createImageData(2400, 1600)
    new Uint32Array(image.data.buffer).forEach((_, at, all) => {
      all[at] = 0xff000000 | ((at * 2654435761) >>> 8)
    })
    drawing.putImageData(image, 0, 0)
    const reader = new FileReader()
    const read = new Promise((resolve) => reader.addEventListener('load', resolve))
    reader.readAsDataURL(await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.8 }))
    await read
    return String(reader.result).split(',')[1] as string
  })
  const buffer = Buffer.from(photo, 'base64')
  expect(buffer.length).toBeGreaterThan(1_000_000)
  await page.getByRole('link', { name: 'حادث' }).click()
  await page.getByRole('button', { name: 'أرسل الحادث' }).click()
  await expect(page.getByText('اختر أولا ما وقع')).toBeVisible()
  await page.getByRole('radio', { name: 'ازدحام' }).check()
  await page.locator('textarea').fill('صف طويل أمام الباب 👮\nمنذ ساعة')
  await page.locator('input[type=file]').setInputFiles({ name: 'p.jpg', mimeType: 'image/jpeg', buffer })
  await expect(page.getByText('الصورة جاهزة')).toBeVisible()
  // The network breaks in the middle of the photo: what has arrived is not sent again.
  const parts: string[] = []
  await context.route('**/intake/photos/*', async (route) => {
    const range = route.request().headers()['content-range']
    if (range !== undefined) parts.push(range)
    await (parts.length === 2 && range !== undefined ? route.abort() : route.continue())
  })
  await page.getByRole('button', { name: 'أرسل الحادث' }).click()
  await expect(tapButton(page)).toBeVisible()
  await expect.poll(async () => (await day.facts(station)).incidents.length).toBe(1)
  const [incident] = (await day.facts(station)).incidents
  expect(incident).toMatchObject({ what: 'crowd', words: 'صف طويل أمام الباب 👮\nمنذ ساعة' })
  const digest = incident?.photo
  if (digest === undefined) throw new Error('the incident names no photo')
  await expect.poll(() => day.room.store.photos.has(digest)).toBe(true)
  expect(parts.filter((range) => range.startsWith('bytes 0-'))).toHaveLength(1)
  expect(parts[2]).toBe(parts[1])
  await page.getByRole('link', { name: /وصل كل شيء/ }).click()
  await expect(page.getByText('صور في الطريق')).toHaveCount(0)
})

test('every item shows its state, and a statement can be taken back', async ({ context }) => {
  const page = await atTheCounter(context, day, station)
  await tapButton(page).click()
  await page.getByRole('link', { name: /وصل كل شيء/ }).click()
  await expect(page.getByRole('listitem').first()).toContainText(/مصوت.*مقبول رقم/s)
  // The opening and the voter, and the sign of life that came first.
  await expect(page.getByRole('listitem')).toHaveCount(3)
  await context.setOffline(true)
  await page.getByRole('button', { name: 'تراجع' }).click()
  await expect(page.getByRole('listitem')).toHaveCount(4)
  await expect(page.getByRole('listitem').first()).toContainText(/تراجع عن\s*2.*محفوظ هنا/s)
  await context.setOffline(false)
  await expect(page.getByRole('listitem').first()).toContainText('مقبول رقم')
})

test('two windows of one phone never both count', async ({ context }) => {
  const first = await atTheCounter(context, day, station)
  await tapButton(first).click()
  const second = await context.newPage()
  await second.goto(`${day.address}/station/`)
  await expect(second.getByText('العداد مفتوح في نافذة أخرى')).toBeVisible()
  await second.getByRole('button', { name: 'استعمله هنا' }).click()
  await expect(first.getByText('العداد مفتوح في نافذة أخرى')).toBeVisible()
  await tapButton(second).click()
  await expect.poll(() => counted(second)).toBe(2)
  await second.close()
  await expect.poll(() => counted(first)).toBe(2)
  await expect.poll(() => day.voters(station)).toBe(2)
})

test('a wrong code says what to do; the link, the language and the history keep no code', async ({ context }) => {
  const page = await openApp(context, day, '00000-00000')
  await expect(page).not.toHaveURL(/00000/)
  await page.getByRole('button', { name: 'اربط الهاتف' }).click()
  await expect(page.getByRole('alert')).toContainText('رمز الدعوة غير معروف')
  await expect(page.getByRole('alert')).toContainText('X201')
  await page.locator('#code').fill('abc')
  await page.getByRole('button', { name: 'اربط الهاتف' }).click()
  await expect(page.getByRole('alert')).toContainText('هذا ليس رمز دعوة')
})

test('the four languages, remembered', async ({ context }) => {
  const page = await atTheCounter(context, day, station)
  for (const language of LANGUAGES) {
    await page.getByRole('combobox').selectOption(language)
    await expect(page.locator('html')).toHaveAttribute('lang', language)
    await expect(page.locator('html')).toHaveAttribute('dir', language === 'ar' ? 'rtl' : 'ltr')
  }
  await page.reload()
  await expect(page.getByRole('button', { name: 'One voter' })).toBeVisible()
})

test('the keyboard alone does everything, and a key held down counts once', async ({ context }) => {
  const page = await atTheCounter(context, day, station)
  await tapButton(page).focus()
  await page.keyboard.press('Enter')
  await expect.poll(() => counted(page)).toBe(1)
  await page.keyboard.down('Enter')
  await page.keyboard.down('Enter')
  await page.keyboard.down('Enter')
  await page.keyboard.up('Enter')
  await expect.poll(() => counted(page)).toBe(2)
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect.poll(() => counted(page)).toBe(1)
  // On: reading, incident, close.
  for (let step = 0; step < 3; step++) await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(page.getByText('كم توقيعا في اللائحة عند الإغلاق؟')).toBeVisible()
  await page.keyboard.type('12')
  await page.keyboard.press('Backspace')
  await expect(page.locator('dl .count dd')).toHaveText('1')
  await page.getByRole('button', { name: 'تابع' }).press('Enter')
  await page.getByRole('button', { name: 'الرقم صحيح' }).press('Enter')
  await expect(page.getByRole('heading', { name: 'المكتب مغلق' })).toBeVisible()
  await expect.poll(() => day.voters(station)).toBe(1)
})

test('an open station that has nothing to say tells that it is alive', async ({ context }) => {
  await context.clock.install()
  const page = await atTheCounter(context, day, station)
  await expect(page.getByText('وصل كل شيء إلى القاعة')).toBeVisible()
  const items = async () => {
    const [device] = (await day.facts(station)).devices
    return device === undefined ? undefined : day.device(device)?.cursor
  }
  // Its sign of life before the opening, and the opening.
  expect(await items()).toBe(2)
  // The page's clock also runs by itself: a slow machine must not come near the five minutes.
  await page.clock.runFor('03:00')
  expect(await items()).toBe(2)
  await page.clock.runFor('03:00')
  await expect.poll(items).toBe(3)
  await page.getByRole('link', { name: /وصل كل شيء/ }).click()
  await expect(page.getByRole('listitem').first()).toContainText('الهاتف يعمل')
})

// The clock of the day goes forward only: what needs a later hour comes last.
test('a reading is compared with the counter and explained where they differ', async ({ context }) => {
  const page = await atTheCounter(context, day, station)
  for (let tap = 0; tap < 3; tap++) await tapButton(page).click()
  await expect.poll(() => counted(page)).toBe(3)
  day.room.at(12, 1)
  await page.reload()
  await page.getByRole('link', { name: /حصيلة 12:00 مطلوبة/ }).click()
  await expect(page.getByRole('radio', { name: '12:00' })).toBeChecked()
  const key = (digit: string) => page.getByRole('button', { name: digit, exact: true }).click()
  const line = (name: string) => page.locator('dl > div', { hasText: name }).locator('dd')

  for (const digit of '402') await key(digit)
  await expect(page.getByText('أكبر من عدد المسجلين')).toBeVisible()
  await expect(page.getByRole('button', { name: 'أرسل الحصيلة' })).toBeDisabled()
  await page.getByRole('button', { name: 'امسح آخر رقم' }).click()
  await expect(line('الفرق')).toHaveText('+37')
  await page.getByRole('button', { name: 'أرسل الحصيلة' }).click()
  await expect(page.getByText('اكتب سبب الفرق')).toBeVisible()
  expect((await day.facts(station)).readings).toHaveLength(0)

  await page.getByRole('button', { name: 'مصوتون لم تسجل نقراتهم' }).click()
  await page.getByRole('button', { name: 'أرسل الحصيلة' }).click()
  await expect(tapButton(page)).toBeVisible()
  await expect
    .poll(async () => (await day.facts(station)).readings)
    .toMatchObject([{ hour: 720, count: 40, note: 'مصوتون لم تسجل نقراتهم' }])
  await expect(page.getByRole('link', { name: /حصيلة 12:00 مطلوبة/ })).toHaveCount(0)
})

test('an item that does not count says why', async ({ context }) => {
  const page = await atTheCounter(context, day, station)
  day.room.at(22)
  await tapButton(page).click()
  await page.getByRole('link', { name: /عنصر غير محتسب/ }).click()
  await expect(page.getByRole('listitem').first()).toContainText('R203')
  await expect(page.getByRole('listitem').first()).toContainText('بعد ساعة إغلاق التصويت')
})
