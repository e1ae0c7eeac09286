import type { BookIndex } from '#election/book/index.ts'
import type { Count, Instant, PlaceCode, StationCode } from '#election/named.ts'
import type { FilledSheet, Sheet } from '#election/pv/sheet.ts'
import { DEFAULT_SHEET_TOLERANCES } from '#election/pv/tolerances.ts'
import { instantOf } from '#election/time.ts'
import { type FormKey, formKey } from '#room/count/form.ts'
import type { StationTruth } from '../day/plan.ts'
import { random } from '../random.ts'
import type { ListVotes, OtherReport } from '../votes-file.ts'
import { type TrueNight, trueNight } from './figures.ts'
import { type Mistake, ON_SHEETS, type SheetMistake, wrongVersions } from './mistakes.ts'

const MINUTE = 60_000
/** Of the stations, in per mille: no phone at night, and the paper comes in good time. */
const PAPER_ONLY = 10
/** So many stations make no mistake, however small the room. */
const SPARED = 5
/** The first sheet of a station is signed so long after the close, and later for every five ballots a minute. */
const COUNT_MINUTES = { least: 40, spread: 100 }
/** The sheets of a station follow each other in so many minutes. */
const BETWEEN_SHEETS = { least: 2, most: 7 }
/** Written totals that are not the sum of their parts: one is a slip, the next stands on the paper. */
const WRITTEN_SUMS = 2

/** One sheet of one station, and what becomes of it. */
export interface SheetPlan {
  readonly key: FormKey
  /** What counts in the end. */
  readonly right: FilledSheet
  /** What the signed paper says at first; photo and second hand follow it. */
  readonly paper: FilledSheet
  /** What the phone sends at first; absent where the paper is carried in. */
  readonly phone?: Sheet
  /** What the second typist types at first. */
  readonly slip?: FilledSheet
  /** Sent by the phone, or carried in (ms). */
  readonly at: Instant
  /** Whose paper is on the photo; absent without a photo. */
  readonly photo?: StationCode
  /** What was planted here. */
  readonly mistake?: Mistake & { readonly kind: SheetMistake }
  /** Left for somebody who wants to try the desk. */
  readonly left: boolean
}

/** A written total of a central office. */
export interface WrittenSum {
  readonly place: PlaceCode
  /** What the paper says instead of the sum, by so many valid votes; 0: it is right. */
  readonly off: number
  /** Typed again rightly: the paper was right. */
  readonly retyped: boolean
  readonly mistake?: Mistake
}

/** What happens between the close and the morning. */
export interface NightPlan {
  readonly seed: string
  readonly truth: TrueNight
  /** In the order in which they come. */
  readonly sheets: readonly SheetPlan[]
  readonly written: readonly WrittenSum[]
  readonly others: readonly OtherReport[]
  readonly mistakes: readonly Mistake[]
  /** The desk works from here on, in rounds of ten minutes, and what comes late is in by `late`. */
  readonly begins: Instant
  readonly late: Instant
  readonly ends: Instant
}

export interface NightOptions {
  readonly seed: string
  /** The day as it was lived: voters, and who closed. */
  readonly truth: ReadonlyMap<StationCode, StationTruth>
  readonly votes?: ListVotes
  readonly others?: readonly OtherReport[]
  /** Leaves a few sheets open, one of each kind. */
  readonly leaveSome?: boolean
}

/** Plans a whole night: pure, and the same for the same book and options. */
export function planNight(index: BookIndex, options: NightOptions): NightPlan {
  const { seed, truth: day, votes = new Map(), others = [] } = options
  const { book } = index
  const voters = new Map([...day].map(([code, station]) => [code, station.voters as Count]))
  const truth = trueNight(index, { seed, voters, votes })
  const closes = instantOf(book.hours.closes, book)
  const tolerated = book.sheetTolerances?.lateMinutes ?? DEFAULT_SHEET_TOLERANCES.lateMinutes
  const late = (closes + (tolerated + 15) * MINUTE) as Instant
  const planted = plantedSheets(index, truth, options)
  const sheets = book.stations
    .filter(({ code }) => day.get(code)?.closed)
    .flatMap(({ code }) => stationSheets(index, truth, code, planted, { seed, closes, late }))
    .sort((a, b) => a.at - b.at)
  const written = writtenSums(index, seed)
  return {
    seed,
    truth,
    sheets: options.leaveSome ? leavingSome(sheets) : sheets,
    written,
    others,
    mistakes: [
      ...sheets.flatMap(({ mistake }) => mistake ?? []),
      ...written.flatMap(({ mistake }) => mistake ?? []),
      ...truth.tied.map((constituency): Mistake => ({ kind: 'tie', constituency, caught: new Set() })),
    ],
    begins: (closes + 60 * MINUTE) as Instant,
    late,
    ends: (late + 60 * MINUTE) as Instant,
  }
}

/** The sheets on which something goes wrong: at each station one at most. */
function plantedSheets(
  index: BookIndex,
  { sheets }: TrueNight,
  { seed, truth }: NightOptions,
): ReadonlyMap<FormKey, SheetMistake> {
  const luck = random(seed, 'mistakes')
  const free = index.book.stations.map(({ code }) => code).filter((code) => truth.get(code)?.closed)
  const planted = new Map<FormKey, SheetMistake>()
  const kinds = Object.entries(ON_SHEETS) as [SheetMistake, number][]
  for (const [kind, perMille] of kinds) {
    let wanted = Math.max(1, Math.round((index.book.stations.length * perMille) / 1000))
    for (let tries = 0; wanted > 0 && tries < 100 && free.length > SPARED; tries++) {
      const station = luck.pick(free)
      const constituency = luck.pick(index.constituenciesOf(station))
      const right = sheets.get(formKey(station, constituency.code))
      const neighbour = right && neighbourOf(index, sheets, right)
      const usable = kind !== 'duplicated-station' || (neighbour && free.includes(neighbour.station))
      if (!right || !usable || right.valid < 20 || !wrongVersions(random('try'), kind, right, neighbour)) continue
      planted.set(formKey(station, constituency.code), kind)
      // The neighbour stays as it is: its sheet is what a duplicate repeats.
      const used = kind === 'duplicated-station' && neighbour ? [station, neighbour.station] : [station]
      for (const one of used) free.splice(free.indexOf(one), 1)
      wanted -= 1
    }
  }
  return planted
}

/** The station before this one in the book that votes in the same contest. */
function neighbourOf(
  { book }: BookIndex,
  sheets: TrueNight['sheets'],
  { station, constituency }: FilledSheet,
): FilledSheet | undefined {
  const before = book.stations.slice(
    0,
    book.stations.findIndex(({ code }) => code === station),
  )
  const neighbour = before.findLast(({ code }) => sheets.has(formKey(code, constituency)))
  return neighbour && sheets.get(formKey(neighbour.code, constituency))
}

/** When and how the sheets of one station come. */
function stationSheets(
  index: BookIndex,
  { sheets }: TrueNight,
  station: StationCode,
  planted: ReadonlyMap<FormKey, SheetMistake>,
  { seed, closes, late }: { readonly seed: string; readonly closes: number; readonly late: number },
): SheetPlan[] {
  const luck = random(seed, 'count', station)
  const ballots = Math.max(...index.constituenciesOf(station).map(({ code }) => right(sheets, station, code).ballots))
  const keys = index.constituenciesOf(station).map(({ code }) => formKey(station, code))
  const onPaper = luck.chance(PAPER_ONLY) && !keys.some((key) => planted.has(key))
  let at = closes + (COUNT_MINUTES.least + Math.floor(ballots / 5) + luck.below(COUNT_MINUTES.spread)) * MINUTE
  at += luck.below(MINUTE)
  return index.constituenciesOf(station).map(({ code }) => {
    at += luck.between(BETWEEN_SHEETS.least, BETWEEN_SHEETS.most) * MINUTE
    const key = formKey(station, code)
    const true_ = right(sheets, station, code)
    const kind = planted.get(key)
    const neighbour = neighbourOf(index, sheets, true_)
    const wrong = kind && wrongVersions(luck, kind, true_, neighbour)
    const paper = wrong?.paper ?? true_
    const carried = onPaper || kind === 'late-paper' || kind === 'lost-paper'
    const photo = kind === 'duplicated-station' ? neighbour?.station : kind === 'no-photo' ? undefined : station
    return {
      key,
      right: true_,
      paper,
      ...(!carried && { phone: wrong?.phone ?? paper }),
      ...(wrong?.slip && { slip: wrong.slip }),
      at: comesAt(kind, at, late),
      ...(!carried && photo !== undefined && { photo }),
      ...(kind && { mistake: { kind, station, constituency: code, caught: new Set<string>() } }),
      left: false,
    }
  })
}

/** A duplicate comes when the sheet that it repeats is in long since. */
function comesAt(kind: SheetMistake | undefined, at: number, late: number): Instant {
  if (kind === 'late-paper' || kind === 'lost-paper') return late as Instant
  const wait = kind === 'duplicated-station' ? 90 * MINUTE : 0
  return Math.min(at + wait, late - 30 * MINUTE) as Instant
}

function right(sheets: TrueNight['sheets'], station: StationCode, code: FilledSheet['constituency']): FilledSheet {
  const sheet = sheets.get(formKey(station, code))
  if (!sheet) throw new Error(`the night has no sheet of ${code} at ${station}`)
  return sheet
}

/** The first contest of the book is added up on paper too, at every central office. */
function writtenSums(index: BookIndex, seed: string): WrittenSum[] {
  const offices = index.book.places.filter(({ kind, code }) => kind === 'office' && index.stationsOf(code).length > 0)
  const luck = random(seed, 'written')
  const [constituency] = index.book.constituencies
  if (!constituency) return []
  const wrong = new Set<PlaceCode>()
  while (wrong.size < Math.min(WRITTEN_SUMS, offices.length)) wrong.add(luck.pick(offices).code)
  const order = [...wrong]
  return offices.map(({ code: place }) => {
    const rank = order.indexOf(place)
    if (rank < 0) return { place, off: 0, retyped: false }
    const mistake: Mistake = { kind: 'written-sum', place, constituency: constituency.code, caught: new Set() }
    return { place, off: luck.between(1, 9) * 10, retyped: rank === 0, mistake }
  })
}

/** One sheet of each kind stays open: for the second hand, for the first, for the verifier, with a warning. */
function leavingSome(sheets: readonly SheetPlan[]): SheetPlan[] {
  const left = new Set<SheetPlan>()
  const leave = (wanted: (plan: SheetPlan) => boolean) => {
    const plan = sheets.findLast((one) => wanted(one) && !left.has(one))
    if (plan) left.add(plan)
  }
  leave(({ mistake, phone }) => !mistake && phone !== undefined)
  leave(({ mistake, phone }) => !mistake && phone !== undefined)
  for (const kind of ['late-paper', 'swapped-lines', 'no-photo', 'wrong-sum'] as const) {
    leave(({ mistake }) => mistake?.kind === kind)
  }
  return sheets.map((plan) => (left.has(plan) ? { ...plan, left: true } : plan))
}
