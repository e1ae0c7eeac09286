import { randomBytes } from 'node:crypto'
import type { Instant, PersonId, PlaceCode } from '#election/named.ts'
import { allOf, type Subscription, someOf } from './notify-subscriptions.ts'
import type { Sql, Transaction } from './sql.ts'

/** What a message is for: events, asking an address whether it wants them, or trying it out. */
export type Purpose = 'events' | 'confirm' | 'test'

/** Something that is told once; the store knows its key and keeps the rest as it is. */
export interface Noticed {
  readonly key: string
}

/** A message that somebody is sending now. */
export interface Claimed<Event> {
  readonly message: string
  readonly purpose: Purpose
  readonly made: Instant
  /** 1 at the first attempt. */
  readonly attempts: number
  readonly subscription: Subscription
  /** In the order in which they were noticed; none for a message of another purpose. */
  readonly events: readonly Event[]
}

/** A message as people of the room see it. */
export interface MessageLine {
  readonly message: string
  readonly subscription: string
  readonly purpose: Purpose
  readonly made: Instant
  readonly attempts: number
  readonly sent?: Instant
  readonly givenUp?: Instant
  /** When the next attempt is due, while there is one. */
  readonly due?: Instant
  readonly fault?: string
  /** When somebody last sent it again after it was given up, and who. */
  readonly again?: Instant
  readonly againBy?: PersonId
  /** How many events it carries. */
  readonly events: number
}

/** The process that sends, as it last told of itself. */
export interface Sender {
  readonly seen: Instant
  readonly address: string
  readonly mail: boolean
}

/** Most events that one message carries; the next one takes what is left. */
const MOST_TOGETHER = 50
/** Deliveries put into messages at once. */
const MOST_AT_ONCE = 1000

/**
 * What was noticed and what leaves the house. Each event reaches each subscription by one message, whose id stays the
 * same over every attempt; a process that dies leaves nothing undone and nothing unsaid.
 */
export class Messages<Event extends Noticed> {
  readonly #sql: Sql

  constructor(sql: Sql) {
    this.#sql = sql
  }

  /** Keys of everything that was noticed. */
  async known(room: PlaceCode): Promise<Set<string>> {
    const rows = await this.#sql<{ key: string }[]>`select key from notify_event where room = ${room}`
    return new Set(rows.map(({ key }) => key))
  }

  /**
   * Notes events and whom they go to, in one transaction: each event once, whoever notices it. What a reader finds at its
   * first look was there before anybody could ask for it, and goes to nobody.
   */
  async note(
    room: PlaceCode,
    reader: string,
    events: readonly Event[],
    goes: (subscription: Subscription, event: Event) => boolean,
    now: Instant,
  ): Promise<void> {
    await this.#sql.transaction(async (tx) => {
      const first = await tx`
        insert into notify_reader (room, reader, since) values (${room}, ${reader}, ${now})
        on conflict (room, reader) do nothing`
      const fresh = await insertEvents(tx, room, events, now)
      if (first.count === 1 || fresh.size === 0) return
      const all = (await allOf(tx, room)).filter((one) => one.confirmed !== undefined && one.paused === undefined)
      const rows = all.flatMap((one) =>
        events
          .filter((event) => fresh.has(event.key) && goes(one, event))
          .map(({ key }) => ({ subscription: one.subscription, key })),
      )
      await tx`
        insert into notify_delivery (room, subscription, key)
        select ${room}, row ->> 'subscription', row ->> 'key'
        from json_array_elements(${JSON.stringify(rows)}::text::json) as row
        on conflict (room, subscription, key) do nothing`
    })
  }

  /** Nobody wants to hear of anything: what happens from now on is, at the next subscription, what was there before. */
  async forgetReaders(room: PlaceCode): Promise<void> {
    await this.#sql`delete from notify_reader where room = ${room}`
  }

  /** Puts what waits into messages: a webhook gets one for each event, a person one for all that came meanwhile. */
  async gather(room: PlaceCode, now: Instant): Promise<void> {
    await this.#sql.transaction(async (tx) => {
      const waiting = await tx<{ subscription: string; key: string; channel: string }[]>`
        select delivery.subscription, delivery.key, channel from notify_delivery delivery
        join notify_subscription one on one.room = delivery.room and one.subscription = delivery.subscription
        join notify_event event on event.room = delivery.room and event.key = delivery.key
        where delivery.room = ${room} and message is null and paused is null and rests <= ${now}
        order by event.number limit ${MOST_AT_ONCE} for update of delivery skip locked`
      const rows = [...Map.groupBy(waiting, ({ subscription }) => subscription).values()].flatMap(bundles)
      const json = JSON.stringify(rows)
      await tx`
        insert into notify_message (room, message, subscription, purpose, made, due)
        select distinct ${room}, row ->> 'message', row ->> 'subscription', 'events', ${now}::bigint, ${now}::bigint
        from json_array_elements(${json}::text::json) as row`
      await tx`
        update notify_delivery set message = row ->> 'message'
        from json_array_elements(${json}::text::json) as row
        where room = ${room} and subscription = row ->> 'subscription' and key = row ->> 'key'`
    })
  }

  /** Puts a message in line that carries no event; answers its id. */
  async ask(room: PlaceCode, subscription: string, purpose: 'confirm' | 'test', now: Instant): Promise<string> {
    const message = newMessage()
    await this.#sql`
      insert into notify_message (room, message, subscription, purpose, made, due)
      values (${room}, ${message}, ${subscription}, ${purpose}, ${now}, ${now})`
    return message
  }

  /** Takes messages that are due into one's hands until `held`; somebody who dies with them in hand loses them then. */
  async claim(room: PlaceCode, now: Instant, held: Instant, most: number): Promise<Claimed<Event>[]> {
    return this.#sql.transaction(async (tx) => {
      const rows = await tx<
        { message: string; subscription: string; purpose: Purpose; made: Instant; attempts: number }[]
      >`
        update notify_message set held = ${held}, attempts = attempts + 1
        where room = ${room} and message in (
          select message from notify_message
          where room = ${room} and sent is null and given_up is null and due <= ${now} and held <= ${now}
          order by due, made limit ${most} for update skip locked
        ) returning message, subscription, purpose, made, attempts`
      if (rows.length === 0) return []
      const ids = rows.map(({ subscription }) => subscription)
      const subscriptions = new Map((await someOf(tx, room, ids)).map((one) => [one.subscription, one]))
      const events = await tx<{ message: string; event: string }[]>`
        select message, event from notify_delivery delivery
        join notify_event event on event.room = delivery.room and event.key = delivery.key
        where delivery.room = ${room}
        and message in (select json_array_elements_text(${JSON.stringify(rows.map((row) => row.message))}::text::json))
        order by event.number`
      const carried = Map.groupBy(events, ({ message }) => message)
      return rows.flatMap(({ subscription, ...row }) => {
        const to = subscriptions.get(subscription)
        const all = carried.get(row.message) ?? []
        return to ? [{ ...row, subscription: to, events: all.map(({ event }) => JSON.parse(event) as Event) }] : []
      })
    })
  }

  /** It left; the subscription then rests until `rests`. */
  async sent(room: PlaceCode, { message, subscription }: Claimed<Event>, now: Instant, rests: Instant): Promise<void> {
    await this.#sql.transaction(async (tx) => {
      await tx`
        update notify_message set sent = ${now}, fault = null
        where room = ${room} and message = ${message} and sent is null`
      await tx`
        update notify_subscription set rests = ${rests}
        where room = ${room} and subscription = ${subscription.subscription}`
    })
  }

  /** It did not leave: tried again at `due`, or given up where that is absent. */
  async failed(room: PlaceCode, message: string, fault: string, now: Instant, due?: Instant): Promise<void> {
    await this.#sql`
      update notify_message set fault = ${fault}, held = 0, due = coalesce(${due ?? null}::bigint, due),
        given_up = case when ${due ?? null}::bigint is null then ${now}::bigint else null end
      where room = ${room} and message = ${message} and sent is null and given_up is null`
  }

  /**
   * A message that was given up goes out again under its own id, with all attempts before it. Answers whether it was
   * given up: of several who ask at once, one is answered so.
   */
  async again(room: PlaceCode, message: string, by: PersonId, now: Instant): Promise<boolean> {
    const { count } = await this.#sql`
      update notify_message set given_up = null, attempts = 0, held = 0, due = ${now}, again = ${now}, again_by = ${by}
      where room = ${room} and message = ${message} and given_up is not null and sent is null`
    return count === 1
  }

  /** The events that a message carries, in the order in which they were noticed. */
  async eventsOf(room: PlaceCode, message: string): Promise<Event[]> {
    const rows = await this.#sql<{ event: string }[]>`
      select event from notify_delivery delivery
      join notify_event event on event.room = delivery.room and event.key = delivery.key
      where delivery.room = ${room} and message = ${message} order by event.number`
    return rows.map(({ event }) => JSON.parse(event) as Event)
  }

  /** The latest messages, newest first; only those that were given up where `failures` says so. */
  latest(room: PlaceCode, most: number, failures = false): Promise<MessageLine[]> {
    return this.#lines(room, most, failures, null)
  }

  /** One message; undefined where its subscription was removed. */
  async find(room: PlaceCode, message: string): Promise<MessageLine | undefined> {
    return (await this.#lines(room, 1, false, message))[0]
  }

  async #lines(room: PlaceCode, most: number, failures: boolean, message: string | null): Promise<MessageLine[]> {
    const rows = await this.#sql<MessageRow[]>`
      select message, subscription, purpose, made, attempts, due, sent, given_up, fault, again, again_by,
        (select count(*) from notify_delivery where notify_delivery.room = notify_message.room
          and notify_delivery.message = notify_message.message) as events
      from notify_message where room = ${room} and (${failures} = false or given_up is not null)
        and (${message}::text is null or message = ${message})
      order by made desc, message limit ${most}`
    return rows.map(lineOf)
  }

  /** The sender tells of itself. */
  async report(room: PlaceCode, { seen, address, mail }: Sender): Promise<void> {
    await this.#sql`
      insert into notify_sender (room, seen, address, mail) values (${room}, ${seen}, ${address}, ${mail})
      on conflict (room) do update set seen = excluded.seen, address = excluded.address, mail = excluded.mail`
  }

  async sender(room: PlaceCode): Promise<Sender | undefined> {
    const [row] = await this.#sql<Sender[]>`select seen, address, mail from notify_sender where room = ${room}`
    return row
  }
}

interface MessageRow {
  message: string
  subscription: string
  purpose: Purpose
  made: Instant
  attempts: number
  due: Instant
  sent: Instant | null
  given_up: Instant | null
  fault: string | null
  again: Instant | null
  again_by: PersonId | null
  events: number
}

function lineOf({ due, sent, given_up, fault, again, again_by, ...row }: MessageRow): MessageLine {
  return {
    ...row,
    ...(sent !== null && { sent }),
    ...(given_up !== null && { givenUp: given_up }),
    ...(sent === null && given_up === null && { due }),
    ...(fault !== null && { fault }),
    ...(again !== null && { again }),
    ...(again_by !== null && { againBy: again_by }),
  }
}

/** Notes events that nobody noticed before; answers their keys. */
async function insertEvents(
  tx: Transaction,
  room: PlaceCode,
  events: readonly Noticed[],
  now: Instant,
): Promise<Set<string>> {
  const rows = events.map((event) => ({ key: event.key, event: JSON.stringify(event) }))
  const fresh = await tx<{ key: string }[]>`
    insert into notify_event (room, key, event, noticed)
    select ${room}, row ->> 'key', row ->> 'event', ${now}::bigint
    from json_array_elements(${JSON.stringify(rows)}::text::json) as row
    on conflict (room, key) do nothing returning key`
  return new Set(fresh.map(({ key }) => key))
}

/** The messages of one subscription: each delivery with the id of the one that carries it. */
function bundles(deliveries: readonly { subscription: string; key: string; channel: string }[]) {
  const message = newMessage()
  const [first] = deliveries
  if (first?.channel === 'webhook') return deliveries.map((one) => ({ ...one, message: newMessage() }))
  return deliveries.slice(0, MOST_TOGETHER).map((one) => ({ ...one, message }))
}

function newMessage(): string {
  return `msg_${randomBytes(12).toString('hex')}`
}
