import { expect, type Page } from '@playwright/test'
import { LANGUAGES, type Language } from '#election/languages.ts'
import { expectPicture, type Pictured, SIZES } from './picture.ts'
import { expectStanding, expectWalkable, workBegins } from './screen-checks.ts'
import { violations } from './violations.ts'

/** One screen of a surface. */
export interface Screen extends Looks {
  /** Its address in a language. */
  address(language: Language): string
  /** A part of it that is there once the screen stands. */
  readonly ready: string
  /** What is pressed before it stands. */
  prepare?(page: Page): Promise<void>
}

/** What is looked at. */
export interface Looks {
  /** Names its pictures. */
  readonly name: string
  /** Made for a wall: on a phone its head may fill more than its share. */
  readonly wall?: boolean
  /** The sizes of its kept pictures: those at which people use it. A phone and a desk unless told. */
  readonly pictures?: readonly Pictured[]
}

export const [PHONE, DESK] = SIZES

/** The languages of the kept pictures, one of each direction. */
const PICTURED: readonly Language[] = ['ar', 'fr']

/** Goes to a screen in every language and asks everything of it. */
export async function inspect(page: Page, screen: Screen): Promise<void> {
  for (const language of LANGUAGES) {
    await page.setViewportSize(PHONE)
    await show(page, screen, language)
    await inspectShown(page, screen, language)
  }
}

/**
 * Everything that is asked of a screen, which stands in a language: kept pictures in both directions; no violation where
 * people use it most, Arabic on a phone and French at a desk; in reach of the keyboard alone; nothing cut off or too wide
 * at any size, in any language on a phone.
 */
export async function inspectShown(page: Page, screen: Looks, language: Language): Promise<void> {
  const { wall = false, pictures = [PHONE, DESK] } = screen
  const where = `${screen.name}-${language}`
  for (const size of PICTURED.includes(language) ? SIZES : [PHONE]) {
    await page.setViewportSize(size)
    await expectStanding(page, `${where} at ${size.width}`)
    if (size === PHONE && !wall)
      expect.soft(await workBegins(page), `${where}: the work begins in the upper half of a phone`).toBeLessThan(0.45)
    if (PICTURED.includes(language) && pictures.includes(size)) await expectPicture(page, where, size)
    if ((language === 'ar' && size === PHONE) || (language === 'fr' && size === DESK))
      expect.soft(await violations(page), where).toEqual([])
    if (language === 'fr' && size === DESK) {
      await expectWalkable(page, where)
      await expectSkip(page, where)
    }
  }
}

/** The first stop of a page leads past its head, into the work. */
async function expectSkip(page: Page, where: string): Promise<void> {
  if ((await page.locator('dialog[open]').count()) > 0) return
  await page.locator('.skip').first().focus()
  await page.keyboard.press('Enter')
  const within = () => page.evaluate(() => document.activeElement?.closest('main') !== null)
  await expect.poll(within, `${where}: the skip link leads into the work`).toBe(true)
}

/** Goes to a screen in a language, from nowhere, and waits until it stands. */
async function show(page: Page, screen: Screen, language: Language): Promise<void> {
  await page.goto('about:blank')
  await page.goto(screen.address(language))
  await expect(page.locator('html')).toHaveAttribute('lang', language)
  await screen.prepare?.(page)
  await page.locator(screen.ready).first().waitFor()
}
