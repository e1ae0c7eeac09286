import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Instant, PersonId } from '#election/named.ts'
import { ok } from '#election/outcome.ts'
import { alertStation } from '#room/alerts/ids.ts'
import { type Refusal, refusal } from '#room/refusals.ts'
import { everywhere } from '#room/scope.ts'
import { alertHistory, queueView } from '#room/views/work.ts'
import type { WorkAct } from '#room/work/acts.ts'
import { answer, refuse } from '../../http/answer.ts'
import type { App } from '../../http/app.ts'
import { carryOut } from '../carry-out.ts'
import { colleagues, currentState, mustBeColleague, personOf, type WorkParts } from './parts.ts'
import { CloseSchema, DONE_ON, HandSchema, OneAlert, SnoozeSchema, TakeSchema } from './schemas.ts'
import type { SharedViews } from './shared.ts'

/** The queue of alerts: who has which, until when it sleeps, how it ended. */
export function alerts(app: App, parts: WorkParts, shared: SharedViews): void {
  const { house, received } = parts

  app.get('/room/api/work/queue', { schema: { summary: 'The queue of alerts' } }, async (request, reply) => {
    const { state, now } = await currentState(parts)
    const { within } = request
    const made = () => queueView(house.index, state, now, within)
    reply.header('cache-control', 'no-store').type('application/json; charset=utf-8')
    return shared.text(within === everywhere ? shared.get('queue', now, made) : made())
  })

  app.get('/room/api/work/people', { schema: { summary: 'Whom work can be given to' } }, async (_request, reply) => {
    reply.header('cache-control', 'no-store')
    return { people: await colleagues(parts) }
  })

  app.get(
    '/room/api/work/alerts/:alert/history',
    { schema: { summary: 'What was done to an alert', params: OneAlert } },
    async (request, reply) => {
      const { alert } = request.params
      const station = alertStation(alert)
      if (station === undefined || !house.index.stations.has(station))
        return refuse(request, reply, refusal('alertUnknown', { alert }))
      await house.journal.catchUp()
      reply.header('cache-control', 'no-store')
      return { steps: alertHistory(await house.journal.entriesOf(station), alert) }
    },
  )

  app.post(
    '/room/api/work/take',
    { schema: { summary: 'Take alerts in hand', body: TakeSchema, response: DONE_ON } },
    (request, reply) => work(request, reply, { type: 'take-alerts', ...on(request, request.body.alerts) }),
  )

  app.post(
    '/room/api/work/hand',
    {
      schema: { summary: 'Hand alerts over, or give them back to the queue', body: HandSchema, response: DONE_ON },
    },
    async (request, reply) => {
      const to = request.body.to as PersonId | undefined
      const stations = request.body.alerts.flatMap((alert) => alertStation(alert) ?? [])
      const known = to === undefined ? ok(to) : await mustBeColleague(parts, to, stations)
      if (!known.ok) return refuse(request, reply, known.error)
      // Whoever leads may hand over what is in somebody else's hands: people fall ill.
      const over = personOf(request).role === 'duty-officer'
      return work(request, reply, {
        type: 'hand-alerts',
        ...on(request, request.body.alerts),
        ...(to !== undefined && { to }),
        ...(over && { over }),
      })
    },
  )

  app.post(
    '/room/api/work/snooze',
    { schema: { summary: 'Let alerts sleep, with a reason', body: SnoozeSchema, response: DONE_ON } },
    (request, reply) => {
      const { until, reason } = request.body
      const act = { type: 'snooze-alerts', until: until as Instant, reason } as const
      return work(request, reply, { ...act, ...on(request, request.body.alerts) })
    },
  )

  app.post(
    '/room/api/work/close',
    { schema: { summary: 'Close alerts with an outcome', body: CloseSchema, response: DONE_ON } },
    (request, reply) => {
      const { outcome, words } = request.body
      return work(request, reply, { type: 'close-alerts', outcome, words, ...on(request, request.body.alerts) })
    },
  )

  async function work(request: FastifyRequest, reply: FastifyReply, act: WorkAct): Promise<FastifyReply> {
    const done = await carryOut(parts, act, received(request))
    if (!done.ok) return refuse(request, reply, await withName(done.error))
    const { position, at } = done.value
    return answer(request, reply, ok({ position, at, alerts: await counted(act, at) }))
  }

  /** A refusal that names the owner says the name that the screens show, where there is one. */
  async function withName(refused: Refusal): Promise<Refusal> {
    const { owner } = refused.parameters
    if (owner === undefined) return refused
    const name = (await colleagues(parts)).find(({ person }) => person === owner)?.name
    return name === undefined
      ? refused
      : { ...refused, parameters: { ...refused.parameters, person: owner, owner: name } }
  }

  /** How many of the alerts an act was done on: it leaves alone what is gone or in other hands. */
  async function counted(act: WorkAct, at: Instant): Promise<number> {
    if (act.alerts.length === 1) return 1
    const { state } = await currentState(parts)
    const holder = act.type === 'hand-alerts' ? act.to : act.by
    return act.alerts.filter((alert) => {
      const work = state.work[alert]
      return work?.changed === at && work.owner?.person === holder
    }).length
  }
}

function on(request: FastifyRequest, named: readonly string[]): { by: PersonId; alerts: readonly string[] } {
  return { by: personOf(request).person, alerts: named }
}
