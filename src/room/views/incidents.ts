import type { BookIndex } from '#election/book/index.ts'
import type { Digest, Instant, PersonId, PlaceCode, Position, StationCode } from '#election/named.ts'
import { INCIDENT_OUTCOMES, type IncidentOutcome, type IncidentStep } from '#journal/incident-entry.ts'
import type { IncidentKind } from '#journal/submission.ts'
import { incidentKey } from '../alerts/incident.ts'
import { type IncidentCase, isOpen, nextCase } from '../incidents/case.ts'
import { caseOf } from '../incidents/decide.ts'
import { everywhere, type Within } from '../scope.ts'
import type { RoomState, Told } from '../state.ts'
import { workPolicy } from '../work/policy.ts'

/** What a person can do next about an incident: a step, and of closing each outcome that fits. */
export type IncidentOffer = Exclude<IncidentStep['do'], 'close'> | `close-${IncidentOutcome}`

/** One incident as the room works on it. */
export interface IncidentView extends IncidentCase {
  readonly id: string
  readonly station: StationCode
  readonly commune: PlaceCode
  readonly what: IncidentKind
  readonly words?: string
  readonly photo?: Digest
  /** When the room received it. */
  readonly received: Instant
  /** When it was seen at the station. */
  readonly observed: Instant
  /** Absent where a phone reported it. */
  readonly told?: Told
  /** The station took it back. */
  readonly undone?: true
  readonly offers: readonly IncidentOffer[]
}

export interface IncidentsView {
  readonly position: Position
  readonly now: Instant
  /** The book does not let this reader see incidents; the list is then empty. */
  readonly withheld?: true
  readonly incidents: readonly IncidentView[]
}

/** Every incident of the room, or of its reader's places: open ones first, the gravest, then the oldest; of those that are over the latest first. */
export function incidentsView(
  index: BookIndex,
  state: RoomState,
  now: Instant,
  within: Within = everywhere,
): IncidentsView {
  const incidents = index.book.stations.flatMap(({ code, office }) => {
    if (!within(code)) return []
    const commune = index.places.get(office)?.parent
    return (state.stations[code]?.incidents ?? []).map((one): IncidentView => {
      const { device, item, what, words, photo, received, observed, told, undone } = one
      const id = incidentKey(device, item)
      const made = caseOf(state.cases, id)
      return {
        id,
        station: code,
        commune: commune as PlaceCode,
        what,
        ...(words !== undefined && { words }),
        ...(photo !== undefined && { photo }),
        received,
        observed,
        ...(told && { told }),
        ...(undone && { undone }),
        ...made,
        offers: undone ? [] : offersOf(made, now),
      }
    })
  })
  return { position: (state.size - 1) as Position, now, incidents: incidents.sort(byUrgency) }
}

/**
 * The incidents as observers see them, where the book lets them: kind, severity, place, state and times. What people
 * wrote, photos and who did what stay in the room: they may name somebody.
 */
export function observedIncidents(
  index: BookIndex,
  state: RoomState,
  now: Instant,
  within: Within = everywhere,
): IncidentsView {
  const view = incidentsView(index, state, now, within)
  if (!workPolicy(index.book).observersSeeIncidents) return { ...view, withheld: true, incidents: [] }
  const incidents = view.incidents.map((one): IncidentView => {
    const { id, station, commune, what, received, observed, undone, status, severity, outcome, reopened } = one
    return {
      ...{ id, station, commune, what, received, observed, status },
      ...(undone && { undone }),
      ...(severity && { severity }),
      ...(outcome && { outcome }),
      ...(reopened !== undefined && { reopened }),
      ...{ escalated: 0, steps: [], offers: [] },
    }
  })
  return { ...view, incidents }
}

const GRAVITY = { grave: 0, serious: 1, minor: 3 } as const

/** What nobody has judged yet stands before what was found minor. */
function gravity({ severity }: IncidentCase): number {
  return severity ? GRAVITY[severity] : 2
}

function byUrgency(a: IncidentView, b: IncidentView): number {
  const [openA, openB] = [a, b].map((one) => isOpen(one) && !one.undone)
  if (openA !== openB) return openA ? -1 : 1
  if (!openA) return b.received - a.received
  return gravity(a) - gravity(b) || a.received - b.received || (a.id < b.id ? -1 : 1)
}

/**
 * Each step is tried on the machine itself: what is offered is what it lets through. What should come next stands first:
 * advice where it was asked for, and another severity no longer in front once it was confirmed.
 */
function offersOf(made: IncidentCase, now: Instant): IncidentOffer[] {
  const [by, words] = ['nobody' as PersonId, '.']
  const confirm = ['confirm', { do: 'confirm', severity: 'minor', words }] as const
  const tried: readonly (readonly [IncidentOffer, IncidentStep])[] = [
    ['advise', { do: 'advise', words }],
    ...(made.status === 'reported' ? [confirm] : []),
    ['assign', { do: 'assign', to: by }],
    ['solve', { do: 'solve', words }],
    ['escalate', { do: 'escalate', words }],
    ['ask-advice', { do: 'ask-advice', words }],
    ...(made.status === 'reported' ? [] : [confirm]),
    ...INCIDENT_OUTCOMES.map((outcome) => [`close-${outcome}`, { do: 'close', outcome, words }] as const),
    ['reopen', { do: 'reopen', words }],
  ]
  return tried.filter(([, step]) => nextCase(made, step, by, now).ok).map(([offer]) => offer)
}
