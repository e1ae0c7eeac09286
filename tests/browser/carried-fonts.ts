import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { Page } from '@playwright/test'

const SHEET = readFileSync(join(import.meta.dirname, '../../src/web/ui/fonts.css'), 'utf8')
const file = createRequire(import.meta.url).resolve

/** The faces of the wall's own fonts, with their files. */
const FACES = [...SHEET.matchAll(/@font-face \{(.*?)\n\}/gs)].map(([, block = '']) => {
  const value = (name: string) => new RegExp(`${name}:\\s*([^;]*);`).exec(block)?.[1] ?? ''
  return {
    family: value('font-family').replaceAll("'", ''),
    weight: value('font-weight'),
    unicodeRange: value('unicode-range').replace(/\s+/g, ' '),
    base64: readFileSync(file(/url\('(.*?)'\)/.exec(block)?.[1] ?? '')).toString('base64'),
  }
})

/**
 * Gives a page that is drawn with the fonts of its machine, as phones are, those that the project carries: its lines
 * then break alike on every machine.
 */
export function carryFonts(page: Page): Promise<void> {
  return page.evaluate(async (faces) => {
    if (document.fonts.size > 0) return
    for (const { family, weight, unicodeRange, base64 } of faces) {
      const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0))
      document.fonts.add(await new FontFace(family, bytes, { weight, unicodeRange }).load())
    }
  }, FACES)
}
