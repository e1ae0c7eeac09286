import type { BookIndex } from '#election/book/index.ts'
import type { Instant, Minute } from '#election/named.ts'
import { instantOf } from '#election/time.ts'
import type { Alert } from '../alerts/alert.ts'
import { readingsByHour, standingClosing, standingOpening, stationState } from '../figures.ts'
import { member, type RoomState, type StationState } from '../state.ts'

/** What to ask a station: about an alert, or for what it would have sent if it had an app. */
export type Question =
  | { readonly ask: 'alert'; readonly alert: Alert }
  | { readonly ask: 'opening' }
  | { readonly ask: 'reading'; readonly hour: Minute }
  | { readonly ask: 'closing' }

/** A question and the instant from which it can be answered. */
export interface Due {
  readonly at: Instant
  readonly question: Question
}

/** What a station without an app still has to tell during its day. */
export interface Owed {
  /** Whether a phone of the station is enrolled and not revoked; it then owes nothing by telephone. */
  readonly hasApp: boolean
  /** What cannot be known yet included, the earliest first. */
  readonly due: readonly Due[]
}

/** A figure that a station must tell is asked for so long after its hour, minutes: it has to be counted first. */
const COUNTING_MINUTES = 10

const NOTHING: readonly Due[] = []

interface Ledger {
  readonly stations: readonly StationState[]
  readonly owed: Owed[]
  /** The last entry about each station that is in `owed`. */
  readonly entry: Float64Array
}

const LEDGERS = new WeakMap<RoomState, Ledger>()

/**
 * What each station owes, in the order of the book. Kept with the state, as its board is: the same state after more
 * entries costs only the stations that they touched.
 */
export function owedBy(index: BookIndex, state: RoomState): readonly Owed[] {
  let ledger = LEDGERS.get(state)
  if (!ledger) {
    const stations = index.book.stations.map(({ code }) => stationState(state, code))
    ledger = { stations, owed: [], entry: new Float64Array(stations.length).fill(Number.NaN) }
    LEDGERS.set(state, ledger)
  }
  const { stations, owed, entry } = ledger
  for (const [i, facts] of stations.entries()) {
    const last = facts.entry ?? -1
    if (entry[i] === last) continue
    const hasApp = stationHasApp(state, facts)
    owed[i] = { hasApp, due: hasApp ? NOTHING : owedQuestions(index, facts) }
    entry[i] = last
  }
  return owed
}

function stationHasApp(state: RoomState, { devices }: StationState): boolean {
  return devices.some((id) => {
    const device = member(state.devices, id)
    return device !== undefined && device.revoked === undefined
  })
}

function owedQuestions({ book }: BookIndex, facts: StationState): readonly Due[] {
  if (standingClosing(facts)) return NOTHING
  const { opens, closes, readings } = book.hours
  const at = (minute: number): Instant => instantOf(minute as Minute, book)
  const due: Due[] = []
  if (!standingOpening(facts)) due.push({ at: at(opens), question: { ask: 'opening' } })
  const told = new Set(readingsByHour(facts).map(({ hour }) => hour))
  for (const hour of readings)
    if (!told.has(hour)) due.push({ at: at(hour + COUNTING_MINUTES), question: { ask: 'reading', hour } })
  due.push({ at: at(closes + COUNTING_MINUTES), question: { ask: 'closing' } })
  return due.sort((a, b) => a.at - b.at)
}
