import type { Language } from '#election/languages.ts'

export type PluralCategory = 'zero' | 'one' | 'two' | 'few' | 'many' | 'other'

/**
 * The plural category of a whole number, 0 or more. Own rules on the server and in the browser alike, because no
 * browser knows `zgh` and a silent fallback would make the two disagree. Arabic, French and English follow CLDR for
 * whole numbers below a million; Amazigh: one thing, else several.
 */
export function pluralCategory(language: Language, count: number): PluralCategory {
  switch (language) {
    case 'ar': {
      const rest = count % 100
      if (count <= 2) return count === 0 ? 'zero' : count === 1 ? 'one' : 'two'
      return rest >= 3 && rest <= 10 ? 'few' : rest >= 11 ? 'many' : 'other'
    }
    case 'fr':
      return count < 2 ? 'one' : 'other'
    case 'en':
    case 'zgh':
      return count === 1 ? 'one' : 'other'
  }
}

/** The categories a message of that language may distinguish. */
export const PLURAL_CATEGORIES: Readonly<Record<Language, readonly PluralCategory[]>> = {
  ar: ['zero', 'one', 'two', 'few', 'many', 'other'],
  fr: ['one', 'other'],
  zgh: ['one', 'other'],
  en: ['one', 'other'],
}
