import { expect, test } from '@playwright/test'
import { acceptSheet } from '#room/testing/count.ts'
import { honestSheet } from '#room/testing/sheet.ts'
import { type DeskDay, deskDay, HOUSE } from './desk-day.ts'

let desk: DeskDay

test.beforeEach(async () => {
  desk = await deskDay()
})
test.afterEach(() => desk.close())

test('a copy for a list is made and its hand-over recorded by keyboard alone, and the log tells it', async ({
  browser,
}) => {
  const votes = [60, 41, 30, 12, 9, 8, 5, 4, 3, 2, 1, 0]
  await acceptSheet(desk.acts, honestSheet(desk.acts.index, 'S1' as never, HOUSE as never, votes))
  const page = await desk.enter(browser, 'verifier', 'dina', `lang=fr&constituency=${HOUSE}&station=S1`)
  const copies = page.getByRole('region', { name: 'Copies pour les représentants des listes' })
  await expect(copies.getByText('Aucune remise n’est encore consignée.')).toBeVisible()
  await copies.getByLabel('Liste', { exact: true }).focus()
  await page.keyboard.press('ArrowDown')
  await expect(copies.getByLabel('Liste', { exact: true })).toHaveValue('2')
  await page.keyboard.press('Tab')
  const make = copies.getByRole('link', { name: 'Faire la copie (PDF)' })
  await expect(make).toBeFocused()
  const download = page.waitForEvent('download')
  await page.keyboard.press('Enter')
  expect((await download).suggestedFilename()).toMatch(/copies-S1-P-house-fr\.pdf$/)
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(copies.getByRole('status')).toContainText('Istiqlal')
  await expect(copies.getByRole('row', { name: /Istiqlal/ })).toContainText('dina')
  await expect(copies.getByRole('row', { name: /Istiqlal/ })).toContainText('toujours ceux-ci')
  // The next list without a copy is ready: one key a representative.
  await expect(copies.getByLabel('Liste', { exact: true })).toHaveValue('1')
  await page.keyboard.press('Enter')
  await expect(copies.getByRole('row', { name: /Rassemblement/ })).toContainText('dina')
})
