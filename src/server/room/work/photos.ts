import type { Digest } from '#election/named.ts'
import { isPicture, PHOTO_BYTES } from '#journal/photo.ts'
import { sha256Hex } from '#journal/sha256.ts'
import { refusal } from '#room/refusals.ts'
import { refuse } from '../../http/answer.ts'
import type { App } from '../../http/app.ts'
import { AttemptLimit } from '../../http/limits.ts'
import { ErrorSchema, PhotoSchema } from '../../http/schemas.ts'
import { personOf, type WorkParts } from './parts.ts'
import { OnePhoto } from './schemas.ts'

/** Bytes that one person may send in an hour: a photo a minute, and no full disk from a stolen session. */
const HOURLY_BYTES = 64 * 1024 * 1024

/**
 * Photos of incidents that somebody at the room was given, in the same store as those of phones: under the hash of their
 * bytes, so that sending one again is harmless. Nobody is shown one before an incident names it.
 */
export function incidentPhotos(app: App, { house }: WorkParts): void {
  const { photos } = house.store
  const limit = new AttemptLimit(HOURLY_BYTES, 3_600_000)

  app.put(
    '/room/api/photos/:sha256',
    {
      bodyLimit: PHOTO_BYTES,
      schema: {
        summary: 'Keep a photo for an incident that is told',
        params: OnePhoto,
        response: { '2xx': PhotoSchema, '4xx': ErrorSchema },
      },
    },
    async (request, reply) => {
      const digest = request.params.sha256 as Digest
      const bytes: unknown = request.body
      if (!Buffer.isBuffer(bytes) || bytes.length === 0)
        return refuse(request, reply, refusal('malformed', { field: 'body' }))
      const seconds = limit.attempt(personOf(request).person, bytes.length)
      if (seconds > 0) return refuse(request, reply, refusal('tooMany', { seconds }))
      if (sha256Hex(bytes) !== digest) return refuse(request, reply, refusal('photoDiffers'))
      if (!isPicture(bytes)) return refuse(request, reply, refusal('malformed', { field: 'photo' }))
      await photos.put(digest, bytes)
      return reply.code(201).send({ held: true })
    },
  )
}
