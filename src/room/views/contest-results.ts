import type { Constituency } from '#election/book/book.ts'
import type { BookIndex } from '#election/book/index.ts'
import type { ContestId, Instant, PlaceCode } from '#election/named.ts'
import { type ResultsView, reaches, reachesConstituency, resultsView, standing } from '../count/gate.ts'
import { sumsOf } from '../count/kept-sums.ts'
import { missingSheets } from '../count/result.ts'
import type { Release } from '../count/state.ts'
import type { Sum } from '../count/sums.ts'
import type { Audience } from '../gate.ts'
import type { RoomState } from '../state.ts'
import { type Merged, mergedUnits } from '../units.ts'
import { constituencyRow } from './constituency-row.ts'
import { iso, type Standing, shutContest, statementsOf, statusOf, weakest } from './result-status.ts'
import { latestTimes, type PlaceTimes, placeTimes, timesOf } from './result-times.ts'
import type {
  ConstituencyRow,
  ContestResults,
  MissingSheet,
  PartyRow,
  PlaceResultRow,
  Progress,
  SheetFigures,
  StandingRelease,
  TotalsRow,
} from './results.ts'
import { figuresOf, stationSheet } from './station-sheet.ts'

/**
 * A contest as `audience` may see it at `now`. Everything is asked of the gate (`count/gate.ts`): what it shuts is not
 * computed. `state` holds nothing received after `now`.
 */
export function contestResults(
  index: BookIndex,
  state: RoomState,
  audience: Audience,
  contest: ContestId,
  now: Instant,
): ContestResults {
  const view = resultsView(index, state.count, audience, contest, now)
  const release = standing(state.count, contest)
  if (view === 'nothing' || !release) return shutContest(state.count, contest, now)
  const scene: Scene = { index, state, audience, now, view, merged: mergedUnits(index), contest }
  const all = index.book.constituencies
    .filter((constituency) => constituency.contest === contest)
    .map((constituency) => partOf(scene, constituency))
  return {
    status: weakest(all.map(({ row }) => row.status)),
    contest,
    release: releaseRow(release),
    withdrawn: null,
    totals: totalsOf(all.map(({ row }) => row)),
    constituencies: all.filter(({ shown }) => shown).map(({ row }) => row),
    places: all.flatMap((part) => (part.shown ? placeRows(scene, part) : [])),
    stations: reaches(index, view, 'station') ? all.flatMap((part) => stationRows(scene, part)) : [],
    missing: all.flatMap((part) => missingRows(scene, part)),
  }
}

interface Scene {
  readonly index: BookIndex
  readonly state: RoomState
  readonly audience: Audience
  readonly now: Instant
  readonly view: ResultsView
  readonly merged: Merged
  readonly contest: ContestId
}

interface Part {
  readonly constituency: Constituency
  readonly row: ConstituencyRow
  readonly statements: Standing
  readonly times: PlaceTimes
  /** Whether the view reaches the constituency itself, and not only the contest's totals. */
  readonly shown: boolean
}

function partOf({ index, state, view, contest }: Scene, constituency: Constituency): Part {
  const statements = statementsOf(state.count, contest, constituency.code)
  const times = placeTimes(index, state.count, constituency)
  return {
    constituency,
    statements,
    times,
    row: constituencyRow(state.count, sumsOf(index, state), constituency, statements, times),
    shown: reachesConstituency(index, view, constituency),
  }
}

function releaseRow({ id, level, confirmed }: Release): StandingRelease {
  if (!confirmed) throw new Error(`release ${id} stands and nobody confirmed it`)
  return { id, level, released_at: iso(confirmed.at) }
}

/** Places of the room in which the constituency's sums are complete in themselves, as deep as the view reaches. */
function placeRows({ index, state, view, merged }: Scene, { constituency, statements, times }: Part): PlaceResultRow[] {
  const sums = sumsOf(index, state)
  return placesBelow(index, constituency).flatMap((code) => {
    const sum = sums.of(code, constituency.code)
    const place = index.places.get(code)
    if (!sum || !place || !reaches(index, view, code)) return []
    const hidden = merged.places.has(code)
    const empty = hidden || sum.accepted === 0
    return [
      {
        status: statusOf(statements, sum.accepted + sum.excluded === sum.expected),
        constituency_code: constituency.code,
        place_code: code,
        kind: place.kind,
        parent_code: place.parent ?? null,
        registered: sum.registeredExpected,
        registered_counted: sum.registered,
        ...progressOf(sum),
        ...sumFigures(empty ? undefined : sum),
        votes: empty ? null : [...sum.votes],
        written: hidden ? null : writtenSum(state, code, constituency),
        merged: hidden ? 1 : 0,
        ...timesOf(hidden ? undefined : times.places.get(code)),
      },
    ]
  })
}

/** The constituency's place and all below it, but nothing above the room: there the sums are only this room's part. */
function placesBelow(index: BookIndex, { place }: Constituency): PlaceCode[] {
  const { room, places } = index.book
  const above = new Set<PlaceCode>()
  for (let at = index.places.get(room)?.parent; at !== undefined; at = index.places.get(at)?.parent) above.add(at)
  const inside = new Set<PlaceCode>([above.has(place) ? room : place])
  for (const { code, parent } of places) if (parent !== undefined && inside.has(parent)) inside.add(code)
  return places.filter(({ code }) => inside.has(code)).map(({ code }) => code)
}

function writtenSum({ count }: RoomState, place: PlaceCode, { code }: Constituency): PlaceResultRow['written'] {
  const all = Object.hasOwn(count.written, `${place}|${code}`) ? count.written[`${place}|${code}`] : undefined
  const sheet = all?.at(-1)?.sheet
  return sheet ? { ...figuresOf(sheet), votes: sheet.votes } : null
}

function stationRows(scene: Scene, { constituency, statements }: Part): ContestResults['stations'] {
  const { index, state, merged } = scene
  const shown = (other: Constituency): boolean =>
    reaches(index, resultsView(index, state.count, scene.audience, other.contest, scene.now), 'station')
  return stationsOf(index, constituency).map((station) =>
    stationSheet(index, state, constituency, station, { statements, merged: merged.stations.has(station.code), shown }),
  )
}

function missingRows({ index, state }: Scene, { constituency: { code, place } }: Part): MissingSheet[] {
  return missingSheets(index, state.count, place, code).map(({ station, status, reason }) => ({
    constituency_code: code,
    station_code: station.code,
    state: status === 'awaited' || status === 'excluded' ? status : 'review',
    reason: reason ?? null,
  }))
}

function stationsOf(index: BookIndex, { place, code, district }: Constituency) {
  const all = index.stationsOf(place)
  return district ? all.filter((station) => station.district === code) : all
}

/** A contest over all its constituencies. */
function totalsOf(rows: readonly ConstituencyRow[]): TotalsRow {
  const add = (field: 'registered' | 'registered_counted' | 'seats' | keyof Progress): number =>
    rows.reduce((sum, row) => sum + row[field], 0)
  const box = (field: keyof SheetFigures): number | null => addNullable(rows.map((row) => row[field]))
  return {
    status: weakest(rows.map(({ status }) => status)),
    registered: add('registered'),
    registered_counted: add('registered_counted'),
    expected: add('expected'),
    counted: add('counted'),
    review: add('review'),
    excluded: add('excluded'),
    awaited: add('awaited'),
    voters: box('voters'),
    ballots: box('ballots'),
    void: box('void'),
    contested: box('contested'),
    valid: box('valid'),
    seats: add('seats'),
    parties: partyRows(rows),
    ...latestTimes(rows),
  }
}

/** Votes and seats of each party, most seats first, then most votes. */
function partyRows(rows: readonly ConstituencyRow[]): PartyRow[] {
  const lists = Map.groupBy(
    rows.flatMap((row) => row.lists),
    (list) => list.party_code,
  )
  return [...lists]
    .map(([party_code, all]) => ({
      party_code,
      votes: addNullable(all.map(({ votes }) => votes)),
      seats: addNullable(all.map(({ seats }) => seats)),
    }))
    .sort((a, b) => (b.seats ?? -1) - (a.seats ?? -1) || (b.votes ?? -1) - (a.votes ?? -1))
}

/** The sum of what is known; nothing where nothing is. */
function addNullable(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null)
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0)
}

function sumFigures(sum: Readonly<Sum> | undefined): SheetFigures {
  return {
    voters: sum?.voters ?? null,
    ballots: sum?.ballots ?? null,
    void: sum?.void ?? null,
    contested: sum?.contested ?? null,
    valid: sum?.valid ?? null,
  }
}

function progressOf({ expected, accepted, review, excluded }: Readonly<Sum>): Progress {
  return { expected, counted: accepted, review, excluded, awaited: expected - accepted - review - excluded }
}
