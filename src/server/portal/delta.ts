import type { CurvePoint, PlaceRow, StationRow, TurnoutVersion } from '#room/views/published.ts'

/**
 * What changed from one version to the next: the content of `delta.json`. Rows replace those of the same key; a row
 * whose curve lost no point brings only its new and changed points.
 */
export interface TurnoutDelta {
  readonly format: 'sunduq-open-turnout-delta/1'
  readonly book: string
  /** Whether a rehearsal made this: then nothing in here is an election. */
  readonly is_test: boolean
  /** The version that this delta is applied to; any other must fetch `turnout.json`. */
  readonly from_version: number
  readonly version: number
  readonly published_at: string
  readonly horizon_at: string
  readonly places: readonly RowDelta<PlaceRow>[]
  readonly stations: readonly RowDelta<StationRow>[]
}

type RowDelta<Row extends { readonly curve: readonly CurvePoint[] }> = Omit<Row, 'curve'> &
  /** The whole curve, or points to put in by their minute. */
  ({ readonly curve: readonly CurvePoint[] } | { readonly curve_points: readonly CurvePoint[] })

type Row = PlaceRow | StationRow

export function turnoutDelta(from: TurnoutVersion, to: TurnoutVersion): TurnoutDelta {
  return {
    format: 'sunduq-open-turnout-delta/1',
    book: to.book,
    is_test: to.is_test,
    from_version: from.version,
    version: to.version,
    published_at: to.published_at,
    horizon_at: to.horizon_at,
    places: changed(from.places, to.places, (row) => row.place_code),
    stations: changed(from.stations, to.stations, (row) => row.station_code),
  }
}

/** The next version, from the one before and its delta. Throws when the delta starts elsewhere or names an unknown row. */
export function applyDelta(version: TurnoutVersion, delta: TurnoutDelta): TurnoutVersion {
  if (delta.from_version !== version.version) {
    throw new Error(`a delta from version ${delta.from_version} does not fit version ${version.version}`)
  }
  return {
    format: version.format,
    book: delta.book,
    is_test: delta.is_test,
    version: delta.version as TurnoutVersion['version'],
    published_at: delta.published_at,
    horizon_at: delta.horizon_at,
    places: applied(version.places, delta.places, (row) => row.place_code),
    stations: applied(version.stations, delta.stations, (row) => row.station_code),
  }
}

function changed<R extends Row>(from: readonly R[], to: readonly R[], key: (row: R) => string): RowDelta<R>[] {
  const before = new Map(from.map((row) => [key(row), row]))
  const rows: RowDelta<R>[] = []
  for (const row of to) {
    const old = before.get(key(row))
    if (!old) throw new Error(`row ${key(row)} is new: rows are those of the book and never change`)
    if (JSON.stringify(old) === JSON.stringify(row)) continue
    const { curve, ...rest } = row
    const minutes = new Set(curve.map(([minute]) => minute))
    const lost = old.curve.some(([minute]) => !minutes.has(minute))
    const known = new Map(old.curve)
    rows.push(
      lost
        ? { ...rest, curve }
        : { ...rest, curve_points: curve.filter(([minute, voters]) => known.get(minute) !== voters) },
    )
  }
  return rows
}

function applied<R extends Row>(
  rows: readonly R[],
  deltas: readonly RowDelta<R>[],
  key: (row: Omit<R, 'curve'>) => string,
): R[] {
  const news = new Map(deltas.map((row) => [key(row), row]))
  const result = rows.map((row) => {
    const delta = news.get(key(row))
    if (!delta) return row
    news.delete(key(row))
    if ('curve' in delta) return delta as unknown as R
    const { curve_points, ...rest } = delta
    const curve = [...new Map([...row.curve, ...curve_points])].sort(([a], [b]) => a - b)
    return { ...rest, curve } as unknown as R
  })
  const unknown = [...news.keys()][0]
  if (unknown !== undefined) throw new Error(`the delta names an unknown row: ${unknown}`)
  return result
}
