import { expect, test } from '@playwright/test'
import type { Count, Minute } from '#election/named.ts'
import { type RoomDay, roomDay } from './room-day.ts'
import { violations } from './violations.ts'

let day: RoomDay
test.beforeAll(async () => {
  const curve = [
    [540, 100],
    [600, 220],
    [660, 300],
    [1140, 700],
  ].map(([minute, voters]) => ({ minute: minute as Minute, voters: voters as Count }))
  const names = { ar: 'انتخابات 2016', fr: 'Élections 2016' }
  day = await roomDay({
    previous: { names, day: '2016-10-07', registered: 1100 as Count, curve, source: 'test' },
    analysis: { projection: true },
  })
  for (const [station, voters] of [
    ['S1', 40],
    ['S2', 12],
    ['S4', 9],
  ] as const)
    await day.open(station, voters, day.room.at(9, 5))
  day.room.at(11, 10)
})
test.afterAll(() => day.close())

test('the analysis labels its projection, names the hours with their table, and every chart has one', async ({
  context,
}) => {
  const page = await day.enter(context, 'operator', 'lang=fr&view=analysis')
  await expect(page.getByText('La loi interdit de la rendre publique', { exact: false })).toBeVisible()
  const hours = page.getByRole('region', { name: 'Participation par heure' }).first()
  await expect(hours.getByRole('img')).toBeVisible()
  await expect(hours.getByRole('row', { name: /11:00/ })).toContainText('61')
  for (const name of ['Urbain et rural', 'Selon la taille du bureau', 'Par commune'])
    await expect(page.getByRole('region', { name }).first().getByRole('table')).toBeVisible()
  expect(await violations(page)).toEqual([])
})

test('readiness names who is not ready, why, and leads to the call desk by keyboard', async ({ context }) => {
  const page = await day.enter(context, 'operator', 'lang=fr&view=readiness')
  const row = page.getByRole('listitem').filter({ has: page.getByRole('link', { name: 'S3', exact: true }) })
  await expect(row).toContainText('Aucun téléphone enrôlé')
  const call = row.getByRole('link', { name: 'Appeler' })
  await call.focus()
  await call.press('Enter')
  await expect(page).toHaveURL(/view=calls/)
})

test('whoever only watches has neither screen', async ({ context }) => {
  const page = await day.enter(context, 'wall', 'lang=fr&view=analysis')
  await expect(page.getByRole('heading', { name: 'Analyse', exact: true })).toHaveCount(0)
})
