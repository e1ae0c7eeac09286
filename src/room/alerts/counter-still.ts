import { alertTolerances } from '#election/book/alert-tolerances.ts'
import type { Instant } from '#election/named.ts'
import { medianOf } from '#election/pv/outlier.ts'
import { BIN_MINUTES, BIN_MS } from '../bins.ts'
import type { CommuneRule, CommuneScene, Neighbour } from './commune-rule.ts'
import { type Finding, later, localClock } from './rule.ts'

/** Fewer five minutes with voters than this are no rhythm yet. */
const RHYTHM = 6

/**
 * No voter came for far longer than this station is used to, while its commune goes on voting: whether the phone still
 * says that it is alive or not, nobody counts there. A lull of the whole commune, a prayer or a storm, is none.
 */
export const counterStill: CommuneRule = {
  code: 'A105',
  kind: 'counter-still',
  severity: 'amber',
  text: {
    ar: 'لم يحسب أي ناخب منذ {last}، والمعتاد واحد كل {usual} دقيقة، والتصويت مستمر في الجماعة. اتصل بالمكتب.',
    fr: 'Aucun votant compté depuis {last}, contre un toutes les {usual} minutes d’habitude, et la commune continue. Appelez le bureau.',
    zgh: 'ⵓⵔ ⵉⵜⵜⵓⵙⵙⵉⴹⵏ ⴰⵡⴷ ⵢⴰⵏ ⵓⵎⵙⵜⴰⵢ ⵙⴳ {last}; ⵜⴰⵏⵏⵓⵎⵉ: ⵢⴰⵏ ⴽⵓ {usual} ⵏ ⵜⵓⵙⴷⵉⴷⵉⵏ, ⵜⴰⴳⵔⴰⵡⵜ ⵜⵙⵙⵓⵍ. ⵙⵙⵉⵡⵍ ⵉ ⵓⵙⵉⵔⴰ.',
    en: 'No voter counted since {last}, usually one every {usual} minutes, and the commune goes on. Call the station.',
  },
  find(scene) {
    const lasts = scene.stations.map((neighbour) => lastCounted(scene, neighbour))
    return scene.stations.flatMap(({ figure, state }, i): [number, Finding][] => {
      const last = lasts[i]
      if (last === undefined || figure.phase !== 'open') return []
      const usual = usualGap(state.bins)
      if (usual === undefined) return []
      const { stillMinutes, stillTimes } = alertTolerances(scene.book)
      const since = later(last, Math.max(stillMinutes, stillTimes * usual))
      if (since > scene.closes || !goesOn(lasts, i, since)) return []
      return [[i, { since, parameters: { last: localClock(scene.midnight, last), usual } }]]
    })
  },
}

/** End of the last five minutes with a voter; undefined where the counter is not used. */
function lastCounted({ midnight }: CommuneScene, { state }: Neighbour): Instant | undefined {
  const last = state.bins.findLast(([, net]) => net > 0)
  return last && ((midnight + (last[0] + 1) * BIN_MS) as Instant)
}

/** What a station is used to: the median of its minutes between five minutes with voters. Undefined without a rhythm. */
function usualGap(bins: readonly (readonly [number, number])[]): number | undefined {
  const counted = bins.filter(([, net]) => net > 0).map(([bin]) => bin)
  if (counted.length < RHYTHM) return undefined
  return medianOf(counted.slice(1).map((bin, i) => bin - (counted[i] as number))) * BIN_MINUTES
}

/** At least half of the others that count at all counted somebody after that instant. */
function goesOn(lasts: readonly (Instant | undefined)[], own: number, since: Instant): boolean {
  const others = lasts.filter((last, i): last is Instant => i !== own && last !== undefined)
  const on = others.filter((last) => last > since).length
  return on > 0 && 2 * on >= others.length
}
