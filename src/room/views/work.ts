import type { BookIndex } from '#election/book/index.ts'
import type { WorkPolicy } from '#election/book/work-policy.ts'
import type { Instant, PersonId, PlaceCode, Position } from '#election/named.ts'
import type { CallEntry } from '#journal/call-entry.ts'
import type { Entry } from '#journal/entry.ts'
import type { IncidentEntry } from '#journal/incident-entry.ts'
import type { WorkEntry } from '#journal/work-entry.ts'
import { everywhere, type Within } from '../scope.ts'
import type { RoomState } from '../state.ts'
import { workPolicy } from '../work/policy.ts'
import { type WorkTopic, workQueue } from '../work/queue.ts'
import type { WorkState } from '../work/work.ts'

/** So many topics travel to a screen; the rest are counted. Nobody works through more before the list is asked again. */
const QUEUE_SHOWN = 300

/** The queue of alerts as an operator's screen shows it. */
export interface QueueView {
  /** Last entry that is in it. */
  readonly position: Position
  /** The room's clock. */
  readonly now: Instant
  /** When time alone changes it next: a step of the chain is reached, somebody's sleep ends. */
  readonly until?: Instant
  /** Whom an alert calls at which age, the first step first. */
  readonly chain: WorkPolicy['escalation']
  /** Alerts in each state, those that are not shown included. */
  readonly counts: Readonly<Record<WorkState, number>>
  readonly topics: readonly WorkTopic[]
  /** Topics that are not shown. */
  readonly more: number
}

/** The queue at `now` as far as its reader's places go, cut where a screen ends. Pure. */
export function queueView(index: BookIndex, state: RoomState, now: Instant, within: Within = everywhere): QueueView {
  const topics = workQueue(index, state, now, within)
  const chain = workPolicy(index.book).escalation
  const counts: Record<WorkState, number> = { waiting: 0, taken: 0, snoozed: 0, closed: 0 }
  let until = Number.POSITIVE_INFINITY
  for (const topic of topics) {
    counts[topic.state] += topic.items.length
    for (const at of turns(topic, chain)) if (at > now && at < until) until = at
  }
  return {
    position: (state.size - 1) as Position,
    now,
    ...(until < Number.POSITIVE_INFINITY && { until: until as Instant }),
    chain,
    counts,
    topics: topics.slice(0, QUEUE_SHOWN),
    more: Math.max(0, topics.length - QUEUE_SHOWN),
  }
}

/** Instants at which a topic changes although nobody does anything. */
function turns(topic: WorkTopic, chain: WorkPolicy['escalation']): Instant[] {
  if (topic.state === 'closed') return []
  const steps = chain.map(({ minutes }) => (topic.since + minutes * 60_000) as Instant)
  return topic.state === 'snoozed' ? topic.items.flatMap(({ work }) => work?.snoozed?.until ?? []) : steps
}

/** Somebody who can be given work; the name stands outside the journal. */
export interface Colleague {
  readonly person: PersonId
  readonly role: string
  /** Places the person is in charge of, and sees; absent: the whole room. */
  readonly scope?: readonly PlaceCode[]
  readonly name?: string
}

/** What was done to an alert, oldest first. */
export type AlertStep = {
  readonly alert: string
  readonly n: Position
  readonly at: Instant
  readonly by: PersonId
} & (
  | { readonly did: 'taken' }
  | { readonly did: 'handed'; readonly to?: PersonId }
  | { readonly did: 'snoozed'; readonly until: Instant; readonly words: string }
  | { readonly did: 'closed'; readonly outcome: string; readonly words: string }
)

/** The history of one alert, or of all, out of the entries about a station, in journal order. */
export function alertHistory(entries: readonly Entry[], only?: string): AlertStep[] {
  return entries.flatMap((entry): AlertStep[] => {
    if (!('alert' in entry) || (only !== undefined && entry.alert !== only)) return []
    const { n, at, by, alert } = entry
    const step = { alert, n, at, by }
    switch (entry.kind) {
      case 'alert-taken':
        return [{ ...step, did: 'taken' }]
      case 'alert-handed':
        return [{ ...step, did: 'handed', ...(entry.to !== undefined && { to: entry.to }) }]
      case 'alert-snoozed':
        return [{ ...step, did: 'snoozed', until: entry.until, words: entry.reason }]
      case 'alert-closed':
        return [{ ...step, did: 'closed', outcome: entry.outcome, words: entry.words }]
      default:
        return []
    }
  })
}

const WORK: Readonly<Record<WorkEntry['kind'] | CallEntry['kind'] | IncidentEntry['kind'], true>> = {
  'alert-taken': true,
  'alert-handed': true,
  'alert-snoozed': true,
  'alert-closed': true,
  called: true,
  told: true,
  'told-undone': true,
  'incident-step': true,
}

/** Whether an entry is somebody's work on alerts, calls or incidents. */
export function isWork({ kind }: Entry): boolean {
  return Object.hasOwn(WORK, kind)
}
