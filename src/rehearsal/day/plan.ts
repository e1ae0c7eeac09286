import type { Book, Station } from '#election/book/book.ts'
import type { Count, Instant, ItemNumber, StationCode } from '#election/named.ts'
import { instantOf } from '#election/time.ts'
import type { Item } from '#journal/submission.ts'
import { random } from '../random.ts'
import { type Chances, FIELD } from './faults.ts'
import { drawLink, drawSkew, type Link, type Send, sends } from './network.ts'
import { type Doing, type StationDay, stationDay, type Told } from './station.ts'
import { stationTargets } from './turnout.ts'

const MINUTE = 60_000

/** What makes one day: the same values make the same day. */
export interface DayOptions {
  readonly seed: string
  /** Voters at the end of the day: of every station, or of the whole room to be shared out. */
  readonly voters: number | ReadonlyMap<StationCode, Count>
  readonly chances?: Chances
  /** This station does not close, so that somebody can go on counting there. */
  readonly leaveOpen?: StationCode
}

/** Everything one phone does during the day. */
export interface PhonePlan extends Link {
  readonly station: Station
  /** 0 for the station's first phone. */
  readonly phone: number
  /** Its clock minus the true time, ms. */
  readonly skew: number
  /** Items in order, with the phone's own times; item `n` is at index `n - 1`. */
  readonly items: readonly Item[]
  readonly sends: readonly Send[]
}

/** What must be true of a station in the evening. */
export interface StationTruth {
  readonly voters: Count
  /** Ticks that count, less undone ones, over all its phones. */
  readonly netTicks: number
  readonly notCounted: number
  readonly closed: boolean
  readonly incidents: number
}

export interface DayPlan {
  readonly seed: string
  readonly phones: readonly PhonePlan[]
  /** Phones are enrolled from here on. */
  readonly begins: Instant
  /** The last request has been sent by then. */
  readonly ends: Instant
  readonly truth: ReadonlyMap<StationCode, StationTruth>
  readonly stations: readonly StationDay[]
}

/** Plans a whole day: pure, and the same for the same book and options on every machine. */
export function planDay(book: Book, options: DayOptions): DayPlan {
  const { seed, voters, chances = FIELD, leaveOpen } = options
  const targets = typeof voters === 'number' ? stationTargets(book, seed, voters) : voters
  const stations = book.stations.map((station) =>
    stationDay(book, station, targets.get(station.code) ?? (0 as Count), seed, chances, station.code === leaveOpen),
  )
  const phones = stations.flatMap((day) =>
    Array.from({ length: day.phones }, (_, phone) => planPhone(book, day, phone, seed, chances)),
  )
  return {
    seed,
    phones,
    begins: (instantOf(book.hours.opens, book) - 40 * MINUTE) as Instant,
    ends: Math.max(...phones.flatMap((phone) => phone.sends.at(-1)?.at ?? 0)) as Instant,
    truth: new Map(stations.map((day) => [day.station.code, truthOf(day)])),
    stations,
  }
}

function truthOf(day: StationDay): StationTruth {
  const items = day.doings.flatMap((doing) => ('item' in doing ? [doing.item.k] : []))
  const undos = day.doings.length - items.length
  return {
    voters: day.voters,
    netTicks: items.filter((kind) => kind === 'tick').length - undos - day.notCounted,
    notCounted: day.notCounted,
    closed: items.includes('closed'),
    incidents: items.filter((kind) => kind === 'incident').length,
  }
}

function planPhone(book: Book, day: StationDay, phone: number, seed: string, chances: Chances): PhonePlan {
  const { station, silent } = day
  const luck = random(seed, 'phone', station.code, phone)
  const skew = drawSkew(luck, chances)
  const opens = instantOf(book.hours.opens, book)
  const link = drawLink(luck, chances, opens, instantOf(book.hours.closes, book))
  const said = withPulses(
    day.doings.filter((doing) => doing.phone === phone),
    book.tolerances.pulseMinutes * MINUTE,
    phone,
    (at) => silent.some((span) => at >= span.from && at < span.to),
  )
  const numbers = new Map<Doing, ItemNumber>(said.map((doing, index) => [doing, (index + 1) as ItemNumber]))
  const items = said.map((doing) => {
    const at = (doing.at + skew) as Instant
    return 'undo' in doing ? undoing(at, numbers.get(doing.undo)) : told(doing.item, at)
  })
  const times = said.map(({ at }) => at)
  return { station, phone, skew, ...link, items, sends: sends(luck, times, link, silent, chances) }
}

function undoing(at: Instant, of: ItemNumber | undefined): Item {
  if (of === undefined) throw new Error('an undo follows its mistake on the same phone')
  return { k: 'undo', at, of }
}

/** Spelled out in the order of the catalogue, so that an item looks the same wherever it is written. */
function told(item: Told, at: Instant): Item {
  const { k, ...rest } = item
  return { k, at, ...rest } as Item
}

/** Between two doings further apart than `every` ms the phone says that it is alive, unless it lies untouched. */
function withPulses(
  doings: readonly Doing[],
  every: number,
  phone: number,
  untouched: (at: number) => boolean,
): Doing[] {
  const result: Doing[] = []
  for (const doing of doings) {
    let before = result.at(-1)?.at ?? doing.at
    while (doing.at - before > every) {
      before += every
      const battery = Math.max(5, 100 - Math.floor(result.length / 4))
      if (!untouched(before)) result.push({ at: before, phone, item: { k: 'pulse', battery } })
    }
    result.push(doing)
  }
  return result
}
