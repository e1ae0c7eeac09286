import type { Language } from './languages.ts'
import { basisPoints } from './share.ts'

/** Narrow no-break space: keeps groups together and never reorders inside Arabic text. */
export const GROUP = '\u202f'
const MINUS = '\u2212'
const LTR_ISOLATE = '\u2066'
const FIRST_STRONG_ISOLATE = '\u2068'
const POP_ISOLATE = '\u2069'

/**
 * A whole number as every surface shows it: Western digits, groups of three. The same text in all four languages, on
 * the server and in the browser; `Intl` is not asked, because it differs between them. Throws on a fraction.
 */
export function formatNumber(value: number): string {
  if (!Number.isSafeInteger(value)) throw new RangeError(`not a whole number: ${value}`)
  const digits = String(Math.abs(value)).replace(/\B(?=(\d{3})+$)/g, GROUP)
  return value < 0 ? MINUS + digits : digits
}

/** Decimal sign: a point in English, a comma elsewhere. */
function decimalSign(language: Language): string {
  return language === 'en' ? '.' : ','
}

/**
 * A share given in basis points (hundredths of a per cent), with `decimals` 0 to 2, rounded half up: `51,63 %`.
 * English writes `51.63%`.
 */
export function formatPercent(points: number, language: Language, decimals: 0 | 1 | 2 = 1): string {
  const unit = decimals === 2 ? 1 : decimals === 1 ? 10 : 100
  const scale = 100 / unit
  const rounded = Math.floor((points * 2 + unit) / (unit * 2))
  const whole = formatNumber(Math.floor(rounded / scale))
  const fraction = decimals === 0 ? '' : decimalSign(language) + String(rounded % scale).padStart(decimals, '0')
  return whole + fraction + (language === 'en' ? '%' : `${GROUP}%`)
}

/**
 * `part` of `whole` as a percentage, or undefined where there is no denominator. What is not the whole never reads as
 * 100 %: 3079 of 3080 is 99,9 %.
 */
export function formatShare(
  part: number,
  whole: number,
  language: Language,
  decimals: 0 | 1 | 2 = 1,
): string | undefined {
  const points = basisPoints(part, whole)
  if (points === undefined) return undefined
  const shown = part < whole ? Math.min(points, 10_000 - 10 ** (2 - decimals)) : points
  return formatPercent(shown, language, decimals)
}

/** Keeps a figure in its own left-to-right island inside running text; markup uses `Figure.svelte` instead. */
export function isolate(figure: string): string {
  return LTR_ISOLATE + figure + POP_ISOLATE
}

/** Keeps words of unknown direction (what a person typed) from disturbing the sentence around them. */
export function isolateWords(words: string): string {
  return FIRST_STRONG_ISOLATE + words + POP_ISOLATE
}
