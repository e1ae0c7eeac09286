import type { Place, Station } from '#election/book/book.ts'
import type { BookIndex } from '#election/book/index.ts'
import { isInside } from '#election/book/inside.ts'
import type { Names } from '#election/languages.ts'
import type { ConstituencyCode, DeviceId, Instant, PlaceCode, StationCode } from '#election/named.ts'
import type { IncidentKind } from '#journal/submission.ts'
import type { Alert, Severity } from '../alerts/alert.ts'
import { INCIDENT_TEXTS, incidentKey } from '../alerts/incident.ts'
import { ALERT_RULES } from '../alerts/rules.ts'
import { byUrgency } from '../alerts/urgency.ts'
import { boardOf, dueAt } from '../board.ts'
import { type FormStatus, formKey } from '../count/form.ts'
import { type Within, withinScope } from '../scope.ts'
import { member, type RoomState } from '../state.ts'
import type { Findable, Finder } from './finder.ts'
import { haystack, words } from './normal.ts'

/** What can be found, in the order in which it is shown. */
export const FOUND_KINDS = ['station', 'place', 'alert', 'incident', 'device', 'sheet'] as const
export type FoundKind = (typeof FOUND_KINDS)[number]

/** One thing that was found; enough to name it and to go there. Never a figure: a sheet says only where it stands. */
export type Found =
  | ({ readonly kind: 'station' } & AtStation)
  | { readonly kind: 'place'; readonly place: PlaceCode; readonly names: Names; readonly in?: Names }
  | ({ readonly kind: 'alert'; readonly id: string; readonly code: string; readonly severity: Severity } & AtStation)
  | ({ readonly kind: 'incident'; readonly id: string; readonly what: IncidentKind } & AtStation)
  | ({ readonly kind: 'device'; readonly device: DeviceId; readonly revoked: boolean } & AtStation)
  | ({
      readonly kind: 'sheet'
      readonly constituency: ConstituencyCode
      readonly contest: Names
      readonly status: FormStatus
    } & AtStation)

interface AtStation {
  readonly station: StationCode
  readonly number: number
  readonly names: Names
  /** Of its commune. */
  readonly in: Names
}

/** So many of each kind: who needs more types one word more. */
const MOST = 8
/** Words that are looked at; each is one bit. */
const WORDS = 12
/** Letters that a word needs before devices are looked through: their names are hexadecimal and all begin alike. */
const DEVICE_LETTERS = 3
/** What a sheet is called. */
const SHEET_WORDS = haystack(['محضر المحضر', 'procès-verbal pv', 'tally sheet', 'ⴰⵏⵎⵉⵙ'])

/** One question and what of it each place and station answers, a bit a word. */
interface Question {
  /** Each word with a space before it. */
  readonly needles: readonly string[]
  /** As it was typed, for codes. */
  readonly typed: string
  /** Every bit set. */
  readonly all: number
  readonly places: Int32Array
  readonly stations: Int32Array
  /** Whether whoever asks may find what lies at a station. */
  readonly within: Within
}

/**
 * What is found by `asked`: every word must begin a word of the thing's names, its number, its code or the places above
 * it. Those that match in their own name come before those found by where they lie; equals keep the order of the book.
 * Empty for an empty question. Whoever is in charge of some places (`scope`) finds what lies in them.
 */
export function search(
  finder: Finder,
  state: RoomState,
  asked: string,
  now: Instant,
  kinds: readonly FoundKind[],
  scope: readonly PlaceCode[] = [],
): Found[] {
  const needles = words(asked)
    .slice(0, WORDS)
    .map((word) => ` ${word}`)
  if (needles.length === 0) return []
  const places = answered(finder.places, needles, undefined)
  const stations = answered(finder.stations, needles, places)
  const question: Question = {
    needles,
    typed: asked.trim().toLowerCase(),
    all: (1 << needles.length) - 1,
    places,
    stations,
    within: withinScope(finder.index, scope),
  }
  const inScope = ({ of }: Findable<Place>) => isInside(finder.index, scope, of.code)
  const mine = ({ of }: Findable<Station>) => question.within(of.code)
  const finders: Readonly<Record<FoundKind, () => Found[]>> = {
    station: () => best(finder.stations, stations, question, mine).map((i) => stationFound(finder, i)),
    place: () => best(finder.places, places, question, inScope).map((i) => placeFound(finder, i)),
    alert: () => alerts(finder, state, question, now),
    incident: () => incidents(finder, state, question),
    device: () => devices(finder, state, question),
    sheet: () => sheets(finder, state, question),
  }
  return FOUND_KINDS.filter((kind) => kinds.includes(kind)).flatMap((kind) => finders[kind]())
}

/** For each thing the words that it or a place above it answers. Without `above` the things are the places themselves. */
function answered(
  things: readonly Findable<unknown>[],
  needles: readonly string[],
  above: Int32Array | undefined,
): Int32Array {
  const bits = new Int32Array(things.length)
  for (let i = 0; i < things.length; i++) {
    const thing = things[i] as Findable<unknown>
    const known = thing.above < 0 ? 0 : ((above ?? bits)[thing.above] as number)
    bits[i] = known | bitsOf(thing.own, needles, known)
  }
  return bits
}

/** Bits of the words that a text answers; those in `known` need not be looked for. */
function bitsOf(text: string, needles: readonly string[], known = 0): number {
  let bits = 0
  for (let word = 0; word < needles.length; word++)
    if ((known & (1 << word)) === 0 && text.includes(needles[word] as string)) bits |= 1 << word
  return bits
}

/** Indexes of the best few: by code, then by own name, then by place. */
function best<T>(
  things: readonly Findable<T>[],
  bits: Int32Array,
  { needles, typed, all }: Question,
  isShown: (thing: Findable<T>) => boolean,
): number[] {
  const exact = needles.map((needle) => `${needle} `)
  const numbers = exact.filter((needle) => /\d/.test(needle))
  const coded = numbers.length > 0
  const [whole, said, own, lies]: [number[], number[], number[], number[]] = [[], [], [], []]
  for (let i = 0; i < things.length; i++) {
    const thing = things[i] as Findable<T>
    const fits = bits[i] === all || (coded && thing.code.startsWith(typed))
    // Asked before anything takes a place among the few: what others may find must not.
    if (!fits || !isShown(thing)) continue
    if (coded && thing.code === typed) whole.unshift(i)
    // Nothing after the first few of the best rank can come among them, but for a code.
    else if (whole.length >= MOST) continue
    else if (bits[i] !== all) {
      if (coded && thing.code.startsWith(typed)) whole.push(i)
    } else if (bitsOf(thing.own, exact) === all) whole.push(i)
    else if (said.length >= MOST) continue
    // What people say: the name of a place, and the whole number of a station in it.
    else if (numbers.some((number) => thing.own.includes(number))) said.push(i)
    else if (own.length >= MOST) continue
    else if (bitsOf(thing.own, needles) === all) own.push(i)
    else if (lies.length < MOST) lies.push(i)
  }
  return [...whole, ...said, ...own, ...lies].slice(0, MOST)
}

function alerts({ index, stations }: Finder, state: RoomState, question: Question, now: Instant): Found[] {
  const board = boardOf(index, state)
  const ofRule = new Map([...RULES].map(([code, hay]) => [code, bitsOf(hay, question.needles)]))
  const found: Alert[] = []
  for (let i = 0; i < stations.length; i++) {
    for (const alert of dueAt(board, i, now)) {
      const bits = (question.stations[i] as number) | (ofRule.get(alert.code) ?? 0)
      if (bits === question.all && question.within(alert.station) && !alert.noted) keepUrgent(found, alert)
    }
  }
  return found.map(({ id, code, severity, station }) => ({ kind: 'alert', id, code, severity, ...at(index, station) }))
}

/** Puts an alert among the most urgent few, in their order. */
function keepUrgent(found: Alert[], alert: Alert): void {
  if (found.length === MOST && byUrgency(found[MOST - 1] as Alert, alert) <= 0) return
  const place = found.findIndex((other) => byUrgency(alert, other) < 0)
  found.splice(place === -1 ? found.length : place, 0, alert)
  if (found.length > MOST) found.pop()
}

function incidents({ index, stations }: Finder, state: RoomState, question: Question): Found[] {
  const board = boardOf(index, state)
  const found: Found[] = []
  for (let i = 0; i < stations.length && found.length < MOST; i++) {
    for (const { device, item, what, words: said } of board.stations[i]?.incidents ?? []) {
      const hay = (INCIDENTS.get(what) ?? '') + (said === undefined ? '' : haystack([said]))
      const known = question.stations[i] as number
      if ((known | bitsOf(hay, question.needles, known)) !== question.all) continue
      const { code } = (stations[i] as Findable<Station>).of
      if (!question.within(code)) continue
      found.push({ kind: 'incident', id: incidentKey(device, item), what, ...at(index, code) })
    }
  }
  return found.slice(0, MOST)
}

function devices({ index }: Finder, state: RoomState, { typed, within }: Question): Found[] {
  if (typed.length < DEVICE_LETTERS || !/^d?[0-9a-f]+$/.test(typed)) return []
  const found: Found[] = []
  for (const id in state.devices) {
    if (!id.startsWith(typed) && !id.startsWith(typed, 1)) continue
    const device = state.devices[id as DeviceId]
    if (!device || !within(device.station)) continue
    found.push({
      kind: 'device',
      device: id as DeviceId,
      revoked: device.revoked !== undefined,
      ...at(index, device.station),
    })
    if (found.length === MOST) break
  }
  return found
}

/** Sheets of the stations that the question names; a word that names a contest chooses among them. */
function sheets({ index, stations, constituencies }: Finder, { count }: RoomState, question: Question): Found[] {
  const { needles, all, within } = question
  const called = bitsOf(SHEET_WORDS, needles)
  const contests = new Map([...constituencies].map(([code, hay]) => [code, bitsOf(hay, needles)]))
  const anyContest = [...contests.values()].reduce((bits, one) => bits | one, 0)
  const named = all & ~called & ~anyContest
  if (named === 0) return []
  const found: Found[] = []
  for (let i = 0; i < stations.length && found.length < MOST; i++) {
    if (((question.stations[i] as number) & named) !== named) continue
    const { code } = (stations[i] as Findable<Station>).of
    if (!within(code)) continue
    for (const constituency of index.constituenciesOf(code)) {
      const bits = (question.stations[i] as number) | called | (contests.get(constituency.code) ?? 0)
      const form = member(count.forms, formKey(code, constituency.code))
      const contest = index.book.contests.find(({ id }) => id === constituency.contest)
      if (bits !== all || !form || !contest) continue
      const { status } = form
      found.push({ kind: 'sheet', constituency: constituency.code, contest: contest.names, status, ...at(index, code) })
    }
  }
  return found.slice(0, MOST)
}

function at(index: BookIndex, station: StationCode): AtStation {
  const one = index.stations.get(station)
  if (!one) throw new Error(`no station ${station} in the book`)
  return { station, number: one.number, names: one.names, in: index.commune(station).names }
}

function stationFound({ index, stations }: Finder, i: number): Found {
  return { kind: 'station', ...at(index, (stations[i] as Findable<Station>).of.code) }
}

function placeFound({ places }: Finder, i: number): Found {
  const { of, above } = places[i] as Findable<Place>
  const over = places[above]?.of
  return { kind: 'place', place: of.code, names: of.names, ...(over ? { in: over.names } : {}) }
}

const RULES: ReadonlyMap<string, string> = new Map(
  ALERT_RULES.map(({ code, text }) => [code, haystack([code, ...Object.values(text)])]),
)
const INCIDENTS: ReadonlyMap<string, string> = new Map(
  Object.entries(INCIDENT_TEXTS).map(([what, text]) => [what, haystack(Object.values(text))]),
)
