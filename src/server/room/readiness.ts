import type { FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import type { Instant, PersonId, StationCode } from '#election/named.ts'
import { ok } from '#election/outcome.ts'
import { REHEARSAL_STEPS } from '#journal/readiness-entry.ts'
import { type Readiness, readiness } from '#room/readiness/readiness.ts'
import type { Clock } from '../clock.ts'
import type { House } from '../house.ts'
import { answer } from '../http/answer.ts'
import type { App } from '../http/app.ts'
import { words } from '../http/schemas.ts'
import { CheckSchema, peopleReadiness, tick } from '../people/checklist.ts'
import { peopleReadyTable } from '../people/people-tables.ts'
import { type RoomTable, sendTable } from './table.ts'

/** Who is ready before the day, and the list of who is not as CSV. */
export function readinessRoutes(app: App, house: House, clock: Clock): void {
  const { journal, index } = house
  const now = async ({ within }: FastifyRequest): Promise<Readiness> => {
    await journal.catchUp()
    const state = await journal.settled()
    return readiness(index, state, Math.max(clock.now(), state.at) as Instant, within)
  }
  app.get('/room/api/readiness', async (request, reply) => {
    reply.header('cache-control', 'no-store')
    return now(request)
  })
  app.get('/room/api/readiness.csv', async (request, reply) => {
    const made = await now(request)
    return sendTable(reply, `readiness-${index.book.id}`, tableOf(made), made.is_test)
  })

  const marks = { params: OneStation, body: RehearsedSchema }
  app.post('/room/api/readiness/stations/:station', { schema: marks }, async (request, reply) => {
    const station = request.params.station as StationCode
    const by = request.signedIn?.person as PersonId
    const done = await journal.act({ type: 'mark-rehearsed', by, station, ...request.body }, clock.now())
    return answer(request, reply, done.ok ? ok(await now(request)) : done)
  })

  app.get('/room/api/readiness/people', async (_request, reply) => {
    reply.header('cache-control', 'no-store')
    return { people: await peopleReadiness(house) }
  })

  app.get('/room/api/readiness/people.csv', async (_request, reply) => {
    const { test } = await journal.settled()
    return sendTable(reply, `readiness-people-${index.book.id}`, peopleReadyTable(await peopleReadiness(house)), test)
  })

  const ticks = { params: OnePerson, body: CheckSchema }
  app.post('/room/api/readiness/people/:person', { schema: ticks }, async (request, reply) => {
    const parts = { ...house, clock }
    return answer(request, reply, await tick(parts, request, request.params.person as PersonId, request.body))
  })
}

const closed = { additionalProperties: false } as const
const OneStation = Type.Object({ station: Type.String({ minLength: 1, maxLength: 64 }) })
const OnePerson = Type.Object({ person: Type.String({ pattern: '^[A-Za-z0-9-]{1,40}$' }) })
/** What a station did in a rehearsal, as somebody says who must say how they know. */
const RehearsedSchema = Type.Object(
  {
    done: Type.Array(Type.Union(REHEARSAL_STEPS.map((step) => Type.Literal(step))), {
      maxItems: REHEARSAL_STEPS.length,
    }),
    words: words(200, 3),
  },
  closed,
)

/** A row a phone of a station that is not ready; a station without one has a row too. */
function tableOf({ notReady }: Readiness): RoomTable {
  return {
    columns: [
      ...['station_code', 'commune_code', 'lacks', 'device', 'heard_at', 'clock_ms', 'battery_percent'],
      ...['app', 'storage_persistent', 'rehearsed', 'rehearsed_at'],
    ],
    rows: notReady.flatMap(({ station, commune, lacks, phones, rehearsed }) =>
      (phones.length === 0 ? [undefined] : phones).map((phone) => [
        ...[station, commune, lacks.join(' '), phone?.device ?? null],
        phone?.heard === undefined ? null : new Date(phone.heard).toISOString(),
        ...[phone?.clock ?? null, phone?.battery ?? null, phone?.app ?? null],
        phone?.persistent === undefined ? null : Number(phone.persistent),
        ...[rehearsed?.done.join(' ') ?? null, rehearsed ? new Date(rehearsed.at).toISOString() : null],
      ]),
    ),
  }
}
