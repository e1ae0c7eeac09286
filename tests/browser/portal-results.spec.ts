import { expect, test } from '@playwright/test'
import { LANGUAGES } from '#election/languages.ts'
import type { ConstituencyCode, PersonId } from '#election/named.ts'
import { release, withdraw } from '#room/testing/count.ts'
import { startPortal } from '#server/portal/main.ts'
import type { Surface } from '#server/surface.ts'
import { expectPages } from './portal-pages.ts'
import { type ResultsNight, resultsNight } from './results-night.ts'
import { violations } from './violations.ts'

/** The smallest picture there is: what matters is that its bytes arrive. */
const PHOTO = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

let night: ResultsNight
let portal: Surface
let photo: string

test.beforeAll(async () => {
  night = await resultsNight({ languages: LANGUAGES })
  photo = await night.send(night.sheet('A-1-1', [180, 90], 'P-house', { observations: 'بدأ العد في الثامنة' }), PHOTO)
  for (const [station, votes] of [
    ['A-1-2', [60, 110]],
    ['A-1-3', [70, 75]],
  ] as const) {
    await night.count(night.sheet(station, votes))
  }
  await night.count(night.sheet('B-1-1', [80], 'B-d1'))
  await night.desk.act({
    type: 'propose-release',
    by: 'officer-1' as PersonId,
    contest: 'commune-list' as never,
    level: 'station',
  })
  await release(night.desk, 'house-local', 'station')
  await release(night.desk, 'commune-district', 'office')
  portal = await startPortal(night.room.options)
  await expect
    .poll(async () => (await fetch(`${portal.address}/data/sample/results/house-local/latest.json`)).status)
    .toBe(200)
  await expect.poll(async () => (await fetch(`${portal.address}/ar/results/house-local/P-house`)).status).toBe(200)
})
test.afterAll(async () => {
  await portal.close()
  await night.room.close()
})

/** Every kind of page, and the name of its kept pictures: the main ones have some. */
const PAGES = {
  results: 'portal-results',
  'results/house-local': 'portal-contest',
  'results/house-local/P-house/A': undefined,
  'results/house-local/P-house/A-1-1': 'portal-sheet',
  'results/house-local/P-house/B-1-1': undefined,
  'results/commune-district': undefined,
  'results/commune-district/B-d1': undefined,
  'results/commune-list': undefined,
  'history/house-local': undefined,
  // What is not there is a page of the portal too.
  'results/nothing': undefined,
}

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('a reader goes from the contests down to the signed sheet of a station', async ({ page }) => {
    await page.goto(`${portal.address}/ar/`)
    await page.getByRole('link', { name: 'النتائج' }).click()
    await expect(page.locator('#contests tr').first()).toContainText('جزئية')
    await page.getByRole('link', { name: 'Français' }).click()
    await page.getByRole('link', { name: 'Liste locale' }).click()
    await expect(page.locator('#first strong').first()).toHaveText('Partiel')
    await expect(page.locator('#first')).toContainText('60,0\u202f% des bureaux comptés (3 sur 5)')
    await expect(page.locator('#votes tbody tr').first()).toContainText('Parti X')
    await expect(page.locator('#votes tbody tr').first()).toContainText('310')
    await expect(page.locator('#votes')).toContainText('52,99')
    await expect(page.locator('#steps')).toContainText('Le quotient est de 666 2/3 voix par siège')
    await expect(page.locator('#steps li')).toHaveCount(3)
    await expect(page.locator('#steps')).toContainText('Il manquait')
    await expect(page.locator('#missing')).toContainText('absents de ces chiffres : 2 sur 5')
    await page.locator('#units').getByRole('link', { name: 'Commune A' }).click()
    await page.locator('#units').getByRole('link', { name: 'Bureau centralisateur 1' }).click()
    await page.locator('#units').getByRole('link', { name: 'Bureau 1' }).click()
    await expect(page.locator('#absent')).toBeEmpty()
    await expect(page.locator('#first strong').first()).toHaveText('Provisoire')
    await expect(page.locator('#votes')).toContainText('180')
    await expect(page.locator('#facts')).toContainText('270')
    await expect(page.locator('main')).toContainText('بدأ العد في الثامنة')
    await expect(page.locator('#photo img')).toHaveAttribute('src', new RegExp(photo))
    await expect(page.locator('#rules')).toContainText(/W\d+/)
    await expect(page.locator('#rules')).toContainText('asked by telephone')
    await expect(page.locator('#events')).toContainText('Envoyé par le bureau, version 1')
    await expect(page.locator('#events li')).toHaveCount(3)
    const picture = await page.request.get(`${portal.address}/data/sample/results/house-local/photos/${photo}`)
    expect([picture.status(), picture.headers()['content-type']]).toEqual([200, 'image/png'])
    await page.goto(`${portal.address}/fr/results/house-local/P-house/B-1-1`)
    await expect(page.locator('#absent')).toHaveText('pas encore de procès-verbal')
  })

  test('a contest that one person proposed says that nothing is shown, and a district that it is whole', async ({
    page,
  }) => {
    await page.goto(`${portal.address}/ar/results/commune-list`)
    await expect(page.locator('#first strong').first()).toHaveText('لم تُنشر')
    await expect(page.locator('main table')).toHaveCount(0)
    await page.goto(`${portal.address}/ar/results/commune-district`)
    await expect(page.locator('#missing')).toContainText('1 من 2 من المحاضر')
    await expect(page.locator('#close')).toBeVisible()
    await page.locator('#constituencies').getByRole('link').first().click()
    await expect(page.locator('#first strong').first()).toHaveText('مؤقتة')
    await expect(page.locator('#steps')).toContainText('أكثر الأصوات')
  })
})

for (const language of LANGUAGES)
  test(`every page of results in ${language} stands on every screen, is sound, and is in reach of the keyboard`, async ({
    page,
  }) => {
    await expectPages(page, portal.address, language, PAGES, night.room.clock.now())
  })

test('the dark has no axe violation either', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' })
  for (const path of ['zgh/results', 'zgh/results/house-local', 'en/results/house-local/P-house/A-1-1']) {
    await page.goto(`${portal.address}/${path}`)
    expect(await violations(page)).toEqual([])
  }
})

test('a further sheet, a proclamation and a withdrawal appear without a reload, and every version is listed', async ({
  page,
}) => {
  await page.goto(`${portal.address}/fr/results/house-local`)
  await page.evaluate(() => Object.assign(window, { untouched: true }))
  night.room.at(22, 10)
  await night.count(night.sheet('B-1-1', [40, 41]))
  await expect(page.locator('#first')).toContainText('80,0\u202f% des bureaux comptés (4 sur 5)')
  await expect(page.locator('#votes')).toContainText('350')
  const by = 'officer-1' as PersonId
  const constituency = 'P-house' as ConstituencyCode
  await night.desk.act({ type: 'proclaim', by, constituency, body: 'Commission', date: '2021-09-09', minutes: '12' })
  await expect(page.locator('#first strong').first()).toHaveText('Proclamé')
  await expect(page.locator('#first')).toContainText('procès-verbal n° 12')
  await night.desk.act({ type: 'amend', by, constituency, court: 'Cour', reason: 'recomptage' })
  await expect(page.locator('#first strong').first()).toHaveText('Modifié')
  await expect(page.locator('#first')).toContainText('proclamé d’abord par')
  expect(await page.evaluate(() => 'untouched' in window)).toBe(true)

  night.room.at(22, 30)
  const standing = night.desk.state().count.releases.find((one) => one.contest === 'house-local')
  if (!standing) throw new Error('it was released')
  const shown = (
    (await (await fetch(`${portal.address}/data/sample/results/house-local/latest.json`)).json()) as { version: number }
  ).version
  await withdraw(night.desk, standing.id, 'deux lignes inversées')
  await expect(page.locator('#first strong').first()).toHaveText('Retiré')
  await expect(page.locator('#first')).toContainText('deux lignes inversées')
  const old = `${portal.address}/data/sample/results/house-local/${shown}/results.json`
  await expect.poll(async () => (await fetch(old)).status).toBe(410)
  await page.goto(`${portal.address}/fr/results/house-local`)
  await expect(page.locator('main')).not.toContainText('350')
  await page.goto(`${portal.address}/fr/history/house-local`)
  await expect(page.locator('#versions tr').first()).toContainText('Retiré')
  await expect(page.locator('#versions')).toContainText('n’est plus montrée')
  // A slow machine may publish what stands between two clerks as a version of its own.
  await expect.poll(() => page.locator('#versions tr').count()).toBeGreaterThanOrEqual(4)
})
