import { type AlertRule, NOTHING } from './rule.ts'

/** Items that were received and do not count: somebody at the station believes that they do. */
export const notCounted: AlertRule = {
  code: 'A402',
  kind: 'not-counted',
  severity: 'amber',
  text: {
    ar: '{items} عناصر لم تحتسب ({codes}). انظر سجل المكتب واتصل به.',
    fr: '{items} éléments non comptés ({codes}). Voyez le fil du bureau et appelez-le.',
    zgh: '{items} ⵏ ⵉⴼⵔⴷⵉⵙⵏ ⵓⵔ ⵜⵜⵓⵙⵙⵉⴹⵏⵏ ({codes}). ⴰⵏⵏⵉ ⴰⵖⵎⵉⵙ ⵏ ⵓⵙⵉⵔⴰ, ⵙⵙⵉⵡⵍ ⴰⵙ.',
    en: '{items} items not counted ({codes}). See the station’s timeline and call it.',
  },
  find({ state }) {
    if (state.notCountedAt === undefined) return NOTHING
    const codes = Object.keys(state.notCounted).sort()
    const items = codes.reduce((sum, code) => sum + (state.notCounted[code] ?? 0), 0)
    return [{ since: state.notCountedAt, parameters: { items, codes: codes.join(', ') } }]
  },
}
