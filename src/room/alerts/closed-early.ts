import { standingClosing } from '../figures.ts'
import { type AlertRule, localClock, NOTHING } from './rule.ts'

/** A close before the closing hour: a mistaken tap freezes the figure, so somebody must ask at once. */
export const closedEarly: AlertRule = {
  code: 'A103',
  kind: 'closed-early',
  severity: 'red',
  text: {
    ar: 'أغلق المكتب في {time} قبل الموعد {closes}. تأكد من الرئيس؛ إن كان خطأ فليتراجع عنه في الهاتف.',
    fr: 'Clos à {time}, avant {closes}. Vérifiez auprès du président ; si c’est une erreur, qu’il l’annule sur le téléphone.',
    zgh: 'ⵉⵇⵇⵏ ⵓⵙⵉⵔⴰ ⴳ {time} ⴷⴰⵜ ⵏ {closes}. ⵙⵙⵉⴷⵢ ⵅⴼ ⵓⵏⵎⵀⴰⵍ; ⵎⴽ ⵜⴳⴰ ⵜⴰⵣⴳⵍⵜ, ⴰⴷ ⵜⵜ ⵉⵙⵙⴰⵖⵓⵍ ⴳ ⵓⵜⵉⵍⵉⴼⵓⵏ.',
    en: 'Closed at {time}, before {closes}. Check with the president; if it was a mistake, undo it on the phone.',
  },
  find({ state, closes, midnight }) {
    const closing = standingClosing(state)
    if (!closing || closing.observed >= closes) return NOTHING
    const parameters = { time: localClock(midnight, closing.observed), closes: localClock(midnight, closes) }
    return [{ since: closing.received, parameters }]
  },
}
