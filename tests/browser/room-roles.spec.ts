import { expect, type Page, test } from '@playwright/test'
import type { PersonId, StationCode } from '#election/named.ts'
import type { Act } from '#room/act.ts'
import { createLink } from '#server/links.ts'
import type { Role } from '#server/room/access.ts'
import { type RoomDay, roomDay } from './room-day.ts'
import { violations } from './violations.ts'

let day: RoomDay
test.beforeEach(async () => {
  day = await roomDay()
})
test.afterEach(() => day.close())

/** A person at the room, who is refused nothing that the screen asks for by itself. */
async function person(page: Page, role: Role, fragment: string): Promise<{ page: Page; refused: string[] }> {
  const refused: string[] = []
  const { path } = await createLink(day.room.store, { room: day.room.book.room, role })
  const shown = await page.context().newPage()
  await shown.goto(`${day.address}${path}`)
  // An administrator's home is the office; both are another address than the link's.
  await shown.waitForURL((address) => !address.pathname.includes('/enter'))
  shown.on('response', (one) => {
    if (one.status() === 403) refused.push(one.url())
  })
  await shown.goto(`${day.address}/room/#lang=fr&${fragment}`)
  return { page: shown, refused }
}

/** Signs out, for good and not for the eye alone. */
async function leaves(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Se déconnecter' }).click()
  await expect(page.getByText('Personne n’est connecté sur cet écran')).toBeVisible()
  expect((await page.request.get(`${day.address}/room/api/session`)).status()).toBe(401)
}

test('an administrator invites phones and sees who is ready, and is led nowhere that refuses', async ({
  page: one,
}) => {
  const { page, refused } = await person(one, 'administrator', 'view=readiness')
  await expect(page.getByRole('heading', { name: 'Prêts pour le jour' })).toBeVisible()
  await expect(page.getByRole('link', { name: 'Appeler' })).toHaveCount(0)
  await expect(page.getByRole('link', { name: 'Résultats' })).toHaveCount(0)
  await page.locator('.rows a').first().click()
  await page.getByRole('button', { name: 'Inviter un téléphone' }).click()
  await expect(page.getByText('Code d’invitation')).toBeVisible()
  expect(await violations(page)).toEqual([])
  await page.keyboard.press('Escape')
  expect(refused).toEqual([])
  await leaves(page)
})

test('an observer opens a station without being refused, and leaves the screen', async ({ page: one }) => {
  await day.open('S1', 12, day.room.at(9))
  const { page, refused } = await person(one, 'observer', 'station=S1')
  await expect(page.getByRole('heading', { name: 'À côté des voisins' })).toBeVisible()
  await expect(page.getByRole('alert')).toHaveCount(0)
  await page.goto(`${day.address}/room/#lang=fr&view=incidents`)
  await expect(page.getByRole('heading', { name: 'Incidents' })).toBeVisible()
  expect(refused).toEqual([])
  await leaves(page)
})

test('a report names the station that fits alone, and says what to do where none does', async ({ page: one }) => {
  const { page } = await person(one, 'operator', 'view=incidents&item=new')
  const station = page.getByLabel('Bureau : numéro et commune')
  await station.fill('zzz')
  await page.getByRole('button', { name: 'Signaler un incident' }).click()
  await expect(page.getByText('Aucun bureau ne porte ce nom')).toBeVisible()
  await expect(station).toBeFocused()
  await expect(station).toHaveAttribute('aria-invalid', 'true')
  expect(await violations(page)).toEqual([])
  await station.fill('1 C2')
  await expect(page.getByText('Bureau 1, C2').first()).toBeVisible()
  await page.getByRole('button', { name: 'Signaler un incident' }).click()
  await expect(page.locator('a.row').filter({ hasText: 'Bureau 1, C2' })).toBeVisible()
})

test('where a station only told that it is open nobody has counted: the head and the map stay blank', async ({
  page: one,
}) => {
  const told = { type: 'tell-for-station', by: 'p-ana' as PersonId, station: 'S1' as StationCode, source: 'call' }
  const opened = { ...told, speaker: 'president', said: { k: 'opened' } } as unknown as Act
  const done = await day.house.journal.act(opened, day.room.clock.now())
  if (!done.ok) throw new Error(done.error.code)
  const { page } = await person(one, 'operator', 'map=table')
  const head = page.locator('header.panel dl')
  await expect(head).toContainText(/Bureaux ouverts\s*1/)
  await expect(head.locator('.first strong')).toHaveText('–')
  await expect(head.locator('.first')).not.toContainText('0,0')
  await expect(page.locator('table').first()).not.toContainText('%')
})
