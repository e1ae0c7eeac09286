import { join } from 'node:path'
import { LIMITS } from '#journal/submission.ts'
import { type House, openHouse } from '../house.ts'
import { type App, createApp } from '../http/app.ts'
import { serveFiles } from '../http/files.ts'
import { closeGently, listen } from '../http/listen.ts'
import { type DescribedRoute, listRoutes } from '../http/openapi.ts'
import { receiptTime, rehearsing } from '../http/rehearsal.ts'
import { smsRoutes } from '../sms/routes.ts'
import type { Surface, SurfaceOptions } from '../surface.ts'
import { questions } from './asked.ts'
import { enrolment } from './enrol.ts'
import { startLoops } from './loops.ts'
import { photos } from './photos.ts'
import { submissions } from './submissions.ts'

const STATION_PAGES = join(import.meta.dirname, '../../../dist/web/station')

/** The surface of phones and machines: enrolment, submissions, photos, and the station app itself. */
export async function startIntake(options: SurfaceOptions): Promise<Surface> {
  const house = await openHouse(options)
  const app = await intakeApp(house, options)
  const loops = startLoops(house, options.clock)
  const port = await listen(app, options.host, options.port, options.fixedPort === true)
  return {
    port,
    address: `http://${options.host}:${port}`,
    async close() {
      await closeGently(app)
      await loops.stop()
      await house.close()
    },
  }
}

/**
 * Every route of the intake, on an open house. `pages` is the built station app; null: only the interface is
 * served. `listed` hears of each route as it is registered.
 */
export async function intakeApp(
  house: House,
  options: Pick<SurfaceOptions, 'clock' | 'folder' | 'addresses' | 'rehearsalKey'>,
  pages: string | null = STATION_PAGES,
  listed: (route: DescribedRoute) => void = () => {},
): Promise<App> {
  const { journal, store } = house
  const app = createApp({
    bodyLimit: LIMITS.bodyBytes,
    https: options.addresses.intake?.startsWith('https:') === true,
  })
  listRoutes(app, listed)
  const isRehearsal = rehearsing(journal.state.test, options.rehearsalKey)
  const received = receiptTime(options.clock, isRehearsal)
  submissions(app, house, received)
  enrolment(app, house, await store.secret('pepper'), received, isRehearsal)
  questions(app, house, received)
  photos(app, house, options.folder)
  smsRoutes(app, house, { key: await store.secret('sms-gateway'), pepper: await store.secret('pepper') }, received)
  if (pages) {
    await serveFiles(app, '/station/', pages)
    app.get('/', { schema: { hidden: true } }, (_request, reply) => reply.redirect('/station/', 302))
  }
  return app
}
