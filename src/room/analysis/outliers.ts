import { alertTolerances } from '#election/book/alert-tolerances.ts'
import type { Station } from '#election/book/book.ts'
import type { BookIndex } from '#election/book/index.ts'
import type { Instant, PlaceCode, StationCode } from '#election/named.ts'
import { perMille, spreadOf } from '#election/pv/outlier.ts'
import { instantOf } from '#election/time.ts'
import type { StationFigure } from '../figures.ts'
import type { Grouping, StationGroup } from './groups.ts'

/** A station whose turnout is far from that of stations like it, and why that is said. Shares in per mille. */
export interface TurnoutOutlier {
  readonly station: StationCode
  readonly commune: PlaceCode
  /** The stations it is compared with: those of its commune, of its setting, or of its size. */
  readonly by: Exclude<Grouping, 'room'>
  readonly key: string
  readonly share: number
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
 * everything up to that hour are compared. Farthest first.
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
  return groups
    .flatMap(({ by, key, members }): TurnoutOutlier[] => {
      if (by === 'room') return []
      const told = members.filter((i) => (stations[i]?.figure.observed ?? 0) >= end)
      if (told.length <= turnoutNeighbours) return []
      const spread = spreadOf(told.map(share))
      return told
        .filter((i) => isFar(Math.abs(share(i) - spread.median), spread.deviation))
        .map((i) => {
          const { code } = book.stations[i] as Station
          return {
            station: code,
            commune: index.commune(code).code,
            by,
            key,
            share: share(i),
            ...spread,
            compared: told.length,
          }
        })
    })
    .sort((a, b) => distance(b) - distance(a) || (a.station < b.station ? -1 : a.station > b.station ? 1 : 0))

  function isFar(away: number, deviation: number): boolean {
    return away > turnoutTimes * deviation && away > turnoutPerMille
  }
}

function distance({ share, median }: TurnoutOutlier): number {
  return Math.abs(share - median)
}
