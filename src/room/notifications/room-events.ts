import type { BookIndex } from '#election/book/index.ts'
import { type Instant, type PlaceCode, type StationCode, unreachable } from '#election/named.ts'
import { incidentKey } from '../alerts/incident.ts'
import type { IncidentCase } from '../incidents/case.ts'
import { caseOf } from '../incidents/decide.ts'
import type { RoomState } from '../state.ts'
import { workPolicy } from '../work/policy.ts'
import { type WorkTopic, workQueue } from '../work/queue.ts'
import type { RoomEvent } from './event.ts'

const HOUR_MS = 3_600_000

/**
 * Everything that stands in the room at `now` and that its people may be told of, told or not: who calls keeps the keys
 * that were told. The oldest first.
 */
export function roomEvents(index: BookIndex, state: RoomState, now: Instant): RoomEvent[] {
  return [...alertEvents(index, state, now), ...incidentEvents(index, state)].sort((a, b) => a.at - b.at)
}

function alertEvents(index: BookIndex, state: RoomState, now: Instant): RoomEvent[] {
  return workQueue(index, state, now).flatMap((topic): RoomEvent[] => {
    if (topic.state !== 'waiting' && topic.state !== 'taken') return []
    const alert = topic.items[0]?.alert
    if (!alert) throw new Error('a trouble has at least one alert')
    const { station, code, parameters } = alert
    const stations = topic.items.length
    const place = stations === 1 ? officeOf(index, station) : topic.commune
    const about = { place, station, severity: topic.severity, code, parameters, stations }
    const key = keyOf(topic, workPolicy(index.book).foldFrom)
    const raised: RoomEvent = { kind: 'alert-raised', key: `alert ${key}`, at: topic.since, ...about }
    const step = workPolicy(index.book).escalation[topic.level - 1]
    if (!step) return [raised]
    const at = (topic.since + step.minutes * 60_000) as Instant
    const escalation = { key: `escalated ${topic.level} ${key}`, at, calls: step.to, minutes: step.minutes }
    return [raised, { kind: 'alert-escalated', ...about, ...escalation }]
  })
}

/**
 * What makes a trouble the same one. Where many stations share it, stations come and go all the time: it is told again
 * when four times as many have it, or when an hour later it is still there with other stations.
 */
function keyOf({ id, since, items }: WorkTopic, foldFrom: number): string {
  if (items.length === 1) return `${id} ${since}`
  const times = Math.max(0, Math.floor(Math.log2(items.length / foldFrom) / 2))
  return `${id} x${times} ${Math.floor(since / HOUR_MS)}`
}

function incidentEvents(index: BookIndex, state: RoomState): RoomEvent[] {
  return index.book.stations.flatMap(({ code }) =>
    (state.stations[code]?.incidents ?? []).flatMap(({ device, item, what, undone }) => {
      const incident = incidentKey(device, item)
      return undone
        ? []
        : stepEvents(caseOf(state.cases, incident), {
            station: code,
            place: officeOf(index, code),
            incident,
            what,
          })
    }),
  )
}

type About = Pick<Extract<RoomEvent, { kind: 'incident-escalated' }>, 'station' | 'place' | 'incident' | 'what'>

function stepEvents({ steps }: IncidentCase, about: About): RoomEvent[] {
  return steps.flatMap((step, i): RoomEvent[] => {
    const on = { ...about, key: `incident ${about.incident} ${i}`, at: step.at }
    switch (step.do) {
      case 'confirm':
        return [{ kind: 'incident-confirmed', ...on, gravity: step.severity }]
      case 'escalate':
        return [{ kind: 'incident-escalated', ...on }]
      case 'close':
        return [{ kind: 'incident-closed', ...on, outcome: step.outcome }]
      case 'assign':
      case 'solve':
      case 'ask-advice':
      case 'advise':
      case 'reopen':
        return []
      default:
        return unreachable(step)
    }
  })
}

function officeOf(index: BookIndex, station: StationCode): PlaceCode {
  const office = index.stations.get(station)?.office
  if (office === undefined) throw new Error(`not in the book: ${station}`)
  return office
}
