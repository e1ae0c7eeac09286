import type { DeviceId } from '#election/named.ts'
import type { StationState } from '../state.ts'
import type { AlertRule } from './rule.ts'

/** Two phones of one station each sent a closing reading that stands, and they differ: one of them must be taken back. */
export const phonesApart: AlertRule = {
  code: 'A205',
  kind: 'phones-apart',
  severity: 'red',
  text: {
    ar: 'هاتفان أرسلا حصيلتين أخيرتين مختلفتين: {first} و{second}. اطلب التراجع عن الخاطئة.',
    fr: 'Deux téléphones ont envoyé deux derniers relevés : {first} et {second}. Faites annuler le faux.',
    zgh: 'ⵙⵉⵏ ⵉⵜⵉⵍⵉⴼⵓⵏⵏ ⵓⵣⵏⵏ ⵙⵏⴰⵜ ⵜⵢⴰⴼⵓⵜⵉⵏ ⵉⵎⵣⴰⵔⴰⵢⵏ: {first} ⴷ {second}. ⵙⵙⵓⵜⵔ ⴰⴷ ⵜⵜⵓⴽⴽⵙ ⵜⴰⵎⵣⴳⴰⵍⵜ.',
    en: 'Two phones sent different last readings: {first} and {second}. Have the wrong one taken back.',
  },
  find({ state }) {
    const last = new Map<DeviceId, StationState['closings'][number]>()
    for (const closing of state.closings) if (!closing.undone) last.set(closing.device, closing)
    const [first, ...others] = last.values()
    const second = first && others.find(({ count }) => count !== first.count)
    return second ? [{ since: second.received, parameters: { first: first.count, second: second.count } }] : []
  },
}
