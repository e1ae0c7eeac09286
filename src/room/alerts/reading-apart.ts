import type { Count, Instant } from '#election/named.ts'
import { BIN_MS, eachBin } from '../bins.ts'
import { standingClosing, standingReading } from '../figures.ts'
import type { StationState } from '../state.ts'
import { type AlertRule, localClock, NOTHING } from './rule.ts'

/**
 * The counter and the latest count of signatures differ by more than the book tolerates. The counter is taken at the
 * time of the count; since ticks are kept by five minutes, those of the same five minutes may lie on either side. A
 * station that does not use the counter at all is not compared.
 */
export const readingApart: AlertRule = {
  code: 'A203',
  kind: 'reading-apart',
  severity: 'amber',
  text: {
    ar: 'التوقيعات {signatures} والعداد {counter} عند {time}: الفرق {gap}. اطلب إعادة العد.',
    fr: '{signatures} émargements, {counter} au compteur à {time} : écart {gap}. Faites recompter.',
    zgh: 'ⵉⵙⴳⵎⴰⴹ {signatures}, ⴰⵙⵙⵉⴹⵏ {counter} ⴳ {time}: ⴰⵎⵣⴰⵔⴰⵢ {gap}. ⵙⵙⵓⵜⵔ ⴰⵍⴰⵙ ⵏ ⵓⵙⵙⵉⴹⵏ.',
    en: '{signatures} signatures, counter {counter} at {time}: {gap} apart. Ask for a recount.',
  },
  find({ book, state, midnight }) {
    const counted = standingClosing(state) ?? standingReading(state)
    if (!counted || state.bins.length === 0) return NOTHING
    const counter = counterBeside(state, midnight, counted)
    const gap = Math.abs(counted.count - counter)
    const { readingGap, readingGapPerMille } = book.tolerances
    if (gap * 1000 <= Math.max(readingGap * 1000, readingGapPerMille * counted.count)) return NOTHING
    const time = localClock(midnight, counted.observed as Instant)
    return [{ since: counted.received, parameters: { signatures: counted.count, counter, gap, time } }]
  },
}

/** The counter at the time of a count of signatures: of what it may have been within those five minutes, the nearest. */
export function counterBeside(
  state: StationState,
  midnight: Instant,
  counted: { readonly observed: Instant; readonly count: Count },
): Count {
  const bin = Math.floor((counted.observed - midnight) / BIN_MS)
  const [low, high] = counterAround(state, bin)
  return Math.min(high, Math.max(low, counted.count)) as Count
}

/** The counter at the start and at the end of a five-minute bin; the lower first. */
function counterAround(state: StationState, bin: number): readonly [number, number] {
  let before = 0
  let through = 0
  eachBin(state.bins, (at, net) => {
    if (at < bin) before += net
    if (at <= bin) through += net
  })
  return [Math.min(before, through), Math.max(before, through)]
}
