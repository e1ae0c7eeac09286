import { type Browser, expect, type Page, test } from '@playwright/test'
import type { PersonId, StationCode } from '#election/named.ts'
import { createLink } from '#server/links.ts'
import type { Role } from '#server/room/access.ts'
import { type RoomDay, roomDay } from './room-day.ts'
import { violations } from './violations.ts'

let day: RoomDay

test.beforeEach(async () => {
  // Three stations of one commune are late together and told as one; nobody has an app.
  day = await roomDay({ work: { foldFrom: 3, escalation: [{ minutes: 30, to: 'duty-officer' }] } })
})
test.afterEach(() => day.close())

/** A person at a screen of their own. */
async function person(browser: Browser, fragment: string, role: Role = 'operator'): Promise<Page> {
  return day.enter(await browser.newContext({ viewport: { width: 1366, height: 768 } }), role, fragment)
}

/** An operator whom the room knows by name. */
async function named(browser: Browser, name: string): Promise<Page> {
  const { store, book, clock } = day.room
  const one = `p-${name}` as PersonId
  await store.people.add(book.room, one, name, { role: 'operator', scope: [] }, clock.now())
  const { path } = await createLink(store, { room: book.room, role: 'operator', person: one })
  const page = await (await browser.newContext({ viewport: { width: 1366, height: 768 } })).newPage()
  await page.goto(`${day.address}${path}`)
  await page.waitForURL(`${day.address}/room/`)
  await page.goto(`${day.address}/room/#lang=fr&view=queue`)
  return page
}

const row = (page: Page, text: string | RegExp) => page.locator('a.row').filter({ hasText: text })

test('two operators side by side: what one takes the other sees at once, with whose it is and what can be done', async ({
  browser,
}) => {
  const ana = await person(browser, 'lang=ar&view=queue')
  const ben = await person(browser, 'lang=ar&view=queue')
  const officer = await person(browser, 'lang=ar&view=queue', 'duty-officer')
  for (const page of [ana, ben, officer]) {
    await expect(page.locator('html')).toHaveAttribute('dir', 'rtl')
    await row(page, /C1/).click()
    await expect(page.getByRole('button', { name: /^خذه/ })).toBeVisible()
  }
  await ana.getByRole('button', { name: /^خذه/ }).click()
  await expect(ana.getByRole('status').filter({ hasText: 'تم.' })).toBeVisible()
  await expect(row(ana, /C1/)).toContainText('(أنت)')
  // Nothing was done on the other page: the live line brought it.
  await expect(row(ben, /C1/)).not.toContainText('ليس عند أحد')
  await expect(ben.getByRole('heading', { name: /قيد المعالجة/ })).toBeVisible()
  await expect(ben.getByText('أن يسلمه إليك')).toBeVisible()
  await expect(ben.locator('#front-title ~ .acts').getByRole('button')).toHaveCount(0)
  expect(await violations(ben)).toEqual([])

  await ana.getByRole('button', { name: /^سلمه/ }).click()
  await ana.getByLabel('إلى').selectOption({ index: 0 })
  await ana.getByRole('button', { name: 'تأكيد' }).click()
  await expect(row(ben, /C1/)).toContainText('ليس عند أحد')
  await ben.getByRole('button', { name: /^خذه/ }).click()
  await expect(row(ana, /C1/)).not.toContainText('ليس عند أحد')

  // Whoever leads takes it over, by the same key, and the history says so.
  await expect(officer.getByRole('button', { name: 'خذه ممن هو عنده' })).toBeVisible()
  await officer.keyboard.press('t')
  await expect(row(officer, /C1/)).toContainText('(أنت)')
  await expect(officer.getByRole('listitem').filter({ hasText: 'ممن كان عنده' })).toContainText('أنت')
  await expect(officer.getByRole('button', { name: /^أغلقه/ })).toBeVisible()
  await expect(ben.getByText('أن يسلمه إليك')).toBeVisible()
})

test('two clicks at the same moment: one has it, the other is told by name who', async ({ browser }) => {
  const pages = [await named(browser, 'Amina'), await named(browser, 'Brahim')]
  // Both requests are on their way before either may go on.
  let go = () => {}
  const both = new Promise<void>((resolve) => {
    go = resolve
  })
  let waiting = 0
  for (const page of pages) {
    await page.route('**/room/api/work/take', async (route) => {
      waiting++
      if (waiting === pages.length) go()
      await both
      await route.continue()
    })
    await row(page, /C1/).click()
    await page.getByRole('button', { name: /^Prendre/ }).waitFor()
  }
  await Promise.all(pages.map((page) => page.getByRole('button', { name: /^Prendre/ }).click()))
  for (const page of pages) await expect(row(page, /C1/)).not.toContainText('Chez personne')
  const mine = await Promise.all(pages.map((page) => row(page, /C1/).textContent()))
  expect(mine.filter((said) => said?.includes('(vous)'))).toHaveLength(1)
  const isFirst = mine[0]?.includes('(vous)')
  const loser = pages[isFirst ? 1 : 0] as Page
  await expect(loser.getByRole('alert')).toContainText('entre les mains de')
  await expect(loser.getByRole('alert')).toContainText(isFirst ? 'Amina' : 'Brahim')
  await expect(loser.getByRole('button', { name: /^Prendre/ })).toHaveCount(0)
})

test('a list that is asked for while the room is away comes by itself once it is back', async ({ browser }) => {
  const page = await person(browser, 'lang=fr&view=queue')
  const show = (view: string) => page.goto(`${day.address}/room/#lang=fr&view=${view}`)
  for (const view of ['calls', 'readiness', 'analysis']) {
    const made = page.locator(view === 'calls' ? 'a.row' : 'main .grid').first()
    await show(view)
    await made.waitFor()
    await show('queue')
    await day.stop()
    await show(view)
    await expect(page.getByText('La salle ne répond pas. Nouvel essai')).toBeVisible()
    await expect(page.getByText('on ne sait pas si c’est fait')).toHaveCount(0)
    await day.start()
    await expect(made).toBeVisible()
    await expect(page.getByText('La salle ne répond pas. Nouvel essai')).toHaveCount(0)
  }
})

test('the queue by the keyboard alone: one key an act, and a lost line loses no word', async ({ browser }) => {
  const page = await person(browser, 'lang=fr&view=queue')
  await row(page, /C1/).waitFor()
  await page.keyboard.press('ArrowDown')
  await expect(row(page, /C1/)).toBeFocused()
  await expect(row(page, /C1/)).toContainText('Appelle : officier de permanence')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: /^Prendre/ })).toBeVisible()
  await page.keyboard.press('t')
  await expect(page.getByRole('status').filter({ hasText: 'Fait.' })).toBeVisible()
  await page.keyboard.press('s')
  await expect(page.getByLabel('Durée')).toBeFocused()
  await page.keyboard.press('Tab')
  await page.keyboard.type('les présidents sont en route')
  await day.stop()
  await page.keyboard.press('Enter')
  await expect(page.getByText('La salle ne répond pas. Ce que vous avez écrit est gardé ici')).toBeVisible()
  await expect(page.getByLabel('Raison')).toHaveValue('les présidents sont en route')
  await day.start()
  // Sent again once the room answers again; the form goes when it was taken, and not before.
  await expect(page.getByRole('status').filter({ hasText: 'La salle est injoignable' })).toHaveCount(0)
  await page.getByLabel('Raison').press('Enter')
  await expect(page.getByLabel('Raison')).toHaveCount(0)
  await expect(page.getByRole('status').filter({ hasText: 'Fait.' })).toBeVisible()
  await expect(page.getByText(/En veille jusqu’à .* : .*les présidents sont en route/).first()).toBeVisible()
  await page.keyboard.press('c')
  await expect(page.getByRole('combobox', { name: 'Issue' })).toBeFocused()
  await page.keyboard.press('Tab')
  await page.keyboard.type('tous ouverts')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('listitem').filter({ hasText: 'Résolue' })).toContainText('tous ouverts')
})

test('the call desk: the next station, its number, what was told, one key for the end', async ({ browser }) => {
  await day.room.store.contacts.replace(day.room.book.room, [
    { station: 'S1' as StationCode, office: 'president', name: 'Amina', telephone: '+212600000001' },
  ])
  const ana = await person(browser, 'lang=fr&view=calls')
  const ben = await person(browser, 'lang=fr&view=calls')
  await expect(ana.getByText('Bureaux sans application')).toBeVisible()
  await row(ana, /Bureau 1, C1/).waitFor()
  await ana.keyboard.press('n')
  await expect(ana.getByRole('link', { name: '+212600000001' })).toBeVisible()
  await expect(row(ben, /Bureau 1, C1/)).toContainText('est en ligne')
  await row(ben, /Bureau 2, C1/).waitFor()
  await ben.keyboard.press('n')
  await expect(ben.getByRole('heading', { name: 'Bureau 1, C1' })).toHaveCount(0)

  await ana.getByRole('button', { name: 'Le bureau est ouvert' }).click()
  await expect(ana.getByRole('status').filter({ hasText: 'Noté' })).toBeVisible()
  const closed = ana.getByLabel('Fermé, émargements')
  await closed.fill('12 voix')
  await closed.press('Enter')
  await expect(ana.getByText('Écrivez un nombre entier en chiffres.')).toBeVisible()
  await closed.fill('٣٠١')
  await closed.press('Enter')
  await expect(ana.getByRole('alert').filter({ hasText: '301' })).toBeVisible()
  await expect(closed).toHaveValue('٣٠١')
  await ana.getByLabel('Note pour le prochain appel').fill('rappeler à midi')
  await ana.getByRole('heading', { name: 'Bureau 1, C1' }).focus()
  await ana.keyboard.press('1')
  await expect(ana.getByRole('listitem').filter({ hasText: 'rappeler à midi' })).toContainText('Joint')
  await expect(row(ana, /Bureau 1, C1/)).toHaveCount(0)
})

test('an incident told by telephone goes its way, and its history says who did what', async ({ browser }) => {
  const page = await person(browser, 'lang=fr&view=incidents')
  await page.getByText('Aucun incident signalé.').waitFor()
  await page.keyboard.press('r')
  await page.getByLabel('Bureau : numéro et commune').fill('S1')
  await expect(page.getByText('Bureau 1, C1')).toBeVisible()
  await page.getByLabel('Nature').selectOption('urn')
  await page.getByLabel('Ce qui s’est passé').fill('le scellé est rompu')
  await page.getByRole('button', { name: 'Signaler un incident' }).click()
  await row(page, /Bureau 1, C1/).click()
  await expect(page.getByText('Dit au téléphone : autorité locale')).toBeVisible()
  await page.keyboard.press('1')
  await page.getByLabel('Gravité').selectOption('grave')
  await page.getByLabel('Ce qui a été fait ou décidé').fill('vu par le caïd')
  await page.getByRole('button', { name: 'Valider' }).click()
  await expect(row(page, /Bureau 1, C1/)).toContainText('confirmé')
  await expect(row(page, /Bureau 1, C1/)).toContainText('grave')
  await expect(page.getByRole('listitem').filter({ hasText: /Confirmer \(grave\), .*\(vous\)/ })).toContainText(
    'vu par le caïd',
  )
  await expect(page.getByRole('button', { name: /^Résolu/ })).toBeVisible()
})

test('the wall has no bar of places and no screen of work', async ({ browser }) => {
  const wall = await person(browser, 'lang=fr&view=queue', 'wall')
  await expect(wall.getByRole('navigation', { name: 'Écrans' })).toHaveCount(0)
  await expect(wall.locator('.work')).toHaveCount(0)
})
