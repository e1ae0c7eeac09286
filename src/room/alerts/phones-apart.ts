import type { DeviceId } from '#election/named.ts'
import type { StationState } from '../state.ts'
import { type AlertRule, NOTHING } from './rule.ts'

/** Two phones of one station, or a phone and a call, each gave a closing reading that stands, and they differ. */
export const phonesApart: AlertRule = {
  code: 'A205',
  kind: 'phones-apart',
  severity: 'red',
  text: {
    ar: 'وصلت حصيلتان أخيرتان مختلفتان: {first} و{second}. اطلب التراجع عن الخاطئة.',
    fr: 'Deux derniers relevés sont arrivés : {first} et {second}. Faites annuler le faux.',
    zgh: 'ⵓⵡⴹⵏⵜ ⴷ ⵙⵏⴰⵜ ⵜⵢⴰⴼⵓⵜⵉⵏ ⵜⵉⵎⴳⴳⵓⵔⴰ: {first} ⴷ {second}. ⵙⵙⵓⵜⵔ ⴰⴷ ⵜⵜⵓⴽⴽⵙ ⵜⴰⵎⵣⴳⴰⵍⵜ.',
    en: 'Two different last readings came: {first} and {second}. Have the wrong one taken back.',
  },
  find({ state }) {
    if (state.closings.length < 2) return NOTHING
    const last = new Map<DeviceId, StationState['closings'][number]>()
    for (const closing of state.closings) if (!closing.undone) last.set(closing.device, closing)
    const [first, ...others] = last.values()
    const second = first && others.find(({ count }) => count !== first.count)
    return second ? [{ since: second.received, parameters: { first: first.count, second: second.count } }] : NOTHING
  },
}
