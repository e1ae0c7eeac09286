import type { FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { LANGUAGES, type Language } from '#election/languages.ts'
import type { Instant, PersonId } from '#election/named.ts'
import { fail, type Outcome, ok } from '#election/outcome.ts'
import { EVENT_KINDS, type EventKind, type RoomEvent } from '#room/notifications/event.ts'
import { kindsFor } from '#room/notifications/hears.ts'
import { kindName } from '#room/notifications/words.ts'
import { notificationRefusal, type Refusal, refusal } from '#room/refusals.ts'
import { Messages } from '#store/notify-messages.ts'
import { CHANNELS, type Subscription } from '#store/notify-subscriptions.ts'
import type { House } from '../house.ts'
import { answer } from '../http/answer.ts'
import type { App } from '../http/app.ts'
import { languageOf } from '../http/language.ts'
import { words } from '../http/schemas.ts'
import { whoOf } from '../people/account.ts'
import { sendTable } from '../room/table.ts'
import { sendAgain } from './again.ts'
import { hearerOf, OUTSIDE } from './hearers.ts'
import { vapidKey } from './push.ts'
import type { NotifySettings } from './settings.ts'
import { askAgain, type SubscribeParts, subscribe } from './subscribe.ts'
import { messageTable, subscriptionTable } from './table.ts'

/** Latest messages that the screen shows. */
const LATEST = 100
/** And that their file holds: more than a long night sends. */
const MOST = 100_000

const closed = { additionalProperties: false } as const
const literals = <T extends string>(values: readonly T[]) => Type.Union(values.map((value) => Type.Literal(value)))
const KeyText = Type.String({ pattern: '^[A-Za-z0-9_-]{16,100}$' })
const NewSchema = Type.Object(
  {
    for: literals(['me', 'outside']),
    label: Type.Optional(words(120, 1)),
    channel: literals(CHANNELS),
    address: Type.String({ minLength: 1, maxLength: 2000 }),
    language: literals(LANGUAGES),
    places: Type.Array(Type.String({ minLength: 1, maxLength: 64 }), { maxItems: 200 }),
    events: Type.Array(literals(EVENT_KINDS), { minItems: 1, maxItems: EVENT_KINDS.length }),
    severity: Type.Optional(literals(['amber', 'red'])),
    keys: Type.Optional(Type.Object({ p256dh: KeyText, auth: KeyText }, closed)),
  },
  closed,
)
const OneSchema = Type.Object({ subscription: Type.String({ pattern: '^n[0-9a-f]{16}$' }) })
const MessageSchema = Type.Object({ message: Type.String({ pattern: '^msg_[0-9a-f]{24}$' }) })
const PausedSchema = Type.Object({ paused: Type.Boolean() }, closed)

const machineNow = () => Date.now() as Instant

/** Notifications of the room's people, and for administrators those of anybody outside: `/office/api/notifications`. */
export async function notifications(
  app: App,
  { store, journal, index }: House,
  settings: NotifySettings,
): Promise<void> {
  const { room } = journal
  const messages = new Messages<RoomEvent>(store.sql)
  const parts: SubscribeParts = { store, index, messages, settings, now: machineNow }
  const { publicKey } = vapidKey(await store.secret('vapid'))
  const own = ownership(parts)

  app.get('/office/api/notifications', async (request, reply) =>
    answer(request, reply, ok({ ...(await overview(parts, whoOf(request), languageOf(request))), vapid: publicKey })),
  )

  app.get('/office/api/notifications.csv', async (request, reply) => {
    const { subscriptions } = await overview(parts, whoOf(request), languageOf(request))
    const { test } = await journal.settled()
    return sendTable(reply, `notifications-${index.book.id}`, subscriptionTable(subscriptions), test)
  })

  app.get('/office/api/notifications/messages.csv', async (request, reply) => {
    const { subscriptions, messages } = await overview(parts, whoOf(request), languageOf(request), MOST)
    const { test } = await journal.settled()
    return sendTable(reply, `notification-messages-${index.book.id}`, messageTable(messages, subscriptions), test)
  })

  app.post('/office/api/notifications', { schema: { body: NewSchema } }, async (request, reply) => {
    const { for: whom, label = '', ...asked } = request.body
    const { person, role } = whoOf(request)
    if (whom === 'outside' && role !== 'administrator') return answer(request, reply, fail(refusal('notAllowed')))
    return answer(request, reply, await subscribe(parts, whom === 'me' ? { person } : { label }, asked))
  })

  app.post(
    '/office/api/notifications/:subscription/paused',
    { schema: { params: OneSchema, body: PausedSchema } },
    async (request, reply) => {
      const found = await own(request, request.params.subscription)
      if (!found.ok) return answer(request, reply, found)
      const { subscription } = found.value
      if (request.body.paused) await store.subscriptions.pause(room, subscription, machineNow())
      else await store.subscriptions.resume(room, subscription)
      return answer(request, reply, ok({ paused: request.body.paused }))
    },
  )

  app.post(
    '/office/api/notifications/:subscription/test',
    { schema: { params: OneSchema } },
    async (request, reply) => {
      const found = await own(request, request.params.subscription)
      const asked = found.ok ? await askAgain(parts, found.value.subscription) : found
      return answer(request, reply, asked.ok ? ok({ message: asked.value }) : asked)
    },
  )

  app.post(
    '/office/api/notifications/messages/:message/again',
    { schema: { params: MessageSchema } },
    async (request, reply) => {
      const { person, role } = whoOf(request)
      const may = (one: Subscription) => isTheirs(one, person, role)
      const again = await sendAgain(parts, request.params.message, person, may)
      return answer(request, reply, again.ok ? ok({ message: request.params.message }) : again)
    },
  )

  app.delete('/office/api/notifications/:subscription', { schema: { params: OneSchema } }, async (request, reply) => {
    const found = await own(request, request.params.subscription)
    if (!found.ok) return answer(request, reply, found)
    await store.subscriptions.remove(room, found.value.subscription)
    return answer(request, reply, ok({ removed: true }))
  })
}

/** What somebody sees of notifications: their own, or everybody's for an administrator, and what can be chosen. */
async function overview(
  { store, index: { book }, messages }: SubscribeParts,
  { person, role }: ReturnType<typeof whoOf>,
  language: Language,
  most = LATEST,
) {
  const isAdministrator = role === 'administrator'
  const named = (kinds: readonly EventKind[]) => kinds.map((kind) => ({ kind, name: kindName(kind, language) }))
  const people = new Map((await store.people.list(book.room)).map((one) => [one.person, one]))
  const hearer = hearerOf(people.get(person), machineNow())
  const subscriptions = (await store.subscriptions.list(book.room)).filter(
    (one) => isAdministrator || one.person === person,
  )
  const ids = new Set(subscriptions.map(({ subscription }) => subscription))
  const latest = await messages.latest(book.room, most)
  const sender = await messages.sender(book.room)
  return {
    now: machineNow(),
    subscriptions: subscriptions.map((one) =>
      shown(one, one.person === person, people.get(one.person ?? person)?.name),
    ),
    messages: latest.filter(({ subscription }) => ids.has(subscription)),
    events: hearer ? named(kindsFor(book, hearer.audience)) : [],
    ...(isAdministrator && { outside: named(kindsFor(book, OUTSIDE.audience)) }),
    places: book.places
      .filter(({ kind }) => kind === 'commune' || kind === 'office')
      .map(({ code, kind, names }) => ({ code, kind, names })),
    ...(sender && { sender: { seen: sender.seen, mail: sender.mail } }),
  }
}

/** Whether somebody may touch a subscription: their own, or any for an administrator. */
function isTheirs({ person: holder }: Subscription, person: PersonId, role: string): boolean {
  return role === 'administrator' || holder === person
}

/** Finds a subscription that the asker may touch. */
function ownership({ store, index }: SubscribeParts) {
  return async (request: FastifyRequest, subscription: string): Promise<Outcome<Subscription, Refusal>> => {
    const { person, role } = whoOf(request)
    const found = await store.subscriptions.find(index.book.room, subscription)
    if (found && isTheirs(found, person, role)) return ok(found)
    return fail(notificationRefusal('subscriptionUnknown', { subscription }))
  }
}

export type ShownSubscription = ReturnType<typeof shown>

/** A subscription as a screen shows it: no secrets, and of an address only what tells it from others. */
function shown({ keys: _, address, ...rest }: Subscription, mine: boolean, name: string | undefined) {
  const isUrl = rest.channel !== 'email' && URL.canParse(address)
  return {
    ...rest,
    mine,
    ...(rest.person !== undefined && name !== undefined && { name }),
    address: isUrl ? new URL(address).host : address,
  }
}
