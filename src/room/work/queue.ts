import type { BookIndex } from '#election/book/index.ts'
import type { Instant, PersonId, PlaceCode } from '#election/named.ts'
import type { Alert, Severity } from '../alerts/alert.ts'
import { boardOf, dueAlerts } from '../board.ts'
import { everywhere, type Within } from '../scope.ts'
import type { RoomState } from '../state.ts'
import { workPolicy } from './policy.ts'
import { type AlertWork, type WorkState, workOn, workState } from './work.ts'

/** One alert with what people made of it. */
export interface WorkItem {
  readonly alert: Alert
  readonly state: WorkState
  readonly work?: AlertWork
}

/** One trouble in the queue: one alert, or the same at many stations of a commune, told as one. */
export interface WorkTopic {
  /** The alert's id, or `<code>@<commune>`. */
  readonly id: string
  readonly code: string
  readonly severity: Severity
  readonly commune: PlaceCode
  readonly state: WorkState
  /** When the oldest began. */
  readonly since: Instant
  /** Everybody who has some of it in hand. */
  readonly owners: readonly PersonId[]
  /** Steps of the book's chain that its age has reached: 0 none, 1 the first. */
  readonly level: number
  /** Whom the last of these steps calls. */
  readonly calls?: string
  /** The oldest first. */
  readonly items: readonly WorkItem[]
}

/**
 * The queue of the room at `now`: what nobody has first, then what is in hand, sleeps, was closed; within each the
 * highest step of the chain, then red before amber, then the oldest, then the one of most stations. Closed ones stay while their trouble lasts.
 * A reader of some places gets the alerts `within` them.
 */
export function workQueue(index: BookIndex, state: RoomState, now: Instant, within: Within = everywhere): WorkTopic[] {
  const items = dueAlerts(boardOf(index, state), now, within).map((alert): WorkItem => {
    const work = workOn(state.work, alert)
    return { alert, state: workState(work, now), ...(work && { work }) }
  })
  const topics: WorkTopic[] = []
  const alike = Map.groupBy(items, ({ alert, state }) => `${alert.code}@${alert.commune} ${state}`)
  for (const group of alike.values()) {
    if (group.length >= workPolicy(index.book).foldFrom) topics.push(topicOf(index, group, now))
    else for (const item of group) topics.push(topicOf(index, [item], now))
  }
  return topics.sort(byUrgency)
}

const ORDER: Readonly<Record<WorkState, number>> = { waiting: 0, taken: 1, snoozed: 2, closed: 3 }

function topicOf({ book }: BookIndex, group: readonly WorkItem[], now: Instant): WorkTopic {
  const items = [...group].sort((a, b) => a.alert.since - b.alert.since || (a.alert.id < b.alert.id ? -1 : 1))
  const [first] = items
  if (!first) throw new Error('a trouble has at least one alert')
  const { alert, state } = first
  const owners = items.flatMap(({ work }) => (work?.owner ? [work.owner.person] : []))
  // Sleep ends with its hour, and the age goes on counting from the trouble's beginning.
  const reached =
    state === 'waiting' || state === 'taken'
      ? workPolicy(book).escalation.filter(({ minutes }) => now - alert.since >= minutes * 60_000)
      : []
  const calls = reached.at(-1)?.to
  return {
    id: items.length === 1 ? alert.id : `${alert.code}@${alert.commune}`,
    code: alert.code,
    severity: items.some((item) => item.alert.severity === 'red') ? 'red' : 'amber',
    commune: alert.commune,
    state,
    since: alert.since,
    owners: [...new Set(owners)],
    level: reached.length,
    ...(calls !== undefined && { calls }),
    items,
  }
}

function byUrgency(a: WorkTopic, b: WorkTopic): number {
  if (a.state !== b.state) return ORDER[a.state] - ORDER[b.state]
  if (a.level !== b.level) return b.level - a.level
  if (a.severity !== b.severity) return a.severity === 'red' ? -1 : 1
  return a.since - b.since || b.items.length - a.items.length || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
}
