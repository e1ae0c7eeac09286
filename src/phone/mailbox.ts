import type { MessageId } from '#election/named.ts'
import type { StationMessage, StationMessages } from '#journal/message-entry.ts'
import type { KeptItem } from './outbox-store.ts'

/** The room's messages to a station, as its device keeps them. */
export interface Mailbox {
  /** Everything up to this position of the journal is in it; -1 at first. */
  readonly upTo: number
  /** What is pinned first, then the newest; none that was withdrawn. */
  readonly messages: readonly StationMessage[]
}

export const EMPTY_MAILBOX: Mailbox = { upTo: -1, messages: [] }

/** The mailbox with what the room told since. News that are older than what is known change nothing, nor bring back. */
export function withNews(box: Mailbox, news: StationMessages): Mailbox {
  const known = new Map(box.messages.map((message) => [message.message, message]))
  for (const message of news.messages) {
    if (message.changed > box.upTo) known.set(message.message, message)
  }
  const standing = [...known.values()].filter(({ words }) => words !== undefined)
  return {
    upTo: Math.max(box.upTo, news.upTo),
    messages: standing.sort((a, b) => Number(b.pinned) - Number(a.pinned) || b.at - a.at),
  }
}

/** What this device itself said about messages. */
export interface Answers {
  /** Shown here; an answer says so too. */
  readonly seen: ReadonlySet<MessageId>
  /** Answers to each message, oldest first. */
  readonly replies: ReadonlyMap<MessageId, readonly KeptItem[]>
}

/** The answers in an outbox. */
export function answersIn(items: readonly KeptItem[]): Answers {
  const seen = new Set<MessageId>()
  const replies = new Map<MessageId, KeptItem[]>()
  for (const kept of items) {
    const { item } = kept
    if (item.k !== 'seen' && item.k !== 'reply') continue
    seen.add(item.message)
    if (item.k === 'reply') replies.set(item.message, [...(replies.get(item.message) ?? []), kept])
  }
  return { seen, replies }
}
