import { type BrowserContext, expect, type Page, test } from '@playwright/test'
import { indexBook } from '#election/book/index.ts'
import { sampleBook } from '#election/book/sample.ts'
import { type House, openHouse } from '#server/house.ts'
import { startNotify } from '#server/notify/main.ts'
import { settingsFrom } from '#server/notify/settings.ts'
import { COMMAND_LINE, invitePerson } from '#server/people/manage.ts'
import { startRoom } from '#server/room/main.ts'
import type { Surface } from '#server/surface.ts'
import { type MailServer, mailServer } from '../integration/notify-house.ts'
import { type TestRoom, testRoom } from '../integration/server-room.ts'
import { withPasskeys } from './passkeys.ts'
import { violations } from './violations.ts'

let mail: MailServer
let room: TestRoom
let house: House
let surface: Surface
let notify: Surface
/** Passkeys know names, not addresses of digits. */
let home: string

test.beforeEach(async () => {
  mail = await mailServer()
  room = await testRoom(sampleBook())
  house = await openHouse(room.options)
  surface = await startRoom(room.options)
  home = `http://localhost:${surface.port}`
  const settings = settingsFrom({ SUNDUQ_SMTP_URL: mail.url, SUNDUQ_MAIL_FROM: 'room@example.org' })
  notify = await startNotify(room.options, settings)
})
test.afterEach(async () => {
  await notify.close()
  await surface.close()
  await house.close()
  await room.close()
  await mail.close()
})

/** Somebody who binds a passkey in a browser that says yes, and stands in the office. */
async function comeIn(context: BrowserContext, role: string): Promise<Page> {
  const parts = { store: room.store, journal: house.journal, index: indexBook(room.book), clock: room.clock }
  const done = await invitePerson(parts, COMMAND_LINE, 'سلمى', { role, scope: [] })
  if (!done.ok) throw new Error(done.error.code)
  const page = await withPasskeys(context)
  await page.goto(home + done.value.path)
  await page.getByRole('button', { name: 'إنشاء مفتاح المرور' }).click()
  await expect(page.getByRole('link', { name: 'الإشعارات', exact: true })).toBeVisible()
  return page
}

const wider = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth)

test('an administrator subscribes to e-mail and a newsroom to a webhook, confirms, tries, pauses and removes', async ({
  context,
}) => {
  const page = await comeIn(context, 'administrator')
  await page.getByRole('link', { name: 'الإشعارات', exact: true }).press('Enter')
  await expect(page.getByRole('heading', { name: 'الإشعارات', exact: true })).toBeVisible()
  await page.getByRole('button', { name: 'إضافة اشتراك' }).press('Enter')
  const form = page.locator('form')
  await form.getByLabel('عنوان البريد').fill('salma@example.org')
  await form.getByLabel('تنبيه جديد').check()
  await form.getByLabel('نسبة المشاركة المنشورة').check()
  await form.getByLabel(/^أين/).selectOption('A')
  expect(await violations(page)).toEqual([])
  await form.getByRole('button', { name: 'إضافة اشتراك' }).press('Enter')
  await expect(page.getByRole('status').getByText('زر التأكيد')).toBeVisible()
  const row = page.getByRole('row', { name: /salma@example\.org/ }).first()
  await expect(row).toContainText('ينتظر التأكيد')

  await expect.poll(() => mail.letters.length).toBe(1)
  const link = /http:\/\/\S+\/notify\/confirm\/\S+/.exec(mail.letters[0]?.text ?? '')?.[0] as string
  const other = await context.newPage()
  await other.goto(link)
  expect(await violations(other)).toEqual([])
  await other.getByRole('button', { name: 'نعم، أريد هذه الإشعارات' }).press('Enter')
  await expect(other.getByRole('status')).toContainText('تم التأكيد')
  await expect(row).toContainText('يعمل')

  await row.getByRole('button', { name: 'تجربة' }).press('Enter')
  await expect.poll(() => mail.letters.length).toBe(2)
  const deliveries = page.getByRole('table', { name: 'آخر الرسائل' })
  await expect(deliveries.getByRole('row')).toHaveCount(3)
  await expect(deliveries.getByRole('row').nth(1)).toContainText('أرسلت')
  await row.getByRole('button', { name: 'إيقاف مؤقت' }).press('Enter')
  await expect(row).toContainText('موقوف')
  expect(await violations(page)).toEqual([])

  await page.getByRole('button', { name: 'إضافة اشتراك' }).click()
  await form.getByLabel(/^لمن/).selectOption({ label: 'لجهة خارج القاعة' })
  await expect(form.getByLabel('تنبيه جديد')).toHaveCount(0)
  await form.getByLabel('اسم الجهة').fill('Journal de Berkane')
  await form.getByLabel('الطريقة').selectOption('webhook')
  await form.getByLabel('عنوان https').fill('https://127.0.0.1/hook')
  await form.getByLabel('نشر النتائج').check()
  await form.getByRole('button', { name: 'إضافة اشتراك' }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'N102' })).toBeVisible()
  await form.getByLabel('عنوان https').fill('https://hook.example.org/sunduq')
  await form.getByRole('button', { name: 'إضافة اشتراك' }).click()
  await expect(page.locator('.address')).toContainText('whsec_')
  await expect(page.getByRole('row', { name: /Journal de Berkane/ })).toContainText('hook.example.org')

  for (const [width, language] of [
    [360, 'ar'],
    [1366, 'ar'],
    [360, 'fr'],
    [1366, 'fr'],
  ] as const) {
    await page.setViewportSize({ width, height: 800 })
    await page.goto(`${home}/office/#lang=${language}&view=notifications`)
    await expect(
      page.getByRole('heading', { name: language === 'ar' ? 'آخر الرسائل' : 'Derniers messages' }),
    ).toBeVisible()
    expect(await wider(page)).toBe(false)
    expect(await violations(page)).toEqual([])
  }

  const gone = page.getByRole('row', { name: /salma@example\.org/ }).first()
  await gone.getByRole('button', { name: 'Retirer' }).click()
  await gone.getByRole('button', { name: 'Retirer' }).click()
  await expect(page.getByText('salma@example.org')).toHaveCount(0)
})

test('a browser shows what it is told while no page is open, in its language and direction', async ({ context }) => {
  const page = await comeIn(context, 'administrator')
  await context.grantPermissions(['notifications'], { origin: home })
  const cdp = await context.newCDPSession(page)
  const registered = new Promise<string>((found) => {
    cdp.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
      const active = versions.find(({ status }) => status === 'activated')
      if (active) found(active.registrationId)
    })
  })
  await cdp.send('ServiceWorker.enable')
  await page.evaluate(async () => {
    await navigator.serviceWorker.register('/office/sw.js')
    await navigator.serviceWorker.ready
  })
  const told = {
    ...{ title: '[تمرين: ليس انتخابا] تنبيه: مكتب 1', body: 'عاجل', lang: 'ar', dir: 'rtl', tag: 'msg_1' },
    url: `${home}/room/#lang=ar&view=queue`,
  }
  const data = JSON.stringify(told)
  const registrationId = await registered
  for (let times = 0; times < 2; times++) {
    await cdp.send('ServiceWorker.deliverPushMessage', { origin: home, registrationId, data })
  }
  const shown = () =>
    page.evaluate(async () => {
      const worker = await navigator.serviceWorker.ready
      return (await worker.getNotifications()).map(({ title, body, lang, dir, tag, data: { url } }) => ({
        ...{ title, body, lang, dir, tag, url },
      }))
    })
  // Told twice, shown once.
  await expect.poll(shown).toEqual([told])
})
