import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { FastifyReply, FastifyRequest } from 'fastify'

/** An answer that is the same for everyone as long as its tag is. */
export interface Packed {
  readonly etag: string
  readonly plain: Buffer
  readonly packed: Buffer
}

/** Writes and compresses a value once. */
export async function pack(etag: string, value: unknown, level = 9): Promise<Packed> {
  const plain = Buffer.from(JSON.stringify(value))
  return { etag, plain, packed: await promisify(gzip)(plain, { level }) }
}

/** Whether whoever asks understands what is compressed. */
export function takesGzip({ headers }: FastifyRequest): boolean {
  return /\bgzip\b/.test(String(headers['accept-encoding'] ?? ''))
}

/** Sends it, or 304 to who has it already. */
export function sendPacked(
  request: FastifyRequest,
  reply: FastifyReply,
  { etag, plain, packed }: Packed,
): FastifyReply {
  reply.header('etag', etag).header('cache-control', 'private, no-cache').header('vary', 'accept-encoding')
  if (request.headers['if-none-match'] === etag) return reply.code(304).send()
  reply.type('application/json; charset=utf-8')
  return takesGzip(request) ? reply.header('content-encoding', 'gzip').send(packed) : reply.send(plain)
}
