import { alertTolerances } from '#election/book/alert-tolerances.ts'
import type { Station } from '#election/book/book.ts'
import type { BookIndex } from '#election/book/index.ts'
import type { Instant, PlaceCode, StationCode } from '#election/named.ts'
import { perMille, spreadOf } from '#election/pv/outlier.ts'
import { instantOf } from '#election/time.ts'
import type { StationFigure } from '../figures.ts'
import type { Grouping, StationGroup } from './groups.ts'

/** A station whose turnout is far from that of stations like it, and each reason to say so. Shares in per mille. */
export interface TurnoutOutlier {
  readonly station: StationCode
  readonly commune: PlaceCode
  readonly share: number
  /** The strongest first; at least one. */
  readonly reasons: readonly [OutlierReason, ...OutlierReason[]]
}

/** Some stations that a station is far from: those of its commune, of its setting, or of its size. */
export interface OutlierReason {
  readonly by: Exclude<Grouping, 'room'>
  readonly key: string
  readonly median: number
  /** Median of the distances from the median. */
  readonly deviation: number
  /** How many stations were compared. */
  readonly compared: number
}

/** What a station had counted at the end of each full hour, and until when it told everything. */
export interface HourlyStation {
  readonly figure: StationFigure
  readonly voters: readonly number[]
}

/**
 * Stations far from those of their commune, setting or size at the last full hour, by median and median absolute deviation
 * and the tolerances of A206 (`turnout_times`, `turnout_per_mille`, `turnout_neighbours`). Only stations that told
 * everything up to that hour are compared. A station stands there once, with every comparison that says so; farthest first.
 */
export function outliers(
  index: BookIndex,
  groups: readonly StationGroup[],
  stations: readonly HourlyStation[],
  hours: number,
): TurnoutOutlier[] {
  const { book } = index
  const { turnoutTimes, turnoutPerMille, turnoutNeighbours } = alertTolerances(book)
  if (hours === 0) return []
  const end = (instantOf(book.hours.opens, book) + hours * 3_600_000) as Instant
  const share = (i: number): number =>
    perMille(stations[i]?.voters.at(-1) ?? 0, (book.stations[i] as Station).registered)
  const reasons = groups.flatMap(({ by, key, members }): [number, OutlierReason][] => {
    // Stations of which the book does not say whether they are in town have nothing in common.
    if (by === 'room' || (by === 'setting' && key === 'unknown')) return []
    const told = members.filter((i) => (stations[i]?.figure.observed ?? 0) >= end)
    if (told.length <= turnoutNeighbours) return []
    const spread = spreadOf(told.map(share))
    return told
      .filter((i) => isFar(Math.abs(share(i) - spread.median), spread.deviation))
      .map((i) => [i, { by, key, ...spread, compared: told.length }])
  })
  return [...Map.groupBy(reasons, ([i]) => i)]
    .map(([i, of]) =>
      outlier(
        index,
        i,
        share(i),
        of.map(([, reason]) => reason),
      ),
    )
    .sort((a, b) => distance(b) - distance(a) || (a.station < b.station ? -1 : 1))

  function isFar(away: number, deviation: number): boolean {
    return away > turnoutTimes * deviation && away > turnoutPerMille
  }
}

function outlier(index: BookIndex, i: number, share: number, said: readonly OutlierReason[]): TurnoutOutlier {
  const { code } = index.book.stations[i] as Station
  const reasons = said.toSorted((a, b) => Math.abs(share - b.median) - Math.abs(share - a.median))
  return {
    station: code,
    commune: index.commune(code).code,
    share,
    reasons: reasons as [OutlierReason, ...OutlierReason[]],
  }
}

/** By the strongest reason. */
function distance({ share, reasons: [{ median }] }: TurnoutOutlier): number {
  return Math.abs(share - median)
}
