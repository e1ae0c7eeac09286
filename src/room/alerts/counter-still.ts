import { alertTolerances } from '#election/book/alert-tolerances.ts'
import type { Instant } from '#election/named.ts'
import { medianOf } from '#election/pv/outlier.ts'
import { BIN_MINUTES, BIN_MS, eachBin } from '../bins.ts'
import type { CommuneRule } from './commune-rule.ts'
import { type Finding, later, localClock, type Scene } from './rule.ts'

/** Fewer five minutes with voters than this are no rhythm yet. */
const RHYTHM = 6

/** Before any instant: the counter of a station is not used. */
const NEVER = Number.NEGATIVE_INFINITY

interface Trait {
  /** End of the last five minutes with a voter. */
  readonly last: number
  /** What an open station is used to: the median of its minutes between five minutes with voters; absent without a rhythm. */
  readonly usual?: number
}

/**
 * No voter came for far longer than this station is used to, while its commune goes on voting: whether the phone still
 * says that it is alive or not, nobody counts there. A lull of the whole commune, a prayer or a storm, is none.
 */
export const counterStill: CommuneRule<Trait> = {
  code: 'A105',
  kind: 'counter-still',
  severity: 'amber',
  text: {
    ar: 'لم يحسب أي ناخب منذ {last}، والمعتاد واحد كل {usual} دقيقة، والتصويت مستمر في الجماعة. اتصل بالمكتب.',
    fr: 'Aucun votant compté depuis {last}, contre un toutes les {usual} minutes d’habitude, et la commune continue. Appelez le bureau.',
    zgh: 'ⵓⵔ ⵉⵜⵜⵓⵙⵙⵉⴹⵏ ⴰⵡⴷ ⵢⴰⵏ ⵓⵎⵙⵜⴰⵢ ⵙⴳ {last}; ⵜⴰⵏⵏⵓⵎⵉ: ⵢⴰⵏ ⴽⵓ {usual} ⵏ ⵜⵓⵙⴷⵉⴷⵉⵏ, ⵜⴰⴳⵔⴰⵡⵜ ⵜⵙⵙⵓⵍ. ⵙⵙⵉⵡⵍ ⵉ ⵓⵙⵉⵔⴰ.',
    en: 'No voter counted since {last}, usually one every {usual} minutes, and the commune goes on. Call the station.',
  },
  trait: traitOf,
  find({ book, traits, closes, midnight }) {
    const found: [number, Finding][] = []
    const { stillMinutes, stillTimes } = alertTolerances(book)
    const newest = traits.reduce((newest, { last }) => Math.max(newest, last), NEVER)
    for (const [i, { last, usual }] of traits.entries()) {
      if (usual === undefined) continue
      const since = later(last as Instant, Math.max(stillMinutes, stillTimes * usual))
      // Most stations are out here: nobody voted anywhere so long after their last voter.
      if (since >= newest || since > closes || !goesOn(traits, i, since)) continue
      found.push([i, { since, parameters: { last: localClock(midnight, last as Instant), usual } }])
    }
    return found
  },
}

function traitOf({ state: { bins }, figure, midnight }: Scene): Trait {
  const gaps: number[] = []
  let newest: number | undefined
  eachBin(bins, (bin, net) => {
    if (net <= 0) return
    if (newest !== undefined) gaps.push(bin - newest)
    newest = bin
  })
  if (newest === undefined) return { last: NEVER }
  const last = midnight + (newest + 1) * BIN_MS
  if (figure.phase !== 'open' || gaps.length + 1 < RHYTHM) return { last }
  return { last, usual: medianOf(gaps) * BIN_MINUTES }
}

/** At least half of the others that count at all counted somebody after that instant. */
function goesOn(traits: readonly Trait[], own: number, since: Instant): boolean {
  let others = 0
  let on = 0
  for (const [i, { last }] of traits.entries()) {
    if (i === own || last === NEVER) continue
    others++
    if (last > since) on++
  }
  return on > 0 && 2 * on >= others
}
