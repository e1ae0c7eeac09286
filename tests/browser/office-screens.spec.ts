import { expect, type Page, test } from '@playwright/test'
import { inspect, type Screen } from './inspect.ts'
import { type OfficeDay, officeDay } from './office-day.ts'
import { SIZES } from './picture.ts'

const ACCREDITED = { accreditation: 'CNDH-2026-0412', starts: 1, ends: 9_999_999_999_999 }

let day: OfficeDay
const pages: Record<string, Page> = {}
let link: string

test.beforeAll(async ({ browser }) => {
  day = await officeDay()
  const page = async (role: string, name: string, more = {}) => {
    pages[role] = await day.cameIn(await browser.newContext(), role, name, more)
  }
  await page('administrator', 'سلمى العلوي')
  await page('observer', 'Observatrice Najat Benali', { ...ACCREDITED, scope: ['A'] })
  link = await day.invitation('clerk-1', 'Rachid Ouazzani')
  pages.nobody = await (await browser.newContext()).newPage()
})
test.afterAll(() => day.close())

/** Every screen of the office: who sits there, its address, and what is there once it stands. */
const SCREENS: Record<
  string,
  readonly [who: string, address: () => string, ready: string, prepare?: Screen['prepare']]
> = {
  'sign-in': ['nobody', () => 'view=people', 'main .button.main'],
  invitation: ['nobody', () => new URL(link).hash.slice(1), 'main .button.main'],
  password: [
    'nobody',
    () => new URL(link).hash.slice(1),
    'main code',
    async (page) => {
      await page.locator('main summary').click()
      await page.locator('main details .button').first().click()
      // The secret is another one each time; its place is what is looked at.
      await page.locator('.qr > *').evaluate((drawn: SVGElement) => drawn.style.setProperty('visibility', 'hidden'))
    },
  ],
  people: ['administrator', () => 'view=people', 'main tbody tr'],
  invite: ['administrator', () => 'view=people', 'main form', (page) => page.locator('main .button').first().click()],
  me: ['administrator', () => 'view=me', '#own-sessions'],
  notifications: ['administrator', () => 'view=notifications', 'main h2'],
  observer: ['observer', () => 'view=me', '#own-press'],
}

for (const [name, [who, address, ready, prepare]] of Object.entries(SCREENS))
  test(`the office's screen ${name} stands as it was looked at, is sound, and is in reach of the keyboard`, async () => {
    await inspect(pages[who] as Page, {
      name: `office-${name}`,
      address: (language) => `${day.home}/office/#lang=${language}&${address()}`,
      ready,
      pictures: SIZES,
      ...(prepare && { prepare }),
    })
  })

test('a question in front of everything keeps the keyboard inside and gives it back', async () => {
  const page = pages.administrator as Page
  await page.setViewportSize({ width: 1366, height: 768 })
  await page.goto(`${day.home}/office/#lang=fr&view=me`)
  await day.room.store.sql`update session set proved = 0`
  const act = page.getByRole('button', { name: 'Ajouter une clé d’accès' })
  await act.focus()
  await page.keyboard.press('Enter')
  const question = page.getByRole('dialog')
  await expect(question).toBeVisible()
  for (let n = 0; n < 12; n++) {
    await page.keyboard.press('Tab')
    const outside = await page.evaluate(
      () => document.activeElement !== document.body && !document.activeElement?.closest('dialog'),
    )
    expect(outside).toBe(false)
  }
  await page.keyboard.press('Escape')
  await expect(question).toBeHidden()
  await expect(act).toBeFocused()
})
