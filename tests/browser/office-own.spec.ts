import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from '@playwright/test'
import { type OfficeDay, officeDay } from './office-day.ts'
import { withPasskeys } from './passkeys.ts'
import { violations } from './violations.ts'

const MAIN = join(import.meta.dirname, '../../src/cli/main.ts')

let day: OfficeDay
test.beforeEach(async () => {
  // A day, no rehearsal: only there a station that did not rehearse is not ready. People come in by the machine's clock.
  day = await officeDay({ day: new Date().toISOString().slice(0, 10) }, false)
})
test.afterEach(() => day.close())

/** The link that the server's own command prints for the first administrator. */
async function firstLink(): Promise<string> {
  const args = [MAIN, 'people', 'first', '--data', day.room.folder, '--address', day.home]
  const { stdout } = await promisify(execFile)(process.execPath, args)
  return stdout.trim()
}

test('the first administrator comes in by the printed link, once; ticks their list; sees and ends devices', async ({
  context,
  browser,
}) => {
  const link = await firstLink()
  const page = await withPasskeys(context)
  await page.goto(link)
  await page.getByRole('button', { name: 'إنشاء مفتاح المرور' }).click()
  await expect(page.getByRole('heading', { name: 'الأشخاص', exact: true })).toBeVisible()
  const late = await (await browser.newContext()).newPage()
  await late.goto(link)
  await expect(late.getByRole('alert')).toContainText('P103')

  await page.goto(`${day.home}/office/#lang=fr&view=me`)
  await page.reload()
  const list = page.getByRole('region', { name: 'Liste avant le jour' })
  const hours = list.getByRole('checkbox', { name: /Horaires/ })
  await hours.focus()
  await page.keyboard.press('Space')
  await expect(list).toContainText(/par p[0-9a-f]{12}/)
  await page.reload()
  await expect(hours).toBeChecked()
  await expect(page.getByRole('region', { name: 'Où je suis connecté' })).toContainText('Ce navigateur')

  const operator = await day.cameIn(await browser.newContext(), 'operator', 'رشيد')
  await operator.waitForURL('**/room/**')
  await page.goto(`${day.home}/office/#lang=fr&view=people`)
  await page.reload()
  const row = page.getByRole('row', { name: /رشيد/ })
  await row.getByRole('button', { name: 'Appareils' }).press('Enter')
  await expect(page.getByRole('heading', { name: 'Appareils de رشيد' })).toBeVisible()
  expect(await violations(page)).toEqual([])
  await page.getByRole('button', { name: 'Retirer la clé' }).press('Enter')
  await expect(page.getByRole('button', { name: 'Retirer la clé' })).toBeHidden()
  expect((await operator.request.get(`${day.home}/room/api/session`)).status()).toBe(401)
})

test('media and observers have a page: card, dates, portal, what is released, what they see', async ({ browser }) => {
  for (const [role, heading] of [
    ['media', 'Pour les médias'],
    ['observer', 'En tant qu’observateur'],
  ] as const) {
    const accredited = { accreditation: 'HACA-2026-31', starts: 1, ends: 9_999_999_999_999 }
    const page = await day.cameIn(await browser.newContext(), role, 'Najat', accredited)
    await page.goto(`${day.home}/office/#lang=fr&view=me`)
    await page.reload()
    const told = page.getByRole('region', { name: heading })
    await expect(told).toContainText('HACA-2026-31')
    await expect(told).toContainText('pas encore publiés')
    await expect(told.getByRole('link').first()).toHaveAttribute('href', 'https://portal.example/')
  }
})

test('an observer’s wall tells of the vote, and of the room’s work nothing, which is not zero', async ({ browser }) => {
  const accredited = { accreditation: 'CNDH-7', starts: 1, ends: 9_999_999_999_999 }
  const page = await day.cameIn(await browser.newContext(), 'observer', 'Hind', accredited)
  await page.goto(`${day.home}/room/#lang=fr`)
  await page.reload()
  await expect(page.getByRole('heading', { name: /À décider/ })).toHaveText(/\(–\)/)
  const states = page.locator('.legend').filter({ hasText: 'Silencieux' })
  for (const work of ['Silencieux', 'En retard', 'Incident'])
    await expect(states.locator('li', { hasText: work })).toContainText('–')
  await expect(states.locator('li', { hasText: 'Fermé' })).toContainText('0')
})

test('readiness: a rehearsal is recorded by hand, and people’s lists stand beside the stations', async ({
  browser,
}) => {
  await day.invitation('operator', 'رشيد بنعلي')
  const page = await day.cameIn(await browser.newContext(), 'duty-officer', 'نورة')
  await page.waitForURL('**/room/**')
  await page.goto(`${day.home}/room/#lang=fr&view=readiness`)
  await page.reload()
  await page.locator('li', { hasText: 'رشيد' }).locator('summary').click()
  await page.locator('section:has(#not-ready) summary').first().click()
  expect(await violations(page)).toEqual([])
  const people = page.getByRole('region', { name: 'Personnes' })
  await people
    .getByRole('checkbox', { name: /Horaires/ })
    .first()
    .focus()
  await page.keyboard.press('Space')
  await expect(people).toContainText('1 sur 5')
  const form = page.locator('section:has(#not-ready) form').first()
  for (const step of ['ouverture', 'relevé', 'clôture', 'procès-verbal']) await form.getByLabel(step).check()
  await form.getByLabel(/Comment le savez-vous/).fill('visite de lundi')
  await form.getByRole('button', { name: 'Noter' }).press('Enter')
  const row = page.locator('section:has(#ready-communes) tbody tr').first()
  await expect(row.locator('td').nth(3)).toHaveText('1')
})
