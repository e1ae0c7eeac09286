import type { Instant, Position } from '#election/named.ts'
import { iso } from './result-status.ts'
import type { ContestResults, ResultsVersion, ResultTimes } from './results.ts'

/** What a version says besides the results themselves. */
export interface ResultsContext {
  readonly book: string
  readonly test: boolean
  readonly version: Position
  readonly horizon: Instant
}

/**
 * The next version of a contest, published at `at`. A row whose figures are those of `previous` keeps the time at which
 * they first appeared; times alone are not figures.
 */
export function resultsVersion(
  previous: ResultsVersion | undefined,
  results: ContestResults,
  { book, test, version, horizon }: ResultsContext,
  at: Instant,
): ResultsVersion {
  const published = iso(at)
  const date = <Row extends ResultTimes>(rows: readonly Row[], before: readonly Row[], key: (row: Row) => string) => {
    const known = new Map(before.map((row) => [key(row), row]))
    return rows.map((row) => dated(row, known.get(key(row)), published))
  }
  return {
    ...results,
    format: 'sunduq-open-results/1',
    book,
    is_test: test,
    version,
    published_at: published,
    horizon_at: iso(horizon),
    totals: results.totals && dated(results.totals, previous?.totals ?? undefined, published),
    constituencies: date(results.constituencies, previous?.constituencies ?? [], (row) => row.constituency_code),
    places: date(results.places, previous?.places ?? [], (row) => `${row.constituency_code} ${row.place_code}`),
    stations: date(results.stations, previous?.stations ?? [], (row) => `${row.constituency_code} ${row.station_code}`),
  }
}

/** Whether anything that the public reads (a figure, a status, a reason, a statement) differs. */
export function resultsDiffer(a: ContestResults, b: ContestResults): boolean {
  const text = ({ status, release, withdrawn, totals, constituencies, places, stations, missing }: ContestResults) => {
    const rows = [...(totals ? [totals] : []), ...constituencies, ...places, ...stations].map(undated)
    return JSON.stringify([status, release, withdrawn, missing, rows])
  }
  return text(a) !== text(b)
}

function dated<Row extends ResultTimes>(row: Row, before: Row | undefined, published: string): Row {
  const same = before && JSON.stringify(undated(before)) === JSON.stringify(undated(row))
  return { ...row, published_at: same ? before.published_at : published }
}

function undated<Row extends ResultTimes>(row: Row): object {
  return { ...row, observed_at: null, received_at: null, verified_at: null, published_at: null }
}
