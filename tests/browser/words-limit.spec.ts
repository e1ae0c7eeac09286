import { expect, test } from '@playwright/test'
import { LIMITS } from '#journal/submission.ts'
import { type DeskDay, deskDay, figures } from './desk-day.ts'
import { violations } from './violations.ts'

let desk: DeskDay
test.beforeAll(async () => {
  desk = await deskDay()
})
test.afterAll(() => desk.close())

test('a reason that is too long is kept whole, told by how much, and not sent before it is shorter', async ({
  browser,
}) => {
  const page = await desk.enter(browser, 'verifier', 'v1')
  await desk.send('S1', figures(300, [60, 50, 40, 30, 20, 10, 9, 8, 7, 6, 5, 4], 30))
  await page.goto(`${desk.day.address}/desk/#constituency=P-house&station=S1`)
  await page.locator('#two-title').waitFor()
  await page.locator('[aria-labelledby="two-title"] button').first().click()
  const reason = page.locator('[data-words]').first()
  const whole = 'محضر '.repeat(120)
  await reason.fill(whole)
  await expect(reason).toHaveValue(whole)
  await expect(page.locator('.count')).toContainText(String(whole.length))
  await expect(reason).toHaveAttribute('aria-invalid', 'true')
  expect(await violations(page)).toEqual([])
  const proposed = page.locator('[aria-labelledby="two-title"] .notice')
  await reason.press('Enter')
  await expect(reason).toHaveValue(whole)
  await expect(proposed).toHaveCount(0)
  await reason.fill(whole.slice(0, LIMITS.note))
  await reason.press('Enter')
  await expect(proposed).toContainText(whole.slice(0, LIMITS.note).trim())
})
