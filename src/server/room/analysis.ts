import { Type } from 'typebox'
import type { Instant } from '#election/named.ts'
import { analysis } from '#room/analysis/analysis.ts'
import { ANALYSIS_TABLES, analysisTable } from '#room/analysis/tables.ts'
import { refusal } from '#room/refusals.ts'
import type { Clock } from '../clock.ts'
import type { House } from '../house.ts'
import { refuse } from '../http/answer.ts'
import type { App } from '../http/app.ts'
import { sendTable } from './table.ts'

/** The day as the room studies it, and each of its tables as CSV. For the room alone: the access table says for whom. */
export function analysisRoutes(app: App, { journal, index }: House, clock: Clock): void {
  const now = async () => {
    await journal.catchUp()
    const state = await journal.settled()
    return analysis(index, state, Math.max(clock.now(), state.at) as Instant)
  }

  app.get('/room/api/analysis', async (_request, reply) => {
    reply.header('cache-control', 'no-store')
    return now()
  })

  const OneTable = Type.Object({ table: Type.String({ maxLength: 40 }) })
  app.get('/room/api/analysis/:table', { schema: { params: OneTable } }, async (request, reply) => {
    const name = ANALYSIS_TABLES.find((each) => `${each}.csv` === request.params.table)
    if (name === undefined) return refuse(request, reply, refusal('notFound'))
    const made = await now()
    return sendTable(reply, `${name}-${index.book.id}`, analysisTable(made, name), made.is_test)
  })
}
