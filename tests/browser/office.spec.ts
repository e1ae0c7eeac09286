import { expect, test } from '@playwright/test'
import { stepAt, totpCode } from '#server/people/totp.ts'
import { type OfficeDay, officeDay } from './office-day.ts'
import { pressByTab, withPasskeys } from './passkeys.ts'
import { violations } from './violations.ts'

let day: OfficeDay
test.beforeEach(async () => {
  day = await officeDay()
})
test.afterEach(() => day.close())

test('an administrator binds a passkey in Arabic, invites an operator, and ends a session, by keyboard', async ({
  context,
}) => {
  const page = await withPasskeys(context)
  await page.goto(await day.invitation('administrator', 'سلمى'))
  await expect(page.getByRole('heading', { name: 'مرحبا سلمى' })).toBeVisible()
  await expect(page).not.toHaveURL(/invitation/)
  expect(await violations(page)).toEqual([])
  await pressByTab(page, 'إنشاء مفتاح المرور')
  await expect(page.getByRole('heading', { name: 'الأشخاص', exact: true })).toBeVisible()

  // Out, and in again with the passkey alone.
  await pressByTab(page, 'خروج')
  await expect(page.getByRole('heading', { name: 'الدخول', exact: true })).toBeVisible()
  expect(await violations(page)).toEqual([])
  await pressByTab(page, 'الدخول بمفتاح المرور')
  await expect(page.getByRole('heading', { name: 'الأشخاص', exact: true })).toBeVisible()

  await pressByTab(page, 'دعوة شخص')
  const form = page.locator('form')
  await form.getByLabel('الاسم').fill('رشيد')
  await form.getByLabel(/^المجال/).selectOption('A')
  expect(await violations(page)).toEqual([])
  await form.getByRole('button').press('Enter')
  const link = (await page.locator('.address').textContent()) as string
  expect(link).toMatch(/\/office\/#invitation=[\w-]{43}$/)

  // The operator chooses a password with codes, and is led to the room.
  const other = await (await context.browser())?.newContext({ locale: 'fr-FR' })
  if (!other) throw new Error('no browser')
  const operator = await other.newPage()
  await operator.goto(link)
  await operator.getByText('Mot de passe avec codes d’une application').click()
  await operator.getByRole('button', { name: 'Commencer' }).click()
  const secret = ((await operator.locator('code').textContent()) ?? '').replaceAll(' ', '')
  await operator.getByLabel('Identifiant').fill('rachid')
  await operator.getByLabel('Mot de passe').fill('quatre mots sans suite')
  expect(await violations(operator)).toEqual([])
  // Last: a code is good for a short while.
  await operator.getByLabel('Code affiché').fill(totpCode(secret, stepAt(Date.now())))
  await operator.getByRole('button', { name: 'Enregistrer' }).click()
  await expect(operator.getByRole('heading', { name: 'Codes de secours' })).toBeVisible()
  await expect(operator.locator('li code')).toHaveCount(8)
  await operator.getByRole('button', { name: 'Codes gardés, continuer' }).click()
  await operator.waitForURL('**/room/**')

  await page.reload()
  const row = page.getByRole('row', { name: /رشيد/ })
  await expect(row).toContainText('متصل')
  await expect(row).toContainText('مشغل القاعة')
  expect(await violations(page)).toEqual([])
  await row.getByRole('button', { name: 'إنهاء الجلسات' }).press('Enter')
  await expect(row).toContainText('غير متصل')
  expect((await operator.request.get(`${day.home}/room/api/session`)).status()).toBe(401)
  await other.close()
})

test('a returning officer proves again by passkey before what two people do, and the act goes on', async ({
  context,
}) => {
  const page = await withPasskeys(context)
  await page.goto(await day.invitation('returning-officer', 'Dina'))
  await page.getByRole('button', { name: 'إنشاء مفتاح المرور' }).click()
  await page.waitForURL('**/desk/**')
  await day.room.store.sql`update session set proved = 0`
  await page.goto(`${day.home}/office/#lang=ar&view=me`)
  await page.getByRole('button', { name: 'إضافة مفتاح مرور' }).click()
  const question = page.getByRole('dialog', { name: 'أثبت هويتك من جديد' })
  await expect(question).toBeVisible()
  expect(await violations(page)).toEqual([])
  // Who has no password is not asked for a code.
  await expect(question.getByRole('button', { name: 'مفتاح المرور' })).toBeFocused()
  await expect(question.getByRole('textbox')).toHaveCount(0)
  await question.getByRole('button', { name: 'مفتاح المرور' }).click()
  await expect(question).toBeHidden()
  const { proved } = (await day.room.store.sql<{ proved: number }[]>`select max(proved) as proved from session`)[0] ?? {
    proved: 0,
  }
  expect(proved).toBeGreaterThan(0)
})

test('an officer with a password proves again by a code: a wrong one is told, and the box waits empty', async ({
  context,
}) => {
  const page = await withPasskeys(context)
  await page.goto(await day.invitation('returning-officer', 'هدى'))
  await page.getByText('كلمة سر مع رموز تطبيق').click()
  await page.getByRole('button', { name: 'البدء' }).click()
  const secret = ((await page.locator('code').textContent()) ?? '').replaceAll(' ', '')
  await page.getByLabel(/اسم دخول تختاره/).fill('houda')
  await page.getByLabel(/كلمة سر من 12/).fill('أربع كلمات بلا رابط')
  await page.getByLabel('الرمز الذي يظهر في التطبيق').fill(totpCode(secret, stepAt(Date.now())))
  await page.getByRole('button', { name: 'حفظ' }).click()
  const recovery = (await page.locator('li code').first().textContent()) ?? ''
  await page.getByRole('button', { name: 'حفظت الرموز، متابعة' }).click()
  await page.waitForURL('**/desk/**')
  await day.room.store.sql`update session set proved = 0`
  await page.goto(`${day.home}/office/#lang=ar&view=me`)
  await page.getByRole('button', { name: 'إضافة مفتاح مرور' }).click()
  const question = page.getByRole('dialog', { name: 'أثبت هويتك من جديد' })
  const box = question.getByLabel('رمز التطبيق، أو رمز احتياطي')
  await expect(box).toBeFocused()
  await expect(question.getByRole('button', { name: 'مفتاح المرور' })).toHaveCount(0)
  expect(await violations(page)).toEqual([])
  await box.fill('000000')
  await page.keyboard.press('Enter')
  await expect(question.getByRole('alert')).toContainText('P106')
  await expect(box).toHaveValue('')
  await expect(box).toBeFocused()
  await box.fill(recovery)
  await page.keyboard.press('Enter')
  // What was begun goes on by itself: the passkey is made.
  await expect(question).toBeHidden()
  await expect(page.getByText('أضيف المفتاح.')).toBeVisible()
})

test('a foreign answer is refused: another passkey, a used link, an address without passkeys', async ({ context }) => {
  const page = await withPasskeys(context)
  const link = await day.invitation('verifier', 'Samir')
  await page.goto(`${day.home}/office/#lang=fr`)
  await page.getByRole('button', { name: 'Entrer par clé d’accès' }).click()
  await expect(page.getByRole('alert')).toContainText('La clé d’accès n’a pas répondu')
  await page.goto('about:blank')
  await page.goto(link)
  await page.getByRole('button', { name: 'Créer la clé d’accès' }).click()
  await page.waitForURL('**/desk/**')
  await page.goto('about:blank')
  await page.goto(link)
  await expect(page.getByRole('alert')).toContainText('P103')
  const plain = await context.newPage()
  await plain.goto((await day.invitation('verifier', 'Nora')).replace('localhost', '127.0.0.1'))
  await expect(plain.getByText(/يلزم https/)).toBeVisible()
})
