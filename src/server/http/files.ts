import { existsSync } from 'node:fs'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'

/**
 * Serves a built web surface under `prefix` (`/station/`). The build has put `.br` and `.gz` beside each file. Where the
 * pages were not built the surface runs without them, and says so: counting votes does not wait for a page.
 */
export async function serveFiles(app: FastifyInstance, prefix: string, folder: string): Promise<void> {
  if (!existsSync(folder)) {
    process.stderr.write(`sunduq: ${folder} is missing, nothing is served under ${prefix}: npm run build\n`)
    return
  }
  await app.register(fastifyStatic, {
    root: folder,
    prefix,
    decorateReply: false,
    preCompressed: true,
    // The build puts a hash of the content into the names under assets/; everything else is asked for again each time.
    cacheControl: false,
    setHeaders: (reply, path) => {
      const hashed = /[\\/]assets[\\/]/.test(path)
      reply.header('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache')
    },
  })
  app.get(prefix.replace(/\/$/, ''), (_request, reply) => reply.redirect(prefix, 308))
}
