import { fill, type Language, type Names, nameIn, type Text } from '#election/languages.ts'
import type { Instant } from '#election/named.ts'
import { formatNumber, formatShare, isolate, isolateWords } from '#election/number.ts'

/** What describes a document speaks with: one language and the election's own time. */
export interface Voice {
  readonly language: Language
  /** Minutes to add to UTC. */
  readonly utcOffset: number
}

/** A sentence with its parameters; numbers are written as figures, words are kept from disturbing the sentence. */
export function say(
  { language }: Voice,
  text: Text,
  parameters: Readonly<Record<string, string | number>> = {},
): string {
  const shown = Object.entries(parameters).map(([key, value]) => [
    key,
    typeof value === 'number' ? figure(value) : isolateWords(value),
  ])
  return fill(text, language, Object.fromEntries(shown))
}

/** A whole number in its own left-to-right island. */
export function figure(value: number): string {
  return isolate(formatNumber(value))
}

/** A text of digits and signs (a date, `3/5`) in its own left-to-right island. */
export { isolate as isolated } from '#election/number.ts'

/** A box of a sheet: a blank one is a dash, never a zero. */
export function box(value: number | null | undefined): string {
  return value === null || value === undefined ? '–' : figure(value)
}

/** `part` of `whole` to hundredths of a per cent; a dash where there is no denominator. */
export function share({ language }: Voice, part: number, whole: number): string {
  const text = formatShare(part, whole, language, 2)
  return text === undefined ? '–' : isolate(text)
}

export function named({ language }: Voice, names: Names): string {
  return nameIn(names, language)
}

/** Local day and time of an instant: `2021-09-08 21:14`. */
export function moment({ utcOffset }: Voice, instant: Instant): string {
  return isolate(new Date(instant + utcOffset * 60_000).toISOString().slice(0, 16).replace('T', ' '))
}

/** A hash in groups of eight, so that two people can compare it aloud. */
export function grouped(hash: string): string {
  return hash.match(/.{1,8}/g)?.join(' ') ?? ''
}
