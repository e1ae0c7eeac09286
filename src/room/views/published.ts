import type { BookIndex } from '#election/book/index.ts'
import type { Instant, Position } from '#election/named.ts'
import { basisPoints } from '#election/share.ts'
import type { FigureSource, PlaceTurnout, StationTurnout, TurnoutPublication } from './publication.ts'

/**
 * One published version of the turnout: the content of the public `turnout.json`, and what the portal's pages are
 * drawn from. Rows have the names of the CSV columns (docs/open-data.md). Times are UTC, ISO 8601 with milliseconds.
 * `null` is "nothing received", never zero.
 */
export interface TurnoutVersion {
  readonly format: 'sunduq-open-turnout/1'
  readonly book: string
  /** Whether a rehearsal made this: then nothing in here is an election. */
  readonly is_test: boolean
  /** Position of the last journal entry inside it. */
  readonly version: Position
  readonly published_at: string
  /** Nothing received after this instant is in it. */
  readonly horizon_at: string
  /** Parents before children, nation first. */
  readonly places: readonly PlaceRow[]
  /** In book order. */
  readonly stations: readonly StationRow[]
}

/** [minute of the election day, voters so far] */
export type CurvePoint = readonly [minute: number, voters: number]

interface RowTimes {
  /** When the figure was true at the station. */
  readonly observed_at: string | null
  /** When the control room received it. */
  readonly received_at: string | null
  /** When this very figure first appeared in public. */
  readonly published_at: string
}

export interface PlaceRow extends RowTimes {
  readonly place_code: string
  readonly kind: string
  readonly parent_code: string | null
  readonly name_ar: string
  readonly name_fr: string
  readonly registered: number
  /** Registered voters of the stations that have a figure. */
  readonly registered_reporting: number
  readonly voters: number | null
  /** `voters` per hundred of `registered_reporting`, two decimals. */
  readonly turnout_percent: number | null
  readonly stations: number
  readonly reporting: number
  readonly missing: number
  readonly opened: number
  readonly closed: number
  /** 1 when the place is too small to be shown by itself: its voters are only in its parents. */
  readonly merged: number
  readonly curve: readonly CurvePoint[]
}

export interface StationRow extends RowTimes {
  readonly station_code: string
  readonly number: number
  readonly office_code: string
  readonly commune_code: string
  readonly name_ar: string
  readonly name_fr: string
  readonly status: 'not-opened' | 'open' | 'closed'
  readonly registered: number
  readonly voters: number | null
  /** `voters` per hundred of `registered`, two decimals. */
  readonly turnout_percent: number | null
  readonly source: FigureSource
  /** 1 when the station has a figure, 0 when it is missing, null when `merged`. */
  readonly reporting: number | null
  /** 1 when the station is too small to be shown by itself: its voters are only in its parents. */
  readonly merged: number
  readonly curve: readonly CurvePoint[]
}

/**
 * The next version: `turnout` as published at `at`. A row whose figures are those of `previous` keeps the time at which
 * they first appeared; times alone are not figures.
 */
export function turnoutVersion(
  index: BookIndex,
  previous: TurnoutVersion | undefined,
  turnout: TurnoutPublication,
  at: Instant,
): TurnoutVersion {
  const published = iso(at)
  const placesBefore = new Map(previous?.places.map((row) => [row.place_code, row]))
  const stationsBefore = new Map(previous?.stations.map((row) => [row.station_code, row]))
  return {
    format: 'sunduq-open-turnout/1',
    book: turnout.book,
    is_test: turnout.test,
    version: turnout.position,
    published_at: published,
    horizon_at: iso(turnout.horizon),
    places: turnout.places.map((place) => dated(placeRow(index, place, published), placesBefore.get(place.code))),
    stations: turnout.stations.map((station) =>
      dated(stationRow(index, station, published), stationsBefore.get(station.code)),
    ),
  }
}

/** Whether anything that the public reads as a figure (a number, a state, a point of a curve) differs. */
export function figuresDiffer(a: TurnoutVersion, b: TurnoutVersion): boolean {
  const text = (version: TurnoutVersion): string =>
    JSON.stringify([version.is_test, version.places.map(withoutTimes), version.stations.map(withoutTimes)])
  return text(a) !== text(b)
}

function placeRow(index: BookIndex, place: PlaceTurnout, published: string): PlaceRow {
  const known = index.places.get(place.code)
  if (!known) throw new Error(`not in the book: ${place.code}`)
  return {
    place_code: place.code,
    kind: known.kind,
    parent_code: known.parent ?? null,
    name_ar: known.names.ar,
    name_fr: known.names.fr,
    registered: place.registered,
    registered_reporting: place.registeredReporting,
    voters: place.voters ?? null,
    turnout_percent: percent(place.voters, place.registeredReporting),
    stations: place.stations,
    reporting: place.reporting,
    missing: place.stations - place.reporting,
    opened: place.opened,
    closed: place.closed,
    merged: place.merged ? 1 : 0,
    observed_at: isoOrNull(place.observed),
    received_at: isoOrNull(place.received),
    published_at: published,
    curve: place.curve,
  }
}

function stationRow(index: BookIndex, station: StationTurnout, published: string): StationRow {
  const known = index.stations.get(station.code)
  if (!known) throw new Error(`not in the book: ${station.code}`)
  return {
    station_code: station.code,
    number: known.number,
    office_code: known.office,
    commune_code: index.commune(station.code).code,
    name_ar: known.names.ar,
    name_fr: known.names.fr,
    status: station.status,
    registered: station.registered,
    voters: station.voters ?? null,
    turnout_percent: percent(station.voters, station.registered),
    source: station.source,
    reporting: station.merged ? null : station.source === 'none' ? 0 : 1,
    merged: station.merged ? 1 : 0,
    observed_at: isoOrNull(station.observed),
    received_at: isoOrNull(station.received),
    published_at: published,
    curve: station.curve,
  }
}

function dated<Row extends PlaceRow | StationRow>(row: Row, before: Row | undefined): Row {
  return before && figureText(before) === figureText(row) ? { ...row, published_at: before.published_at } : row
}

function figureText(row: PlaceRow | StationRow): string {
  return JSON.stringify({ ...withoutTimes(row), curve: null })
}

function withoutTimes(row: PlaceRow | StationRow): object {
  return { ...row, observed_at: null, received_at: null, published_at: null }
}

/** Hundredths of a per cent divided by 100 print as at most two decimals, because that is the nearest such number. */
function percent(voters: number | undefined, registered: number): number | null {
  const points = voters === undefined ? undefined : basisPoints(voters, registered)
  return points === undefined ? null : points / 100
}

function isoOrNull(instant: Instant | undefined): string | null {
  return instant === undefined ? null : iso(instant)
}

function iso(instant: Instant): string {
  return new Date(instant).toISOString()
}
