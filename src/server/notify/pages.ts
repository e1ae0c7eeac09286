import { direction, type Language } from '#election/languages.ts'
import { REHEARSAL } from '#room/rehearsal.ts'
import type { LinkPurpose } from './links.ts'
import { FRAME } from './words.ts'

const WORDS = {
  confirm: { title: FRAME.confirmTitle, button: FRAME.confirmButton, done: FRAME.confirmed },
  unsubscribe: { title: FRAME.stopTitle, button: FRAME.stopButton, done: FRAME.stopped },
} as const

/**
 * The page behind a link of a letter: a question and a button, without script. Opening it changes nothing, because mail
 * servers open every link to look at it.
 */
export function questionPage(purpose: LinkPurpose, language: Language, book: string, test: boolean): string {
  const { title, button } = WORDS[purpose]
  const form = `<form method="post"><button>${button[language]}</button></form>`
  return page(language, title[language], `<p>${safe(book)}</p>${form}`, test)
}

/** What was done. */
export function donePage(purpose: LinkPurpose, language: Language, test: boolean): string {
  const { title, done } = WORDS[purpose]
  return page(language, title[language], `<p role="status">${done[language]}</p>`, test)
}

/** A link that is no longer good; `text` says why. */
export function wrongPage(purpose: LinkPurpose, language: Language, text: string, test: boolean): string {
  return page(language, WORDS[purpose].title[language], `<p role="status">${safe(text)}</p>`, test)
}

function page(language: Language, title: string, body: string, test: boolean): string {
  const { short, long } = REHEARSAL
  const mark = test ? `<p><strong>${short[language]}</strong> ${long[language]}</p>` : ''
  return `<!doctype html>
<html lang="${language}" dir="${direction(language)}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="robots" content="noindex">
<title>${title}</title>
<main><h1>${title}</h1>${mark}${body}</main>
</html>
`
}

function safe(text: string): string {
  return text.replace(/[&<>"]/g, (one) => `&#${one.charCodeAt(0)};`)
}
