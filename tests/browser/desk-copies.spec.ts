import { expect, test } from '@playwright/test'
import { LANGUAGES } from '#election/languages.ts'
import { acceptSheet, type Desk } from '#room/testing/count.ts'
import { honestSheet } from '#room/testing/sheet.ts'
import { openHouse } from '#server/house.ts'
import { type DeskDay, deskDay, HOUSE } from './desk-day.ts'
import { violations } from './violations.ts'

let desk: DeskDay

test.beforeEach(async () => {
  desk = await deskDay()
})
test.afterEach(() => desk.close())

test('a copy for a list is made and its hand-over recorded by keyboard alone, and the log tells it', async ({
  browser,
}) => {
  const at = desk.day.room.at(20)
  const house = await openHouse(desk.day.room.options)
  const { journal } = house
  const room: Desk = {
    index: house.index,
    state: () => journal.state,
    async act(act) {
      const done = await journal.act(act, at)
      if (!done.ok) throw new Error(done.error.code)
    },
  }
  const votes = [60, 41, 30, 12, 9, 8, 5, 4, 3, 2, 1, 0]
  await acceptSheet(room, honestSheet(room.index, 'S1' as never, HOUSE as never, votes))
  await house.close()
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
  for (const language of LANGUAGES) {
    await page.goto(page.url().replace(/lang=\w+/, `lang=${language}`))
    await expect(page.locator('html')).toHaveAttribute('lang', language)
    await expect(page.locator('#copies-title')).toBeVisible()
    expect(await violations(page)).toEqual([])
    await page.setViewportSize({ width: 360, height: 740 })
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
    await page.setViewportSize({ width: 1366, height: 768 })
  }
})
