import { randomBytes } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import type { DeviceId, Instant, InvitationId, PersonId, StationCode } from '#election/named.ts'
import { codeDigest, codeOf, normalizedCode, shownCode } from '#journal/code.ts'
import type { Act } from '#room/act.ts'
import { refusal } from '#room/refusals.ts'
import type { RoomJournal } from '../house.ts'
import { refuse } from '../http/answer.ts'
import type { App } from '../http/app.ts'
import type { ReceiptTime } from '../http/rehearsal.ts'
import { words } from '../http/schemas.ts'

/** An invitation is good for so long unless asked otherwise (minutes): phones are enrolled days before, some late at night. */
const VALID_MINUTES = 7 * 24 * 60

const InviteSchema = Type.Object(
  {
    station: Type.String({ minLength: 1, maxLength: 64 }),
    validMinutes: Type.Optional(Type.Integer({ minimum: 1, maximum: 90 * 24 * 60 })),
    /** Only a rehearsal may choose these, so that its journal is the same each time. */
    code: Type.Optional(Type.String({ maxLength: 40 })),
    invitation: Type.Optional(Type.String({ pattern: '^[A-Za-z0-9-]{1,40}$' })),
  },
  { additionalProperties: false },
)
const RevokeSchema = Type.Object({ reason: words(500) }, { additionalProperties: false })
const NoteSchema = Type.Object({ words: words(500) }, { additionalProperties: false })
const OneId = Type.Object({ id: Type.String({ minLength: 1, maxLength: 120 }) })

export interface ActParts {
  readonly journal: RoomJournal
  readonly pepper: string
  /** Where phones reach the intake: `https://…`, no slash at the end. */
  readonly intake: string
  readonly received: ReceiptTime
  /** Whether this request comes from a rehearsal that showed its key. */
  readonly rehearsing: (request: FastifyRequest) => boolean
  /** The person who signed in; only called behind the access table. */
  readonly person: (request: FastifyRequest) => PersonId
}

/** What an operator can do. Every act is an entry of the journal, with the operator's pseudonym. */
export function acts(app: App, parts: ActParts): void {
  const { journal, received, person } = parts

  app.post('/room/api/invitations', { schema: { body: InviteSchema } }, async (request, reply) => {
    const { station, validMinutes = VALID_MINUTES, ...chosen } = request.body
    const own = parts.rehearsing(request) ? chosen : {}
    const code = own.code === undefined ? codeOf(randomBytes(10)) : normalizedCode(own.code)
    if (code === undefined) return refuse(request, reply, refusal('malformed', { field: 'code' }))
    const invitation = (own.invitation ?? `i${randomBytes(8).toString('hex')}`) as InvitationId
    const now = received(request)
    const expires = (now + validMinutes * 60_000) as Instant
    const act: Act = {
      type: 'invite',
      by: person(request),
      invitation,
      station: station as StationCode,
      code: codeDigest(parts.pepper, code),
      expires,
    }
    const done = await journal.act(act, now)
    if (!done.ok) return refuse(request, reply, done.error)
    const shown = shownCode(code)
    // The code is in the fragment: a browser keeps it from every server's log.
    return reply
      .code(201)
      .header('cache-control', 'no-store')
      .send({ invitation, code: shown, link: `${parts.intake}/station/#code=${shown}`, expires })
  })

  app.delete('/room/api/invitations/:id', { schema: { params: OneId } }, (request, reply) =>
    carryOut(request, reply, {
      type: 'withdraw-invitation',
      by: person(request),
      invitation: request.params.id as InvitationId,
    }),
  )

  app.post('/room/api/devices/:id/revoke', { schema: { params: OneId, body: RevokeSchema } }, (request, reply) =>
    carryOut(request, reply, {
      type: 'revoke',
      by: person(request),
      device: request.params.id as DeviceId,
      reason: request.body.reason,
    }),
  )

  app.post('/room/api/alerts/:id/note', { schema: { params: OneId, body: NoteSchema } }, (request, reply) =>
    carryOut(request, reply, {
      type: 'note-alert',
      by: person(request),
      alert: request.params.id,
      words: request.body.words,
    }),
  )

  async function carryOut(request: FastifyRequest, reply: FastifyReply, act: Act): Promise<unknown> {
    const done = await journal.act(act, received(request))
    if (!done.ok) return refuse(request, reply, done.error)
    const { position, at } = done.value
    return { ...(position === undefined ? {} : { position }), at }
  }
}
