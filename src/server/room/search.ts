import { Type } from 'typebox'
import { finderOf } from '#room/search/finder.ts'
import { FOUND_KINDS, type FoundKind } from '#room/search/found.ts'
import { search } from '#room/search/search.ts'
import type { Colleague } from '#room/views/work.ts'
import { workPolicy } from '#room/work/policy.ts'
import type { Clock } from '../clock.ts'
import type { House } from '../house.ts'
import type { App } from '../http/app.ts'
import type { Role } from './access.ts'
import { colleagues, personOf } from './work/parts.ts'

/** What the page of a station tells. */
const OF_STATION = ['station', 'place', 'alert', 'incident', 'device', 'sheet'] as const
/** What each role finds: never what it could not open (`access.ts`). Sheets say where they stand and hold no figure. */
const FINDS: Readonly<Partial<Record<Role, readonly FoundKind[]>>> = {
  administrator: [...OF_STATION, 'person'],
  'duty-officer': FOUND_KINDS,
  operator: FOUND_KINDS,
  observer: ['station', 'place', 'contest'],
  wall: [...OF_STATION, 'contest'],
}

/** The one box that finds everything of the room that whoever asks may open. */
export function finding(app: App, house: House, clock: Clock): void {
  const { journal, index, book } = house
  const finder = finderOf(index)
  const Asked = Type.Object({ q: Type.String({ maxLength: 100 }) })
  app.get('/room/api/search', { schema: { querystring: Asked } }, async (request, reply) => {
    reply.header('cache-control', 'no-store')
    const { role } = personOf(request)
    const people = await peopleFor(house, role)
    const kinds = [...(FINDS[role] ?? [])]
    if (role === 'observer' && workPolicy(book).observersSeeIncidents) kinds.push('incident')
    const state = await journal.settled()
    clock.advance(state.at)
    const found = search(finder, state, request.query.q, clock.now(), {
      kinds,
      scope: request.standing?.scope ?? [],
      // What people wrote stays in the room (`views/incidents.ts`).
      readsWords: role !== 'observer',
      people,
    })
    return { found }
  })
}

/** Whom a role may know by name: those who act, or everybody for whoever manages people. */
async function peopleFor(house: House, role: Role): Promise<readonly Colleague[]> {
  if (role === 'administrator') return house.store.people.list(house.journal.room)
  return FINDS[role]?.includes('person') ? colleagues({ house }) : []
}
