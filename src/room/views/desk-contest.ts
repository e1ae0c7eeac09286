import type { Constituency } from '#election/book/book.ts'
import type { BookIndex } from '#election/book/index.ts'
import { isInside } from '#election/book/inside.ts'
import type { Fraction } from '#election/fraction.ts'
import type { Language } from '#election/languages.ts'
import type { ConstituencyCode, Count, Instant, PlaceCode, Position, StationCode } from '#election/named.ts'
import { run, stops } from '#election/pv/rule.ts'
import { SUM_RULES } from '#election/pv/rules/sums.ts'
import type { Sheet } from '#election/pv/sheet.ts'
import type { PartAllocation } from '#election/seats/result.ts'
import { formOf } from '../count/apply.ts'
import { standing } from '../count/gate.ts'
import { keptResultOf } from '../count/kept-results.ts'
import { sumsOf } from '../count/kept-sums.ts'
import { type ConstituencyResult, missingSheets } from '../count/result.ts'
import type { CountState, Release } from '../count/state.ts'
import type { Sum, Sums } from '../count/sums.ts'
import type { RoomState } from '../state.ts'
import {
  type AllocationView,
  type ContestSummary,
  type ContestsView,
  type ContestView,
  type FractionText,
  MISSING_SHOWN,
  type MissingSheet,
  type PartView,
  PLACES_SHOWN,
  type PlaceSum,
  type ReleaseView,
  type Stages,
} from './desk.ts'
import { findingViews } from './desk-form.ts'
import { queueState, strays } from './desk-queue.ts'
import { standsSince } from './desk-stands.ts'

/** Every constituency in which the room counts and all of which lies in `scope`, in the book's order. */
export function contestsView(
  index: BookIndex,
  state: RoomState,
  now: Instant,
  scope: readonly PlaceCode[] = [],
): ContestsView {
  const sums = sumsOf(index, state)
  return {
    position: (state.size - 1) as Position,
    now,
    constituencies: index.book.constituencies
      .filter(({ place, code }) => sums.of(place, code) !== undefined && isInside(index, scope, place))
      .map((constituency) => summary(state.count, keptResultOf(state, sums, constituency))),
  }
}

/**
 * One constituency with everything on which the commission decides; undefined where nobody of the room votes in it. `under`
 * is the commune whose central offices are told where all would be too many.
 */
export function contestView(
  index: BookIndex,
  state: RoomState,
  code: ConstituencyCode,
  now: Instant,
  language: Language,
  under?: PlaceCode,
): ContestView | undefined {
  const constituency = index.book.constituencies.find((one) => one.code === code)
  const sums = sumsOf(index, state)
  if (!constituency || !sums.of(constituency.place, code)) return undefined
  const { count } = state
  const result = keptResultOf(state, sums, constituency)
  const folded = hasTooMany(index, constituency.place)
  return {
    ...summary(count, result),
    position: (state.size - 1) as Position,
    now,
    places: placeSums(index, count, sums, result, language, folded ? { under } : undefined),
    ...(folded && { folded }),
    missing: missingOf(index, count, constituency, now, language, MISSING_SHOWN),
    others: result.others,
    totals: result.totals,
    allocation: allocationView(result.outcome),
    tie: result.tie ?? {},
    releases: count.releases.filter(({ contest }) => contest === constituency.contest).map(releaseView),
    statements: (Object.hasOwn(count.statements, code) ? count.statements[code] : undefined) ?? [],
  }
}

/** Whether a place holds more than `PLACES_SHOWN`, itself among them. */
function hasTooMany(index: BookIndex, place: PlaceCode): boolean {
  let left = PLACES_SHOWN
  const walk = (code: PlaceCode): boolean => --left < 0 || index.children(code).some((child) => walk(child.code))
  return walk(place)
}

function summary(count: CountState, { constituency, own, outcome, status }: ConstituencyResult): ContestSummary {
  const released = standing(count, constituency.contest)?.level
  return {
    constituency: constituency.code,
    contest: constituency.contest,
    seats: constituency.seats,
    stages: stagesOf(own),
    tied: outcome.ties.reduce((sum, { seats }) => sum + seats, 0),
    ...(released && { released }),
    status,
  }
}

function stagesOf({ expected, accepted, review, excluded }: Readonly<Sum>): Stages {
  return { expected, accepted, review, excluded, missing: expected - accepted - review - excluded }
}

function placeSums(
  index: BookIndex,
  count: CountState,
  sums: Sums,
  result: ConstituencyResult,
  language: Language,
  folded?: { readonly under: PlaceCode | undefined },
): PlaceSum[] {
  const { constituency } = result
  return index.book.places.flatMap(({ code: place, kind, parent }) => {
    const computed = place === constituency.place ? wholeSum(result) : sums.of(place, constituency.code)
    // Of a place wider than the room this room knows a part only, unless the other rooms' figures are in it.
    const wider = (kind === 'nation' || kind === 'region') && place !== constituency.place
    if (!computed || wider) return []
    const key = `${place}|${constituency.code}` as const
    const typed = (Object.hasOwn(count.written, key) ? count.written[key] : undefined) ?? []
    const last = typed.at(-1)
    const hidden = folded !== undefined && kind === 'office' && parent !== folded.under
    if (hidden && !last) return []
    const stages = stagesOf(computed)
    const sheet = computedSheet(index, place, constituency, computed)
    const findings = run(SUM_RULES, {
      kind,
      // Where nothing was written there is nothing to compare; what is missing is said all the same.
      written: last?.sheet ?? sheet,
      computed: sheet,
      parts: stages as Record<keyof Stages, Count>,
    })
    if (hidden && !findings.some(stops)) return []
    return [
      {
        place,
        kind,
        computed,
        stages,
        ...(last && { written: { by: last.by, at: last.at, sheet: last.sheet, versions: typed.length } }),
        findings: findingViews(findings, 'verifier', language),
      },
    ]
  })
}

/** The sum of a whole constituency; what other rooms have not counted yet is still missing. */
function wholeSum({ own, others, totals }: ConstituencyResult): Sum {
  const { registered, voters, ballots, void: nul, contested, valid, votes } = totals
  const elsewhere = others.reduce((sum, room) => sum + room.registered, 0)
  return {
    ...own,
    ...{ registered, voters, ballots, void: nul, contested, valid },
    votes: [...votes],
    expected: totals.stations,
    registeredExpected: own.registeredExpected + elsewhere,
    accepted: totals.stationsCounted,
  }
}

/** The computed sum in the shape of the sheet on which a central office or a commission writes it. */
function computedSheet(
  index: BookIndex,
  place: PlaceCode,
  constituency: Constituency,
  { registered, voters, ballots, void: nul, contested, valid, votes }: Readonly<Sum>,
): Sheet {
  const counts = { registered, voters, ballots, void: nul, contested, valid }
  return {
    ...whose(index, place, constituency),
    ...(counts as Record<keyof typeof counts, Count>),
    votes: votes as Count[],
    observations: '',
  }
}

/** Whose sheet it is: a place's sheet names the place where a station's names the station. */
export function whose(
  { book }: BookIndex,
  at: StationCode | PlaceCode,
  { code, contest }: Constituency,
): Pick<Sheet, 'station' | 'constituency' | 'paper'> {
  const paper = book.contests.find(({ id }) => id === contest)?.paper
  if (paper === undefined) throw new Error(`no contest ${contest} in the book`)
  return { station: at as string as StationCode, constituency: code, paper }
}

/** The sheets of a constituency that are not in its sums, in book order; the first `most` of them. */
export function missingOf(
  index: BookIndex,
  count: CountState,
  { place, code }: Constituency,
  now: Instant,
  language: Language,
  most?: number,
): MissingSheet[] {
  const all = strays(index, count, language).filter(({ constituency }) => constituency === code)
  return missingSheets(index, count, place, code, most).map(({ station, reason }) => {
    const form = formOf(count, station.code, code)
    const came = all.filter((stray) => (stray.of ?? stray.station) === station.code)
    return {
      station: station.code,
      state: queueState(index, form, now) as MissingSheet['state'],
      since: standsSince(index, form),
      ...(reason !== undefined && { reason }),
      ...(came.length > 0 && { strays: came }),
    }
  })
}

/** Seats as they cross the wire: lists by their number, exact numbers as text. */
function allocationView(outcome: ConstituencyResult['outcome']): AllocationView {
  const { quotient, seats, steps, ties, warnings, parts } = outcome
  return {
    ...(quotient && { quotient: fractionText(quotient) }),
    ...(parts && { parts: parts.map(partView) }),
    seats: seatViews(seats),
    steps: steps.map((step) => ({ ...step, list: Number(step.list), value: fractionText(step.value) })),
    ties: ties.map((tie) => ({ ...tie, lists: tie.lists.map(Number), value: fractionText(tie.value) })),
    warnings: warnings.map((warning) => ({ ...warning, lists: warning.lists.map(Number) })),
    ...('secondRound' in outcome && { secondRound: outcome.secondRound.map(Number) }),
  }
}

function partView({ part, size, quotient, seats }: PartAllocation): PartView {
  return { part, size, ...(quotient && { quotient: fractionText(quotient) }), seats: seatViews(seats) }
}

function seatViews(seats: ReadonlyMap<string, number>): AllocationView['seats'] {
  return [...seats].map(([list, won]) => ({ list: Number(list), seats: won }))
}

function fractionText({ n, d }: Fraction): FractionText {
  return { n: String(n), d: String(d) }
}

function releaseView({ id, level, proposed, confirmed, withdrawn }: Release): ReleaseView {
  return {
    id,
    level,
    state: withdrawn ? 'withdrawn' : confirmed ? 'open' : 'proposed',
    proposed,
    ...(confirmed && { confirmed: { by: confirmed.by, at: confirmed.at } }),
    ...(withdrawn && { withdrawn }),
  }
}
