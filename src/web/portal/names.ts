import { type Language, type Names, nameIn, nameLanguage } from '#election/languages.ts'

/*
 * A name that the book does not have in the page's language stands there in another, and a screen reader must be told
 * which. Names travel through sentences, titles and attributes as text: the mark travels with them, and the finished
 * page turns it into an attribute where markup can be, or drops it.
 */
// Private-use characters that no name may contain: `fr` of them, then the name, then the end.
const OPEN = '\uE002'
const SAID = '\uE003'
const CLOSE = '\uE004'
const MARKED = new RegExp(`${OPEN}(\\w+)${SAID}([^${CLOSE}]*)${CLOSE}`, 'g')
const TAG = /<(?:[^>"]|"[^"]*")*>/g

/** The name for a reader, marked where it is in another language than the page's. */
export function named(names: Names, language: Language): string {
  const said = nameLanguage(names, language)
  const name = nameIn(names, language)
  return said === language ? name : OPEN + said + SAID + name + CLOSE
}

/** The same without its marks: for titles, and to sort by. */
export function unmarked(text: string): string {
  return text.replace(MARKED, '$2')
}

/** The HTML of a page with every marked name in an element of its language; inside a tag the mark is dropped. */
export function withLanguages(html: string): string {
  return html.replace(TAG, unmarked).replace(MARKED, '<span lang="$1">$2</span>')
}
