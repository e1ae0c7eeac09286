import { latinDigits } from '#election/digits.ts'
import type { Count } from '#election/named.ts'

/** Most digits that a box of the sheet takes (rule E112 asks the same). */
export const MOST_DIGITS = 7

/** What a box holds: a count, null where nothing was typed, `wrong` where it is no whole number. Nothing is guessed. */
export function readCount(text: string): Count | null | 'wrong' {
  const typed = latinDigits(text).trim()
  if (typed === '') return null
  return new RegExp(`^\\d{1,${MOST_DIGITS}}$`).test(typed) ? (Number(typed) as Count) : 'wrong'
}

/** What stands in a box that the typist found blank on the paper: a stroke, which no count holds. Zero is not blank. */
export const BLANK_ON_PAPER = '/'

/** What a box holds after a key: a figure takes the place of the stroke, and the stroke that of a figure. */
export function textOf(typed: string): string {
  const text = latinDigits(typed)
  if (!text.includes(BLANK_ON_PAPER)) return text
  return text.endsWith(BLANK_ON_PAPER) ? BLANK_ON_PAPER : text.replaceAll(BLANK_ON_PAPER, '')
}
