import { expect, type Page, test } from '@playwright/test'
import { LANGUAGES, type Language } from '#election/languages.ts'
import { REHEARSAL } from '#room/rehearsal.ts'
import { startIntake } from '#server/intake/main.ts'
import { createLink } from '#server/links.ts'
import { startPortal } from '#server/portal/main.ts'
import { ROLES, type Role } from '#server/room/access.ts'
import { startRoom } from '#server/room/main.ts'
import type { Surface } from '#server/surface.ts'
import { type PublishedRoom, publishedRoom } from '../integration/portal-room.ts'
import { violations } from './violations.ts'

/** The same day opened as a rehearsal and as itself, every surface of both. */
interface Opened {
  readonly room: PublishedRoom
  readonly intake: Surface
  readonly desk: Surface
  readonly portal: Surface
}
const opened = new Map<boolean, Opened>()

test.beforeAll(async () => {
  for (const rehearsal of [true, false]) {
    const room = await publishedRoom({ languages: LANGUAGES }, rehearsal)
    await room.vote(0, 8, 5, 12)
    const intake = await startIntake(room.options)
    const desk = await startRoom({ ...room.options, addresses: { intake: intake.address } })
    const portal = await startPortal(room.options)
    await expect.poll(async () => (await fetch(`${portal.address}/ar/`)).status).toBe(200)
    opened.set(rehearsal, { room, intake, desk, portal })
  }
})
test.afterAll(async () => {
  for (const { room, intake, desk, portal } of opened.values()) {
    await Promise.all([intake.close(), desk.close(), portal.close()])
    await room.close()
  }
})

function of(rehearsal: boolean): Opened {
  const found = opened.get(rehearsal)
  if (!found) throw new Error('opened before every test')
  return found
}

/** The word of a rehearsal is in sight, in the reader's language and in the window's title, and stays when one scrolls. */
async function marked(page: Page, language: Language, rehearsal: boolean): Promise<void> {
  const words = REHEARSAL.short[language]
  const banner = page.getByRole('complementary', { name: words })
  await expect(page.locator('html')).toHaveAttribute('lang', language)
  if (!rehearsal) {
    // What comes late would come with what it stands above.
    await expect(page.getByRole('main')).toBeVisible()
    await expect(banner).toHaveCount(0)
    expect(await page.title()).not.toContain(words)
    return
  }
  await expect(banner).toBeInViewport({ ratio: 1 })
  await expect(page).toHaveTitle(new RegExp(`^${words}`))
  await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight))
  await expect(banner).toBeInViewport({ ratio: 1 })
  const beyond = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  await expect.poll(beyond).toBeLessThanOrEqual(0)
  expect(await violations(page, { inside: 'aside' })).toEqual([])
}

/** Screens that one reaches without signing in, by the language in their address. */
const OPEN: readonly [name: string, address: (at: Opened, language: Language) => string][] = [
  ['the portal', ({ portal }, language) => `${portal.address}/${language}/`],
  ['a page of a station', ({ portal }, language) => `${portal.address}/${language}/S1`],
  ['the wall without a session', ({ desk }, language) => `${desk.address}/room/#lang=${language}`],
  ['the desk without a session', ({ desk }, language) => `${desk.address}/desk/#lang=${language}`],
]

for (const rehearsal of [true, false]) {
  const says = rehearsal ? 'says that it is a rehearsal' : 'says nothing on the day itself'
  for (const [name, address] of OPEN) {
    test(`${name} ${says}`, async ({ page }) => {
      await page.setViewportSize({ width: 360, height: 740 })
      for (const language of rehearsal ? LANGUAGES : (['fr'] as const)) {
        await page.goto('about:blank')
        await page.goto(address(of(rehearsal), language))
        await marked(page, language, rehearsal)
      }
    })
  }

  test(`the phone of a station ${says}`, async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 740 })
    await page.goto(`${of(rehearsal).intake.address}/station/`)
    for (const language of rehearsal ? LANGUAGES : (['fr'] as const)) {
      await page.getByRole('combobox').first().selectOption(language)
      await marked(page, language, rehearsal)
    }
  })

  test(`whoever signed in to the room or the desk: each screen ${says}`, async ({ browser }) => {
    const { room, desk } = of(rehearsal)
    const screens: readonly [Role, string, readonly string[]][] = [
      ['operator', '/room/', ['', '&station=S1', '&place=C1', '&view=results', '&view=analysis', '&view=readiness']],
      ['wall', '/room/', ['', '&panels=turnout']],
      ['clerk-1', '/desk/', ['']],
      ['verifier', '/desk/', ['', '&view=results']],
    ]
    expect(ROLES).toEqual(expect.arrayContaining(screens.map(([role]) => role)))
    for (const [role, surface, views] of screens) {
      const context = await browser.newContext()
      const page = await context.newPage()
      const { path } = await createLink(room.store, { room: room.book.room, role })
      await page.goto(`${desk.address}${path}`)
      await page.waitForURL(`${desk.address}${surface}**`)
      for (const view of views) {
        await page.goto(`${desk.address}${surface}#lang=fr${view}`)
        await marked(page, 'fr', rehearsal)
      }
      await context.close()
    }
  })
}
