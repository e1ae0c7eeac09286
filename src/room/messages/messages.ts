import type { BookIndex } from '#election/book/index.ts'
import type { DeviceId, Instant, ItemNumber, MessageId, PersonId, Position, StationCode } from '#election/named.ts'
import { unreachable } from '#election/named.ts'
import type { MessageEntry, Recipients } from '#journal/message-entry.ts'
import type { Item } from '#journal/submission.ts'
import { member } from '../state.ts'

/** One message of the room to stations, with what became of it. */
export interface Message {
  readonly by: PersonId
  readonly at: Instant
  readonly to: Recipients
  readonly words: string
  /** Where it was sent. */
  readonly entry: Position
  /** Where it was sent, pinned, unpinned or withdrawn last: a phone that knows this position knows the message. */
  changed: Position
  pinned: boolean
  withdrawn?: { readonly by: PersonId; readonly at: Instant; readonly reason: string }
  /** When a phone of each station showed it first (observed). */
  readonly seen: Record<StationCode, Instant>
  /** In the order in which the room received them. */
  readonly replies: Reply[]
}

/** What a station answered. */
export interface Reply {
  readonly station: StationCode
  readonly device: DeviceId
  readonly item: ItemNumber
  readonly words: string
  readonly observed: Instant
  readonly received: Instant
}

export type Messages = Record<MessageId, Message>

/** Whether a message goes to a station of the book. */
export function reaches(index: BookIndex, to: Recipients, station: StationCode): boolean {
  switch (to.k) {
    case 'all':
      return true
    case 'place':
      return index.ancestors(station).some(({ code }) => code === to.place)
    case 'stations':
      return to.stations.includes(station)
    default:
      return unreachable(to)
  }
}

/** The stations that a message goes to, in book order. */
export function recipients(index: BookIndex, to: Recipients): readonly StationCode[] {
  switch (to.k) {
    case 'all':
      return index.book.stations.map(({ code }) => code)
    case 'place':
      return index.stationsOf(to.place).map(({ code }) => code)
    case 'stations': {
      const named = new Set(to.stations)
      return index.book.stations.flatMap(({ code }) => (named.has(code) ? [code] : []))
    }
    default:
      return unreachable(to)
  }
}

/**
 * Where the messages to a station changed last: a phone that has taken in everything up to there need not ask.
 * Undefined where it never got one.
 */
export function newsFor(index: BookIndex, messages: Messages, station: StationCode): Position | undefined {
  let last: Position | undefined
  for (const { to, changed } of Object.values(messages))
    if (changed > (last ?? -1) && reaches(index, to, station)) last = changed
  return last
}

/** What the order of messages depends on. */
interface Standing {
  readonly pinned: boolean
  readonly withdrawn?: unknown
  readonly entry: Position
}

/** The order in which people read messages: what is pinned first, then the newest; withdrawn ones at the end. */
export function byStanding(a: Standing, b: Standing): number {
  return rank(a) - rank(b) || b.entry - a.entry
}

function rank({ pinned, withdrawn }: Standing): number {
  return withdrawn ? 2 : pinned ? 0 : 1
}

/** Changes the messages by an entry. Throws on one about a message that is not there: it cannot have been decided. */
export function foldMessage(
  messages: Messages,
  entry: MessageEntry & { readonly n: Position; readonly at: Instant },
): void {
  if (entry.kind === 'message-sent') {
    const { by, at, to, words, pinned, n } = entry
    messages[entry.message] = { by, at, to, words, pinned, entry: n, changed: n, seen: {}, replies: [] }
    return
  }
  const message = member(messages, entry.message)
  if (!message) throw new Error(`no message ${entry.message} to change`)
  message.changed = entry.n
  if (entry.kind === 'message-pinned') message.pinned = entry.pinned
  else message.withdrawn = { by: entry.by, at: entry.at, reason: entry.reason }
}

/** How a station's word about a message reached the room. */
interface Witness {
  readonly device: DeviceId
  readonly item: ItemNumber
  readonly observed: Instant
  readonly received: Instant
}

/** Notes what a phone said about a message that the room sent to its station. */
export function foldAnswer(
  messages: Messages,
  station: StationCode,
  said: Extract<Item, { k: 'seen' | 'reply' }>,
  witness: Witness,
): void {
  const message = member(messages, said.message)
  if (!message) throw new Error(`no message ${said.message} to answer`)
  // Whoever answers has read; and of several phones the first one counts, in whatever order they are heard.
  message.seen[station] = Math.min(member(message.seen, station) ?? Infinity, witness.observed) as Instant
  if (said.k === 'reply') message.replies.push({ station, words: said.words, ...witness })
}
