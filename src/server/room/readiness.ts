import type { FastifyRequest } from 'fastify'
import type { Instant } from '#election/named.ts'
import { type Readiness, readiness } from '#room/readiness/readiness.ts'
import type { Clock } from '../clock.ts'
import type { House } from '../house.ts'
import type { App } from '../http/app.ts'
import { type RoomTable, sendTable } from './table.ts'

/** Who is ready before the day, and the list of who is not as CSV. */
export function readinessRoutes(app: App, { journal, index }: House, clock: Clock): void {
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
}

/** A row a phone of a station that is not ready; a station without one has a row too. */
function tableOf({ notReady }: Readiness): RoomTable {
  return {
    columns: [
      ...['station_code', 'commune_code', 'lacks', 'device', 'heard_at', 'clock_ms', 'battery_percent'],
      ...['app', 'storage_persistent'],
    ],
    rows: notReady.flatMap(({ station, commune, lacks, phones }) =>
      (phones.length === 0 ? [undefined] : phones).map((phone) => [
        ...[station, commune, lacks.join(' '), phone?.device ?? null],
        phone?.heard === undefined ? null : new Date(phone.heard).toISOString(),
        ...[phone?.clock ?? null, phone?.battery ?? null, phone?.app ?? null],
        phone?.persistent === undefined ? null : Number(phone.persistent),
      ]),
    ),
  }
}
