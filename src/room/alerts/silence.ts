import type { Instant } from '#election/named.ts'
import { type AlertRule, later, localClock, NOTHING } from './rule.ts'

/** An open station of which nothing was heard for too long. Nobody is called silent before the polls have opened. */
export const silence: AlertRule = {
  code: 'A102',
  kind: 'silence',
  severity: 'amber',
  text: {
    ar: 'لا خبر منذ {heard}. اتصل بالمكتب.',
    fr: 'Aucune nouvelle depuis {heard}. Appelez le bureau.',
    zgh: 'ⵓⵔ ⵉⵍⵍⵉ ⵓⵏⵖⵎⵉⵙ ⵙⴳ {heard}. ⵙⵙⵉⵡⵍ ⵉ ⵓⵙⵉⵔⴰ.',
    en: 'Nothing heard since {heard}. Call the station.',
  },
  find({ book, state, figure, opens, midnight }) {
    if (figure.phase !== 'open' || state.heard === undefined) return NOTHING
    const from = Math.max(state.heard, opens) as Instant
    return [
      { since: later(from, book.tolerances.silenceMinutes), parameters: { heard: localClock(midnight, state.heard) } },
    ]
  },
}
