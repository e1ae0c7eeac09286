import { readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { sha256Hex } from '#journal/sha256.ts'
import { readTilePath } from '#journal/tiles.ts'
import { refusal } from '#room/refusals.ts'
import { refuse } from '../http/answer.ts'
import type { App } from '../http/app.ts'
import { pictureType } from '../http/picture.ts'
import type { Reader } from './reader.ts'
import { isResultsPath, isShut } from './results/addresses.ts'
import { isMissing, POINTER_FILE } from './shelf.ts'

const FOREVER = 'public, max-age=31536000, immutable'
const SOON = 'public, max-age=1, stale-while-revalidate=30, stale-if-error=86400'
const TYPES: Readonly<Record<string, string>> = {
  '.json': 'application/json; charset=utf-8',
  '.jsonl': 'application/jsonl; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8; header=present',
}
/** Memory for files that were asked for lately. */
const CACHE_BYTES = 48_000_000

/** Anyone's page may read the data; nothing here depends on who asks. */
const OPEN = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers': 'etag, sunduq-silence',
  'cross-origin-resource-policy': 'cross-origin',
}

interface Stored {
  readonly plain: Buffer
  readonly gzip: Buffer | undefined
  readonly tag: string
}

/** The published files under `/data/`, as they lie in the folder `data`; nothing else that lies there is reachable. */
export function dataRoutes(app: App, data: string, reader: Reader): void {
  const files = cachedFiles(data)
  app.options('/data/*', (_request, reply) =>
    reply
      .code(204)
      .headers({
        ...OPEN,
        'access-control-allow-methods': 'GET, HEAD',
        'access-control-allow-headers': 'if-none-match',
        'access-control-max-age': '86400',
      })
      .send(),
  )
  app.get<{ Params: { '*': string } }>('/data/*', async (request, reply) => {
    const path = request.params['*']
    const published = reader.current()
    // A page elsewhere must be able to read also that something is not there.
    reply.headers(OPEN)
    if (published && path === `${published.pointer.book}/${POINTER_FILE}`) {
      reply.header('sunduq-silence', String(reader.silence()))
      return answer(request, reply, {
        type: TYPES['.json'] as string,
        cache: SOON,
        tag: published.pointerTag,
        plain: published.pointerBytes,
      })
    }
    const shut = published && isShut(path, published.results)
    if (shut) return refuse(request, reply, refusal('resultsWithdrawn'))
    const cache = lifetime(path)
    const stored =
      cache === undefined
        ? undefined
        : await files(path, cache === FOREVER, cache === FOREVER || path.includes('/results/'))
    if (!stored || cache === undefined) return refuse(request, reply, refusal('notFound'))
    if (cache === SOON) reply.header('sunduq-silence', String(reader.silence()))
    const type = isPhoto(path) ? pictureType(stored.plain) : typeOf(path)
    return answer(request, reply, { type, cache, ...stored })
  })
}

/** What is sent, compressed where that is at hand and wanted. */
export interface Sent {
  readonly type: string
  readonly cache: string
  readonly tag: string
  readonly plain: Buffer
  readonly gzip?: Buffer | undefined
}

/** Answers with a body, or with 304 to whom already has it. */
export function answer(
  request: FastifyRequest,
  reply: FastifyReply,
  { type, cache, tag, plain, gzip }: Sent,
): FastifyReply {
  reply.headers({ etag: tag, 'cache-control': cache })
  if (gzip) reply.header('vary', 'accept-encoding')
  const known = request.headers['if-none-match']
  if (known?.split(',').some((other) => other.trim().replace(/^W\//, '') === tag)) {
    return reply.code(304).send()
  }
  reply.type(type)
  const wanted = gzip && /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''))
  return wanted ? reply.header('content-encoding', 'gzip').send(gzip) : reply.send(plain)
}

/** How long a published address may be kept; undefined for what is none. */
function lifetime(path: string): string | undefined {
  if (path === 'index.json') return SOON
  const [, book, rest] = /^([a-z0-9][a-z0-9-]*)\/(.+)$/.exec(path) ?? []
  if (book === undefined || rest === undefined) return undefined
  if (/^\d+\/(turnout|delta|index|csv-metadata)\.json$/.test(rest)) return FOREVER
  if (/^\d+\/(stations|places|curve)\.csv$/.test(rest)) return FOREVER
  if (/^((latest|book|csv-metadata)\.json|(versions|names|parties)\.csv|log\/(checkpoint|key))$/.test(rest)) return SOON
  // A release may be withdrawn: nobody may keep its files longer than a moment without asking again.
  if (isResultsPath(rest)) return SOON
  return rest.startsWith('log/') && readTilePath(rest.slice(4)) ? FOREVER : undefined
}

function typeOf(path: string): string {
  return TYPES[extname(path)] ?? (path.includes('/tile/') ? 'application/octet-stream' : 'text/plain; charset=utf-8')
}

function isPhoto(path: string): boolean {
  return /\/results\/[^/]+\/photos\/[0-9a-f]{64}$/.test(path)
}

/** Reads published files; those that never change stay in memory while there is room. */
function cachedFiles(data: string): (path: string, immutable: boolean, packed: boolean) => Promise<Stored | undefined> {
  const cache = new Map<string, Stored>()
  let held = 0
  return async (path, immutable, packed) => {
    const known = cache.get(path)
    if (known) return known
    const stored = await load(join(data, path), packed)
    if (!stored || !immutable) return stored
    held += sizeOf(stored)
    cache.set(path, stored)
    for (const [oldest, dropped] of cache) {
      if (held <= CACHE_BYTES) break
      cache.delete(oldest)
      held -= sizeOf(dropped)
    }
    return stored
  }
}

/** A file with its compressed form; either may be all that is left of an old version. */
async function load(path: string, packed: boolean): Promise<Stored | undefined> {
  const gzip = packed ? await readIfThere(`${path}.gz`) : undefined
  const plain = (await readIfThere(path)) ?? (gzip && (await promisify(gunzip)(gzip)))
  return plain && { plain, gzip, tag: `"${sha256Hex(plain).slice(0, 32)}"` }
}

async function readIfThere(path: string): Promise<Buffer | undefined> {
  return readFile(path).catch((error: unknown) => {
    if (isMissing(error)) return undefined
    throw error
  })
}

function sizeOf({ plain, gzip }: Stored): number {
  return plain.length + (gzip?.length ?? 0)
}
