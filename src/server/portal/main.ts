import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { sha256Hex } from '#journal/sha256.ts'
import type { PortalRenderer } from '#room/views/portal.ts'
import { type App, createApp } from '../http/app.ts'
import { serveFiles } from '../http/files.ts'
import { closeGently, listen } from '../http/listen.ts'
import { type DescribedRoute, listRoutes } from '../http/openapi.ts'
import type { Surface, SurfaceOptions } from '../surface.ts'
import { dataRoutes } from './data-routes.ts'
import { startPublishing } from './loop.ts'
import { pageRoutes } from './page-routes.ts'
import { openReader, type Reader } from './reader.ts'

const DIST = join(import.meta.dirname, '../../../dist')
const RENDERER = join(DIST, 'portal/render.js')
const ASSETS = join(DIST, 'web/portal')

/** The public's surface: pages and open data from published files, and the publisher that writes them. */
export async function startPortal(options: SurfaceOptions): Promise<Surface> {
  const data = publishedFolder(options.folder)
  const reader = await openReader(data)
  const app = await portalApp(reader, data, options.addresses.portal)
  const port = await listen(app, options.host, options.port, options.fixedPort === true)
  const publishing = options.filesOnly ? undefined : startPublishing({ ...options, data })
  return {
    port,
    address: `http://${options.host}:${port}`,
    async close() {
      await closeGently(app)
      await publishing?.stop()
      await reader.stop()
    },
  }
}

/** Where the published files of a data folder lie: a web server may serve it as `/data/`, a mirror may copy it. */
export function publishedFolder(folder: string): string {
  return join(folder, 'published')
}

/**
 * Every route of the portal. `address` is the portal as seen from outside; `listed` hears of each route as it is
 * registered. Throws when the pages are not built.
 */
export async function portalApp(
  reader: Reader,
  data: string,
  address?: string,
  listed: (route: DescribedRoute) => void = () => {},
): Promise<App> {
  if (!existsSync(RENDERER)) throw new Error(`${RENDERER} is missing: build the pages first (npm run build)`)
  const renderer = (await import(pathToFileURL(RENDERER).href)) as PortalRenderer
  const app = createApp({ bodyLimit: 1024, https: address?.startsWith('https:') === true })
  listRoutes(app, listed)
  const assets = { style: assetAddress('client.css'), script: assetAddress('client.js') }
  await serveFiles(app, '/assets/', ASSETS)
  dataRoutes(app, data, reader)
  pageRoutes(app, reader, { renderer, assets, ...(address === undefined ? {} : { address }) })
  return app
}

/** The address of a built file with its content in it, so that a new build is a new address. */
function assetAddress(name: string): string {
  return `/assets/${name}?v=${sha256Hex(readFileSync(join(ASSETS, name))).slice(0, 12)}`
}
