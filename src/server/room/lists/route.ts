import { Type } from 'typebox'
import type { Instant, PlaceCode, StationCode } from '#election/named.ts'
import { refusal } from '#room/refusals.ts'
import type { Clock } from '../../clock.ts'
import type { House } from '../../house.ts'
import { refuse } from '../../http/answer.ts'
import type { App } from '../../http/app.ts'
import { sendTable } from '../table.ts'
import { LISTS, MADE } from './lists.ts'

/** Parts have plain names: they stand in the name of the file. */
const PART = '^[A-Za-z0-9._-]{1,64}$'

/** Any list of the room as a file, whole or of one place. */
export function lists(app: App, { journal, index }: House, clock: Clock): void {
  const OneList = Type.Object({ file: Type.String({ maxLength: 40 }) })
  const code = Type.Optional(Type.String({ minLength: 1, maxLength: 64 }))
  const part = Type.Optional(Type.String({ pattern: PART }))
  const OfPlace = Type.Object({ place: code, only: part })
  app.get('/room/api/lists/:file', { schema: { params: OneList, querystring: OfPlace } }, async (request, reply) => {
    const name = LISTS.find((one) => `${one}.csv` === request.params.file)
    const place = request.query.place as PlaceCode | undefined
    if (name === undefined || (place !== undefined && !index.places.has(place)))
      return refuse(request, reply, refusal('notFound'))
    await journal.catchUp()
    const state = await journal.settled()
    const now = Math.max(clock.now(), state.at) as Instant
    const inside = place === undefined ? undefined : new Set(index.stationsOf(place).map(({ code }) => code))
    const within = (station: StationCode) => (inside?.has(station) ?? true) && request.within(station)
    const file = [name, place, request.query.only, index.book.id].filter(Boolean).join('-')
    const seen = { index, now, only: request.query.only, reader: request.signedIn?.person }
    return sendTable(reply, file, MADE[name].table(state, seen, within), state.test)
  })
}
