import { randomBytes } from 'node:crypto'
import type { Language } from '#election/languages.ts'
import type { Instant, PersonId, PlaceCode } from '#election/named.ts'
import type { Query, Sql } from './sql.ts'

export const CHANNELS = ['email', 'webhook', 'push'] as const
export type Channel = (typeof CHANNELS)[number]

/** Who wants to hear of what, and by which way. Kinds of events are the room's words; the store only keeps them. */
export interface NewSubscription {
  /** A person of the room, or somebody outside by a label; one of the two. */
  readonly person?: PersonId
  readonly label?: string
  readonly channel: Channel
  readonly address: string
  /** Of a webhook its secret; of a browser its two keys. */
  readonly keys: Readonly<Record<string, string>>
  readonly language: Language
  readonly places: readonly PlaceCode[]
  readonly events: readonly string[]
  readonly severity: 'amber' | 'red'
}

export interface Subscription extends NewSubscription {
  readonly subscription: string
  readonly made: Instant
  /** Absent while nobody at the address said yes. */
  readonly confirmed?: Instant
  readonly paused?: Instant
  /** Why the sender paused it by itself. */
  readonly stopped?: string
}

interface Row {
  subscription: string
  person: PersonId | null
  label: string | null
  channel: Channel
  address: string
  keys: string
  language: Language
  places: string
  events: string
  severity: 'amber' | 'red'
  made: Instant
  confirmed: Instant | null
  paused: Instant | null
  stopped: string | null
}

/** Who is notified. Outside the journal, with addresses of people: all of it can be erased. */
export class Subscriptions {
  readonly #sql: Sql

  constructor(sql: Sql) {
    this.#sql = sql
  }

  /** Adds one and answers its id; `confirmed` where nobody has to say yes first. */
  async add(room: PlaceCode, wanted: NewSubscription, made: Instant, confirmed: boolean): Promise<string> {
    const { person, label, channel, address, keys, language, places, events, severity } = wanted
    const id = `n${randomBytes(8).toString('hex')}`
    await this.#sql`
      insert into notify_subscription
        (room, subscription, person, label, channel, address, keys, language, places, events, severity, made, confirmed)
      values (${room}, ${id}, ${person ?? null}, ${label ?? null}, ${channel}, ${address}, ${JSON.stringify(keys)},
        ${language}, ${JSON.stringify(places)}, ${JSON.stringify(events)}, ${severity}, ${made},
        ${confirmed ? made : null})`
    return id
  }

  /** Every subscription of a room in the order in which they were made. */
  list(room: PlaceCode): Promise<Subscription[]> {
    return allOf(this.#sql, room)
  }

  /** One of them; undefined where it is not there (any more). */
  async find(room: PlaceCode, subscription: string): Promise<Subscription | undefined> {
    return (await someOf(this.#sql, room, [subscription]))[0]
  }

  /** Somebody at the address said yes; false where there is no such subscription. Saying it twice is saying it once. */
  async confirm(room: PlaceCode, subscription: string, now: Instant): Promise<boolean> {
    const said = await this.#sql`
      update notify_subscription set confirmed = coalesce(confirmed, ${now})
      where room = ${room} and subscription = ${subscription}`
    return said.count === 1
  }

  /** Sends nothing more until `resume`; what has not left yet is dropped. `stopped`: why, where no person did it. */
  async pause(room: PlaceCode, subscription: string, now: Instant, stopped?: string): Promise<boolean> {
    return this.#sql.transaction(async (tx) => {
      const paused = await tx`
        update notify_subscription set paused = ${now}, stopped = ${stopped ?? null}
        where room = ${room} and subscription = ${subscription}`
      await tx`
        update notify_message set given_up = ${now}, fault = coalesce(fault, 'paused')
        where room = ${room} and subscription = ${subscription} and purpose = 'events'
        and sent is null and given_up is null`
      await tx`
        delete from notify_delivery where room = ${room} and subscription = ${subscription} and message is null`
      return paused.count === 1
    })
  }

  async resume(room: PlaceCode, subscription: string): Promise<boolean> {
    const resumed = await this.#sql`
      update notify_subscription set paused = null, stopped = null
      where room = ${room} and subscription = ${subscription}`
    return resumed.count === 1
  }

  /** Erases addresses that were asked before `asked` and never said yes. */
  async forgetUnconfirmed(room: PlaceCode, asked: Instant): Promise<void> {
    await this.#sql`
      delete from notify_subscription where room = ${room} and confirmed is null and made < ${asked}`
  }

  /** Erases a subscription with its address and everything that was to be sent there. */
  async remove(room: PlaceCode, subscription: string): Promise<boolean> {
    const removed = await this.#sql`
      delete from notify_subscription where room = ${room} and subscription = ${subscription}`
    return removed.count === 1
  }
}

/** Every subscription of a room, asked in a transaction or outside one. */
export function allOf(query: Query, room: PlaceCode): Promise<Subscription[]> {
  return rowsOf(query, room, null)
}

/** Those of a room with these ids: whoever sends a few messages does not read thousands of addresses for each. */
export function someOf(query: Query, room: PlaceCode, ids: readonly string[]): Promise<Subscription[]> {
  return rowsOf(query, room, JSON.stringify(ids))
}

async function rowsOf(query: Query, room: PlaceCode, ids: string | null): Promise<Subscription[]> {
  const rows = await query<Row[]>`
    select subscription, person, label, channel, address, keys, language, places, events, severity, made, confirmed,
      paused, stopped
    from notify_subscription where room = ${room}
    and (${ids}::text is null or subscription in (select json_array_elements_text(${ids}::text::json)))
    order by made, subscription`
  return rows.map(subscriptionOf)
}

function subscriptionOf(row: Row): Subscription {
  const { person, label, keys, places, events, confirmed, paused, stopped, ...rest } = row
  return {
    ...rest,
    keys: JSON.parse(keys) as Record<string, string>,
    places: JSON.parse(places) as PlaceCode[],
    events: JSON.parse(events) as string[],
    ...(person !== null && { person }),
    ...(label !== null && { label }),
    ...(confirmed !== null && { confirmed }),
    ...(paused !== null && { paused }),
    ...(stopped !== null && { stopped }),
  }
}
