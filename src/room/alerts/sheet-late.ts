import { sheetTolerances } from '#election/pv/tolerances.ts'
import { standingClosing } from '../figures.ts'
import { type AlertRule, later, NOTHING } from './rule.ts'

/** A station that closed long ago and from which signed sheets are still awaited. */
export const sheetLate: AlertRule = {
  code: 'A501',
  kind: 'sheet-late',
  severity: 'amber',
  text: {
    ar: 'تأخرت محاضر هذا المكتب: ينقص {missing}. اتصل به أو بمن يحمل الأوراق.',
    fr: 'Procès-verbaux en retard : il en manque {missing}. Appelez le bureau ou le porteur.',
    zgh: 'ⵉⵏⵖⵎⵉⵙⵏ ⵏ ⵓⵙⵉⵔⴰ ⴰⴷ ⵙⵎⴰⵟⵍⵏ: ⵉⵅⵚⵚⴰ {missing}. ⵙⵙⵉⵡⵍ ⵉ ⵓⵙⵉⵔⴰ ⵏⵖ ⵉ ⵡⴰ ⵜⵏ ⵢⵓⵙⵉⵏ.',
    en: 'Signed sheets are late: {missing} missing. Call the station, or whoever carries them.',
  },
  find({ book, state, sheets }) {
    const closing = standingClosing(state)
    const missing = closing ? sheets().filter(({ status }) => status === 'awaited').length : 0
    if (!closing || missing === 0) return NOTHING
    return [{ since: later(closing.observed, sheetTolerances(book).lateMinutes), parameters: { missing } }]
  },
}
