import { direction, LANGUAGES, type Language } from '#election/languages.ts'
import { remember, remembered } from './remember.ts'

export { direction }

/** Each language in its own script, for the switch. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = {
  ar: 'العربية',
  fr: 'Français',
  zgh: 'ⵜⴰⵎⴰⵣⵉⵖⵜ',
  en: 'English',
}

export function isLanguage(value: unknown): value is Language {
  return LANGUAGES.some((language) => language === value)
}

/** The first known language of a browser's list (`fr-MA` is `fr`), else Arabic. */
function preferredLanguage(wanted: readonly string[]): Language {
  for (const tag of wanted) {
    const language = tag.toLowerCase().split('-')[0]
    if (isLanguage(language)) return language
    if (language === 'tzm' || language === 'ber' || language === 'shi') return 'zgh'
  }
  return 'ar'
}

const KEY = 'sunduq-language'

/** The language in which a page begins: the one that was chosen here before, else the first of the browser's that is known. */
export function startingLanguage(): Language {
  const kept = remembered(KEY)
  return isLanguage(kept) ? kept : preferredLanguage(navigator.languages)
}

/**
 * Fetches the words of a language and then hands both on together. Of two wishes the later one holds, whichever answer
 * comes first; words that did not come are fetched again when they are wished for again.
 */
export function speaker<Messages>(
  load: (language: Language) => Promise<Messages>,
  use: (messages: Messages, language: Language) => void,
): (language: Language) => Promise<void> {
  let wanted: Language | undefined
  return async (language) => {
    if (language === wanted) return
    wanted = language
    try {
      const messages = await load(language)
      if (wanted === language) use(messages, language)
    } catch (reason) {
      if (wanted === language) wanted = undefined
      throw reason
    }
  }
}

/** Tells the page its language and direction, and remembers it; everything else follows by logical CSS. */
export function applyLanguage(language: Language): void {
  document.documentElement.lang = language
  document.documentElement.dir = direction(language)
  remember(KEY, language)
}
