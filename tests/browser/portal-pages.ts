import { expect, type Page } from '@playwright/test'
import type { Language } from '#election/languages.ts'
import type { Instant } from '#election/named.ts'
import { carryFonts } from './carried-fonts.ts'
import { inspectShown, PHONE } from './inspect.ts'

/** Paths of pages, and the names of their kept pictures: the main ones have some. */
export type Pages = Readonly<Record<string, string | undefined>>

/**
 * Everything that is asked of pages of the portal in one language: what screens at which people work are asked
 * (`inspect.ts`), at the clock of their figures.
 */
export async function expectPages(
  page: Page,
  portal: string,
  language: Language,
  pages: Pages,
  now: Instant,
): Promise<void> {
  await page.clock.setFixedTime(now)
  for (const [path, name] of Object.entries(pages)) {
    await page.setViewportSize(PHONE)
    const answer = await page.goto(`${portal}/${language}/${path}`)
    expect(answer?.status(), path).toBe(/nothing|nowhere/.test(path) ? 404 : 200)
    await carryFonts(page)
    await inspectShown(page, name ? { name } : { name: `portal ${path}`, pictures: [] }, language)
  }
}
