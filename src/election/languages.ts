/** The four languages of the product; Arabic first. `zgh` is Standard Moroccan Amazigh in Tifinagh. */
export const LANGUAGES = ['ar', 'fr', 'zgh', 'en'] as const
export type Language = (typeof LANGUAGES)[number]

/** Direction of the text: Arabic right to left, Tifinagh and Latin left to right. */
export function direction(language: Language): 'rtl' | 'ltr' {
  return language === 'ar' ? 'rtl' : 'ltr'
}

/** A name as far as it is known: Arabic and French always, the others where a source gives them. */
export interface Names {
  readonly ar: string
  readonly fr: string
  readonly zgh?: string
  readonly en?: string
}

/** A text that the product itself writes: complete in all four languages. `{name}` marks a parameter. */
export type Text = Readonly<Record<Language, string>>

/**
 * The name for a reader: the asked language, else French, which every book has and which is read from the left as
 * English and Tifinagh are. Whoever shows it says in which language it is: `nameLanguage`.
 */
export function nameIn(names: Names, language: Language): string {
  return names[language] ?? names.fr
}

/** The language of what `nameIn` gives. */
export function nameLanguage(names: Names, language: Language): Language {
  return names[language] === undefined ? 'fr' : language
}

/** Fills `{parameter}` marks; an absent parameter stays visible, because a silent gap misleads. */
export function fill(
  text: Text,
  language: Language,
  parameters: Readonly<Record<string, string | number>> = {},
): string {
  return text[language].replace(/\{(\w+)\}/g, (mark, key: string) => String(parameters[key] ?? mark))
}
