import { join } from 'node:path'
import { Type } from 'typebox'
import type { DeviceId, Digest } from '#election/named.ts'
import { isPicture, PHOTO_BYTES } from '#journal/photo.ts'
import { sha256Hex } from '#journal/sha256.ts'
import { type Refusal, refusal } from '#room/refusals.ts'
import type { House } from '../house.ts'
import { refuse } from '../http/answer.ts'
import type { App } from '../http/app.ts'
import { AttemptLimit } from '../http/limits.ts'
import { DigestText, ErrorSchema, PhotoSchema } from '../http/schemas.ts'
import { requestingDevice } from './device.ts'
import { PhotoParts } from './parts.ts'

/** Bytes that one device may send in an hour: some thousand photos, and no full disk from a stolen phone. */
const HOURLY_BYTES = 256 * 1024 * 1024

/**
 * `PUT /intake/photos/<sha256>`: content-addressed, whole or in parts, from an enrolled device only. Sending one again is
 * harmless; a photo whose bytes do not have its digest leaves nothing behind.
 */
export function photos(app: App, { journal, store }: House, folder: string): void {
  const parts = new PhotoParts(join(folder, 'photo-parts'))
  const limit = new AttemptLimit(HOURLY_BYTES, 3_600_000)
  const Address = Type.Object({ sha256: DigestText })
  app.addContentTypeParser(
    ['image/jpeg', 'image/png', 'image/webp', 'application/octet-stream'],
    { parseAs: 'buffer', bodyLimit: PHOTO_BYTES },
    (_request, body, done) => done(null, body),
  )

  app.put(
    '/intake/photos/:sha256',
    {
      bodyLimit: PHOTO_BYTES,
      schema: {
        summary: 'A photo, whole or in parts',
        params: Address,
        response: { '2xx': PhotoSchema, '4xx': ErrorSchema },
      },
    },
    async (request, reply) => {
      const device = await requestingDevice(journal, request)
      if (!device.ok) return refuse(request, reply, device.error)
      const digest = request.params.sha256 as Digest
      const { id } = device.value
      if (store.photos.has(digest)) return reply.send({ held: true })
      const part = partOf(request.headers['content-range'], request.body)
      if ('code' in part) return refuse(request, reply, part)
      const seconds = limit.attempt(id, part.bytes.length)
      if (seconds > 0) return refuse(request, reply, refusal('tooMany', { seconds }))

      const held = await parts.add(id, digest, part.offset, part.bytes)
      if (held === undefined) {
        return refuse(request, reply, refusal('photoGap', { offset: await parts.held(id, digest) }))
      }
      if (held < part.total) return reply.code(202).send({ held: false, offset: held })
      const why = await keep(id, digest)
      return why ? refuse(request, reply, why) : reply.code(201).send({ held: true })
    },
  )

  app.get(
    '/intake/photos/:sha256',
    {
      schema: {
        summary: 'How much of a photo is here',
        params: Address,
        response: { 200: PhotoSchema, '4xx': ErrorSchema },
      },
    },
    async (request, reply) => {
      const device = await requestingDevice(journal, request)
      if (!device.ok) return refuse(request, reply, device.error)
      const digest = request.params.sha256 as Digest
      reply.header('cache-control', 'no-store')
      if (store.photos.has(digest)) return { held: true }
      return { held: false, offset: await parts.held(device.value.id, digest) }
    },
  )

  async function keep(device: DeviceId, digest: Digest): Promise<Refusal | undefined> {
    const bytes = await parts.read(device, digest)
    const fits = sha256Hex(bytes) === digest
    const shown = fits && isPicture(bytes)
    if (shown) await store.photos.put(digest, bytes)
    await parts.drop(device, digest)
    if (!fits) return refusal('photoDiffers')
    return shown ? undefined : refusal('malformed', { field: 'photo' })
  }
}

interface Part {
  readonly offset: number
  readonly total: number
  readonly bytes: Buffer
}

/** The part that a request carries; without `Content-Range` it is the whole photo. */
function partOf(range: string | undefined, body: unknown): Part | Refusal {
  if (!Buffer.isBuffer(body) || body.length === 0) return refusal('malformed', { field: 'body' })
  if (range === undefined) return { offset: 0, total: body.length, bytes: body }
  const [, from, to, total] = (/^bytes (\d{1,9})-(\d{1,9})\/(\d{1,9})$/.exec(range) ?? []).map(Number)
  if (from === undefined || to === undefined || total === undefined || to - from + 1 !== body.length || to >= total) {
    return refusal('malformed', { field: 'content-range' })
  }
  if (total > PHOTO_BYTES) return refusal('tooLarge', { limit: PHOTO_BYTES })
  return { offset: from, total, bytes: body }
}
