import type { Language } from '#election/languages.ts'
import { formatNumber, isolate } from './number.ts'
import { pluralCategory } from './plural.ts'

/**
 * What compiled messages call instead of the message library's own runtime, which would ask `Intl` for plurals and
 * numbers that it does not know in `zgh`.
 */

/** The `#` of a plural: the number as every surface writes it. */
export function number(_language: string, value: number, offset: number): string {
  return isolate(formatNumber(value - offset))
}

/** The case of a plural: an exact `=n` first, then the category. */
export function plural(
  value: number,
  offset: number,
  language: Language,
  cases: Readonly<Record<string, string>>,
): string {
  return cases[value] ?? cases[pluralCategory(language, value - offset)] ?? cases.other ?? ''
}

/** The case of a select. */
export function select(value: string, cases: Readonly<Record<string, string>>): string {
  return cases[value] ?? cases.other ?? ''
}
