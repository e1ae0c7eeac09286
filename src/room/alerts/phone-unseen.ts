import { alertTolerances } from '#election/book/alert-tolerances.ts'
import { type AlertRule, atPhones, later } from './rule.ts'

/** A phone that was enrolled and never sent anything, hours after the opening: lost, left at home, or off. */
export const phoneUnseen: AlertRule = {
  code: 'A405',
  kind: 'phone-unseen',
  severity: 'amber',
  text: {
    ar: 'الهاتف {device} مسجل ولم يرسل شيئا قط. تحقق من مكانه أو أوقفه.',
    fr: 'Le téléphone {device} est enrôlé et n’a jamais rien envoyé. Cherchez-le ou retirez-le.',
    zgh: 'ⴰⵜⵉⵍⵉⴼⵓⵏ {device} ⵉⵜⵜⵓⵣⵎⵎⵎ, ⵓⵔ ⵊⵊⵓ ⵢⵓⵣⵏ ⵢⴰⵏ. ⵙⵉⴳⴳⵍ ⵅⴼⵙ ⵏⵖ ⵙⴱⴷⴷ ⵜ.',
    en: 'Phone {device} is enrolled and has never sent anything. Find it, or revoke it.',
  },
  find: atPhones(({ cursor }, { book, figure, opens }) =>
    figure.phase === 'closed' || cursor > 0
      ? undefined
      : { since: later(opens, alertTolerances(book).unseenMinutes), parameters: {} },
  ),
}
