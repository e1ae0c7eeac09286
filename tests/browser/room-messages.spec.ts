import { readFile } from 'node:fs/promises'
import { expect, type Locator, type Page, test } from '@playwright/test'
import { type RoomDay, roomDay } from './room-day.ts'

test.use({ viewport: { width: 1366, height: 768 } })

let day: RoomDay
test.beforeAll(async () => {
  day = await roomDay()
})
test.afterAll(() => day.close())

const form = (page: Page) => page.locator('form[aria-labelledby="write-title"]')
const sent = (page: Page) => page.locator('section[aria-labelledby="sent-title"] li')
const one = (page: Page) => page.locator('section[aria-labelledby="one-title"]')

test('an operator writes to a commune, sees who reads and who answers, and writes again to the rest', async ({
  context,
}) => {
  const page = await day.enter(context, 'operator', 'lang=fr&view=messages')
  const phone = await day.phone('S1')
  await form(page).getByRole('radio', { name: 'une commune' }).check()
  await form(page).getByRole('combobox').selectOption({ label: 'C1' })
  await form(page).getByRole('button', { name: 'Envoyer à 3 bureaux' }).click()
  await expect(form(page).getByRole('alert')).toContainText('ce qui doit être lu')
  await form(page).getByLabel('Message', { exact: true }).fill('Apportez la lampe de secours.')
  await form(page).getByRole('checkbox').check()
  await form(page).getByRole('button', { name: 'Envoyer à 3 bureaux' }).click()
  await expect(form(page).getByRole('status')).toContainText('Message envoyé à 3 bureaux')
  await expect(form(page).getByLabel('Message', { exact: true })).toHaveValue('')

  await sent(page).getByRole('link').click()
  await expect(one(page)).toContainText('Lu par 0 sur 3')
  await expect(one(page).locator('li').first()).toContainText('téléphone enrôlé')
  await expect(one(page).locator('li').nth(1)).toContainText('sans application')

  const now = day.room.clock.now()
  const told = await phone.ask('GET', '/intake/messages?after=-1')
  const { message } = told.body.messages[0]
  phone.say(now, { k: 'seen', message }, { k: 'reply', message, words: 'Nous en avons deux.' })
  expect((await phone.sendFrom(1, now)).body.not).toEqual([])
  await expect(one(page)).toContainText('Lu par 1 sur 3')
  await expect(one(page)).toContainText('Nous en avons deux.')

  await one(page).getByRole('button', { name: 'Écrire à ceux qui n’ont pas lu' }).click()
  await expect(form(page).getByRole('button', { name: 'Envoyer à 2 bureaux' })).toBeVisible()
  await form(page).getByRole('searchbox').fill('s4')
  await form(page).getByRole('list', { name: 'Bureaux trouvés' }).getByRole('button').click()
  await page.keyboard.press('Tab')
  await form(page).getByLabel('Message', { exact: true }).fill('Et les bougies ?')
  await form(page).getByRole('button', { name: 'Envoyer à 3 bureaux' }).click()
  await expect(sent(page)).toHaveCount(2)

  const csv = async (link: Locator) => {
    const [file] = await Promise.all([page.waitForEvent('download'), link.press('Enter')])
    return (await readFile(await file.path(), 'utf8')).trimEnd().split('\r\n')
  }
  const readers = await csv(one(page).getByRole('link', { name: 'CSV' }))
  expect(readers).toHaveLength(4)
  expect(readers[1]).toMatch(/^S1,.*,1,.*Nous en avons deux\.,1$/)
  const messages = await csv(
    page.locator('section[aria-labelledby="sent-title"] header').getByRole('link', { name: 'CSV' }),
  )
  expect(
    messages.slice(1).map((row) => row.includes('Apportez la lampe de secours.,place,C1,1,,,3,1,2,1,1')),
  ).toContain(true)

  await one(page).getByRole('button', { name: 'Ne plus épingler' }).click()
  await expect(one(page).getByRole('button', { name: 'Épingler en haut' })).toBeVisible()
  await one(page).getByRole('button', { name: 'Retirer le message' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Retirer le message' }).click()
  await expect(page.getByRole('dialog').getByRole('alert')).toContainText('ce qui doit être lu')
  await page.getByRole('dialog').getByRole('textbox').fill('Lampe trouvée')
  await page.getByRole('dialog').getByRole('button', { name: 'Retirer le message' }).click()
  await expect(one(page)).toContainText('Lampe trouvée')
  await expect(sent(page).last()).toContainText('Retiré')
  await page.close()
})

test('what is written survives a room that is away, and is sent once', async ({ context }) => {
  const page = await day.enter(context, 'operator', 'lang=en&view=messages')
  await form(page).getByLabel('Message', { exact: true }).fill('The urn stays closed.')
  await page.route('**/room/api/messages', async (route) => {
    if (route.request().method() !== 'POST') return route.fallback()
    await route.fetch()
    await route.abort()
  })
  await form(page)
    .getByRole('button', { name: /^Send to/ })
    .click()
  await expect(form(page).getByRole('alert')).toContainText('Nothing you wrote is lost')
  await expect(form(page).getByLabel('Message', { exact: true })).toHaveValue('The urn stays closed.')
  await page.unroute('**/room/api/messages')
  await form(page)
    .getByRole('button', { name: /^Send to/ })
    .click()
  await expect(form(page).getByRole('status')).toContainText('Message sent')
  await expect(sent(page).filter({ hasText: 'The urn stays closed.' })).toHaveCount(1)
  await page.close()
})
