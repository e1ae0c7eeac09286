import type { BookIndex } from '#election/book/index.ts'
import type { Count, Instant, MessageId, PersonId, Position, StationCode } from '#election/named.ts'
import type { Recipients, StationMessages } from '#journal/message-entry.ts'
import { stationState } from '../figures.ts'
import {
  byStanding,
  type Message,
  type Messages,
  newsFor,
  type Reply,
  reaches,
  recipients,
} from '../messages/messages.ts'
import { everywhere, type Within } from '../scope.ts'
import { member, type RoomState } from '../state.ts'

/** The messages to a station that changed after `after`; all of them with -1. */
export function stationMessages(
  index: BookIndex,
  { messages }: RoomState,
  station: StationCode,
  after: number,
): StationMessages {
  const news = all(messages)
    .filter(([, { changed, to }]) => changed > after && reaches(index, to, station))
    .sort(([, a], [, b]) => a.changed - b.changed)
  return {
    upTo: newsFor(index, messages, station) ?? -1,
    messages: news.map(([message, { changed, at, words, pinned, withdrawn }]) => ({
      message,
      changed,
      at,
      ...(withdrawn ? {} : { words }),
      pinned,
    })),
  }
}

/** One message as the room's people see it in the list. */
export interface MessageLine {
  readonly message: MessageId
  readonly entry: Position
  readonly at: Instant
  readonly by: PersonId
  readonly to: Recipients
  readonly words: string
  readonly pinned: boolean
  readonly withdrawn?: Message['withdrawn']
  /** How many stations it goes to, how many of them showed it, and how many answered. */
  readonly recipients: Count
  readonly seen: Count
  readonly answered: Count
}

/** Every message of the room, or of those to its reader's places what became of them there: what is pinned first, then the newest; withdrawn ones at the end. */
export function messageList(index: BookIndex, state: RoomState, within: Within = everywhere): MessageLine[] {
  return all(state.messages)
    .flatMap(([id, message]) => {
      const line = lineOf(index, id, message, within)
      return line.recipients > 0 || within === everywhere ? [line] : []
    })
    .sort(byStanding)
}

function lineOf(index: BookIndex, message: MessageId, one: Message, within: Within): MessageLine {
  const { entry, at, by, words, pinned, withdrawn, seen, replies } = one
  const to = one.to.k === 'stations' ? { ...one.to, stations: one.to.stations.filter(within) } : one.to
  return {
    message,
    entry,
    at,
    by,
    to,
    words,
    pinned,
    ...(withdrawn && { withdrawn }),
    recipients: recipients(index, to).filter(within).length as Count,
    seen: (Object.keys(seen) as StationCode[]).filter(within).length as Count,
    answered: new Set(replies.map(({ station }) => station).filter(within)).size as Count,
  }
}

/** A message with what became of it at every station it went to. */
export interface MessageDetail extends MessageLine {
  /** In book order. */
  readonly stations: readonly MessageStation[]
  /** Newest first. */
  readonly replies: readonly Reply[]
}

/** How a message stands at one station. */
export interface MessageStation {
  readonly station: StationCode
  /** When a phone of it showed the message first. */
  readonly seen?: Instant
  /** Whether it has a phone that could show it; one without has to be called. */
  readonly hasApp: boolean
}

/** One message in full; undefined where there is none, and where it went to none of its reader's places. */
export function messageDetail(
  index: BookIndex,
  state: RoomState,
  id: MessageId,
  within: Within = everywhere,
): MessageDetail | undefined {
  const message = member(state.messages, id)
  if (!message) return undefined
  const stations = recipients(index, message.to).filter(within)
  if (stations.length === 0 && within !== everywhere) return undefined
  return {
    ...lineOf(index, id, message, within),
    stations: stations.map((station) => {
      const seen = member(message.seen, station)
      return { station, ...(seen !== undefined && { seen }), hasApp: hasApp(state, station) }
    }),
    replies: message.replies.filter(({ station }) => within(station)).toReversed(),
  }
}

function hasApp(state: RoomState, station: StationCode): boolean {
  return stationState(state, station).devices.some((id) => member(state.devices, id)?.revoked === undefined)
}

function all(messages: Messages): [MessageId, Message][] {
  return Object.entries(messages) as [MessageId, Message][]
}
