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
