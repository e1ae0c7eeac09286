import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Digest } from '#election/named.ts'
import { refusal } from '#room/refusals.ts'
import type { Photos } from '#store/photos.ts'
import { refuse } from '../http/answer.ts'
import { pictureType } from '../http/picture.ts'

/** Sends a photo by its digest; it never changes. */
export async function sendPhoto(
  request: FastifyRequest,
  reply: FastifyReply,
  photos: Photos,
  digest: Digest,
): Promise<FastifyReply> {
  const bytes = await photos.get(digest)
  if (!bytes) return refuse(request, reply, refusal('notFound'))
  reply.header('cache-control', 'private, max-age=31536000, immutable')
  return reply.type(pictureType(bytes)).send(Buffer.from(bytes))
}
