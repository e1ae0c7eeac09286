import type { Instant } from '#election/named.ts'
import { BIN_MS, lastAbove } from '../bins.ts'
import { type AlertRule, localClock, NOTHING } from './rule.ts'

/** More voters in five minutes than one urn can take. The latest such five minutes speak for all. */
export const impossibleRate: AlertRule = {
  code: 'A201',
  kind: 'impossible-rate',
  severity: 'amber',
  text: {
    ar: '{voters} ناخبا في خمس دقائق عند {time}، والممكن {limit}. تأكد من العداد.',
    fr: '{voters} votants en cinq minutes à {time}, pour {limit} possibles. Vérifiez le compteur.',
    zgh: '{voters} ⵏ ⵉⵎⵙⵜⴰⵢⵏ ⴳ ⵙⵎⵎⵓⵙⵜ ⵜⵓⵙⴷⵉⴷⵉⵏ ⴳ {time}, ⴰⵡⵜⵜⵓ {limit}. ⵙⵙⵉⴷⵢ ⴰⵙⵙⵉⴹⵏ.',
    en: '{voters} voters in five minutes at {time}; {limit} are possible. Check the counter.',
  },
  find({ book, state, midnight }) {
    const limit = book.tolerances.votersPerFiveMinutes
    const over = lastAbove(state.bins, limit)
    if (!over) return NOTHING
    const since = (midnight + over[0] * BIN_MS) as Instant
    return [{ since, parameters: { voters: over[1], limit, time: localClock(midnight, since) } }]
  },
}
