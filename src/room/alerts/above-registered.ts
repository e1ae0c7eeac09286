import type { Instant } from '#election/named.ts'
import { BIN_MS, eachBin } from '../bins.ts'
import type { StationState } from '../state.ts'
import { type AlertRule, NOTHING } from './rule.ts'

/** The counters of a station together exceed its registered voters; the figure stops there, the trouble shows here. */
export const aboveRegistered: AlertRule = {
  code: 'A202',
  kind: 'above-registered',
  severity: 'red',
  text: {
    ar: 'العداد {ticks} أكبر من المسجلين {registered}. قارنه بلائحة التوقيعات.',
    fr: 'Compteur {ticks} au-dessus des {registered} inscrits. Comparez-le à la liste d’émargement.',
    zgh: 'ⴰⵙⵙⵉⴹⵏ {ticks} ⵉⵣⵔⵉ ⵉⵎⵣⵎⵎⵎⵏ {registered}. ⵙⵎⵣⴰⵣⴰⵍ ⵜ ⴷ ⵜⵍⴳⴰⵎⵜ ⵏ ⵉⵙⴳⵎⴰⴹ.',
    en: 'The counter stands at {ticks}, above the {registered} registered. Compare it with the signature list.',
  },
  find({ state, station, midnight }) {
    if (state.ticks <= station.registered) return NOTHING
    const since = (midnight + crossedIn(state, station.registered) * BIN_MS) as Instant
    return [{ since, parameters: { ticks: state.ticks, registered: station.registered } }]
  },
}

/** The bin in which the counters passed the registered. */
function crossedIn(state: StationState, registered: number): number {
  let ticks = 0
  let crossed: number | undefined
  eachBin(state.bins, (bin, net) => {
    ticks += net
    if (ticks > registered) crossed ??= bin
  })
  if (crossed === undefined) throw new Error('the bins of a station do not add up to its ticks')
  return crossed
}
