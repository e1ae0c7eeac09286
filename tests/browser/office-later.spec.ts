import { expect, test } from '@playwright/test'
import { stepAt, totpCode } from '#server/people/totp.ts'
import { type OfficeDay, officeDay } from './office-day.ts'
import { violations } from './violations.ts'

let day: OfficeDay
test.beforeEach(async () => {
  day = await officeDay()
})
test.afterEach(() => day.close())

test('who is invited before the first day keeps the codes, is told from when they come in, and the form asks for the card', async ({
  context,
  browser,
}) => {
  const page = await day.cameIn(context, 'administrator', 'سلمى')
  await page.goto(`${day.home}/office/#lang=fr&view=people`)
  await page.getByRole('button', { name: 'Inviter une personne' }).click()
  const form = page.locator('form')
  await form.getByLabel('Nom').fill('Dounia')
  await form.getByLabel('Rôle').selectOption('observer')
  await form.getByRole('button').press('Enter')
  // Nothing was sent: the browser shows which boxes an observer's card needs.
  await expect(form.getByLabel('N° d’accréditation')).toBeFocused()
  await expect(form.locator('input:invalid')).toHaveCount(3)
  await form.getByLabel('N° d’accréditation').fill('CNDH-12')
  const [first, last] = [2, 3].map((days) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10))
  await form.getByLabel(/^Entre/).fill(first as string)
  await form.getByLabel('Jusqu’au').fill(last as string)
  await form.getByRole('button').press('Enter')
  await expect(page.getByText(/Lien d’invitation de .*Dounia/)).toBeVisible()
  const link = (await page.locator('.address').textContent()) as string

  const observer = await (
    await browser.newContext({ locale: 'fr-FR', viewport: { width: 360, height: 780 } })
  ).newPage()
  await observer.goto(`${link}&lang=fr`)
  await observer.getByText('Mot de passe avec codes d’une application').click()
  await observer.getByRole('button', { name: 'Commencer' }).click()
  const secret = ((await observer.locator('code').textContent()) ?? '').replaceAll(' ', '')
  await observer.getByLabel('Identifiant').fill('dounia')
  await observer.getByLabel('Mot de passe').fill('quatre mots sans suite')
  await observer.getByLabel('Code affiché').fill(totpCode(secret, stepAt(Date.now())))
  await observer.getByRole('button', { name: 'Enregistrer' }).click()
  await expect(observer.locator('li code')).toHaveCount(8)
  await observer.getByRole('button', { name: 'Codes gardés, continuer' }).click()
  await expect(observer.getByRole('heading', { name: 'Votre moyen d’entrer est enregistré' })).toBeFocused()
  // The day as it was typed, in the election's time.
  await expect(observer.getByText(first?.replaceAll('-', '\u2011') as string)).toContainText('00:00')
  expect(await violations(observer)).toEqual([])
  await observer.getByRole('button', { name: 'Se connecter' }).click()
  await expect(observer.getByRole('heading', { name: 'Se connecter' })).toBeVisible()
})
