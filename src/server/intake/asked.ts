import { Type } from 'typebox'
import { stationMessages } from '#room/views/messages.ts'
import type { House } from '../house.ts'
import { refuse } from '../http/answer.ts'
import type { App } from '../http/app.ts'
import type { ReceiptTime } from '../http/rehearsal.ts'
import { ErrorSchema, HealthSchema, ReceiptsSchema, StandingSchema, StationMessagesSchema } from '../http/schemas.ts'
import { requestingDevice } from './device.ts'
import { receiptsOf } from './receipts.ts'
import { standingOf } from './station.ts'

const DeviceHeaders = Type.Object({
  'sunduq-device': Type.String({ description: 'Id of the device' }),
  'sunduq-signature': Type.String({ description: 'Its signature over the request statement' }),
})

/** What a device may ask about itself and its station, and what anyone may ask: the time, and whether this works. */
export function questions(app: App, { journal, index }: House, received: ReceiptTime): void {
  const signed = { headers: DeviceHeaders }

  app.get(
    '/intake/station',
    {
      schema: {
        ...signed,
        summary: 'The station as the room sees it, and how far this device is held',
        response: { 200: StandingSchema, '4xx': ErrorSchema },
      },
    },
    async (request, reply) => {
      const device = await requestingDevice(journal, request)
      if (!device.ok) return refuse(request, reply, device.error)
      reply.header('cache-control', 'no-store')
      return standingOf(index, await journal.settled(), device.value.id, received(request))
    },
  )

  const Query = Type.Object({
    from: Type.Optional(Type.Integer({ minimum: 1 })),
    lang: Type.Optional(Type.String()),
  })
  app.get(
    '/intake/receipts',
    {
      schema: {
        ...signed,
        summary: 'Where the items of this device are in the journal',
        querystring: Query,
        response: { 200: ReceiptsSchema, '4xx': ErrorSchema },
      },
    },
    async (request, reply) => {
      const device = await requestingDevice(journal, request)
      if (!device.ok) return refuse(request, reply, device.error)
      reply.header('cache-control', 'no-store')
      return receiptsOf(journal, device.value.id, request.query.from ?? 1)
    },
  )

  const After = Type.Object({
    after: Type.Optional(Type.Integer({ minimum: -1 })),
    lang: Type.Optional(Type.String()),
  })
  app.get(
    '/intake/messages',
    {
      schema: {
        ...signed,
        summary: "The room's messages to this station that changed after a position",
        querystring: After,
        response: { 200: StationMessagesSchema, '4xx': ErrorSchema },
      },
    },
    async (request, reply) => {
      const device = await requestingDevice(journal, request)
      if (!device.ok) return refuse(request, reply, device.error)
      reply.header('cache-control', 'no-store')
      const { station } = device.value.state
      const { upTo, messages } = stationMessages(index, await journal.settled(), station, request.query.after ?? -1)
      return { upTo, messages: [...messages] }
    },
  )

  const Time = Type.Object({ now: Type.Integer() })
  app.get(
    '/intake/time',
    { schema: { summary: "The room's clock", response: { 200: Time } } },
    async (request, reply) => {
      reply.header('cache-control', 'no-store')
      return { now: received(request) }
    },
  )

  app.get(
    '/intake/health',
    { schema: { summary: 'Whether entries can be appended', response: { 200: HealthSchema } } },
    async (_request, reply) => {
      reply.header('cache-control', 'no-store')
      await journal.catchUp()
      const { size, at, test } = await journal.settled()
      return { ok: true, size, at, test }
    },
  )
}
