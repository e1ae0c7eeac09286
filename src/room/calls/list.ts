import type { BookIndex } from '#election/book/index.ts'
import type { Instant, Minute, StationCode } from '#election/named.ts'
import { instantOf } from '#election/time.ts'
import type { Alert, AlertKind } from '../alerts/alert.ts'
import { boardOf, dueAlerts } from '../board.ts'
import { readingsByHour, standingClosing, standingOpening, stationState } from '../figures.ts'
import { everywhere, type Within } from '../scope.ts'
import { member, type RoomState, type StationState } from '../state.ts'
import type { Call } from './told.ts'

/** What to ask a station: about an alert, or for what it would have sent if it had an app. */
export type Question =
  | { readonly ask: 'alert'; readonly alert: Alert }
  | { readonly ask: 'opening' }
  | { readonly ask: 'reading'; readonly hour: Minute }
  | { readonly ask: 'closing' }

/** One station to call. */
export interface CallTask {
  readonly station: StationCode
  /** The oldest first. */
  readonly questions: readonly Question[]
  /** When the oldest of them began to be due. */
  readonly since: Instant
  readonly urgent: boolean
  /** Whether a phone of the station is enrolled and not revoked. */
  readonly hasApp: boolean
  /** Calls in vain since a person was last reached. */
  readonly attempts: number
  readonly last?: Call
  /** Not before: somebody tried in vain a moment ago. Absent when it may be called now. */
  readonly notBefore?: Instant
}

/** After a call in vain the line rests so long, minutes, once for each attempt up to three. */
const REST_MINUTES = 5
/** A figure that a station must tell is asked for so long after its hour, minutes: it has to be counted first. */
const COUNTING_MINUTES = 10

/** Which alerts a call can do something about; the others are the room's own business. */
const BY_PHONE: Readonly<Record<AlertKind, boolean>> = {
  'late-opening': true,
  silence: true,
  'closed-early': true,
  'impossible-rate': true,
  'above-registered': true,
  'reading-apart': true,
  incident: true,
  'clock-off': false,
  'not-counted': true,
  'closing-missing': true,
  'phones-apart': true,
  'battery-low': true,
  'outbox-growing': false,
  'phone-unseen': true,
  'sheet-late': true,
  'photo-missing': true,
  'counter-still': true,
  'turnout-far': true,
}

/**
 * Whom to call next at `now`: stations with an open question, those that may be called now first, urgent ones before
 * others, then by the age of the oldest question. What a person noted or closed is no question any more. A caller
 * of some places gets the stations `within` them.
 */
export function callList(index: BookIndex, state: RoomState, now: Instant, within: Within = everywhere): CallTask[] {
  const alerts = Map.groupBy(
    dueAlerts(boardOf(index, state), now).filter(({ kind, noted }) => BY_PHONE[kind] && !noted),
    ({ station }) => station,
  )
  const tasks = index.book.stations.flatMap(({ code }): CallTask[] => {
    if (!within(code)) return []
    const facts = stationState(state, code)
    const hasApp = stationHasApp(state, facts)
    const open: Due[] = (alerts.get(code) ?? []).map((alert) => ({
      at: alert.since,
      question: { ask: 'alert', alert },
    }))
    const asked = hasApp ? open : [...open, ...owedQuestions(index, facts).filter(({ at }) => at <= now)]
    const questions = asked.sort((a, b) => a.at - b.at)
    const [oldest] = questions
    if (!oldest) return []
    return [
      {
        station: code,
        questions: questions.map(({ question }) => question),
        since: oldest.at,
        urgent: questions.some(({ question }) => question.ask === 'alert' && question.alert.severity === 'red'),
        hasApp,
        ...triedOf(member(state.calls, code) ?? [], now),
      },
    ]
  })
  return tasks.sort(byUrgency)
}

/** Whether a phone of the station is enrolled and not revoked. */
export function stationHasApp(state: RoomState, { devices }: StationState): boolean {
  return devices.some((id) => {
    const device = member(state.devices, id)
    return device !== undefined && device.revoked === undefined
  })
}

/** A question and the instant from which it can be answered. */
export interface Due {
  readonly at: Instant
  readonly question: Question
}

/** All that a station without an app still has to tell during its day, what cannot be known yet included. */
export function owedQuestions({ book }: BookIndex, facts: StationState): Due[] {
  const { opens, closes, readings } = book.hours
  const at = (minute: number): Instant => instantOf(minute as Minute, book)
  const due: Due[] = []
  if (!standingOpening(facts)) due.push({ at: at(opens), question: { ask: 'opening' } })
  const told = new Set(readingsByHour(facts).map(({ hour }) => hour))
  for (const hour of readings)
    if (!told.has(hour)) due.push({ at: at(hour + COUNTING_MINUTES), question: { ask: 'reading', hour } })
  if (!standingClosing(facts)) due.push({ at: at(closes + COUNTING_MINUTES), question: { ask: 'closing' } })
  return standingClosing(facts) ? [] : due
}

function triedOf(calls: readonly Call[], now: Instant): Pick<CallTask, 'attempts' | 'last' | 'notBefore'> {
  const last = calls.at(-1)
  if (!last) return { attempts: 0 }
  const reached = calls.findLastIndex(({ outcome }) => outcome === 'reached')
  const attempts = calls.length - 1 - reached
  const notBefore = (last.at + Math.min(attempts, 3) * REST_MINUTES * 60_000) as Instant
  return { attempts, last, ...(attempts > 0 && notBefore > now && { notBefore }) }
}

function byUrgency(a: CallTask, b: CallTask): number {
  if ((a.notBefore === undefined) !== (b.notBefore === undefined)) return a.notBefore === undefined ? -1 : 1
  if (a.urgent !== b.urgent) return a.urgent ? -1 : 1
  return a.since - b.since || (a.station < b.station ? -1 : a.station > b.station ? 1 : 0)
}
