import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { extname, join, relative, sep } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
}
const COMPRESSIBLE = /^(text|application\/(json|manifest)|image\/svg)/

interface Form {
  readonly bytes: Buffer
  readonly encoding?: 'br' | 'gzip'
}

interface File {
  readonly type: string
  readonly etag: string
  readonly cache: string
  readonly plain: Form
  /** Best first. Only forms that are smaller than the plain one. */
  readonly packed: readonly Form[]
}

/**
 * The files of a built web surface, read and compressed once and served from memory: a few hundred kilobytes, and no
 * request can name a file outside `folder`, because only what was listed at the start exists.
 */
export interface StaticFiles {
  readonly paths: readonly string[]
  /** Sends the file, or answers false when there is none of that name (`station/app.js`, no leading slash). */
  send(request: FastifyRequest, reply: FastifyReply, path: string): boolean
}

/** Reads every file under `folder`. Throws when the folder does not exist: a surface without its pages is not built. */
export async function readStaticFiles(folder: string): Promise<StaticFiles> {
  const files = new Map<string, File>()
  for (const path of list(folder)) {
    const name = relative(folder, path).split(sep).join('/')
    files.set(name, await load(path, name))
  }
  return {
    paths: [...files.keys()],
    send(request, reply, path) {
      const file = files.get(path)
      if (!file) return false
      answer(file, request, reply)
      return true
    },
  }
}

/**
 * Serves `files` under `prefix` (`/station/`); the prefix itself is `index.html`. Only GET and HEAD.
 */
export function serveFiles(app: FastifyInstance, prefix: string, files: StaticFiles): void {
  app.get<{ Params: { '*': string } }>(`${prefix}*`, { schema: { hide: true } as object }, (request, reply) => {
    const path = request.params['*']
    const name = path === '' || path.endsWith('/') ? `${path}index.html` : path
    if (!files.send(request, reply, name)) reply.callNotFound()
    return reply
  })
}

function answer(file: File, request: FastifyRequest, reply: FastifyReply): void {
  reply.header('etag', file.etag).header('cache-control', file.cache).header('vary', 'accept-encoding').type(file.type)
  if (request.headers['if-none-match'] === file.etag) {
    reply.code(304).send()
    return
  }
  const accepted = request.headers['accept-encoding'] ?? ''
  const form = file.packed.find(({ encoding }) => encoding && new RegExp(`\\b${encoding}\\b`).test(`${accepted}`))
  if (form?.encoding) reply.header('content-encoding', form.encoding)
  reply.send((form ?? file.plain).bytes)
}

async function load(path: string, name: string): Promise<File> {
  const bytes = readFileSync(path)
  const type = TYPES[extname(name)] ?? 'application/octet-stream'
  const packed: Form[] = []
  if (COMPRESSIBLE.test(type) && bytes.length > 512) {
    const br = await promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } })
    const gz = await promisify(gzip)(bytes, { level: 9 })
    if (br.length < bytes.length) packed.push({ bytes: br, encoding: 'br' })
    if (gz.length < bytes.length) packed.push({ bytes: gz, encoding: 'gzip' })
  }
  return {
    type,
    etag: `"${createHash('sha256').update(bytes).digest('hex').slice(0, 32)}"`,
    // The build puts a hash of the content into the names under assets/; everything else is asked for again each time.
    cache: /(^|\/)assets\//.test(name) ? 'public, max-age=31536000, immutable' : 'no-cache',
    plain: { bytes },
    packed,
  }
}

function list(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    return statSync(path).isDirectory() ? list(path) : [path]
  })
}
