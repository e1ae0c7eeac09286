import { clock } from '#election/time.ts'
import { readingsByHour, standingClosing } from '../figures.ts'
import { type AlertRule, type Finding, localClock, NOTHING } from './rule.ts'

/** Signatures cannot become fewer: a count below the one of an earlier hour means that one of the two is wrong. */
export const readingFalls: AlertRule = {
  code: 'A204',
  kind: 'reading-apart',
  severity: 'amber',
  text: {
    ar: 'التوقيعات {signatures} عند {time} أقل من {before} قبلها. اطلب تصحيح إحداهما.',
    fr: '{signatures} émargements à {time}, moins que {before} auparavant. Faites corriger l’un des deux.',
    zgh: 'ⵉⵙⴳⵎⴰⴹ {signatures} ⴳ {time} ⴷⵔⵓⵙⵏ ⵅⴼ {before} ⵙ ⴷⴰⵜ. ⵙⵙⵓⵜⵔ ⴰⵙⵖⵜⵉ ⵏ ⵢⴰⵏ ⴳⵉⵙⵏ.',
    en: '{signatures} signatures at {time}, fewer than {before} earlier. Have one of the two corrected.',
  },
  find({ state, midnight }) {
    const counts = readingsByHour(state).map(({ hour, count, received }) => ({ time: clock(hour), count, received }))
    const closing = standingClosing(state)
    if (closing) counts.push({ ...closing, time: localClock(midnight, closing.observed) })
    let found: Finding | undefined
    let highest = 0
    for (const { time, count, received } of counts) {
      if (count < highest) found = { since: received, parameters: { signatures: count, time, before: highest } }
      highest = Math.max(highest, count)
    }
    return found ? [found] : NOTHING
  },
}
