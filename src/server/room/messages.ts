import type { FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import type { MessageId, PersonId } from '#election/named.ts'
import { MESSAGE_LIMITS, type Recipients } from '#journal/message-entry.ts'
import type { MessageAct } from '#room/messages/decide.ts'
import { messageRefusal } from '#room/refusals.ts'
import { messageDetail, messageList } from '#room/views/messages.ts'
import type { House } from '../house.ts'
import { refuse } from '../http/answer.ts'
import type { App } from '../http/app.ts'
import type { ReceiptTime } from '../http/rehearsal.ts'
import { MessageText, StationText, words } from '../http/schemas.ts'

const closed = { additionalProperties: false } as const

const SendSchema = Type.Object(
  {
    /** Chosen by the page: a message that is sent again after a lost answer is sent once. */
    message: MessageText,
    to: Type.Union([
      Type.Object({ k: Type.Literal('all') }, closed),
      Type.Object({ k: Type.Literal('place'), place: StationText }, closed),
      Type.Object(
        { k: Type.Literal('stations'), stations: Type.Array(StationText, { maxItems: MESSAGE_LIMITS.stations }) },
        closed,
      ),
    ]),
    words: words(MESSAGE_LIMITS.words),
    pinned: Type.Boolean(),
  },
  closed,
)
const PinSchema = Type.Object({ pinned: Type.Boolean() }, closed)
const WithdrawSchema = Type.Object({ reason: words(MESSAGE_LIMITS.reason) }, closed)
const OneMessage = Type.Object({ message: MessageText })

/** The room's messages to stations: sent, pinned, withdrawn, and who has read them. */
export function messages(app: App, { journal, index }: House, received: ReceiptTime): void {
  const standing = async (reply: FastifyReply) => {
    await journal.catchUp()
    reply.header('cache-control', 'no-store')
    return journal.settled()
  }

  app.get('/room/api/messages', async (request, reply) => {
    return { messages: messageList(index, await standing(reply), request.within) }
  })

  app.get('/room/api/messages/:message', { schema: { params: OneMessage } }, async (request, reply) => {
    const message = request.params.message as MessageId
    const detail = messageDetail(index, await standing(reply), message, request.within)
    return detail ?? refuse(request, reply, messageRefusal({ kind: 'messageUnknown', parameters: { message } }))
  })

  app.post('/room/api/messages', { schema: { body: SendSchema } }, (request, reply) => {
    const { message, to, words, pinned } = request.body
    return act(request, reply, {
      type: 'send-message',
      ...whose(request, message),
      to: to as Recipients,
      words,
      pinned,
    })
  })

  app.post(
    '/room/api/messages/:message/pinned',
    { schema: { params: OneMessage, body: PinSchema } },
    (request, reply) =>
      act(request, reply, {
        type: 'pin-message',
        ...whose(request, request.params.message),
        pinned: request.body.pinned,
      }),
  )

  app.post(
    '/room/api/messages/:message/withdrawn',
    { schema: { params: OneMessage, body: WithdrawSchema } },
    (request, reply) =>
      act(request, reply, {
        type: 'withdraw-message',
        ...whose(request, request.params.message),
        reason: request.body.reason,
      }),
  )

  async function act(request: FastifyRequest, reply: FastifyReply, what: MessageAct): Promise<unknown> {
    const done = await journal.act(what, received(request))
    if (!done.ok) return refuse(request, reply, done.error)
    const { position, at } = done.value
    return { ...(position === undefined ? {} : { position }), at }
  }
}

function whose(request: FastifyRequest, message: string): { by: PersonId; message: MessageId } {
  return { by: request.signedIn?.person as PersonId, message: message as MessageId }
}
