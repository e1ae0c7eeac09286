import type { Instant, PlaceCode, Position, StationCode } from '#election/named.ts'
import type { Sql } from './sql.ts'

/** A telephone that may send for a station. */
export interface SmsBinding {
  readonly station: StationCode
  /** The hashed secret code of the station; absent where none was made. */
  readonly pin?: string
  /** Until then nothing from this number is read. */
  readonly locked: Instant
}

/** How a message of a gateway stands: new, already answered, in somebody's hands, or left behind by a crash. */
export type SmsStanding =
  | { readonly s: 'new' }
  | { readonly s: 'answered'; readonly answer: string }
  | { readonly s: 'busy' }
  /** Nothing is known; the journal had this size when it came. */
  | { readonly s: 'left'; readonly size: Position }

/** Somebody who works on a message answers within this time, or has died (ms). */
const WORKED_MS = 15_000

/** Numbers, secret codes and messages of stations that send by SMS. Outside the journal: all of it can be erased. */
export class SmsNumbers {
  readonly #sql: Sql

  constructor(sql: Sql) {
    this.#sql = sql
  }

  /** Binds a number to a station; one that was another's goes over. */
  async bind(room: PlaceCode, number: string, station: StationCode): Promise<void> {
    await this.#sql`
      insert into sms_number (room, number, station) values (${room}, ${number}, ${station})
      on conflict (room, number) do update set station = excluded.station, failures = 0, locked = 0`
  }

  /** Forgets a number; false where it was not there. */
  async unbind(room: PlaceCode, number: string): Promise<boolean> {
    const gone = await this.#sql<{ number: string }[]>`
      delete from sms_number where room = ${room} and number = ${number} returning number`
    return gone.length > 0
  }

  /** Every number with its station, and whether the station has a secret code. */
  async list(
    room: PlaceCode,
  ): Promise<{ readonly number: string; readonly station: StationCode; readonly pin: boolean }[]> {
    return [
      ...(await this.#sql<{ number: string; station: StationCode; pin: boolean }[]>`
        select number, station, exists (
          select 1 from sms_pin where sms_pin.room = sms_number.room and sms_pin.station = sms_number.station
        ) as pin from sms_number where room = ${room} order by station, number`),
    ]
  }

  /** Gives a station a new secret code; the one before is good no more. */
  async setPin(room: PlaceCode, station: StationCode, hash: string): Promise<void> {
    await this.#sql`
      insert into sms_pin (room, station, hash) values (${room}, ${station}, ${hash})
      on conflict (room, station) do update set hash = excluded.hash`
    await this.#sql`update sms_number set failures = 0, locked = 0 where room = ${room} and station = ${station}`
  }

  /** The station of a number; undefined for a stranger's. */
  async binding(room: PlaceCode, number: string): Promise<SmsBinding | undefined> {
    const [row] = await this.#sql<{ station: StationCode; hash: string | null; locked: Instant }[]>`
      select sms_number.station, hash, locked from sms_number
      left join sms_pin on sms_pin.room = sms_number.room and sms_pin.station = sms_number.station
      where sms_number.room = ${room} and number = ${number}`
    if (!row) return undefined
    return { station: row.station, locked: row.locked, ...(row.hash !== null && { pin: row.hash }) }
  }

  /** Notes a wrong secret code; after `most` in a row the number is locked until `until`. */
  async failed(room: PlaceCode, number: string, most: number, until: Instant): Promise<void> {
    await this.#sql`
      update sms_number set failures = case when failures + 1 >= ${most} then 0 else failures + 1 end,
        locked = case when failures + 1 >= ${most} then ${until} else locked end
      where room = ${room} and number = ${number}`
  }

  /** Notes a right one. */
  async passed(room: PlaceCode, number: string): Promise<void> {
    await this.#sql`update sms_number set failures = 0 where room = ${room} and number = ${number} and failures > 0`
  }

  /** Takes up a message of a gateway, so that of two processes one works on it. */
  async begin(room: PlaceCode, gateway: string, size: number, now: Instant): Promise<SmsStanding> {
    const made = await this.#sql<{ gateway: string }[]>`
      insert into sms_received (room, gateway, begun, size) values (${room}, ${gateway}, ${now}, ${size})
      on conflict (room, gateway) do nothing returning gateway`
    if (made.length > 0) return { s: 'new' }
    const [row] = await this.#sql<{ begun: Instant; size: Position; answer: string | null }[]>`
      select begun, size, answer from sms_received where room = ${room} and gateway = ${gateway}`
    if (!row) throw new Error(`message ${gateway} was taken up and is not there`)
    if (row.answer !== null) return { s: 'answered', answer: row.answer }
    const taken = await this.#sql<{ gateway: string }[]>`
      update sms_received set begun = ${now} where room = ${room} and gateway = ${gateway}
        and answer is null and begun = ${row.begun} and begun < ${now - WORKED_MS} returning gateway`
    return taken.length > 0 ? { s: 'left', size: row.size } : { s: 'busy' }
  }

  /** Keeps what a message was answered. */
  async answered(room: PlaceCode, gateway: string, answer: string): Promise<void> {
    await this.#sql`update sms_received set answer = ${answer} where room = ${room} and gateway = ${gateway}`
  }
}
