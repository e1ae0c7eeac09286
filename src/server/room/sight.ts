import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { Type } from 'typebox'
import { mapLayout } from '#election/map/layout.ts'
import type { Digest, StationCode } from '#election/named.ts'
import { refusal } from '#room/refusals.ts'
import { stationDetail } from '#room/views/detail.ts'
import { wallDefinition } from '#room/views/wall.ts'
import type { Clock } from '../clock.ts'
import type { House } from '../house.ts'
import { refuse } from '../http/answer.ts'
import type { App } from '../http/app.ts'
import { rawSecurityHeaders } from '../http/security.ts'

import { personOf, renewWall, type SessionParts } from './session.ts'
import type { Wall } from './wall.ts'

/** How often an open live line is checked for a session that has ended meanwhile (ms). */
const RECHECK_MS = 15_000

/** What whoever signed in may see: both roles see the same. */
export function sight(app: App, house: House, wall: Wall, sessions: SessionParts, clock: Clock): void {
  const { journal, index, store } = house
  const definition = definitionOf(house)

  app.get('/room/api/session', async (request, reply) => {
    renewWall(request, reply, sessions.https)
    reply.header('cache-control', 'no-store')
    return request.signedIn
  })

  app.get('/room/api/definition', async (request, reply) => {
    const { etag, plain, packed } = await definition
    reply.header('etag', etag).header('cache-control', 'private, no-cache').header('vary', 'accept-encoding')
    if (request.headers['if-none-match'] === etag) return reply.code(304).send()
    reply.type('application/json; charset=utf-8')
    const packs = /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''))
    return packs ? reply.header('content-encoding', 'gzip').send(packed) : reply.send(plain)
  })

  app.get('/room/api/picture', async (_request, reply) => {
    reply.header('cache-control', 'no-store')
    return wall.picture()
  })

  app.get('/room/live', async (request, reply) => {
    const lastEventId = request.headers['last-event-id']
    reply.hijack()
    const recheck = setInterval(async () => {
      // While the database is away nobody can say that the session ended; the wall keeps its line.
      const person = await personOf(request, sessions).catch(() => request.signedIn)
      if (!person) reply.raw.end()
    }, RECHECK_MS)
    reply.raw.on('close', () => clearInterval(recheck))
    wall.feed.join(
      reply.raw,
      rawSecurityHeaders(sessions.https),
      typeof lastEventId === 'string' ? lastEventId : undefined,
    )
  })

  const OneStation = Type.Object({ code: Type.String({ minLength: 1, maxLength: 64 }) })
  app.get('/room/api/stations/:code', { schema: { params: OneStation } }, async (request, reply) => {
    const code = request.params.code as StationCode
    if (!index.stations.has(code)) return refuse(request, reply, refusal('stationUnknown', { station: code }))
    await journal.catchUp()
    const devices = (await journal.settled()).stations[code]?.devices ?? []
    const entries = await journal.entriesOf(code, ...devices)
    reply.header('cache-control', 'no-store')
    return stationDetail(index, await journal.settled(), code, entries, clock.now())
  })

  const OnePhoto = Type.Object({ sha256: Type.String({ pattern: '^[0-9a-f]{64}$' }) })
  app.get('/room/api/photos/:sha256', { schema: { params: OnePhoto } }, async (request, reply) => {
    const bytes = await store.photos.get(request.params.sha256 as Digest)
    if (!bytes) return refuse(request, reply, refusal('notFound'))
    reply.header('cache-control', 'private, max-age=31536000, immutable')
    return reply.type(pictureType(bytes)).send(Buffer.from(bytes))
  })

  app.get('/room/health', async (_request, reply) => {
    reply.header('cache-control', 'no-store')
    const { size, at } = await journal.head()
    return { ok: true, size, at, clients: wall.feed.clients }
  })
}

/** The definition is made and compressed once: it is the same until another book. */
async function definitionOf({ journal, index, book }: House) {
  const state = await journal.settled()
  const plain = Buffer.from(JSON.stringify(wallDefinition(index, state, mapLayout(book))))
  const packed = await promisify(gzip)(plain, { level: 9 })
  return { etag: `"${state.book}${state.test ? '-test' : ''}"`, plain, packed }
}

function pictureType(bytes: Uint8Array): string {
  if (bytes[0] === 0x89) return 'image/png'
  return bytes[0] === 0xff ? 'image/jpeg' : 'image/webp'
}
