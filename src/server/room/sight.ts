import type { FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { mapLayout } from '#election/map/layout.ts'
import type { Digest, Instant, PlaceCode, StationCode } from '#election/named.ts'
import { refusal } from '#room/refusals.ts'
import { stationDetail } from '#room/views/detail.ts'
import { OUTLINE_FROM, wallOutline } from '#room/views/outline.ts'
import { maySeePhoto } from '#room/views/photos.ts'
import { type WallDefinition, type WallPicture, wallDefinition } from '#room/views/wall.ts'
import { wallResults } from '#room/views/wall-results.ts'
import type { Clock } from '../clock.ts'
import { entriesAbout, type House } from '../house.ts'
import { refuse } from '../http/answer.ts'
import type { App } from '../http/app.ts'
import { joinFeed } from './join.ts'
import { type Packed, pack, sendPacked } from './packed.ts'
import { sendPhoto } from './photo.ts'
import { renewWall, type SessionParts } from './session.ts'
import type { Wall, WallView } from './wall.ts'

/** Level of compression for what is made at every tick: half the time of the best, a few per cent larger. */
const QUICK = 6

/** What whoever signed in may see, each as far as the access table lets them. */
export function sight(app: App, house: House, wall: Wall, sessions: SessionParts, clock: Clock): void {
  const { journal, index, store } = house
  const definition = definitionOf(house)

  app.get('/room/api/session', async (request, reply) => {
    renewWall(request, reply, sessions.https)
    reply.header('cache-control', 'no-store')
    const { scope = [] } = request.standing ?? {}
    return { ...request.signedIn, ...(scope.length > 0 && { scope }) }
  })

  app.get('/room/api/definition', async (request, reply) => {
    return sendPacked(request, reply, (await definition).packed)
  })

  const seen = async ({ signedIn, standing }: FastifyRequest): Promise<WallView> => {
    if (!signedIn || !standing) throw new Error('nobody signed in')
    return wall.of(signedIn.role, standing.scope)
  }
  const pictures = packedPictures(definition)
  app.get('/room/api/picture', async (request, reply) =>
    sendPacked(request, reply, await pictures.whole(await seen(request))),
  )
  app.get('/room/api/outline', async (request, reply) => {
    if (index.book.stations.length < OUTLINE_FROM) return reply.code(204).send()
    return sendPacked(request, reply, await pictures.outline(await seen(request)))
  })

  app.get('/room/api/results', async (_request, reply) => {
    reply.header('cache-control', 'no-store')
    await journal.catchUp()
    const state = await journal.settled()
    return { contests: wallResults(index, state, Math.max(clock.now(), state.at) as Instant) }
  })

  app.get('/room/live', async (request, reply) => {
    joinFeed(request, reply, (await seen(request)).screen.feed, sessions)
    return reply
  })

  const OnePlace = Type.Object({ code: Type.String({ minLength: 1, maxLength: 64 }) })
  app.get('/room/api/places/:code/curve', { schema: { params: OnePlace } }, async (request, reply) => {
    const code = request.params.code as PlaceCode
    if (!index.places.has(code)) return refuse(request, reply, refusal('notFound'))
    reply.header('cache-control', 'no-store')
    return { curve: await (await seen(request)).curve(code) }
  })

  const OneStation = Type.Object({ code: Type.String({ minLength: 1, maxLength: 64 }) })
  app.get('/room/api/stations/:code', { schema: { params: OneStation } }, async (request, reply) => {
    const code = request.params.code as StationCode
    if (!index.stations.has(code)) return refuse(request, reply, refusal('stationUnknown', { station: code }))
    await journal.catchUp()
    const entries = await entriesAbout(journal, code)
    reply.header('cache-control', 'no-store')
    return stationDetail(index, await journal.settled(), code, entries, clock.now())
  })

  const OnePhoto = Type.Object({ sha256: Type.String({ pattern: '^[0-9a-f]{64}$' }) })
  const photo = { summary: 'A photo that the room may see', params: OnePhoto }
  app.get('/room/api/photos/:sha256', { schema: photo }, async (request, reply) => {
    const digest = request.params.sha256 as Digest
    const shown = maySeePhoto(index, await journal.settled(), 'room', digest, clock.now())
    return shown ? sendPhoto(request, reply, store.photos, digest) : refuse(request, reply, refusal('notFound'))
  })

  app.get('/room/health', async (_request, reply) => {
    reply.header('cache-control', 'no-store')
    const { size, at } = await journal.head()
    return { ok: true, size, at, test: journal.state.test, clients: wall.clients() }
  })
}

interface Definition {
  readonly value: WallDefinition
  readonly packed: Packed
}

/** The definition is made and compressed once: it is the same until another book. */
async function definitionOf({ journal, index, book }: House): Promise<Definition> {
  const state = await journal.settled()
  const value = wallDefinition(index, state, mapLayout(book))
  return { value, packed: await pack(`"${state.book}${state.test ? '-test' : ''}"`, value) }
}

/** Each picture is compressed once, however many walls ask for it. */
function packedPictures(definition: Promise<Definition>) {
  const kept = new WeakMap<WallPicture, Map<string, Promise<Packed>>>()
  const packedAs = (
    { screen: { picture }, tag }: WallView,
    kind: string,
    make: (picture: WallPicture) => unknown,
  ): Promise<Packed> => {
    const forms = kept.get(picture) ?? new Map<string, Promise<Packed>>()
    kept.set(picture, forms)
    const packed = forms.get(kind) ?? pack(`"${kind}-${tag}-${picture.position}-${picture.now}"`, make(picture), QUICK)
    forms.set(kind, packed)
    return packed
  }
  return {
    whole: (view: WallView) => packedAs(view, 'picture', (picture) => picture),
    outline: async (view: WallView) => {
      const { value } = await definition
      return packedAs(view, 'outline', (picture) => wallOutline(value, picture))
    },
  }
}
