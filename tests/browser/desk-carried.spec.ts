import { expect, test } from '@playwright/test'
import { encode } from 'uqr'
import { seal } from '#journal/seal.ts'
import type { Delivery } from '#journal/submission.ts'
import { partsOf } from '#phone/carry.ts'
import { filming, seen } from './camera.ts'
import { deskDay, figures, HOUSE, sheetOf } from './desk-day.ts'
import { violations } from './violations.ts'

test('the codes of a phone without a network are read by the camera of the desk, in Arabic', async () => {
  const desk = await deskDay()
  const camera = await filming()
  try {
    const at = desk.day.room.at(20)
    const phone = await desk.day.phone('S1')
    const what = figures(300, [60, 41, 30, 12, 9, 8, 5, 4, 3, 2, 1, 0], 25)
    const opening = { salt: '1'.padStart(32, '0'), value: { sheet: sheetOf('S1', what) } }
    phone.say(at, { k: 'sheet', constituency: HOUSE, version: 1, sealed: seal(opening) })
    const run = { ...(await phone.run(1, 1, at)), openings: [opening] } as unknown as Delivery
    const parts = await partsOf({ format: 'sunduq-carry/1', submissions: [run] })

    const page = await desk.enter(camera.browser, 'verifier', 'dina', 'lang=ar')
    const screen = await page.context().newPage()
    const pictures = []
    for (const part of parts) {
      const { data, size } = encode(part, { border: 2 })
      const dark = data.flatMap((row, y) => row.flatMap((on, x) => (on ? [`M${x} ${y}h1v1h-1z`] : []))).join('')
      await screen.setContent(
        `<svg width="600" viewBox="0 0 ${size} ${size}" style="background:#fff"><path d="${dark}"/></svg>`,
      )
      pictures.push(await seen(screen, screen.locator('svg')))
    }
    await screen.close()
    camera.hold(pictures)

    await page.getByRole('button', { name: 'اقرأ محضر هاتف بلا شبكة…' }).press('Enter')
    expect(await violations(page)).toEqual([])
    await page.getByLabel('نص الرموز').fill('SUNDUQ1:nothing')
    await page.getByRole('button', { name: 'خذها' }).press('Enter')
    await expect(page.getByRole('alert')).toContainText('ليس هذا رمز هاتف')
    await page.getByLabel('نص الرموز').fill('')
    await page.getByRole('button', { name: 'اقرأ بالكاميرا' }).press('Enter')
    await expect(page.getByText('في القاعة:', { exact: false })).toBeVisible()
    await expect(page.getByRole('button', { name: 'إدخال واحد' })).toContainText('1')

    // The same by pasting: the room has it already.
    await page.getByLabel('نص الرموز').fill(parts.join(' '))
    await page.getByRole('button', { name: 'خذها' }).press('Enter')
    await expect(page.getByText('كان كله في القاعة', { exact: false })).toBeVisible()
  } finally {
    await camera.close()
    await desk.close()
  }
})
