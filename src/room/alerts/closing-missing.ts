import { alertTolerances } from '#election/book/alert-tolerances.ts'
import { clock } from '#election/time.ts'
import { type AlertRule, later, NOTHING } from './rule.ts'

/** A station that opened and has not said how many signed, long after the last voter can have left. */
export const closingMissing: AlertRule = {
  code: 'A104',
  kind: 'closing-missing',
  severity: 'amber',
  text: {
    ar: 'أغلق التصويت على {closes} ولم تصل الحصيلة الأخيرة. اتصل بالمكتب.',
    fr: 'Le scrutin est clos depuis {closes} et le dernier relevé manque. Appelez le bureau.',
    zgh: 'ⴰⵙⵜⵜⴰⵢ ⵉⵔⴳⵍ ⴳ {closes}, ⵓⵔ ⴷ ⵜⵉⵡⵉⴹ ⵜⴰⵢⴰⴼⵓⵜ ⵜⴰⵎⴳⴳⴰⵔⵓⵜ. ⵙⵙⵉⵡⵍ ⵉ ⵓⵙⵉⵔⴰ.',
    en: 'Voting ended at {closes} and the last reading is missing. Call the station.',
  },
  find({ book, figure, closes }) {
    if (figure.phase !== 'open') return NOTHING
    const minutes = book.hours.graceMinutes + alertTolerances(book).closingMinutes
    return [{ since: later(closes, minutes), parameters: { closes: clock(book.hours.closes) } }]
  },
}
