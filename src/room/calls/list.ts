import type { BookIndex } from '#election/book/index.ts'
import type { Instant, StationCode } from '#election/named.ts'
import type { AlertKind } from '../alerts/alert.ts'
import { boardOf, dueAlerts } from '../board.ts'
import { everywhere, type Within } from '../scope.ts'
import { member, type RoomState } from '../state.ts'
import { type Due, type Owed, owedBy, type Question } from './owed.ts'
import type { Call } from './told.ts'

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
    dueAlerts(boardOf(index, state), now, within).filter(({ kind, noted }) => BY_PHONE[kind] && !noted),
    ({ station }) => station,
  )
  const owed = owedBy(index, state)
  const tasks: CallTask[] = []
  for (const [i, { code }] of index.book.stations.entries()) {
    const { hasApp, due } = owed[i] as Owed
    const raised = alerts.get(code)
    if ((raised === undefined && !(due[0] && due[0].at <= now)) || !within(code)) continue
    const asked = due.filter(({ at }) => at <= now)
    for (const alert of raised ?? []) asked.push({ at: alert.since, question: { ask: 'alert', alert } })
    asked.sort(byAge)
    tasks.push({
      station: code,
      questions: asked.map(({ question }) => question),
      since: (asked[0] as Due).at,
      urgent: raised?.some(({ severity }) => severity === 'red') === true,
      hasApp,
      ...triedOf(member(state.calls, code) ?? [], now),
    })
  }
  return tasks.sort(byUrgency)
}

/** Of two as old, an alert is asked about first. */
function byAge(a: Due, b: Due): number {
  return a.at - b.at || Number(b.question.ask === 'alert') - Number(a.question.ask === 'alert')
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
