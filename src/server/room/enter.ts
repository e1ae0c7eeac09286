import type { Language, Text } from '#election/languages.ts'

const TITLE: Text = { ar: 'الدخول إلى القاعة', fr: 'Entrer dans la salle', zgh: 'ⴽⵛⵎ ⵖⵔ ⵜⵣⵇⵇⴰ', en: 'Enter the room' }
const BUTTON: Text = { ar: 'دخول', fr: 'Entrer', zgh: 'ⴽⵛⵎ', en: 'Enter' }

/**
 * The page behind an access link: it hands the token over by POST, by script at once or by its button. A GET must not
 * spend a one-time link, because messengers fetch every link to preview it; and a page of our own makes the cookie
 * arrive from our own site, so that it may be SameSite=Strict.
 */
export function enterPage(token: string, language: Language): string {
  const direction = language === 'ar' ? 'rtl' : 'ltr'
  const safe = token.replace(/[^A-Za-z0-9_-]/g, '')
  return `<!doctype html>
<html lang="${language}" dir="${direction}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="robots" content="noindex">
<title>${TITLE[language]}</title>
<main><h1>${TITLE[language]}</h1>
<form method="post" action="/room/enter"><input type="hidden" name="token" value="${safe}"><button>${BUTTON[language]}</button></form></main>
<script src="/room/enter.js" defer></script>
</html>
`
}

/** The whole script of the page above: what the link says of the view goes on to the page behind it. */
export const ENTER_SCRIPT = 'document.forms[0].action += location.hash\ndocument.forms[0].requestSubmit()\n'

/** A refused sign-in as a page, for whoever followed a link that is no longer good. */
export function refusedPage(text: string, language: Language): string {
  const direction = language === 'ar' ? 'rtl' : 'ltr'
  return `<!doctype html>
<html lang="${language}" dir="${direction}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${TITLE[language]}</title>
<main><h1>${TITLE[language]}</h1><p>${text}</p></main>
</html>
`
}
