import { apportion, jitter } from './apportion.ts'
import type { DerivedStation } from './stations.ts'

/** Leaning of turnout in per mille before all is scaled to the province's total: the countryside votes more. */
const LEANING = { urban: 490, rural: 560 } as const
/** How far a commune, and a station within it, may lean to either side, in per mille. */
const COMMUNE_SPREAD = 60
const STATION_SPREAD = 70

/** Voters of every station, summing exactly to the province's; never above registered. */
export function votersOf(stations: readonly DerivedStation[], total: number): readonly number[] {
  const communes = [...new Set(stations.map(({ commune }) => commune))]
  const weights = stations.map(({ commune, registered, number }) => {
    const c = communes.indexOf(commune)
    const leaning =
      LEANING[commune.setting] + jitter(c * 31 + 7, COMMUNE_SPREAD) + jitter(c * 1009 + number, STATION_SPREAD)
    return registered * leaning
  })
  const voters = apportion(total, weights)
  voters.forEach((count, i) => {
    const station = stations[i]
    if (!station || count > station.registered) throw new Error(`more voters than registered at ${station?.code}`)
  })
  return voters
}

/** Three fixed points of the earlier election; the times are minutes of the day. */
export interface PreviousDay {
  readonly opens: number
  readonly closes: number
  readonly points: readonly { readonly minute: number; readonly voters: number }[]
}

/** Voters every five minutes, straight between the fixed points. */
export function fiveMinuteCurve({
  opens,
  closes,
  points,
}: PreviousDay): readonly (readonly [minute: number, voters: number])[] {
  const knots = [{ minute: opens, voters: 0 }, ...points]
  const curve: [number, number][] = []
  for (let minute = opens + 5; minute <= closes; minute += 5) {
    const after = knots.findIndex((knot) => knot.minute >= minute)
    const [from, to] = [knots[after - 1], knots[after]]
    if (!from || !to) throw new Error(`no fixed point around minute ${minute}`)
    const rise = (to.voters - from.voters) * (minute - from.minute)
    curve.push([minute, from.voters + Math.round(rise / (to.minute - from.minute))])
  }
  return curve
}
