import { createHmac, randomBytes } from 'node:crypto'
import type { BookIndex } from '#election/book/index.ts'
import { type Language, nameIn } from '#election/languages.ts'
import type { Instant } from '#election/named.ts'
import type { RoomEvent } from '#room/notifications/event.ts'
import { noticeOf } from '#room/notifications/words.ts'

const PREFIX = 'whsec_'

/** A secret as Standard Webhooks writes it: `whsec_` and 24 to 64 bytes in base64. */
export function newWebhookSecret(): string {
  return PREFIX + randomBytes(24).toString('base64')
}

/** Whether somebody's own secret is one. */
export function isWebhookSecret(text: string): boolean {
  if (!/^whsec_[A-Za-z0-9+/]+={0,2}$/.test(text)) return false
  const { length } = Buffer.from(text.slice(PREFIX.length), 'base64')
  return length >= 24 && length <= 64
}

/**
 * The three headers of Standard Webhooks over one body: a receiver computes the signature again with the secret, refuses
 * times that are far off, and passes over an id that it has had.
 * @param sent UTC ms of the machine; the header has seconds
 */
export function webhookHeaders(secret: string, id: string, sent: Instant, body: string): Record<string, string> {
  const timestamp = String(Math.floor(sent / 1000))
  const key = Buffer.from(secret.slice(PREFIX.length), 'base64')
  const signature = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')
  return {
    'content-type': 'application/json; charset=utf-8',
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': `v1,${signature}`,
  }
}

/** What a webhook is told of an event: for programs by its members, for people by `text`. */
export function webhookBody(
  index: BookIndex,
  event: RoomEvent,
  { language, test, url }: { readonly language: Language; readonly test: boolean; readonly url: string },
): string {
  const { kind, at, ...rest } = event
  const { title, lines } = noticeOf(index, event, language, test)
  const place = index.places.get(event.place)
  return JSON.stringify({
    type: kind,
    timestamp: new Date(at).toISOString(),
    is_test: test,
    data: {
      room: index.book.room,
      book: index.book.id,
      ...rest,
      ...(place && { place_name: nameIn(place.names, language) }),
      url,
      text: { language, title, lines },
    },
  })
}

/** What a webhook is told that somebody tries out. */
export function webhookTest(room: string, sent: Instant, test: boolean): string {
  return JSON.stringify({ type: 'test', timestamp: new Date(sent).toISOString(), is_test: test, data: { room } })
}
