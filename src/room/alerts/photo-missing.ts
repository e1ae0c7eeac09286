import { standingClosing } from '../figures.ts'
import { type AlertRule, type Finding, NOTHING } from './rule.ts'

/** A sheet that a phone sent without the photo of the paper: nobody can compare the two. */
export const photoMissing: AlertRule = {
  code: 'A502',
  kind: 'photo-missing',
  severity: 'amber',
  text: {
    ar: 'وصل محضر {constituency} دون صورة. اطلب صورة المحضر الموقع.',
    fr: 'Le procès-verbal {constituency} est arrivé sans photo. Demandez la photo de la feuille signée.',
    zgh: 'ⴰⵏⵖⵎⵉⵙ {constituency} ⵢⵓⵡⴹ ⴷ ⴱⵍⴰ ⵜⴰⵡⵍⴰⴼⵜ. ⵙⵙⵓⵜⵔ ⵜⴰⵡⵍⴰⴼⵜ ⵏ ⵓⵏⵖⵎⵉⵙ ⵉⵜⵜⵓⵙⴳⵎⴹⵏ.',
    en: 'Sheet {constituency} came without a photo. Ask for the photo of the signed sheet.',
  },
  find({ state, sheets }) {
    if (!standingClosing(state)) return NOTHING
    return sheets().flatMap(({ constituency, status, earlier, first, waiting }): Finding[] => {
      const sent = waiting ?? first
      if (status === 'excluded' || sent?.from !== 'station' || sent.photo !== undefined) return []
      // A corrected version without a photo is the same trouble, as old as the first without one.
      const versions = [...earlier, first, sent].filter((one) => one?.from === 'station')
      const since = versions[versions.findLastIndex((one) => one?.photo !== undefined) + 1]?.at ?? sent.at
      return [{ since, what: constituency, parameters: { constituency } }]
    })
  },
}
