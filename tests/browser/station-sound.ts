import { expect, type Page } from '@playwright/test'
import { LANGUAGES, type Language } from '#election/languages.ts'
import { carryFonts } from './carried-fonts.ts'
import { expectPicture } from './picture.ts'
import { expectWalkable } from './screen-checks.ts'
import { violations } from './violations.ts'

/** The phone on which the station app is tried. */
export const PHONE = { width: 360, height: 740 } as const

/** One of each direction: the words change nothing in what axe looks at. */
const LOOKED_AT: readonly Language[] = ['ar', 'fr']

/**
 * Everything that is asked of a screen of the station app, as it stands: no violation of WCAG 2.2 AA, enhanced contrast
 * included; in every language nothing wider than the phone, with letters of twice the size neither, nor cut, targets a
 * thumb can hit, words one can read in the sun; in reach of a keyboard; and as it was looked at, in both directions.
 */
export async function sound(page: Page, name: string): Promise<void> {
  await carryFonts(page)
  for (const language of LANGUAGES) {
    await page.getByRole('combobox').selectOption(language)
    await expect(page.locator('html')).toHaveAttribute('lang', language)
    const where = `phone-${name}-${language}`
    if (LOOKED_AT.includes(language)) {
      expect.soft(await violations(page, { enhanced: true }), where).toEqual([])
      await expectPicture(page, where, { ...PHONE, scale: 0.4 })
    }
    const width = await page.evaluate(() => document.documentElement.scrollWidth)
    expect.soft(width, `${where}: width`).toBeLessThanOrEqual(PHONE.width)
    expect.soft(await lostAtTwice(page), `${where}: letters of twice the size`).toEqual([])
    const small = await page.evaluate(() =>
      [...document.querySelectorAll('button, a, select, .choice, textarea, input[type=text]')]
        .map((element) => ({ text: element.textContent?.trim(), box: element.getBoundingClientRect() }))
        .filter(({ box }) => box.width > 1 && (box.height < 48 || box.width < 44))
        .map(({ text }) => text),
    )
    expect.soft(small, `${where}: targets`).toEqual([])
    const tiny = await page.evaluate(() =>
      [...document.querySelectorAll('main *, header *')]
        .filter(
          (element) => element.childElementCount === 0 && element.textContent?.trim() && !element.closest('.heard'),
        )
        .filter((element) => Number.parseFloat(getComputedStyle(element).fontSize) < 18)
        .map((element) => element.textContent),
    )
    expect.soft(tiny, `${where}: text size`).toEqual([])
  }
  await page.getByRole('combobox').selectOption('ar')
  await expectWalkable(page, `phone-${name}`)
}

/** What is wider than the phone, or cut, when its letters are set to twice their size (WCAG 1.4.4, 1.4.10). */
async function lostAtTwice(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const root = document.documentElement
    root.style.fontSize = '200%'
    const isWide = root.scrollWidth > innerWidth
    const lost = [...document.querySelectorAll<HTMLElement>('body *')].filter((element) => {
      const { left, right } = element.getBoundingClientRect()
      if (isWide && (left < -1 || right > innerWidth + 1)) return true
      const { overflowY, fontSize } = getComputedStyle(element)
      // The ink of a line may stand out of it; a line that is cut is more. What is typed now (`.now`) is named in full above.
      const cut = element.scrollHeight - element.clientHeight > Number.parseFloat(fontSize) / 2
      return overflowY === 'hidden' && cut && !element.closest('.heard, .now, video, svg')
    })
    root.style.fontSize = ''
    return lost.map(
      ({ className, tagName, textContent }) => `${tagName}.${className}: ${textContent?.trim().slice(0, 40)}`,
    )
  })
}
