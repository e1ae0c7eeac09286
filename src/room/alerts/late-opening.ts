import { type AlertRule, later, localClock, NOTHING } from './rule.ts'

/** A station from which no opening, no tick and no reading came in time. */
export const lateOpening: AlertRule = {
  code: 'A101',
  kind: 'late-opening',
  severity: 'red',
  text: {
    ar: 'لم يفتح المكتب بعد؛ كان الموعد {opens}. اتصل بالرئيس.',
    fr: 'Bureau pas encore ouvert ; prévu à {opens}. Appelez le président.',
    zgh: 'ⴰⵙⵉⵔⴰ ⵓⵔⵜⴰ ⵉⵕⵥⵉⵎ; ⵜⴰⵙⵔⴰⴳⵜ ⵏⵏⵙ {opens}. ⵙⵙⵉⵡⵍ ⵉ ⵓⵏⵎⵀⴰⵍ.',
    en: 'Not open yet; due at {opens}. Call the president.',
  },
  find({ book, figure, opens, midnight }) {
    if (figure.phase !== 'not-opened') return NOTHING
    return [
      { since: later(opens, book.tolerances.lateOpeningMinutes), parameters: { opens: localClock(midnight, opens) } },
    ]
  },
}
