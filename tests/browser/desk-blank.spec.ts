import { expect, type Page, test } from '@playwright/test'
import { type DeskDay, deskDay, figures, keysOf } from './desk-day.ts'
import { violations } from './violations.ts'

let desk: DeskDay

test.beforeEach(async () => {
  desk = await deskDay()
})
test.afterEach(() => desk.close())

const PAPER = figures(300, [60, 41, 30, 12, 9, 8, 5, 4, 3, 2, 1, 0], 25)
/** Types the sheet by keys alone, whose last line is blank on the paper; stops on the button that sends. */
async function typeBlank(page: Page, last: () => Promise<void>): Promise<void> {
  await expect(page.locator('input.count').first()).toBeFocused()
  for (const text of keysOf(PAPER).slice(0, -1)) {
    await page.keyboard.insertText(text)
    await page.keyboard.press('Enter')
  }
  await last()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
}

test('a box that is blank on the paper goes from two clerks to a verifier, in Arabic, without a mouse', async ({
  browser,
}) => {
  const first = await desk.enter(browser, 'clerk-1', 'amina', 'lang=ar')
  const second = await desk.enter(browser, 'clerk-2', 'brahim', 'lang=ar')
  const verifier = await desk.enter(browser, 'verifier', 'dina', 'lang=ar')

  // Left empty by accident: asked about, and nothing is sent.
  await first.keyboard.press('Enter')
  await typeBlank(first, async () => {})
  await first.keyboard.press('Enter')
  await expect(first.getByRole('alert')).toContainText('خانة واحدة فارغة أو غير مقروءة')
  const last = first.locator('input.count').last()
  await expect(last).toBeFocused()
  await expect(last).toHaveAttribute('aria-invalid', 'true')
  // The key that says so, taken back, and said again; a figure takes its place and gives it back.
  await first.keyboard.press('/')
  await expect(first.getByText('فارغة في الورق', { exact: true }).first()).toBeVisible()
  await expect(last).toHaveAccessibleDescription('فارغة في الورق')
  await expect(last).toHaveAttribute('aria-invalid', 'false')
  await first.keyboard.press('/')
  await expect(last).toHaveValue('')
  await first.keyboard.press('/')
  await first.keyboard.press('End')
  await first.keyboard.insertText('٧')
  await expect(last).toHaveValue('7')
  await first.keyboard.insertText('/')
  await expect(last).toHaveValue('/')
  // It survives a reload like every other key.
  await first.reload()
  await expect(first.locator('input.count').last()).toHaveValue('/')
  expect(await violations(first)).toEqual([])
  await first.locator('input.count').last().focus()
  await first.keyboard.press('Enter')
  await first.keyboard.press('Enter')
  await first.keyboard.press('Enter')
  await expect(first.getByText('أُرسل:', { exact: false })).toBeVisible()

  await expect(second.getByRole('row')).toHaveCount(2)
  await second.keyboard.press('Enter')
  await typeBlank(second, () => second.keyboard.press('/'))
  await second.keyboard.press('Enter')
  await expect(second.getByText('أُرسل:', { exact: false })).toBeVisible()

  // Both say blank: no figure was agreed on, and the verifier is asked for one with its reason.
  await expect(verifier.getByRole('row', { name: /خانة واحدة للحسم/ })).toBeVisible()
  await verifier.keyboard.press('Enter')
  const differing = verifier.getByRole('table').filter({ hasText: 'القيمة في الورق' }).getByRole('row')
  await expect(differing).toHaveCount(2)
  await expect(differing.nth(1).getByText('فارغة في الورق')).toHaveCount(2)
  await expect(differing.nth(1)).toContainText('وجدها الإدخالان فارغة')
  expect(await violations(verifier)).toEqual([])
  await verifier.keyboard.insertText('0')
  await verifier.keyboard.press('Enter')
  await verifier.keyboard.insertText('مجموع اللوائح يساوي المعبر عنها دون هذا السطر')
  await verifier.keyboard.press('Enter')
  // No rule has anything to say of the figure: the room itself accepted the sheet, and the decision stands in its record.
  await expect(verifier.locator('.said')).toBeVisible()
  await verifier.goBack()
  await expect(verifier.getByText('حسمه \u2068dina\u2069', { exact: false })).toBeVisible()
})
