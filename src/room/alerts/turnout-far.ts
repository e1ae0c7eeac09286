import { alertTolerances } from '#election/book/alert-tolerances.ts'
import type { Instant } from '#election/named.ts'
import { perMille, type Spread, spreadOf } from '#election/pv/outlier.ts'
import { votersByHour } from '../hours.ts'
import type { CommuneRule, CommuneScene } from './commune-rule.ts'
import { type Finding, localClock, type Scene } from './rule.ts'

const HOUR_MS = 3_600_000
/** One for all: a large room asks tens of thousands of stations. */
const NO_HOUR: readonly number[] = []

/**
 * The turnout of a station is far from what its commune shows at the same full hour, by median and median absolute
 * deviation, which a few strange stations cannot move. Compared are the stations that told something after that hour, so
 * that one without a network is no stranger. It began at the first of the full hours in a row at which it was far.
 */
export const turnoutFar: CommuneRule<readonly number[]> = {
  code: 'A206',
  kind: 'turnout-far',
  severity: 'amber',
  text: {
    ar: 'المشاركة {percent} في المائة عند {time}، وفي الجماعة حوالي {usual} في المائة. تحقق من العداد ومن لائحة التوقيعات.',
    fr: 'Participation de {percent} % à {time}, pour {usual} % environ dans la commune. Vérifiez le compteur et la liste d’émargement.',
    zgh: 'ⴰⴷⵔⴰⵡ {percent} % ⴳ {time}, ⵉⵎⵉⴽ ⵏ {usual} % ⴳ ⵜⴳⵔⴰⵡⵜ. ⵙⵙⵉⴷⵢ ⴰⵙⵙⵉⴹⵏ ⴷ ⵜⵍⴳⴰⵎⵜ ⵏ ⵉⵙⴳⵎⴰⴹ.',
    en: 'Turnout of {percent} % at {time}, about {usual} % in the commune. Check the counter and the signature list.',
  },
  trait: turnoutByHour,
  find(scene) {
    const { turnoutNeighbours } = alertTolerances(scene.book)
    if (scene.traits.length <= turnoutNeighbours) return []
    const spreads = spreadsOf(scene.traits, turnoutNeighbours)
    const found: [number, Finding][] = []
    for (const [i, turnout] of scene.traits.entries()) {
      const finding = findingOf(scene, turnout, spreads)
      if (finding) found.push([i, finding])
    }
    return found
  },
}

/** Per mille of all registered at each full hour after the opening of which everything that the station counted was told. */
function turnoutByHour({ book, station, figure, gains, opens, closes }: Scene): readonly number[] {
  if (figure.voters === undefined || figure.observed === undefined) return NO_HOUR
  const told = Math.floor((Math.min(figure.observed, closes) - opens) / HOUR_MS)
  if (told <= 0) return NO_HOUR
  return votersByHour(gains, book.hours.opens, told).map((voters) => perMille(voters, station.registered))
}

/** The spread of the stations that told an hour, where they are enough. Made when asked for: most hours are not. */
function spreadsOf(turnouts: readonly (readonly number[])[], neighbours: number): (hour: number) => Spread | undefined {
  const made: (Spread | undefined)[] = []
  return (hour) => {
    if (!(hour in made)) {
      const told = turnouts.flatMap((turnout) => turnout[hour] ?? [])
      made[hour] = told.length > neighbours ? spreadOf(told) : undefined
    }
    return made[hour]
  }
}

function findingOf(
  { book, opens, midnight }: CommuneScene<unknown>,
  turnout: readonly number[],
  spreads: (hour: number) => Spread | undefined,
): Finding | undefined {
  const { turnoutTimes, turnoutPerMille } = alertTolerances(book)
  const isFar = (hour: number): boolean => {
    const spread = spreads(hour)
    if (!spread) return false
    const distance = Math.abs((turnout[hour] as number) - spread.median)
    return distance > turnoutTimes * spread.deviation && distance > turnoutPerMille
  }
  const at = turnout.length - 1
  if (at < 0 || !isFar(at)) return undefined
  let first = at
  while (first > 0 && isFar(first - 1)) first--
  const after = (hour: number): Instant => (opens + (hour + 1) * HOUR_MS) as Instant
  return {
    since: after(first),
    parameters: {
      percent: percentOf(turnout[at] as number),
      usual: percentOf((spreads(at) as Spread).median),
      time: localClock(midnight, after(at)),
    },
  }
}

/** Per mille as whole per cent, rounded half up. */
function percentOf(share: number): number {
  return Math.floor((share + 5) / 10)
}
