import { expect, test } from '@playwright/test'
import { LANGUAGES } from '#election/languages.ts'
import { smallBook } from '#room/testing/book.ts'
import { startPortal } from '#server/portal/main.ts'
import type { Surface } from '#server/surface.ts'
import { type PublishedRoom, publishedRoom } from '../integration/portal-room.ts'
import { expectPages } from './portal-pages.ts'
import { violations } from './violations.ts'

let room: PublishedRoom
let portal: Surface

test.beforeAll(async () => {
  room = await publishedRoom({ languages: LANGUAGES })
  await room.vote(0, 8, 5, 12)
  await room.vote(2, 9, 40, 7)
  portal = await startPortal(room.options)
  await expect.poll(async () => (await fetch(`${portal.address}/ar/`)).status).toBe(200)
})
test.afterAll(async () => {
  await portal.close()
  await room.close()
})

/** Every kind of page, and the name of its kept pictures: the main ones have some. */
const PAGES = {
  '': 'portal',
  C1: undefined,
  O3: undefined,
  S1: 'portal-station',
  S2: undefined,
  'P/missing': 'portal-missing',
  'about/figures': undefined,
  'about/data': undefined,
  'about/accessibility': undefined,
  nowhere: undefined,
}

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('everything is there, from the province down to a station and across the languages', async ({ page }) => {
    await page.goto(`${portal.address}/`)
    await expect(page).toHaveURL(/\/ar\/$/)
    await expect(page.locator('html')).toHaveAttribute('dir', 'rtl')
    await expect(page.locator('#headline')).toContainText('2,71\u202f%')
    await expect(page.locator('#first')).toContainText('50,0\u202f%')
    await page.getByRole('link', { name: 'Français' }).click()
    await expect(page).toHaveURL(/\/fr\/$/)
    await page.locator('#units').getByRole('link', { name: 'C1' }).click()
    await page.locator('#units').getByRole('link', { name: 'O1' }).click()
    await expect(page.locator('#missing')).toContainText('encore sans nouvelles : 1 sur 2')
    await page.locator('#units').getByRole('link', { name: 'S1' }).click()
    await expect(page.locator('#headline')).toContainText('12 votants sur 300 inscrits')
    await expect(page.locator('#facts')).toContainText('comptés un à un')
    await page.getByText('La courbe en tableau').click()
    await expect(page.locator('#curve-table')).toContainText('08:10')
    await page.getByRole('navigation', { name: 'Vous êtes ici' }).getByRole('link', { name: 'C1' }).click()
    await expect(page).toHaveURL(/\/fr\/C1$/)
    await page.getByRole('link', { name: 'participation', exact: true }).click()
    await expect(page.locator('#units tr').first()).toContainText('O1')
  })

  test('every station without news is counted; one too small to be shown alone is not named', async ({ page }) => {
    const small = await publishedRoom({ publication: { ...smallBook().publication, smallestUnit: 210 } })
    const shown = await startPortal(small.options)
    await expect.poll(async () => (await fetch(`${shown.address}/fr/`)).status).toBe(200)
    await page.goto(`${shown.address}/fr/`)
    await expect(page.locator('#missing')).toContainText('encore sans nouvelles : 4 sur 4')
    // S2, and S1: beside it in their office it would give S2 away.
    await expect(page.locator('#missing li')).toHaveCount(2)
    await expect(page.locator('#missing')).toContainText('moins de 210 inscrits')
    await shown.close()
    await small.close()
  })

  test('what was not received is said in words, never as zero', async ({ page }) => {
    await page.goto(`${portal.address}/fr/S2`)
    await expect(page.locator('#headline')).toContainText('Aucun chiffre reçu')
    await expect(page.locator('#headline')).not.toContainText('0')
  })
})

for (const language of LANGUAGES)
  test(`every page in ${language} stands on every screen, is sound, and is in reach of the keyboard`, async ({
    page,
  }) => {
    await expectPages(page, portal.address, language, PAGES, room.clock.now())
  })

test('Amazigh, English and the dark have no axe violation either', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' })
  for (const path of ['zgh/', 'en/', 'ar/', 'en/S1']) {
    await page.goto(`${portal.address}/${path}`)
    expect(await violations(page)).toEqual([])
  }
})

test('asks nobody but the portal, leaves no cookie, and breaks none of its own rules', async ({ page, context }) => {
  const asked: string[] = []
  const complaints: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  page.on('console', (message) => complaints.push(message.text()))
  const asks = page.waitForResponse(/latest\.json/)
  await page.goto(`${portal.address}/ar/`)
  await asks
  expect(asked.filter((url) => !url.startsWith(portal.address) && !url.startsWith('data:'))).toEqual([])
  expect(await context.cookies()).toEqual([])
  expect(complaints).toEqual([])
})

test('a new figure appears without a reload, the open table stays open and the focus where it was', async ({
  page,
}) => {
  await page.goto(`${portal.address}/fr/`)
  await page.evaluate(() => Object.assign(window, { untouched: true }))
  await page.getByText('La courbe en tableau').click()
  const link = page.locator('#units').getByRole('link', { name: 'C2' })
  await link.focus()
  await expect(page.locator('#facts')).toContainText('19')
  await room.vote(3, 10, 30, 6)
  await expect(page.locator('#facts')).toContainText('25')
  await expect(page.locator('#headline')).toContainText('25 votants')
  await expect(page.locator('#curve-table')).toBeVisible()
  await expect(page.locator('#curve-table')).toContainText('10:35')
  await expect(link).toBeFocused()
  await expect(page.locator('#age')).toContainText('Vérifié il y a')
  expect(await page.evaluate(() => 'untouched' in window)).toBe(true)
})

test('a lost connection is said, and the figures stay', async ({ page, context }) => {
  await page.clock.install()
  await page.goto(`${portal.address}/fr/`)
  await context.setOffline(true)
  await page.clock.runFor(180_000)
  await expect(page.locator('#age')).toContainText('Pas de connexion')
  await expect(page.locator('#headline')).toContainText('votants')
})

test('the keyboard alone reaches every link, first the one that skips to the figures', async ({ page }) => {
  await page.goto(`${portal.address}/ar/`)
  await page.keyboard.press('Tab')
  await expect(page.locator('.skip')).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.locator('#main')).toBeFocused()
  const links = await page.locator('main a, main summary').count()
  const reached = new Set<string>()
  for (let step = 0; step < links; step++) {
    await page.keyboard.press('Tab')
    reached.add(await page.evaluate(() => `${document.activeElement?.tagName} ${document.activeElement?.textContent}`))
  }
  expect(reached.has('A C1')).toBe(true)
  expect(reached.size).toBe(links)
})
