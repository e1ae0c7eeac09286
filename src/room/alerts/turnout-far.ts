import { alertTolerances } from '#election/book/alert-tolerances.ts'
import type { Instant } from '#election/named.ts'
import { perMille, type Spread, spreadOf } from '#election/pv/outlier.ts'
import { votersByHour } from '../hours.ts'
import type { CommuneRule, CommuneScene, Neighbour } from './commune-rule.ts'
import { type Finding, localClock } from './rule.ts'

const HOUR_MS = 3_600_000

/**
 * The turnout of a station is far from what its commune shows at the same full hour, by median and median absolute
 * deviation, which a few strange stations cannot move. Compared are the stations that told something after that hour, so
 * that one without a network is no stranger. It began at the first of the full hours in a row at which it was far.
 */
export const turnoutFar: CommuneRule = {
  code: 'A206',
  kind: 'turnout-far',
  severity: 'amber',
  text: {
    ar: 'المشاركة {percent} في المائة عند {time}، وفي الجماعة حوالي {usual} في المائة. تحقق من العداد ومن لائحة التوقيعات.',
    fr: 'Participation de {percent} % à {time}, pour {usual} % environ dans la commune. Vérifiez le compteur et la liste d’émargement.',
    zgh: 'ⴰⴷⵔⴰⵡ {percent} % ⴳ {time}, ⵉⵎⵉⴽ ⵏ {usual} % ⴳ ⵜⴳⵔⴰⵡⵜ. ⵙⵙⵉⴷⵢ ⴰⵙⵙⵉⴹⵏ ⴷ ⵜⵍⴳⴰⵎⵜ ⵏ ⵉⵙⴳⵎⴰⴹ.',
    en: 'Turnout of {percent} % at {time}, about {usual} % in the commune. Check the counter and the signature list.',
  },
  find(scene) {
    const { turnoutNeighbours } = alertTolerances(scene.book)
    if (scene.stations.length <= turnoutNeighbours) return []
    const last = scene.stations.map((neighbour) => lastHour(scene, neighbour))
    const hours = Math.max(...last)
    const shares = scene.stations.map((neighbour) => hourlyTurnout(scene, neighbour, hours))
    const spreads = Array.from({ length: hours }, (_, hour) => {
      const heard = shares.filter((_share, i) => (last[i] as number) > hour)
      return heard.length > turnoutNeighbours ? spreadOf(heard.map((share) => share[hour] as number)) : undefined
    })
    return scene.stations.flatMap((_neighbour, i): [number, Finding][] => {
      const found = findingOf(scene, shares[i] as number[], spreads.slice(0, last[i]))
      return found ? [[i, found]] : []
    })
  },
}

/** Full hours after the opening of which everything that a station had counted was told, 0 for none. */
function lastHour({ opens, closes }: CommuneScene, { figure }: Neighbour): number {
  if (figure.voters === undefined || figure.observed === undefined) return 0
  return Math.max(0, Math.floor((Math.min(figure.observed, closes) - opens) / HOUR_MS))
}

/** Voters of all registered, per mille, at each full hour after the opening. */
function hourlyTurnout({ book }: CommuneScene, { station, gains }: Neighbour, hours: number): number[] {
  return votersByHour(gains, book.hours.opens, hours).map((voters) => perMille(voters, station.registered))
}

function findingOf(
  { book, opens, midnight }: CommuneScene,
  shares: readonly number[],
  spreads: readonly (Spread | undefined)[],
): Finding | undefined {
  const { turnoutTimes, turnoutPerMille } = alertTolerances(book)
  const isFar = (hour: number): boolean => {
    const spread = spreads[hour]
    if (!spread) return false
    const distance = Math.abs((shares[hour] as number) - spread.median)
    return distance > turnoutTimes * spread.deviation && distance > turnoutPerMille
  }
  const at = spreads.length - 1
  if (at < 0 || !isFar(at)) return undefined
  let first = at
  while (first > 0 && isFar(first - 1)) first--
  const after = (hour: number): Instant => (opens + (hour + 1) * HOUR_MS) as Instant
  return {
    since: after(first),
    parameters: {
      percent: percentOf(shares[at] as number),
      usual: percentOf((spreads[at] as Spread).median),
      time: localClock(midnight, after(at)),
    },
  }
}

/** Per mille as whole per cent, rounded half up. */
function percentOf(share: number): number {
  return Math.floor((share + 5) / 10)
}
