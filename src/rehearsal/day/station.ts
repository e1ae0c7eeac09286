import type { Book, Station } from '#election/book/book.ts'
import type { Count, Instant } from '#election/named.ts'
import { instantOf } from '#election/time.ts'
import { INCIDENT_KINDS, type Item } from '#journal/submission.ts'
import { openingChecks } from '#room/readiness/opening-checks.ts'
import { type Random, random } from '../random.ts'
import { arrivals } from './arrivals.ts'
import { after, type Chances, type Span } from './faults.ts'

const SECOND = 1000
const MINUTE = 60 * SECOND

/** Something that a person does with a phone. `at` is the true time; the phone's own clock comes later. */
export type Doing =
  | { readonly at: number; readonly phone: number; readonly item: Told }
  /** Takes back the tick that was the `mistake`, which the phone knows by its number. */
  | { readonly at: number; readonly phone: number; readonly undo: Doing }

/** An item whose time the phone will add. */
export type Told = Item extends infer I
  ? I extends { k: 'undo' }
    ? never
    : I extends Item
      ? Omit<I, 'at'>
      : never
  : never

/** One station's day as its people live it. */
export interface StationDay {
  readonly station: Station
  readonly voters: Count
  readonly opened: Instant
  readonly closed: Instant
  readonly phones: number
  /** Ascending by time. */
  readonly doings: readonly Doing[]
  /** Nobody touched a phone then, and no phone said that it was alive. */
  readonly silent: readonly Span[]
  readonly late: boolean
  readonly takeover: boolean
  /** Items that the room will keep and not count. */
  readonly notCounted: number
}

/** Plays one station's people. `leaveOpen` keeps it from closing, for somebody who wants to try it. */
export function stationDay(
  book: Book,
  station: Station,
  voters: Count,
  seed: string,
  chances: Chances,
  leaveOpen: boolean,
): StationDay {
  const luck = random(seed, 'station', station.code)
  const opens = instantOf(book.hours.opens, book)
  const closes = instantOf(book.hours.closes, book)
  const late = luck.chance(chances.lateOpening)
  const opened = opens + (late ? luck.between(20, 75) : -luck.between(0, 9)) * MINUTE + luck.below(MINUTE)
  const latest = closes + Math.min(10, book.hours.graceMinutes) * MINUTE
  const takeoverAt = luck.chance(chances.takeover) ? moment(luck, opens, closes) : undefined
  const beside = takeoverAt === undefined && luck.chance(chances.secondPhone)
  const phones = beside || takeoverAt !== undefined ? 2 : 1
  const silent = luck.chance(chances.silentSpell) ? [spell(luck, opens, closes)] : []

  const lead = (at: number) => (takeoverAt !== undefined && at >= takeoverAt ? 1 : 0)
  const counter = (at: number) => (beside ? luck.below(2) : lead(at))
  const counted = arrivals(luck, voters, { opens, closes, opened: Math.max(opens, opened), latest })
  const doings: Doing[] = [{ at: opened, phone: 0, item: opening(book, luck) }]
  doings.push(...ticks(book, luck, counted, silent, counter, chances))
  doings.push(...readings(book, luck, counted, silent, lead, chances))
  if (luck.chance(chances.incident)) {
    const at = after(silent, Math.max(opened + SECOND, moment(luck, opens, closes)))
    doings.push({ at, phone: lead(at), item: { k: 'incident', ...incident(luck) } })
  }
  const lastDone = Math.max(...doings.map(({ at }) => at))
  const closed = Math.max(closes + luck.between(1, 6) * MINUTE, lastDone + 20 * SECOND)
  if (!leaveOpen) doings.push({ at: closed, phone: lead(closed), item: { k: 'closed', count: voters } })
  const lateTap = !leaveOpen && luck.chance(chances.lateTap)
  if (lateTap) doings.push({ at: closed + luck.between(20, 90) * SECOND, phone: lead(closed), item: tick(book, luck) })
  doings.sort((a, b) => a.at - b.at)
  return {
    station,
    voters,
    opened: opened as Instant,
    closed: closed as Instant,
    phones,
    doings,
    silent,
    late,
    takeover: takeoverAt !== undefined,
    notCounted: lateTap ? 1 : 0,
  }
}

function moment(luck: Random, opens: number, closes: number): number {
  const quarter = Math.floor((closes - opens) / 4)
  return opens + quarter + luck.below(2 * quarter)
}

function spell(luck: Random, opens: number, closes: number): Span {
  const from = moment(luck, opens, closes)
  return { from, to: Math.min(from + luck.between(35, 90) * MINUTE, closes - 15 * MINUTE) }
}

function opening(book: Book, luck: Random): Told {
  return {
    k: 'opened',
    members: {
      president: true,
      assessors: luck.between(2, 3) as Count,
      substitutes: luck.between(0, 3) as Count,
      representatives: luck.between(1, 6) as Count,
    },
    checks: openingChecks(book)
      .map(({ check }) => check)
      .sort(),
  }
}

function ticks(
  book: Book,
  luck: Random,
  counted: readonly number[],
  silent: readonly Span[],
  counter: (at: number) => number,
  chances: Chances,
): Doing[] {
  const doings: Doing[] = []
  let waiting = 0
  for (const voted of counted) {
    // What was kept on paper during a silent spell is tapped afterwards, one tap in a second and a half.
    const free = after(silent, voted)
    const at = free === voted ? voted : free + 1500 * waiting++
    const phone = counter(at)
    doings.push({ at, phone, item: tick(book, luck) })
    if (luck.chance(chances.mistakenTap)) {
      const mistake: Doing = { at: at + luck.between(200, 900), phone, item: tick(book, luck) }
      doings.push(mistake, { at: mistake.at + luck.between(2, 15) * SECOND, phone, undo: mistake })
    }
  }
  return doings
}

function tick(book: Book, luck: Random): Told {
  return { k: 'tick', ...(book.counting.sexes ? { sex: luck.chance(480) ? 'w' : 'm' } : {}) }
}

function readings(
  book: Book,
  luck: Random,
  counted: readonly number[],
  silent: readonly Span[],
  lead: (at: number) => number,
  chances: Chances,
): Doing[] {
  return book.hours.readings.map((hour) => {
    const at = after(silent, instantOf(hour, book) + luck.between(1, 14) * MINUTE)
    const signatures = counted.filter((voted) => voted <= at).length
    const off = luck.chance(chances.misreading) ? luck.pick([-3, -2, -1, 1, 2]) : 0
    const count = Math.max(0, Math.min(signatures + off, counted.length)) as Count
    return { at, phone: lead(at), item: { k: 'reading', hour, count } }
  })
}

const WORDS: Readonly<Record<(typeof INCIDENT_KINDS)[number], readonly string[]>> = {
  'late-material': ['وصلت أوراق التصويت متأخرة', "L'encre est arrivée après l'ouverture"],
  interrupted: ['توقف التصويت عشر دقائق', 'Vote interrompu dix minutes'],
  crowd: ['ازدحام كبير أمام المكتب', 'Longue file devant le bureau'],
  dispute: ['نقاش حاد بين ممثلي اللوائح', 'Désaccord entre représentants de listes'],
  violence: ['تدافع عند الباب، تدخلت القوة العمومية', 'Bousculade à la porte, calme revenu'],
  urn: ['قفل الصندوق لا يغلق جيدا', "Un cadenas de l'urne ferme mal"],
  list: ['اسم ناقص في لائحة الناخبين', 'Une page de la liste manque'],
  power: ['انقطاع التيار الكهربائي', "Coupure d'électricité"],
  other: ['حالة صحية طارئة لأحد الناخبين', "Malaise d'un électeur"],
}

function incident(luck: Random) {
  const what = luck.pick(INCIDENT_KINDS)
  return { what, words: luck.pick(WORDS[what]) }
}
