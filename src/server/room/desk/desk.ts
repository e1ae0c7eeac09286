import type { App } from '../../http/app.ts'
import { joinFeed } from '../join.ts'
import type { SessionParts } from '../session.ts'
import { carried } from './carried.ts'
import { claims } from './claims.ts'
import { commission } from './commission.ts'
import { documents } from './documents.ts'
import { figures } from './figures.ts'
import { deskLists } from './lists.ts'
import type { DeskFeed } from './live.ts'
import type { DeskParts } from './parts.ts'
import { deskSight } from './see.ts'
import { settling } from './settling.ts'
import { typing } from './typing.ts'

/** Every route of the desk; whom each is for stands in the access table. */
export function desk(app: App, parts: DeskParts, sessions: SessionParts, { feed }: DeskFeed): void {
  deskSight(app, parts, sessions)
  claims(app, parts)
  typing(app, parts)
  settling(app, parts)
  commission(app, parts)
  figures(app, parts)
  carried(app, parts)
  documents(app, parts)
  deskLists(app, parts)
  app.get('/desk/live', { schema: { summary: 'Says that the queue changed' } }, (request, reply) =>
    joinFeed(request, reply, feed, sessions),
  )
}
