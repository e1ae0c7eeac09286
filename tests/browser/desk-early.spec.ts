import { expect, type Page, test } from '@playwright/test'
import { type DeskDay, deskDay, HOUSE } from './desk-day.ts'
import { inspect } from './inspect.ts'

let desk: DeskDay
const pages: Record<string, Page> = {}
const SHEET = `constituency=${HOUSE}&station=S1`

test.beforeAll(async ({ browser }) => {
  desk = await deskDay({}, 18)
  pages.amina = await desk.enter(browser, 'clerk-1', 'amina')
  pages.dina = await desk.enter(browser, 'verifier', 'dina')
})
test.afterAll(() => desk.close())

/** Screens of the desk before the polls have closed. */
const SCREENS = {
  'early-queue': ['amina', '', '#work [role="status"]'],
  'early-sheet': ['amina', SHEET, '.head + [role="status"]'],
  'early-review': ['dina', '', '.states'],
} as const

for (const [name, [person, address, ready]] of Object.entries(SCREENS))
  test(`the desk's screen ${name} stands as it was looked at, is sound, and is in reach of the keyboard`, async () => {
    await inspect(pages[person] as Page, {
      name: `desk-${name}`,
      address: (language) => `${desk.day.address}/desk/#lang=${language}&${address}`,
      ready,
    })
  })

test('a clerk who comes before the close is told when it begins, and then has boxes without a touch', async ({
  browser,
}) => {
  const here = await desk.enter(browser, 'clerk-1', 'karim', 'lang=ar')
  await expect(here.getByText('يبدأ العمل هنا بعد إغلاق آخر مكتب، على الساعة 19:00')).toBeVisible()
  await expect(here.getByRole('button', { name: /خذ|التالي/ })).toHaveCount(0)
  await expect(here.getByRole('row')).toHaveCount(0)
  const sheet = await desk.enter(browser, 'clerk-1', 'amina', `lang=ar&${SHEET}`)
  await expect(sheet.getByText('لم يغلق آخر مكتب بعد', { exact: false })).toBeVisible()
  await expect(sheet.locator('input')).toHaveCount(0)
  desk.day.room.at(19)
  await expect(here.getByRole('row')).toHaveCount(5)
  await expect(here.getByText('منذ 0 ثانية', { exact: false })).toHaveCount(0)
  await expect(sheet.locator('input.count').first()).toBeFocused()
})
