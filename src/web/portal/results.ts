import type { Constituency } from '#election/book/book.ts'
import type { ConstituencyCode, PlaceCode, StationCode } from '#election/named.ts'
import type { SiteContest } from '#room/views/portal.ts'
import type {
  ConstituencyRow,
  MissingSheet,
  PlaceResultRow,
  Progress,
  PublicStatus,
  SheetFigures,
  StationResultRow,
} from '#room/views/results.ts'
import { formatNumber, isolate, isolateWords } from '#web/ui/number.ts'
import { named } from './names.ts'
import { kindWord, type Speech } from './words.ts'

/** A contest of the book with what is public of it. */
export interface ShownContest extends SiteContest {
  readonly id: string
  readonly name: string
}

export function contestsOf({ site, language }: Speech): ShownContest[] {
  return site.index.book.contests.map(({ id, names }) => ({
    ...(site.results.get(id) ?? { status: 'unreleased', withdrawn: null, versions: [] }),
    id,
    name: named(names, language),
  }))
}

export function constituencyOf({ site }: Speech, code: string): Constituency | undefined {
  return site.index.book.constituencies.find((one) => one.code === code)
}

export function statusWord({ m }: Speech, status: PublicStatus): string {
  return m.results.is[status]()
}

/** A list's name: its own, else its party's. */
export function listName({ site, language }: Speech, constituency: string, number: number): string {
  const found = site.index.book.constituencies.find(({ code }) => code === (constituency as ConstituencyCode))
  const list = found?.lists.find((one) => one.number === number)
  const names = list?.names ?? site.index.book.parties.find(({ code }) => code === list?.party)?.names
  return names ? named(names, language) : String(number)
}

export function partyName({ site, language }: Speech, code: string): string {
  const party = site.index.book.parties.find((one) => one.code === code)
  return party ? named(party.names, language) : code
}

export function unitName({ site, language }: Speech, code: string): string {
  const place = site.index.places.get(code as PlaceCode) ?? site.index.stations.get(code as StationCode)
  return place ? named(place.names, language) : code
}

/** An exact value for people: `53 543 1/3`. */
export function valueText(value: string): string {
  const [n = '0', d] = value.split('/')
  if (d === undefined) return formatNumber(Number(n))
  const [top, bottom] = [BigInt(n), BigInt(d)]
  const rest = top % bottom
  const whole = formatNumber(Number(top / bottom))
  return top < bottom ? `${rest}/${bottom}` : `${whole} ${rest}/${bottom}`
}

/** Lines of the sheet in the order of the paper. */
export function sheetLines({ m }: Speech, figures: SheetFigures): (readonly [string, number | null])[] {
  return [
    [m.results.voters(), figures.voters],
    [m.results.ballots(), figures.ballots],
    [m.results.void(), figures.void],
    [m.results.contested(), figures.contested],
    [m.results.valid(), figures.valid],
  ]
}

/** One row of a table of what is below: places, or the stations of an office. */
export interface UnitResult extends Progress {
  readonly code: string
  readonly name: string
  readonly kind: string
  readonly status: PublicStatus
  readonly registered: number
  readonly valid: number | null
  readonly merged: boolean
}

/** What is directly below a place in a constituency, as far as the release reaches. */
export function resultsBelow(voice: Speech, contest: SiteContest, constituency: string, place: string): UnitResult[] {
  const inside = <Row extends { readonly constituency_code: string }>(row: Row) =>
    row.constituency_code === constituency
  const places = contest.results?.places.filter((row) => inside(row) && row.parent_code === place) ?? []
  const stations = contest.results?.stations.filter((row) => inside(row) && row.office_code === place) ?? []
  return [...places.map((row) => placeResult(voice, row)), ...stations.map((row) => stationResult(voice, row))]
}

function placeResult(voice: Speech, row: PlaceResultRow): UnitResult {
  const { status, kind, registered, valid, expected, counted, review, excluded, awaited } = row
  const names = { code: row.place_code, name: unitName(voice, row.place_code), kind }
  const progress = { expected, counted, review, excluded, awaited }
  return { ...names, status, registered, valid, ...progress, merged: row.merged === 1 }
}

function stationResult(voice: Speech, row: StationResultRow): UnitResult {
  const { status, registered, valid, state } = row
  const one = (wanted: string): number => (state === wanted ? 1 : 0)
  return {
    ...{ code: row.station_code, name: unitName(voice, row.station_code), kind: 'station', status, registered, valid },
    ...{ expected: 1, counted: one('counted'), review: one('review'), excluded: one('excluded') },
    awaited: one('awaited'),
    merged: row.merged === 1,
  }
}

/** Sheets of a constituency that are in no figure of a place. */
export function missingFrom(
  { site }: Speech,
  contest: SiteContest,
  constituency: string,
  place: string,
): MissingSheet[] {
  const inside = new Set<string>(site.index.stationsOf(place as PlaceCode).map(({ code }) => code))
  return (contest.results?.missing ?? []).filter(
    (sheet) => sheet.constituency_code === constituency && inside.has(sheet.station_code),
  )
}

/** Why a sheet is in no figure. */
export function missingWord({ m }: Speech, { state, reason }: MissingSheet): string {
  if (state === 'excluded') return m.results.missing.excluded({ reason: isolateWords(reason ?? '') })
  return state === 'review' ? m.results.missing.review() : m.results.missing.awaited()
}

/** Where the tables of places of a constituency begin: its own place, or the room where it reaches beyond. */
export function topPlace({ site }: Speech, contest: SiteContest, row: ConstituencyRow): string {
  const places = contest.results?.places.filter((one) => one.constituency_code === row.constituency_code) ?? []
  return places.find((one) => one.place_code === row.place_code)?.place_code ?? site.index.book.room
}

/** Lists with most seats first, then most votes; ballot order until something is counted. */
export function ranked(row: ConstituencyRow): ConstituencyRow['lists'] {
  return [...row.lists].sort(
    (a, b) => (b.seats ?? 0) - (a.seats ?? 0) || (b.votes ?? 0) - (a.votes ?? 0) || a.number - b.number,
  )
}

/** Names joined for a sentence, each an island of its own direction. */
export function listNames(voice: Speech, constituency: string, numbers: readonly number[]): string {
  return numbers
    .map((number) => isolate(listName(voice, constituency, number)))
    .join(voice.language === 'ar' ? '، ' : ', ')
}

/** The address of a page of results; the parts are codes. */
export function resultsHref({ language }: Speech, ...parts: readonly string[]): string {
  return ['', language, 'results', ...parts.map(encodeURIComponent)].join('/')
}

export function levelWord(voice: Speech, level: string): string {
  return kindWord(voice, level)
}
