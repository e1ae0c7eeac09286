import { join } from 'node:path'
import { Type } from 'typebox'
import type { PersonId } from '#election/named.ts'
import { peopleRefusal, refusal, refusalText } from '#room/refusals.ts'
import { type House, openHouse } from '../house.ts'
import { refuse } from '../http/answer.ts'
import { type App, createApp } from '../http/app.ts'
import { serveFiles } from '../http/files.ts'
import { languageOf } from '../http/language.ts'
import { closeGently, listen } from '../http/listen.ts'
import { receiptTime, rehearsing } from '../http/rehearsal.ts'
import { notifications } from '../notify/office.ts'
import { settingsFrom } from '../notify/settings.ts'
import { office } from '../people/office.ts'
import type { Surface, SurfaceOptions } from '../surface.ts'
import { homeOf } from './access.ts'
import { acts } from './acts.ts'
import { analysisRoutes } from './analysis.ts'
import { desk } from './desk/desk.ts'
import { startDeskFeed } from './desk/live.ts'
import { ENTER_SCRIPT, enterPage, refusedPage } from './enter.ts'
import { startKeeper } from './keeper.ts'
import { lists } from './lists/route.ts'
import { messages } from './messages.ts'
import { readinessRoutes } from './readiness.ts'
import { finding } from './search.ts'
import { guard, type Listed, type SessionParts, signIn, signOut } from './session.ts'
import { sight } from './sight.ts'
import { startWall, type Wall } from './wall.ts'
import { work } from './work/work.ts'

const WEB = join(import.meta.dirname, '../../../dist/web')
/** The built pages of the wall, of the desk and of the office. */
const PAGES = { room: join(WEB, 'room'), desk: join(WEB, 'desk'), office: join(WEB, 'office') }

/** The surface of the control room: sign-in, the wall and its live feed, the acts of its operators, the desk. */
export async function startRoom(options: SurfaceOptions): Promise<Surface> {
  const house = await openHouse(options, true)
  const keeper = startKeeper(house, options)
  const wall = startWall(house, options.clock)
  const app = await roomApp(house, wall, options)
  const port = await listen(app, options.host, options.port, options.fixedPort === true)
  return {
    port,
    address: `http://${options.host}:${port}`,
    async close() {
      await wall.close()
      await closeGently(app)
      await keeper.stop()
      await house.close()
    },
  }
}

/**
 * Every route of the room, on an open house. `pages` are the built pages; null: only the interface is served.
 * `listed` hears of each route as it is registered.
 */
export async function roomApp(
  house: House,
  wall: Wall,
  options: Pick<SurfaceOptions, 'clock' | 'addresses' | 'rehearsalKey' | 'peopleOnly'>,
  pages: typeof PAGES | null = PAGES,
  listed: Listed = () => {},
): Promise<App> {
  const { journal, store } = house
  const outside = options.addresses.room
  const https = outside?.startsWith('https:') === true
  const app = createApp({ bodyLimit: 16_384, https })
  const sessions: SessionParts = {
    access: store.access,
    room: journal.room,
    https,
    origins: outside === undefined ? [] : [new URL(outside).origin],
    scope: { index: house.index, state: () => journal.state },
    peopleOnly: options.peopleOnly === true,
  }
  guard(app, sessions, listed)
  entrance(app, sessions)
  await office(app, house, sessions, options.clock, options.addresses.portal)
  await notifications(app, house, settingsFrom(process.env))
  sight(app, house, wall, sessions, options.clock)
  finding(app, house, options.clock)
  lists(app, house, wall, options.clock)
  const isRehearsal = rehearsing((await journal.settled()).test, options.rehearsalKey)
  const received = receiptTime(options.clock, isRehearsal)
  acts(app, {
    journal,
    pepper: await store.secret('pepper'),
    intake: options.addresses.intake ?? '',
    received,
    rehearsing: isRehearsal,
    person: (request) => request.signedIn?.person as PersonId,
  })
  work(app, { house, clock: options.clock, received }, () => wall.screen.picture)
  messages(app, house, received)
  analysisRoutes(app, house, options.clock)
  readinessRoutes(app, house, options.clock)
  const live = startDeskFeed(house)
  app.addHook('preClose', () => live.close())
  desk(app, { house, received, rehearsing: isRehearsal }, sessions, live)
  if (pages) {
    await serveFiles(app, '/room/', pages.room)
    await serveFiles(app, '/desk/', pages.desk)
    await serveFiles(app, '/office/', pages.office)
  }
  app.get('/', (_request, reply) => reply.redirect('/room/', 302))
  return app
}

/** Why a link let nobody in. */
function why(outcome: 'people-only' | undefined) {
  return outcome === 'people-only' ? peopleRefusal('peopleOnly') : refusal('linkExpired')
}

const LinkSchema = Type.Object({ token: Type.String({ pattern: '^[A-Za-z0-9_-]{20,100}$' }) })

/** Coming in by a link and going out again. */
function entrance(app: App, sessions: SessionParts): void {
  app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) =>
    done(null, Object.fromEntries(new URLSearchParams(body as string))),
  )
  app.get('/room/enter/:token', { schema: { params: LinkSchema } }, (request, reply) =>
    reply
      .type('text/html; charset=utf-8')
      // Without a referrer the browser would hide our own origin from us when the form is sent.
      .headers({ 'cache-control': 'no-store', 'referrer-policy': 'same-origin' })
      .send(enterPage(request.params.token, languageOf(request))),
  )
  app.get('/room/enter.js', (_request, reply) => reply.type('text/javascript; charset=utf-8').send(ENTER_SCRIPT))
  app.post('/room/enter', { schema: { body: LinkSchema } }, async (request, reply) => {
    reply.header('cache-control', 'no-store')
    const person = await signIn(request.body.token, reply, sessions)
    if (typeof person === 'object') return reply.redirect(`${homeOf(person.role)}/`, 303)
    const language = languageOf(request)
    return reply
      .code(person === 'people-only' ? 403 : 410)
      .type('text/html; charset=utf-8')
      .send(refusedPage(refusalText(why(person), language), language))
  })
  app.post('/room/api/session', { schema: { body: LinkSchema } }, async (request, reply) => {
    const person = await signIn(request.body.token, reply, sessions)
    return typeof person === 'object' ? person : refuse(request, reply, why(person))
  })
  app.delete('/room/api/session', async (request, reply) => {
    await signOut(request, reply, sessions)
    return reply.code(204).send()
  })
}
