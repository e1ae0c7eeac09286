import { Type } from 'typebox'
import type { BookIndex } from '#election/book/index.ts'
import type { Instant, MessageId, PlaceCode, StationCode } from '#election/named.ts'
import { messageRefusal, refusal } from '#room/refusals.ts'
import { everywhere, type Within } from '#room/scope.ts'
import { messageDetail } from '#room/views/messages.ts'
import type { Clock } from '../../clock.ts'
import { entriesAbout, type House } from '../../house.ts'
import { refuse } from '../../http/answer.ts'
import type { App } from '../../http/app.ts'
import { sendTable } from '../table.ts'
import type { Wall } from '../wall.ts'
import { personOf } from '../work/parts.ts'
import { LISTS, MADE } from './lists.ts'

/** Parts have plain names: they stand in the name of the file. */
const PART = '^[A-Za-z0-9._:-]{1,136}$'

/** Any list of the room as a file, whole or of one place, for whoever sees it on a screen. */
export function lists(app: App, { journal, index }: House, wall: Wall, clock: Clock): void {
  const OneList = Type.Object({ file: Type.String({ maxLength: 40 }) })
  const code = Type.Optional(Type.String({ minLength: 1, maxLength: 64 }))
  const part = Type.Optional(Type.String({ pattern: PART }))
  const OfPlace = Type.Object({ place: code, only: part })
  app.get('/room/api/lists/:file', { schema: { params: OneList, querystring: OfPlace } }, async (request, reply) => {
    const name = LISTS.find((one) => `${one}.csv` === request.params.file)
    const { place, only } = request.query
    const { person, role } = personOf(request)
    const mine = placeWithin(index, place)
    if (name === undefined || mine === undefined) return refuse(request, reply, refusal('notFound'))
    if (!MADE[name].roles.includes(role)) return refuse(request, reply, refusal('notAllowed'))
    await journal.catchUp()
    const observed = role === 'observer' ? (await wall.of(role, [])).screen.picture : undefined
    const state = await journal.settled()
    if (name === 'readers' && !messageDetail(index, state, only as MessageId, request.within))
      return refuse(request, reply, messageRefusal({ kind: 'messageUnknown', parameters: { message: only ?? '' } }))
    const made = MADE[name]
    const station = place as StationCode
    if (made.ofOne && !index.stations.has(station))
      return refuse(request, reply, refusal('stationUnknown', { station: place ?? '' }))
    const one = made.ofOne && { station, entries: await entriesAbout(journal, station) }
    const now = Math.max(clock.now(), state.at) as Instant
    const within = (station: StationCode) => mine(station) && request.within(station)
    const file = [name, place, only, index.book.id].filter(Boolean).join('-')
    const seen = { index, now, only, reader: person, within, one, observed }
    return sendTable(reply, file, made.table(state, seen), state.test)
  })
}

/** What lies in a place, or is the station, of this code; everything without one, undefined for a code that nobody knows. */
function placeWithin(index: BookIndex, code: string | undefined): Within | undefined {
  if (code === undefined) return everywhere
  if (index.stations.has(code as StationCode)) return (station) => station === code
  if (!index.places.has(code as PlaceCode)) return undefined
  const inside = new Set(index.stationsOf(code as PlaceCode).map((station) => station.code))
  return (station) => inside.has(station)
}
