import { createHash, randomBytes } from 'node:crypto'
import type { Instant, PersonId, PlaceCode } from '#election/named.ts'
import type { Sql } from './database.ts'

/** Who someone is to a room. Roles are the server's words; the store only keeps them. */
export interface Grant {
  readonly role: string
  readonly person: PersonId
}

/** What a link or a session is good for, as listed to whoever manages access. */
export interface Link extends Grant {
  readonly created: Instant
  /** Absent: never. */
  readonly expires?: Instant
  readonly revoked?: Instant
}

/**
 * Sign-in links and the sessions opened with them. A token is handed out once and kept only as its hash; every session
 * depends on its link, so that revoking the link ends it.
 */
export class Access {
  readonly #sql: Sql

  constructor(sql: Sql) {
    this.#sql = sql
  }

  /** Makes a link; answers its token. Without `expires` it never ends, as for a wall. */
  async createLink(room: PlaceCode, grant: Grant, now: Instant, expires?: Instant): Promise<string> {
    const token = newToken()
    await this.#sql`
      insert into link (room, token, role, person, created, expires)
      values (${room}, ${hashOf(token)}, ${grant.role}, ${grant.person}, ${now}, ${expires ?? null})`
    return token
  }

  /** Whom a link stands for; undefined when it is unknown, expired or revoked. */
  async readLink(room: PlaceCode, token: string, now: Instant): Promise<Grant | undefined> {
    const [row] = await this.#sql<Grant[]>`
      select role, person from link
      where room = ${room} and token = ${hashOf(token)} and revoked is null and (expires is null or expires > ${now})`
    return row
  }

  /** Opens a session with a link; answers the session's token, undefined when the link is not good. */
  async openSession(room: PlaceCode, link: string, now: Instant, expires?: Instant): Promise<string | undefined> {
    const token = newToken()
    const opened = await this.#sql`
      insert into session (room, token, link, created, expires)
      select room, ${hashOf(token)}, token, ${now}, ${expires ?? null}::bigint from link
      where room = ${room} and token = ${hashOf(link)} and revoked is null and (expires is null or expires > ${now})`
    return opened.count === 1 ? token : undefined
  }

  /** Whom a session stands for; undefined when it or its link is unknown, expired or revoked. */
  async readSession(room: PlaceCode, token: string, now: Instant): Promise<Grant | undefined> {
    const [row] = await this.#sql<Grant[]>`
      select link.role, link.person from session join link on link.room = session.room and link.token = session.link
      where session.room = ${room} and session.token = ${hashOf(token)}
      and session.revoked is null and (session.expires is null or session.expires > ${now})
      and link.revoked is null and (link.expires is null or link.expires > ${now})`
    return row
  }

  /** Signs out. */
  async endSession(room: PlaceCode, token: string, now: Instant): Promise<void> {
    await this
      .#sql`update session set revoked = ${now} where room = ${room} and token = ${hashOf(token)} and revoked is null`
  }

  /** Revokes every link of a person, and so every session; answers how many links there were. */
  async revoke(room: PlaceCode, person: PersonId, now: Instant): Promise<number> {
    return (
      await this.#sql`update link set revoked = ${now} where room = ${room} and person = ${person} and revoked is null`
    ).count
  }

  /** All links of a room, oldest first, without their tokens. */
  async links(room: PlaceCode): Promise<Link[]> {
    const rows = await this.#sql<(Grant & { created: Instant; expires: Instant | null; revoked: Instant | null })[]>`
      select role, person, created, expires, revoked from link where room = ${room} order by created, token`
    return rows.map(({ expires, revoked, ...link }) => ({
      ...link,
      ...(expires !== null && { expires }),
      ...(revoked !== null && { revoked }),
    }))
  }
}

function newToken(): string {
  return randomBytes(32).toString('base64url')
}

function hashOf(token: string): string {
  return createHash('sha256').update(`sunduq-token/1\n${token}`).digest('hex')
}
