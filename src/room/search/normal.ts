/**
 * A text as it is compared: what people type differently without meaning something different becomes the same. Letters
 * lose accents, vowel marks, hamza seats and tatweel; ة is ه, ى is ي, ڭ and گ are ك; digits are 0 to 9; the rest parts
 * words. Arabic, Tifinagh and Latin letters stay in their own script.
 */
export function words(text: string): string[] {
  return (
    text
      .replaceAll('ⵯ', '')
      .normalize('NFKD')
      .toLowerCase()
      .normalize('NFKD')
      // After the decomposition أ إ آ ؤ ئ are their seats with a mark, é is e with one.
      .replace(/[\p{M}ـ]/gu, '')
      .replace(/[ٱةىڭگڤپœæß٠-٩۰-۹]/g, (letter) => SAME[letter] ?? digit(letter))
      .split(/[^\p{L}\p{N}]+/u)
      .filter((word) => word !== '')
  )
}

const SAME: Readonly<Record<string, string>> = {
  ٱ: 'ا',
  ة: 'ه',
  ى: 'ي',
  ڭ: 'ك',
  گ: 'ك',
  ڤ: 'ف',
  پ: 'ب',
  œ: 'oe',
  æ: 'ae',
  ß: 'ss',
}

/** Arabic-Indic digits, of both families, as 0 to 9. */
function digit(letter: string): string {
  const code = letter.charCodeAt(0)
  return String(code - (code >= 0x06f0 ? 0x06f0 : 0x0660))
}

/** Shortest word whose article may be left out: «ال» and three letters. */
const WITH_ARTICLE = 5

/**
 * Words as they are searched through: each with a space before it, so that ` ber` finds a word that begins so. A word
 * with the article stands there without it too, because nobody types it the same way twice.
 */
export function haystack(texts: readonly (string | undefined)[]): string {
  let hay = ''
  for (const word of new Set(texts.flatMap((text) => (text === undefined ? [] : words(text))))) {
    hay += ` ${word}`
    const bare = withoutArticle(word)
    if (bare !== word) hay += ` ${bare}`
  }
  return `${hay} `
}

/** A compared word without «ال» before it; too short a word may be all there is, and stays. */
export function withoutArticle(word: string): string {
  return word.length >= WITH_ARTICLE && word.startsWith('ال') ? word.slice(2) : word
}
