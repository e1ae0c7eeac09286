import type { Instant, PersonId, StationCode } from '#election/named.ts'
import { fail, type Outcome, ok } from '#election/outcome.ts'
import type { IncidentEntry, IncidentStep } from '#journal/incident-entry.ts'
import { incidentKey } from '../alerts/incident.ts'
import { member, type RoomState } from '../state.ts'
import { type IncidentCase, nextCase, REPORTED } from './case.ts'
import type { IncidentRefusal } from './refusals.ts'

/** What the room does about an incident. The edge checked shape and role. */
export interface IncidentAct {
  readonly type: 'step-incident'
  readonly by: PersonId
  readonly station: StationCode
  readonly incident: string
  readonly step: IncidentStep
}

/** The case of an incident; of one that nobody touched, the one that every incident begins with. */
export function caseOf(cases: Readonly<Record<string, IncidentCase>>, incident: string): IncidentCase {
  return member(cases, incident) ?? REPORTED
}

/** What a step comes to: an entry, or a refusal that leaves the journal untouched. Pure. */
export function decideIncident(
  state: RoomState,
  { by, station, incident, step }: IncidentAct,
  now: Instant,
): Outcome<IncidentEntry[], IncidentRefusal> {
  const reported = member(state.stations, station)?.incidents.find(
    ({ device, item, undone }) => !undone && incidentKey(device, item) === incident,
  )
  if (!reported) return fail({ kind: 'incidentUnknown', parameters: { incident } })
  const before = caseOf(state.cases, incident)
  const after = nextCase(before, step, by, now)
  if (!after.ok) return fail({ kind: after.error, parameters: { status: before.status, field: 'step.words' } })
  return ok([{ kind: 'incident-step', by, station, incident, step }])
}

/** The case after an entry. Throws on a step that cannot have been decided. */
export function afterStep(
  cases: Readonly<Record<string, IncidentCase>>,
  { incident, step, by, at }: IncidentEntry & { readonly at: Instant },
): IncidentCase {
  const after = nextCase(caseOf(cases, incident), step, by, at)
  if (!after.ok) throw new Error(`${step.do} of incident ${incident}: ${after.error}`)
  return after.value
}
