import type { BookIndex } from '#election/book/index.ts'
import { direction } from '#election/languages.ts'
import type { Instant } from '#election/named.ts'
import { unreachable } from '#election/named.ts'
import { fail, type Outcome } from '#election/outcome.ts'
import type { RoomEvent } from '#room/notifications/event.ts'
import { type Notice, noticeOf, noticePage } from '#room/notifications/words.ts'
import type { Claimed, Messages } from '#store/notify-messages.ts'
import type { Channel, Subscriptions } from '#store/notify-subscriptions.ts'
import type { Links } from './links.ts'
import { confirmLetter, type Letter, type Mailer, noticeLetter, subjectOf, testLetter, titleOf } from './mail.ts'
import { PATIENCE_MS, type Post, type PostFault } from './post.ts'
import { encryptPush, MOST_BYTES, type PushKeys, type VapidKey } from './push.ts'
import { webhookBody, webhookHeaders, webhookTest } from './webhook.ts'

const SECOND = 1000
const MINUTE = 60 * SECOND
/** Waits between attempts (ms): four hours in all, then a message is given up and shown as such. */
export const WAITS = [5 * SECOND, 30 * SECOND, ...[2, 5, 15, 30, 60, 120].map((minutes) => minutes * MINUTE)] as const
/** Whoever dies with messages in hand loses them after this: longer than any attempt takes (ms). */
const HOLD_MS = 2 * PATIENCE_MS
/** Rest of a subscription after a message (ms): what comes meanwhile goes together. Programs take each thing at once. */
const REST_MS: Readonly<Record<Channel, number>> = { email: MINUTE, push: 10 * SECOND, webhook: 0 }
/** Messages under way at once. */
const AT_ONCE = 16
/** How long a push service keeps a message for a browser that is away (s). */
const TTL_S = 4 * 3600

export interface SenderParts {
  readonly index: BookIndex
  /** A room that was opened as a rehearsal: every message says so. */
  readonly test: boolean
  readonly subscriptions: Subscriptions
  readonly messages: Messages<RoomEvent>
  readonly links: Links
  readonly post: Post
  /** Absent where no mail server is set. */
  readonly mailer?: Mailer
  readonly vapid: VapidKey
  /** Whom a push service may write to (`mailto:` or `https:`). */
  readonly contact: string
  /** Addresses of the room's pages and of the public ones, without a slash at the end. */
  readonly pages: { readonly room: string; readonly portal: string }
  /** UTC ms of the machine. */
  readonly now: () => Instant
}

type Message = Claimed<RoomEvent>
type Told = Notice & { readonly url: string }

/** Sends everything that is due once; answers how many messages were tried. */
export async function sendDue(parts: SenderParts): Promise<number> {
  const { index, messages, now } = parts
  await messages.gather(index.book.room, now())
  const held = (now() + HOLD_MS) as Instant
  const due = await messages.claim(index.book.room, now(), held, AT_ONCE)
  await Promise.all(due.map((message) => attempt(parts, message)))
  return due.length
}

async function attempt(parts: SenderParts, message: Message): Promise<void> {
  const { index, messages, subscriptions, now } = parts
  const { room } = index.book
  const { subscription, attempts } = message
  const done = await send(parts, message)
  if (done.ok) {
    const rest = message.purpose === 'events' ? REST_MS[subscription.channel] : 0
    await messages.sent(room, message, now(), (now() + rest) as Instant)
    return
  }
  const { fault, status } = done.error
  const isGone = subscription.channel === 'push' ? status === 404 || status === 410 : status === 410
  const isFinal = isGone || (subscription.channel === 'email' && status !== undefined)
  const wait = isFinal ? undefined : WAITS[attempts - 1]
  await messages.failed(
    room,
    message.message,
    fault,
    now(),
    wait === undefined ? undefined : ((now() + wait) as Instant),
  )
  // Whoever is there no more is not knocked at again; a person sees it and starts it anew.
  if (isGone) await subscriptions.pause(room, subscription.subscription, now(), fault)
}

function send(parts: SenderParts, message: Message): Promise<Outcome<void, PostFault>> {
  const { channel } = message.subscription
  switch (channel) {
    case 'email':
      return sendMail(parts, message)
    case 'webhook':
      return sendWebhook(parts, message)
    case 'push':
      return sendPush(parts, message)
    default:
      return unreachable(channel)
  }
}

async function sendMail(parts: SenderParts, message: Message): Promise<Outcome<void, PostFault>> {
  const { mailer, links, test } = parts
  if (!mailer) return fail({ fault: 'no mail server is set' })
  const { subscription, message: id } = message
  const unsubscribe = links.url('unsubscribe', subscription.subscription)
  return mailer.send(letterOf(parts, message, unsubscribe), { to: subscription.address, id, test, unsubscribe })
}

function letterOf(parts: SenderParts, message: Message, unsubscribe: string): Letter {
  const { links, test, index } = parts
  const { subscription, purpose } = message
  const { language } = subscription
  const title = titleOf(index.book.title, language)
  switch (purpose) {
    case 'confirm':
      return confirmLetter(title, language, links.url('confirm', subscription.subscription), test)
    case 'test':
      return testLetter(title, language, unsubscribe, test)
    case 'events':
      return noticeLetter(toldIn(parts, message), title, language, unsubscribe)
    default:
      return unreachable(purpose)
  }
}

async function sendWebhook(parts: SenderParts, message: Message): Promise<Outcome<void, PostFault>> {
  const { index, test, post, now } = parts
  const { subscription, events, message: id } = message
  const { language, address, keys } = subscription
  const [event] = events
  const body = event
    ? webhookBody(index, event, { language, test, url: urlOf(parts, event, language) })
    : webhookTest(index.book.room, message.made, test)
  return post.send(new URL(address), webhookHeaders(keys.secret ?? '', id, now(), body), body)
}

async function sendPush(parts: SenderParts, message: Message): Promise<Outcome<void, PostFault>> {
  const { post, vapid, contact, now } = parts
  const { address, keys } = message.subscription
  const endpoint = new URL(address)
  const isUrgent = message.events.some((event) => 'severity' in event && event.severity === 'red')
  return post.send(
    endpoint,
    {
      authorization: vapid.authorization(endpoint, contact, now()),
      'content-encoding': 'aes128gcm',
      'content-type': 'application/octet-stream',
      ttl: String(TTL_S),
      urgency: isUrgent ? 'high' : 'normal',
    },
    encryptPush(pushText(parts, message), keys as unknown as PushKeys),
  )
}

/** What the service worker shows; a long text is cut, because a push message holds four kilobytes. */
function pushText(parts: SenderParts, message: Message): Buffer {
  const { index, test } = parts
  const { subscription, message: tag } = message
  const { language } = subscription
  const told = toldIn(parts, message)
  const [first] = told
  const letter = testLetter(titleOf(index.book.title, language), language, '', test)
  const title = first ? subjectOf(told, language) : letter.subject
  const body = first ? told.slice(0, 5).flatMap(({ title, lines }) => (told.length > 1 ? [title] : lines)) : []
  const url = first?.url ?? `${parts.pages.room}/office/`
  for (let letters = 1000; ; letters -= 100) {
    const text = body.join('\n').slice(0, letters)
    const bytes = Buffer.from(
      JSON.stringify({ title: title.slice(0, 300), body: text, url, tag, lang: language, dir: direction(language) }),
    )
    if (bytes.length <= MOST_BYTES || letters <= 0) return bytes
  }
}

function toldIn(parts: SenderParts, { subscription, events }: Message): Told[] {
  const { language } = subscription
  return events.map((event) => ({
    ...noticeOf(parts.index, event, language, parts.test),
    url: urlOf(parts, event, language),
  }))
}

function urlOf({ index, pages }: SenderParts, event: RoomEvent, language: Message['subscription']['language']): string {
  const { surface, path } = noticePage(index, event, language)
  return pages[surface] + path
}
