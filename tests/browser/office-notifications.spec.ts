import { expect, test } from '@playwright/test'
import { startNotify } from '#server/notify/main.ts'
import { settingsFrom } from '#server/notify/settings.ts'
import type { Surface } from '#server/surface.ts'
import { type MailServer, mailServer } from '../integration/notify-house.ts'
import { type OfficeDay, officeDay } from './office-day.ts'
import { violations } from './violations.ts'

let mail: MailServer
let day: OfficeDay
let notify: Surface

test.beforeEach(async () => {
  mail = await mailServer()
  day = await officeDay()
  const settings = settingsFrom({ SUNDUQ_SMTP_URL: mail.url, SUNDUQ_MAIL_FROM: 'room@example.org' })
  notify = await startNotify(day.room.options, settings)
})
test.afterEach(async () => {
  await notify.close()
  await day.close()
  await mail.close()
})

test('an administrator subscribes to e-mail and a newsroom to a webhook, confirms, tries, pauses and removes', async ({
  context,
}) => {
  const page = await day.cameIn(context, 'administrator', 'سلمى')
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

  await page.goto(`${day.home}/office/#lang=fr&view=notifications`)
  await expect(page.getByRole('heading', { name: 'Derniers messages' })).toBeVisible()
  expect(await violations(page)).toEqual([])

  const gone = page.getByRole('row', { name: /salma@example\.org/ }).first()
  await gone.getByRole('button', { name: 'Retirer' }).click()
  await gone.getByRole('button', { name: 'Retirer' }).click()
  await expect(page.getByText('salma@example.org')).toHaveCount(0)
})

test('what was given up is sent again from the screen, and the screen says by whom', async ({ context }) => {
  mail.unknown.add('salma@example.org')
  const page = await day.cameIn(context, 'administrator', 'سلمى')
  await page.getByRole('link', { name: 'الإشعارات', exact: true }).press('Enter')
  await page.getByRole('button', { name: 'إضافة اشتراك' }).press('Enter')
  const form = page.locator('form')
  await form.getByLabel('عنوان البريد').fill('salma@example.org')
  await form.getByLabel('تنبيه جديد').check()
  await form.getByRole('button', { name: 'إضافة اشتراك' }).press('Enter')
  const again = page.getByRole('button', { name: 'أعد الإرسال' })
  await expect(again).toBeVisible()
  mail.unknown.clear()
  await again.press('Enter')
  await expect.poll(() => mail.letters.length).toBe(1)
  const line = page.getByRole('table', { name: 'آخر الرسائل' }).getByRole('row').nth(1)
  await expect(line).toContainText(/أعيد إرسالها.*p[0-9a-f]{12}/)
  await expect(again).toBeHidden()
  expect(await violations(page)).toEqual([])
})

test('a browser shows what it is told while no page is open, in its language and direction', async ({ context }) => {
  const page = await day.cameIn(context, 'administrator', 'سلمى')
  await context.grantPermissions(['notifications'], { origin: day.home })
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
    url: `${day.home}/room/#lang=ar&view=queue`,
  }
  const data = JSON.stringify(told)
  const registrationId = await registered
  for (let times = 0; times < 2; times++) {
    await cdp.send('ServiceWorker.deliverPushMessage', { origin: day.home, registrationId, data })
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
