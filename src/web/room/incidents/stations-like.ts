import { latinDigits } from '#election/digits.ts'
import type { StationCode } from '#election/named.ts'

/** Most stations that are offered for what was typed. */
const OFFERED = 8

/**
 * The stations that typed words may mean, in book order: each word begins a word of the name or is part of the code, and
 * a number is the whole number. Nothing for nothing typed.
 */
export function stationsLike(
  codes: readonly StationCode[],
  name: (code: StationCode) => string,
  typed: string,
): StationCode[] {
  const wanted = wordsOf(typed)
  if (wanted.length === 0) return []
  const found: StationCode[] = []
  for (const code of codes) {
    const words = wordsOf(name(code))
    const fits = (one: string) =>
      code.includes(one) || words.some((word) => (/^\d+$/.test(one) ? word === one : word.startsWith(one)))
    if (wanted.every(fits)) found.push(code)
    if (found.length === OFFERED) break
  }
  return found
}

/** Words without case and accents, marks of direction left out. */
function wordsOf(text: string): string[] {
  return latinDigits(text)
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}]/gu, '')
    .toLowerCase()
    .split(/[\s,،]+/u)
    .filter(Boolean)
}
