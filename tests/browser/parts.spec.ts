import { expect, type Page, test } from '@playwright/test'
import type { Book } from '#election/book/book.ts'
import { sampleBook } from '#election/book/sample.ts'
import { LANGUAGES } from '#election/languages.ts'
import type { ConstituencyCode, PersonId, StationCode } from '#election/named.ts'
import { acceptSheet, release } from '#room/testing/count.ts'
import { honestSheet } from '#room/testing/sheet.ts'
import { createLink } from '#server/links.ts'
import { startPortal } from '#server/portal/main.ts'
import { startRoom } from '#server/room/main.ts'
import { deskBook, deskDay, HOUSE } from './desk-day.ts'
import { resultsNight } from './results-night.ts'
import { violations } from './violations.ts'

/** The contest of twelve lists with six seats, two of which are a second part. */
function council(): Partial<Book> {
  const book = deskBook()
  return { ...book, constituencies: book.constituencies?.map((one) => ({ ...one, seats: 6, reserved: 2 })) as never }
}

test('ties in both parts of the seats are decided one after the other, each with the people of its part', async ({
  browser,
}) => {
  const desk = await deskDay(council())
  try {
    // The fourth seat of the first part and the second of the second one are tied, between other lists.
    const votes = [60, 30, 30, 12, 12, 8, 5, 4, 3, 2, 1, 0]
    await acceptSheet(desk.acts, honestSheet(desk.acts.index, 'S1' as StationCode, HOUSE as ConstituencyCode, votes))

    const at = `lang=fr&constituency=${HOUSE}`
    const one = await desk.enter(browser, 'returning-officer', 'hassan', at)
    const first = one.getByRole('form', { name: 'Première partie' })
    const second = one.getByRole('form', { name: 'Seconde partie (réservée)' })
    await expect(first.getByLabel('Âge du candidat de \u2068Mouvement populaire\u2069', { exact: false })).toBeVisible()
    await expect(second.getByRole('textbox')).toHaveCount(3)
    expect(await violations(one)).toEqual([])
    await second.getByLabel('Âge du candidat de \u2068Istiqlal\u2069', { exact: false }).fill('51')
    await second.getByLabel('Âge du candidat de \u2068Authenticité et modernité\u2069', { exact: false }).fill('39')
    await second.getByLabel('Sur quoi cela repose').fill('actes de naissance')
    await one.keyboard.press('Enter')
    await expect(one.getByText('Une autre personne doit confirmer.').first()).toBeVisible()
    // A proposal replaces the one before it: the other tie waits its turn.
    await expect(first).toHaveCount(0)

    const two = await desk.enter(browser, 'returning-officer', 'imane', at)
    await two.getByRole('button', { name: 'Confirmer la décision' }).press('Enter')
    await expect(two.getByText('Égalité départagée par l’âge.')).toHaveCount(1)
    await expect(two.getByRole('form', { name: 'Seconde partie (réservée)' })).toHaveCount(0)

    const mine = two.getByRole('form', { name: 'Première partie' })
    await mine.getByLabel('Par le sort').check()
    await mine.getByLabel('Rang de \u2068Mouvement populaire\u2069 au tirage', { exact: false }).fill('2')
    await mine.getByLabel('Rang de \u2068Justice et développement\u2069 au tirage', { exact: false }).fill('1')
    await mine.getByLabel('Sur quoi cela repose').fill('tirage public')
    await mine.getByRole('button', { name: 'Proposer la décision' }).press('Enter')
    await one.getByRole('button', { name: 'Confirmer la décision' }).press('Enter')
    await expect(one.getByRole('heading', { name: 'Égalité pour' })).toHaveCount(0)
    const steps = one.locator('section', { has: one.getByRole('heading', { name: 'Les sièges, pas à pas' }) })
    await expect(steps.getByRole('heading', { level: 3 })).toHaveText([
      'Première partie : \u20664\u2069 sièges',
      'Seconde partie (réservée) : \u20662\u2069 sièges',
    ])
    await expect(steps.locator('li').filter({ hasText: 'Siège' })).toHaveCount(6)
    await expect(steps).toContainText('Siège \u20666\u2069 : \u2068Authenticité et modernité\u2069')
    await expect(steps).toContainText('Siège \u20664\u2069 : \u2068Justice et développement\u2069')
    expect(await violations(one)).toEqual([])
  } finally {
    await desk.close()
  }
})

test('the portal explains each part of the seats by itself, and the wall says how many are reserved', async ({
  page,
}) => {
  const { constituencies } = sampleBook()
  const parted = constituencies.map((one) => (one.code === 'P-house' ? { ...one, seats: 5, reserved: 2 } : one))
  const night = await resultsNight({ languages: LANGUAGES, constituencies: parted })
  for (const [station, votes] of [
    ['A-1-1', [180, 90]],
    ['A-1-2', [60, 110]],
  ] as const)
    await night.count(night.sheet(station, votes))
  await release(night.desk, 'house-local', 'station')
  const [portal, room] = [await startPortal(night.room.options), await startRoom(night.room.options)]
  try {
    for (const language of LANGUAGES) {
      const address = `${portal.address}/${language}/results/house-local/P-house`
      await expect.poll(async () => (await fetch(address)).status).toBe(200)
      await page.goto(address)
      await expect(page.locator('#steps h3')).toHaveCount(3)
      await expect(page.locator('#steps ol').nth(1)).toHaveAttribute('start', '4')
      await expect(page.locator('#steps li')).toHaveCount(5)
      expect(await violations(page)).toEqual([])
      await noOverflow(page)
    }
    await page.goto(`${portal.address}/fr/results/house-local/P-house`)
    await expect(page.locator('main .note').first()).toHaveText(
      'Sièges à répartir : 5, dont 2 dans la seconde partie (réservée)',
    )
    await expect(page.locator('#steps h3').nth(1)).toHaveText('Seconde partie (réservée), sièges à répartir : 2')

    const { path } = await createLink(night.room.store, {
      room: night.room.book.room,
      role: 'wall',
      person: 'p-wall' as PersonId,
    })
    await page.setViewportSize({ width: 1920, height: 1080 })
    await page.goto(room.address + path)
    await page.waitForURL(/\/room\/(#.*)?$/)
    await page.getByRole('link', { name: 'النتائج' }).click()
    const house = page.locator('section', { has: page.getByRole('heading', { name: 'اللائحة المحلية' }) })
    await expect(house).toContainText('في جزء ثان مخصص')
    expect(await violations(page)).toEqual([])
  } finally {
    await room.close()
    await portal.close()
    await night.room.close()
  }
})

async function noOverflow(page: Page): Promise<void> {
  await page.setViewportSize({ width: 360, height: 800 })
  const sizes = await page.evaluate(() => ({ content: document.documentElement.scrollWidth, window: innerWidth }))
  expect(sizes.content).toBeLessThanOrEqual(sizes.window)
}
