import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Static } from 'typebox'
import type { ConstituencyCode } from '#election/named.ts'
import type { CountAct } from '#room/count/acts.ts'
import { countContext } from '#room/count/context.ts'
import { decideCount } from '#room/count/decide.ts'
import { RELEASED_BYTES, readReleased } from '#room/count/released-file.ts'
import type { OtherRoom } from '#room/count/state.ts'
import { formRefusal, refusal } from '#room/refusals.ts'
import type { ReleasedView } from '#room/views/desk.ts'
import { answer, refuse } from '../../http/answer.ts'
import type { App } from '../../http/app.ts'
import { carryOut } from '../carry-out.ts'
import { byOf, currentState, type DeskParts, openingOf, refused } from './parts.ts'
import { DONE, FiguresSchema, OneConstituency, ReleasedQuery } from './schemas.ts'

const FIGURES = '/desk/api/figures/:constituency'

/** The figures of other rooms, for a contest wider than this one: from a commission's signed sheet, or from a file. */
export function figures(app: App, parts: DeskParts): void {
  const { house, received } = parts
  // The bytes themselves are what is hashed: nothing may read them before.
  app.addContentTypeParser(
    'application/octet-stream',
    { parseAs: 'buffer', bodyLimit: RELEASED_BYTES },
    (_request, body, done) => done(null, body),
  )

  app.post(
    FIGURES,
    {
      schema: {
        summary: 'Take in the figures of another room',
        params: OneConstituency,
        body: FiguresSchema,
        response: DONE,
      },
    },
    async (request, reply) => {
      const { salt, ...typed } = request.body
      const act = importing(request, typed as OtherRoom, salt)
      if (!act.ok) return refuse(request, reply, act.error)
      return answer(request, reply, await carryOut(parts, act.value, received(request)))
    },
  )

  app.post(
    `${FIGURES}/released`,
    {
      bodyLimit: RELEASED_BYTES,
      schema: {
        summary: 'Take in the released results.json of another room, or only look at it',
        params: OneConstituency,
        querystring: ReleasedQuery,
      },
    },
    async (request, reply) => released(request, reply, request.params.constituency as ConstituencyCode, request.query),
  )

  async function released(
    request: FastifyRequest,
    reply: FastifyReply,
    code: ConstituencyCode,
    { sha256, look, note, salt }: Static<typeof ReleasedQuery>,
  ): Promise<FastifyReply> {
    const constituency = house.book.constituencies.find((one) => one.code === code)
    if (!constituency) return answer(request, reply, refused('unknownContest'))
    if (!(request.body instanceof Uint8Array)) return refuse(request, reply, refusal('malformed', { field: 'body' }))
    const state = await currentState(parts)
    const { room, places } = house.book
    const taker = {
      ...{ room, test: state.test, constituency, places },
      ...(sha256 !== undefined && { announced: sha256 }),
      ...(note !== undefined && { note }),
    }
    const read = readReleased(request.body, taker)
    if (!read.ok) return refuse(request, reply, formRefusal(read.error))
    const { figures, authorship } = read.value
    const act = importing(request, figures, salt)
    if (!act.ok) return refuse(request, reply, act.error)
    const now = received(request)
    const view = { figures, authorship, hashAnnounced: sha256 !== undefined }
    if (look) {
      const decided = decideCount(countContext(house.index, await currentState(parts)), act.value, now)
      if (!decided.ok) return refuse(request, reply, formRefusal(decided.error))
      return answer(request, reply, { ok: true, value: view satisfies ReleasedView })
    }
    const done = await carryOut(parts, act.value, now)
    if (!done.ok) return refuse(request, reply, done.error)
    return answer(request, reply, { ok: true, value: { ...view, done: done.value } satisfies ReleasedView })
  }

  function importing(request: FastifyRequest, value: OtherRoom, salt: string | undefined) {
    const opening = openingOf(parts, request, value, salt)
    if (!opening.ok) return opening
    const constituency = (request.params as { constituency: string }).constituency as ConstituencyCode
    const act = { type: 'import-figures', ...byOf(request), constituency, opening: opening.value } satisfies CountAct
    return { ok: true, value: act } as const
  }
}
