import type { Instant, PersonId, PlaceCode } from '#election/named.ts'
import type { Sql } from './sql.ts'
import { hashOf, newToken } from './token.ts'

/** Wrong attempts of one subject: how many, and until when the next must wait. */
export interface Wrong {
  readonly count: number
  readonly until: Instant
}

/** Counts wrong attempts, in every process of the room alike, and remembers in which browsers a person was right. */
export class Attempts {
  readonly #sql: Sql

  constructor(sql: Sql) {
    this.#sql = sql
  }

  /** When the latest of these subjects may try again; 0 when all may now. */
  async waitsUntil(room: PlaceCode, subjects: readonly string[]): Promise<Instant> {
    const [row] = await this.#sql<{ until: Instant | null }[]>`
      select max(until) as until from wrong_attempt
      where room = ${room} and subject in (select json_array_elements_text(${JSON.stringify(subjects)}::text::json))`
    return row?.until ?? (0 as Instant)
  }

  /**
   * Counts one more wrong attempt. `wait` says how long the subject then waits (ms) after so many in a row; what lies
   * longer back than `forgetMs` is forgotten.
   */
  async wrong(
    room: PlaceCode,
    subject: string,
    now: Instant,
    forgetMs: number,
    wait: (count: number) => number,
  ): Promise<Wrong> {
    return this.#sql.transaction(async (tx) => {
      const [row] = await tx<{ count: number }[]>`
        insert into wrong_attempt (room, subject, count, at, until) values (${room}, ${subject}, 1, ${now}, 0)
        on conflict (room, subject) do update set
          count = case when wrong_attempt.at < ${now - forgetMs} then 1 else wrong_attempt.count + 1 end, at = ${now}
        returning count`
      const count = row?.count ?? 1
      const until = (now + wait(count)) as Instant
      await tx`update wrong_attempt set until = ${until} where room = ${room} and subject = ${subject}`
      await tx`delete from wrong_attempt where room = ${room} and at < ${now - forgetMs} and until < ${now}`
      return { count, until }
    })
  }

  /** A right attempt: the subjects begin anew. */
  async right(room: PlaceCode, subjects: readonly string[]): Promise<void> {
    await this.#sql`
      delete from wrong_attempt
      where room = ${room} and subject in (select json_array_elements_text(${JSON.stringify(subjects)}::text::json))`
  }

  /** Remembers a browser in which the person was right; answers the token it keeps. */
  async knowBrowser(room: PlaceCode, person: PersonId, now: Instant): Promise<string> {
    const token = newToken()
    await this.#sql`
      insert into known_browser (room, token, person, created) values (${room}, ${hashOf(token)}, ${person}, ${now})`
    return token
  }

  /** Whether a browser's token belongs to this person. */
  async isKnown(room: PlaceCode, person: PersonId, token: string): Promise<boolean> {
    const rows = await this.#sql`
      select 1 from known_browser where room = ${room} and token = ${hashOf(token)} and person = ${person}`
    return rows.length === 1
  }
}
