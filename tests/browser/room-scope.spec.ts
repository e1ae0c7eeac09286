import { expect, test } from '@playwright/test'
import { officeDay } from './office-day.ts'
import { violations } from './violations.ts'

test('whoever is in charge of some places is told that alerts and late stations are of these alone', async ({
  browser,
}) => {
  const day = await officeDay()
  try {
    const scoped = await day.cameIn(await browser.newContext(), 'operator', 'رشيد', { scope: ['B'] })
    await scoped.waitForURL('**/room/**')
    const said = scoped.getByText('أماكنك')
    await expect(said).toContainText('جماعة ب')
    await expect(said).not.toContainText('جماعة أ')
    expect(await violations(scoped)).toEqual([])
    const whole = await day.cameIn(await browser.newContext(), 'operator', 'هند')
    await whole.waitForURL('**/room/**')
    await expect(whole.getByRole('heading', { level: 1 })).toBeVisible()
    await expect(whole.getByText('أماكنك')).toHaveCount(0)
  } finally {
    await day.close()
  }
})
