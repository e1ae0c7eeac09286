import type { PersonId, StationCode } from '#election/named.ts'
import type { IncidentStep } from '#journal/incident-entry.ts'
import { incidentsView, observedIncidents } from '#room/views/incidents.ts'
import { answer, refuse } from '../../http/answer.ts'
import type { App } from '../../http/app.ts'
import { carryOut } from '../carry-out.ts'
import { currentState, mustBeColleague, personOf, type WorkParts } from './parts.ts'
import { DONE, OneIncident, StepSchema } from './schemas.ts'

/** Incidents and every step of the work on them; a new one is told for its station at `calls/:station/told`. */
export function incidents(app: App, parts: WorkParts): void {
  const { house, received } = parts

  app.get('/room/api/incidents', { schema: { summary: 'Every incident of the room' } }, async (request, reply) => {
    const { state, now } = await currentState(parts)
    reply.header('cache-control', 'no-store')
    const view = personOf(request).role === 'observer' ? observedIncidents : incidentsView
    return view(house.index, state, now, request.within)
  })

  app.post(
    '/room/api/incidents/:station/:incident/steps',
    {
      schema: { summary: 'Take a step about an incident', params: OneIncident, body: StepSchema, response: DONE },
    },
    async (request, reply) => {
      const { station, incident } = request.params
      const step = request.body as IncidentStep
      if (step.do === 'assign') {
        const known = await mustBeColleague(parts, step.to as PersonId, [station as StationCode])
        if (!known.ok) return refuse(request, reply, known.error)
      }
      const act = {
        type: 'step-incident',
        by: personOf(request).person,
        station: station as StationCode,
        incident,
        step,
      } as const
      return answer(request, reply, await carryOut(parts, act, received(request)))
    },
  )
}
