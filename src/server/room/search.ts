import { Type } from 'typebox'
import { finderOf } from '#room/search/finder.ts'
import { FOUND_KINDS, type FoundKind, search } from '#room/search/search.ts'
import type { Clock } from '../clock.ts'
import type { House } from '../house.ts'
import type { App } from '../http/app.ts'
import type { Role } from './access.ts'

/** What each role finds: never what it could not open. Sheets say where they stand and hold no figure. */
const FINDS: Readonly<Partial<Record<Role, readonly FoundKind[]>>> = {
  administrator: ['station', 'place', 'device'],
  'duty-officer': FOUND_KINDS,
  operator: FOUND_KINDS,
  observer: ['place'],
  wall: ['station', 'place', 'alert'],
}

/** The one box that finds everything of the room. */
export function finding(app: App, { journal, index }: House, clock: Clock): void {
  const finder = finderOf(index)
  const Asked = Type.Object({ q: Type.String({ maxLength: 100 }) })
  app.get('/room/api/search', { schema: { querystring: Asked } }, async (request, reply) => {
    reply.header('cache-control', 'no-store')
    const kinds = (request.signedIn && FINDS[request.signedIn.role]) ?? []
    clock.advance(journal.state.at)
    return {
      found: search(finder, await journal.settled(), request.query.q, clock.now(), kinds, request.standing?.scope),
    }
  })
}
