import { randomBytes } from 'node:crypto'
import type { Instant, PersonId, PlaceCode, StationCode } from '#election/named.ts'
import type { Notices } from './notices.ts'
import type { Query, Sql } from './sql.ts'

/** Somebody who can be called at a station. */
export interface NewContact {
  readonly station: StationCode
  /** In what office they speak for the station. */
  readonly office: string
  readonly name: string
  /** Digits, with a `+` in front or without. */
  readonly telephone: string
}

export interface Contact extends NewContact {
  readonly contact: string
  /** When a caller found that the number is wrong. */
  readonly wrong?: Instant
}

/** A station on somebody's line. */
export interface Line {
  readonly station: StationCode
  readonly by: PersonId
  /** From then on anybody may call. */
  readonly until: Instant
}

/** Most stations that are looked through for a free one. */
const LOOKED_THROUGH = 500

/** Longest wait for a notice before the next (ms). */
const WAIT_MS = 60_000

/** Whom to call at the stations, and who is calling. Outside the journal: all of it can be erased. */
export class Contacts {
  readonly #sql: Sql
  readonly #notices: Notices

  constructor(sql: Sql, notices: Notices) {
    this.#sql = sql
    this.#notices = notices
  }

  /** Replaces the contacts of every station that the new ones name, in one transaction; the others' stay. */
  replace(room: PlaceCode, contacts: readonly NewContact[]): Promise<void> {
    const rows = contacts.map((one, turn) => ({ ...one, turn, contact: `c${randomBytes(6).toString('hex')}` }))
    return this.#sql.transaction(async (tx) => {
      const json = JSON.stringify(rows)
      await tx`
        delete from contact where room = ${room}
        and station in (select row ->> 'station' from json_array_elements(${json}::text::json) as row)`
      await tx`
        insert into contact (room, contact, station, turn, office, name, telephone)
        select ${room}, row ->> 'contact', row ->> 'station', (row ->> 'turn')::integer, row ->> 'office',
          row ->> 'name', row ->> 'telephone'
        from json_array_elements(${json}::text::json) as row`
    })
  }

  /** The contacts of some stations, those to call first in front; wrong numbers last. */
  async of(room: PlaceCode, stations: readonly StationCode[]): Promise<Contact[]> {
    const rows = await this.#sql<ContactRow[]>`
      select contact, station, office, name, telephone, wrong from contact where room = ${room}
      and station in (select json_array_elements_text(${JSON.stringify(stations)}::text::json))
      order by station, wrong is not null, turn`
    return rows.map(({ wrong, ...one }) => ({ ...one, ...(wrong !== null && { wrong }) }))
  }

  /** How many numbers each station has that are not known to be wrong; a station without any is absent. */
  async counts(room: PlaceCode): Promise<ReadonlyMap<StationCode, number>> {
    const rows = await this.#sql<{ station: StationCode; good: number }[]>`
      select station, count(*)::integer as good from contact where room = ${room} and wrong is null group by station`
    return new Map(rows.map(({ station, good }) => [station, good]))
  }

  /** Says that a number is wrong; false where the station has no such contact. */
  async markWrong(room: PlaceCode, station: StationCode, contact: string, at: Instant): Promise<boolean> {
    const marked = await this.#sql`
      update contact set wrong = ${at} where room = ${room} and station = ${station} and contact = ${contact}`
    return marked.count === 1
  }

  /** Erases the contacts of a station, or of the whole room; answers how many there were. */
  async erase(room: PlaceCode, station?: StationCode): Promise<number> {
    const gone = await this.#sql`
      delete from contact where room = ${room} and (${station ?? null}::text is null or station = ${station ?? null})`
    return gone.count
  }

  /** Takes a station on the line, or keeps it there; the standing line of somebody else otherwise. */
  async take(room: PlaceCode, station: StationCode, by: PersonId, now: Instant, until: Instant): Promise<Line> {
    return this.#locked(room, async (tx) => {
      const taken = await takeOne(tx, room, station, by, now, until)
      if (taken) return taken
      const [other] = await tx<[Line]>`
        select station, person as by, until from calling where room = ${room} and station = ${station}`
      if (!other) throw new Error(`nobody has ${station} on the line and nobody can take it`)
      return other
    })
  }

  /** Takes the first of these stations that nobody else has on the line; undefined when all are taken. */
  takeFirst(
    room: PlaceCode,
    stations: readonly StationCode[],
    by: PersonId,
    now: Instant,
    until: Instant,
  ): Promise<Line | undefined> {
    const wanted = JSON.stringify(stations.slice(0, LOOKED_THROUGH))
    return this.#locked(room, async (tx) => {
      const [free] = await tx<[{ station: StationCode }]>`
        select wanted.station from json_array_elements_text(${wanted}::text::json) with ordinality
          as wanted (station, turn)
        left join calling on calling.room = ${room} and calling.station = wanted.station
          and calling.until > ${now} and calling.person <> ${by}
        where calling.room is null order by wanted.turn limit 1`
      return free && takeOne(tx, room, free.station, by, now, until)
    })
  }

  /** Hangs up; harmless where the person does not hold the line. */
  async give(room: PlaceCode, station: StationCode, by: PersonId): Promise<void> {
    await this.#sql`delete from calling where room = ${room} and station = ${station} and person = ${by}`
    this.#notices.tell(`${room} lines`)
  }

  /** The lines that stand at `now`. */
  async lines(room: PlaceCode, now: Instant): Promise<Line[]> {
    return this.#sql<Line[]>`
      select station, person as by, until from calling where room = ${room} and until > ${now} order by station`
  }

  /**
   * Tells, until the signal aborts, that somebody took a station on the line or hung up, at this process or another one.
   * A lost notice is not told: the list then shows the line with its next change, and nobody can take it all the same.
   */
  async follow(room: PlaceCode, changed: () => void, signal: AbortSignal): Promise<void> {
    let seen = this.#notices.heard(`${room} lines`)
    while (!signal.aborted) {
      await this.#notices.next(`${room} lines`, seen, WAIT_MS, signal)
      const heard = this.#notices.heard(`${room} lines`)
      if (heard !== seen && !signal.aborted) changed()
      seen = heard
    }
  }

  /** One at a time per room, so that of two who reach for the same station one gets it. */
  async #locked<T>(room: PlaceCode, work: (tx: Query) => Promise<T>): Promise<T> {
    const done = await this.#sql.transaction(async (tx) => {
      await tx`select pg_advisory_xact_lock(hashtextextended(${`sunduq-calling/${room}`}, 0))`
      return work(tx)
    })
    this.#notices.tell(`${room} lines`)
    return done
  }
}

interface ContactRow extends NewContact {
  readonly contact: string
  readonly wrong: Instant | null
}

/** A person has one station on the line: another one hangs up the first. */
async function takeOne(
  tx: Query,
  room: PlaceCode,
  station: StationCode,
  by: PersonId,
  now: Instant,
  until: Instant,
): Promise<Line | undefined> {
  const [row] = await tx<[Line]>`
    insert into calling (room, station, person, until) values (${room}, ${station}, ${by}, ${until})
    on conflict (room, station) do update set person = excluded.person, until = excluded.until
    where calling.person = excluded.person or calling.until <= ${now}
    returning station, person as by, until`
  if (row) await tx`delete from calling where room = ${room} and person = ${by} and station <> ${station}`
  return row
}
