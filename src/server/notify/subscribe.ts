import type { BookIndex } from '#election/book/index.ts'
import { isInside } from '#election/book/inside.ts'
import { LANGUAGES } from '#election/languages.ts'
import type { Instant, PersonId, PlaceCode } from '#election/named.ts'
import { fail, type Outcome, ok } from '#election/outcome.ts'
import type { EventKind, RoomEvent } from '#room/notifications/event.ts'
import { kindsFor } from '#room/notifications/hears.ts'
import { notificationRefusal, peopleRefusal, type Refusal, refusal } from '#room/refusals.ts'
import type { Messages } from '#store/notify-messages.ts'
import { CHANNELS, type NewSubscription } from '#store/notify-subscriptions.ts'
import type { Store } from '#store/store.ts'
import { hearerOf, OUTSIDE } from './hearers.ts'
import { readTarget } from './post.ts'
import { arePushKeys } from './push.ts'
import type { NotifySettings } from './settings.ts'
import { isWebhookSecret, newWebhookSecret } from './webhook.ts'

/** Most subscriptions of one person, and of one label. */
const MOST = 20
/** An address that was not confirmed by then never is (ms). */
export const CONFIRM_MS = 3 * 86_400_000

/** What subscribing stands on. */
export interface SubscribeParts {
  readonly store: Store
  readonly index: BookIndex
  readonly messages: Messages<RoomEvent>
  readonly settings: NotifySettings
  /** UTC ms of the machine. */
  readonly now: () => Instant
}

/** What somebody asks for, as it was typed. */
export interface Asked {
  readonly channel: string
  readonly address: string
  readonly language: string
  readonly places: readonly string[]
  readonly events: readonly string[]
  readonly severity?: string | undefined
  /** Of a browser. */
  readonly keys?: { readonly p256dh: string; readonly auth: string } | undefined
  /** Of a webhook, where its owner has one already. */
  readonly secret?: string | undefined
}

/** For whom: a person of the room, or somebody outside under a label. */
export type For = { readonly person: PersonId } | { readonly label: string }

export interface Subscribed {
  readonly subscription: string
  /** Of a webhook, shown this once. */
  readonly secret?: string
  /** The message that asks an e-mail address whether it wants this. */
  readonly asked?: string
}

/**
 * Subscribes a person or somebody outside to what they may hear of, and nothing else. An e-mail address is asked first; a
 * webhook and a browser belong to whoever names them.
 */
export async function subscribe(parts: SubscribeParts, who: For, asked: Asked): Promise<Outcome<Subscribed, Refusal>> {
  const { store, index, messages, now } = parts
  const { room } = index.book
  const wish = await wishOf(parts, who, asked)
  if (!wish.ok) return wish
  const way = await wayOf(parts, asked)
  if (!way.ok) return way
  const same = (await store.subscriptions.list(room)).filter((one) =>
    'person' in who ? one.person === who.person : one.label === who.label,
  )
  if (same.length >= MOST) return fail(notificationRefusal('tooMany', { most: MOST }))
  const isMail = way.value.channel === 'email'
  const made = now()
  const subscription = await store.subscriptions.add(room, { ...who, ...wish.value, ...way.value }, made, !isMail)
  const { secret } = way.value.keys
  return ok({
    subscription,
    ...(secret !== undefined && { secret }),
    ...(isMail && { asked: await messages.ask(room, subscription, 'confirm', made) }),
  })
}

/** Asks an address again whether it wants to be told. */
export async function askAgain(parts: SubscribeParts, subscription: string): Promise<Outcome<string, Refusal>> {
  const { store, index, messages, now } = parts
  const { room } = index.book
  const found = await store.subscriptions.find(room, subscription)
  if (!found) return fail(notificationRefusal('subscriptionUnknown', { subscription }))
  const purpose = found.confirmed === undefined ? 'confirm' : 'test'
  return ok(await messages.ask(room, subscription, purpose, now()))
}

type Wish = Pick<NewSubscription, 'language' | 'places' | 'events' | 'severity'>

async function wishOf({ store, index, now }: SubscribeParts, who: For, asked: Asked): Promise<Outcome<Wish, Refusal>> {
  const { book } = index
  const hearer = 'label' in who ? OUTSIDE : hearerOf(await store.people.find(book.room, who.person), now())
  if (!hearer) return fail(peopleRefusal('personUnknown', { person: 'person' in who ? who.person : '' }))
  if ('label' in who && who.label.trim() === '') return fail(refusal('malformed', { field: 'label' }))
  const language = LANGUAGES.find((one) => one === asked.language)
  if (!language) return fail(refusal('malformed', { field: 'language' }))
  const kinds: readonly string[] = kindsFor(book, hearer.audience)
  const events = [...new Set(asked.events)]
  if (events.length === 0) return fail(refusal('malformed', { field: 'events' }))
  const other = events.find((event) => !kinds.includes(event))
  if (other !== undefined) return fail(notificationRefusal('eventNotYours', { event: other }))
  const places = [...new Set(asked.places as readonly PlaceCode[])]
  const stranger = places.find((place) => !index.places.has(place))
  if (stranger !== undefined) return fail(peopleRefusal('scopeUnknown', { place: stranger }))
  const outside = places.find((place) => !isInside(index, hearer.scope, place))
  if (outside !== undefined) return fail(peopleRefusal('outsideScope', { place: outside }))
  const { severity = 'amber' } = asked
  if (severity !== 'amber' && severity !== 'red') return fail(refusal('malformed', { field: 'severity' }))
  // Whoever names the room itself wants all of it.
  return ok({ language, places: places.includes(book.room) ? [] : places, events: events as EventKind[], severity })
}

type Way = Pick<NewSubscription, 'channel' | 'address' | 'keys'>

async function wayOf({ messages, index, settings }: SubscribeParts, asked: Asked): Promise<Outcome<Way, Refusal>> {
  const channel = CHANNELS.find((one) => one === asked.channel)
  const address = asked.address.trim()
  switch (channel) {
    case 'email': {
      if (!isMailAddress(address)) return fail(notificationRefusal('addressWrong'))
      const sender = await messages.sender(index.book.room)
      return sender?.mail ? ok({ channel, address, keys: {} }) : fail(notificationRefusal('mailAway'))
    }
    case 'webhook': {
      if (!readTarget(settings, address)) return fail(notificationRefusal('webhookWrong'))
      const { secret = newWebhookSecret() } = asked
      if (!isWebhookSecret(secret)) return fail(refusal('malformed', { field: 'secret' }))
      return ok({ channel, address, keys: { secret } })
    }
    case 'push': {
      const { keys } = asked
      if (!keys || !arePushKeys(keys) || !readTarget(settings, address)) return fail(notificationRefusal('pushWrong'))
      return ok({ channel, address, keys: { p256dh: keys.p256dh, auth: keys.auth } })
    }
    case undefined:
      return fail(refusal('malformed', { field: 'channel' }))
  }
}

/** One address without a name, quotes or line ends; what its server thinks of it is found out by writing to it. */
function isMailAddress(text: string): boolean {
  return text.length <= 254 && /^[^\s@<>()[\]",:;\\]{1,64}@[\p{L}\p{N}.-]+\.[\p{L}\p{N}-]{2,}$/u.test(text)
}
