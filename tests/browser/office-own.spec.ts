import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { type BrowserContext, expect, type Page, test } from '@playwright/test'
import { sampleBook } from '#election/book/sample.ts'
import { type House, openHouse } from '#server/house.ts'
import { COMMAND_LINE, invitePerson } from '#server/people/manage.ts'
import { startRoom } from '#server/room/main.ts'
import type { Surface } from '#server/surface.ts'
import { type TestRoom, testRoom } from '../integration/server-room.ts'
import { withPasskeys } from './passkeys.ts'
import { violations } from './violations.ts'

const MAIN = join(import.meta.dirname, '../../src/cli/main.ts')

let room: TestRoom
let house: House
let surface: Surface
/** Passkeys know names, not addresses of digits. */
let home: string

test.beforeEach(async () => {
  // A day, no rehearsal: only there a station that did not rehearse is not ready. People come in by the machine's clock.
  room = await testRoom({ ...sampleBook(), day: new Date().toISOString().slice(0, 10) }, false)
  house = await openHouse(room.options)
  surface = await startRoom({ ...room.options, addresses: { portal: 'https://portal.example' } })
  home = `http://localhost:${surface.port}`
})
test.afterEach(async () => {
  await surface.close()
  await house.close()
  await room.close()
})

/** The link that the server's own command prints for the first administrator. */
async function firstLink(): Promise<string> {
  const args = [MAIN, 'people', 'first', '--data', room.folder, '--address', home]
  const { stdout } = await promisify(execFile)(process.execPath, args)
  return stdout.trim()
}

async function invitation(role: string, name: string): Promise<string> {
  const parts = { store: room.store, journal: house.journal, index: house.index, clock: room.clock }
  const more = { accreditation: 'HACA-2026-31', starts: 1, ends: 9_999_999_999_999 }
  const done = await invitePerson(parts, COMMAND_LINE, name, { role, scope: [], ...more })
  if (!done.ok) throw new Error(done.error.code)
  return home + done.value.path
}

/** A page of its own browser with a fingerprint reader that says yes, where somebody bound a passkey by a link. */
async function cameIn(context: BrowserContext, link: string): Promise<Page> {
  const page = await withPasskeys(context)
  await page.goto(link)
  await page.getByRole('button', { name: 'إنشاء مفتاح المرور' }).click()
  await expect(page.getByRole('button', { name: 'إنشاء مفتاح المرور' })).toBeHidden()
  return page
}

const wider = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth)

/** Looks at a page on a phone and on a desk, in Arabic and French. */
async function looks(page: Page, name: string, go: (language: string) => Promise<void>): Promise<void> {
  for (const [width, height] of [
    [360, 740],
    [1366, 768],
  ] as const) {
    await page.setViewportSize({ width, height })
    for (const language of ['ar', 'fr']) {
      await go(language)
      expect(await wider(page), `${name} ${language} ${width}`).toBe(false)
      expect(await violations(page), `${name} ${language} ${width}`).toEqual([])
      const folder = process.env.SUNDUQ_PICTURES
      if (folder) await page.screenshot({ path: `${folder}/${name}-${language}-${width}.png`, fullPage: true })
    }
  }
}

test('the first administrator comes in by the printed link, once; ticks their list; sees and ends devices', async ({
  context,
  browser,
}) => {
  const link = await firstLink()
  const page = await cameIn(context, link)
  await expect(page.getByRole('heading', { name: 'الأشخاص', exact: true })).toBeVisible()
  const late = await (await browser.newContext()).newPage()
  await late.goto(link)
  await expect(late.getByRole('alert')).toContainText('P103')

  await page.goto(`${home}/office/#lang=fr&view=me`)
  await page.reload()
  const list = page.getByRole('region', { name: 'Liste avant le jour' })
  const hours = list.getByRole('checkbox', { name: /Horaires/ })
  await hours.focus()
  await page.keyboard.press('Space')
  await expect(list).toContainText(/par p[0-9a-f]{12}/)
  await page.reload()
  await expect(hours).toBeChecked()
  await expect(page.getByRole('region', { name: 'Où je suis connecté' })).toContainText('Ce navigateur')

  const operator = await cameIn(await browser.newContext(), await invitation('operator', 'رشيد'))
  await operator.waitForURL('**/room/**')
  await looks(page, 'own-administrator', async (language) => {
    await page.goto(`${home}/office/#lang=${language}&view=me`)
    await page.reload()
    await expect(page.locator('#own-sessions')).toBeVisible()
    await expect(page.locator('#own-checklist')).toBeVisible()
  })
  await page.goto(`${home}/office/#lang=fr&view=people`)
  await page.reload()
  const row = page.getByRole('row', { name: /رشيد/ })
  await row.getByRole('button', { name: 'Appareils' }).press('Enter')
  await expect(page.getByRole('heading', { name: 'Appareils de رشيد' })).toBeVisible()
  expect(await violations(page)).toEqual([])
  await page.getByRole('button', { name: 'Retirer la clé' }).press('Enter')
  await expect(page.getByRole('button', { name: 'Retirer la clé' })).toBeHidden()
  expect((await operator.request.get(`${home}/room/api/session`)).status()).toBe(401)
})

test('media and observers have a page: card, dates, portal, what is released, what they see', async ({ browser }) => {
  for (const [role, heading] of [
    ['media', 'Pour les médias'],
    ['observer', 'En tant qu’observateur'],
  ] as const) {
    const page = await cameIn(await browser.newContext(), await invitation(role, 'Najat'))
    await looks(page, `own-${role}`, async (language) => {
      await page.goto(`${home}/office/#lang=${language}&view=me`)
      await page.reload()
      await expect(page.locator('#own-press')).toBeVisible()
    })
    const told = page.getByRole('region', { name: heading })
    await expect(told).toContainText('HACA-2026-31')
    await expect(told).toContainText('pas encore publiés')
    await expect(told.getByRole('link').first()).toHaveAttribute('href', 'https://portal.example/')
  }
})

test('readiness: a rehearsal is recorded by hand, and people’s lists stand beside the stations', async ({
  browser,
}) => {
  await invitation('operator', 'رشيد بنعلي')
  const page = await cameIn(await browser.newContext(), await invitation('duty-officer', 'نورة'))
  await page.waitForURL('**/room/**')
  await looks(page, 'readiness', async (language) => {
    await page.goto(`${home}/room/#lang=${language}&view=readiness`)
    await page.reload()
    await expect(page.locator('#people-ready')).toBeVisible()
    const open = page.locator('li', { hasText: 'رشيد' }).locator('summary')
    await open.click()
    await page.locator('#not-ready ~ * summary, section:has(#not-ready) summary').first().click()
  })
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
