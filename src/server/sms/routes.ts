import { timingSafeEqual } from 'node:crypto'
import { Type } from 'typebox'
import { refusal } from '#room/refusals.ts'
import { smsText } from '#room/sms/letters.ts'
import type { House } from '../house.ts'
import { refuse } from '../http/answer.ts'
import type { App } from '../http/app.ts'
import type { ReceiptTime } from '../http/rehearsal.ts'
import { ErrorSchema } from '../http/schemas.ts'
import { SmsDesk } from './desk.ts'
import { readKannel } from './kannel.ts'

const Incoming = Type.Object(
  {
    /** The gateway's own id of the message. */
    id: Type.String({ minLength: 1, maxLength: 120 }),
    from: Type.String({ minLength: 1, maxLength: 40 }),
    text: Type.String({ maxLength: 2000 }),
  },
  { additionalProperties: false },
)
const Answered = Type.Object({
  answer: Type.String(),
  coding: Type.Union([Type.Literal('gsm-7'), Type.Literal('ucs-2')]),
  /** The answer as messages that each fit. */
  parts: Type.Array(Type.String()),
})
/** A gateway that comes too early comes again after so long (s). */
const AGAIN_S = 5

/**
 * Where gateways bring the messages of stations: JSON for any of them, and the address that Kannel calls. Only whoever
 * has the gateway's key is listened to.
 */
export function smsRoutes(
  app: App,
  house: House,
  { key, pepper }: { key: string; pepper: string },
  received: ReceiptTime,
): void {
  const desk = new SmsDesk(house, pepper)

  app.post(
    '/intake/sms',
    {
      schema: {
        summary: 'A gateway brings an SMS of a station',
        body: Incoming,
        response: { 200: Answered, '4xx': ErrorSchema },
      },
    },
    async (request, reply) => {
      if (!isKey(request.headers['sunduq-gateway'], key)) return refuse(request, reply, refusal('notAllowed'))
      const heard = await desk.hear(request.body, received(request))
      if (!heard.ok) return refuse(request, reply, refusal('unavailable', { seconds: AGAIN_S }))
      reply.header('cache-control', 'no-store')
      const { coding, parts } = smsText(heard.value)
      return { answer: parts.join(''), coding, parts: [...parts] }
    },
  )

  app.get(
    '/intake/sms/kannel',
    { schema: { summary: 'Kannel brings an SMS of a station' } },
    async (request, reply) => {
      const brought = readKannel(request.raw.url ?? '')
      if (!brought || !isKey(brought.key, key)) return refuse(request, reply, refusal('notAllowed'))
      const heard = await desk.hear(brought, received(request))
      if (!heard.ok) return refuse(request, reply, refusal('unavailable', { seconds: AGAIN_S }))
      const { coding, parts } = smsText(heard.value)
      return reply
        .headers({ 'cache-control': 'no-store', 'x-kannel-coding': coding === 'ucs-2' ? '2' : '0' })
        .type('text/plain; charset=UTF-8')
        .send(parts.join(''))
    },
  )
}

function isKey(given: unknown, key: string): boolean {
  const [one, other] = [Buffer.from(typeof given === 'string' ? given : ''), Buffer.from(key)]
  return one.length === other.length && timingSafeEqual(one, other)
}
