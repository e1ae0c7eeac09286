import { type BookIndex, indexBook } from '#election/book/index.ts'
import type { Digest, Instant, PlaceCode } from '#election/named.ts'
import { roomMachine } from '#room/machine.ts'
import type { EventKind, RoomEvent } from '#room/notifications/event.ts'
import { hears, isPublic } from '#room/notifications/hears.ts'
import { publicEvents } from '#room/notifications/public-events.ts'
import { roomEvents } from '#room/notifications/room-events.ts'
import { readHead } from '#store/entries.ts'
import type { Messages } from '#store/notify-messages.ts'
import type { Subscription } from '#store/notify-subscriptions.ts'
import type { Store } from '#store/store.ts'
import type { Clock } from '../clock.ts'
import type { RoomJournal } from '../house.ts'
import { type PublicJournal, publicJournal } from '../portal/gatekeeper.ts'
import { hearersOf } from './hearers.ts'

export interface WatcherParts {
  readonly store: Store
  readonly index: BookIndex
  readonly bookDigest: Digest
  readonly messages: Messages<RoomEvent>
  /** The room's time. */
  readonly clock: Clock
  /** UTC ms of the machine. */
  readonly now: () => Instant
}

/**
 * Looks for what is to be told. What the public may hear is looked for behind the gate, in a state of its own that holds
 * nothing else; the room's own events in the room's state. A journal is only folded when somebody wants to hear of it.
 */
export class Watcher {
  readonly #parts: WatcherParts
  readonly #room: PlaceCode
  #journal: RoomJournal | undefined
  #public: PublicJournal | undefined
  #known: Set<string> | undefined
  /** Readers whose first look is noted. */
  readonly #looked = new Set<string>()
  /** Nobody wants to hear of anything, and that is noted. */
  #idle = false

  constructor(parts: WatcherParts) {
    this.#parts = parts
    this.#room = parts.index.book.room
  }

  /** Looks once and notes what is new. Throws when the database is away; the next look finds it. */
  async look(): Promise<void> {
    const { store, messages } = this.#parts
    const wanting = (await store.subscriptions.list(this.#room)).filter(isActive)
    if (wanting.length === 0) {
      if (!this.#idle) await messages.forgetReaders(this.#room)
      this.#looked.clear()
      this.#idle = true
      return
    }
    this.#idle = false
    const wanted = wanting.flatMap(({ events }) => events as readonly EventKind[])
    if (wanted.some(isPublic)) await this.#note('public', await this.#behindTheGate())
    if (wanted.some((kind) => !isPublic(kind))) await this.#note('room', await this.#inTheRoom())
  }

  async #note(reader: 'public' | 'room', found: readonly RoomEvent[]): Promise<void> {
    const { store, index, messages, now } = this.#parts
    this.#known ??= await messages.known(this.#room)
    const known = this.#known
    const fresh = found.filter(({ key }) => !known.has(key))
    // The first look of a reader is noted also when it finds nothing: from then on everything is news.
    if (fresh.length === 0 && this.#looked.has(reader)) return
    const goes = goesTo(index, hearersOf(await store.people.list(this.#room), now()))
    await messages.note(this.#room, reader, fresh, goes, now())
    this.#looked.add(reader)
    for (const { key } of fresh) known.add(key)
  }

  async #inTheRoom(): Promise<RoomEvent[]> {
    const { store, index, clock } = this.#parts
    const { book } = index
    this.#journal ??= await store.openJournal({ room: this.#room, machine: roomMachine(book) })
    await this.#journal.catchUp()
    const { state } = this.#journal
    clock.advance(state.at)
    return roomEvents(index, state, Math.max(clock.now(), state.at) as Instant)
  }

  async #behindTheGate(): Promise<RoomEvent[]> {
    const { store, index, bookDigest, clock } = this.#parts
    if (!this.#public) {
      const head = await readHead(store.sql, this.#room)
      if (!head) throw new Error(`room ${this.#room} has no journal`)
      // An index of its own: the two states share nothing.
      this.#public = publicJournal(store, indexBook(index.book), bookDigest, head.origin, clock)
    }
    await this.#public.catchUp()
    return publicEvents(index, this.#public.state(), this.#public.horizon())
  }
}

/** Whether a subscription is told of an event, by who its holder is now. */
export function goesTo(
  index: BookIndex,
  hearer: ReturnType<typeof hearersOf>,
): (subscription: Subscription, event: RoomEvent) => boolean {
  return (subscription, event) => {
    const who = hearer(subscription)
    const { places, severity } = subscription
    const events = subscription.events as readonly EventKind[]
    return who !== undefined && hears(index, who, { events, places, severity }, event)
  }
}

function isActive({ confirmed, paused }: Subscription): boolean {
  return confirmed !== undefined && paused === undefined
}
