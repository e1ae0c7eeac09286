import type { Instant, PersonId, PlaceCode } from '#election/named.ts'
import type { Sql } from './sql.ts'
import { hashOf, newToken } from './token.ts'

/** Who someone is to a room. Roles are the server's words; the store only keeps them. */
export interface Grant {
  readonly role: string
  readonly person: PersonId
}

/** Whom a session stands for, and how they came in. */
export interface SessionGrant extends Grant {
  /** A link opened it; else a person who proved who they are. */
  readonly byLink: boolean
  /** Places the person is in charge of; none: the whole room. */
  readonly scope: readonly PlaceCode[]
  /** When the person last proved who they are; absent with a link. */
  readonly proved?: Instant
}

/** A session of a person as listed to whoever manages people. */
export interface OpenSession {
  /** Names the session without opening it: the beginning of the hash of its token. */
  readonly id: string
  readonly person: PersonId
  readonly created: Instant
  readonly expires: Instant
  readonly seen: Instant
  /** The browser it was opened in, where that said. */
  readonly browser?: string
}

/** Digits of a session's id. */
const ID_DIGITS = 16

/** The id under which the session of a token is listed. */
export function sessionId(token: string): string {
  return hashOf(token).slice(0, ID_DIGITS)
}

/** A session is noted as heard of at most once in this time: a look-up must not be a write each time (ms). */
const SEEN_EVERY = 60_000

/** What a link or a session is good for, as listed to whoever manages access. */
export interface Link extends Grant {
  readonly created: Instant
  /** Absent: never. */
  readonly expires?: Instant
  readonly revoked?: Instant
  /** It opens one session only. */
  readonly once: boolean
  readonly used?: Instant
}

/** How long a link is good. */
export interface LinkTerms {
  /** Absent: it never ends, as for a wall. */
  readonly expires?: Instant | undefined
  /** It opens one session, which then lives by its own expiry. */
  readonly once?: boolean
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

  /** Makes a link; answers its token. */
  async createLink(
    room: PlaceCode,
    grant: Grant,
    now: Instant,
    { expires, once = false }: LinkTerms = {},
  ): Promise<string> {
    const token = newToken()
    await this.#sql`
      insert into link (room, token, role, person, created, expires, once)
      values (${room}, ${hashOf(token)}, ${grant.role}, ${grant.person}, ${now}, ${expires ?? null}, ${once})`
    return token
  }

  /** Whom a link stands for; undefined when it is unknown, expired or revoked. */
  async readLink(room: PlaceCode, token: string, now: Instant): Promise<Grant | undefined> {
    const [row] = await this.#sql<Grant[]>`
      select role, person from link
      where room = ${room} and token = ${hashOf(token)} and revoked is null and (expires is null or expires > ${now})
      and not (once and used is not null)`
    return row
  }

  /**
   * Opens a session with a link; answers the session's token, undefined when the link is not good. The session of a
   * kept link ends with it at the latest. Of two that use a one-time link at the same moment one gets in.
   */
  async openSession(room: PlaceCode, link: string, now: Instant, expires?: Instant): Promise<string | undefined> {
    const token = newToken()
    const opened = await this.#sql`
      with good as (
        update link set used = ${now} where room = ${room} and token = ${hashOf(link)} and revoked is null
        and (expires is null or expires > ${now}) and not (once and used is not null)
        returning room, token, expires, once
      )
      insert into session (room, token, link, created, expires)
      select room, ${hashOf(token)}, token, ${now},
        case when once then ${expires ?? null}::bigint else least(expires, ${expires ?? null}::bigint) end
      from good`
    return opened.count === 1 ? token : undefined
  }

  /** Whom a session stands for; undefined when it is unknown, expired or revoked, or its link was revoked. */
  async readSession(room: PlaceCode, token: string, now: Instant): Promise<SessionGrant | undefined> {
    const [row] = await this.#sql<SessionRow[]>`
      select coalesce(person.role, link.role) as role, coalesce(person.person, link.person) as person,
        session.link is not null as "byLink", coalesce(person.scope, '[]') as scope, session.proved, session.seen
      from session
      left join link on link.room = session.room and link.token = session.link and link.revoked is null
      left join person on person.room = session.room and person.person = session.person and person.removed is null
        and (person.ends is null or person.ends > ${now})
      where session.room = ${room} and session.token = ${hashOf(token)}
      and session.revoked is null and (session.expires is null or session.expires > ${now})
      and (link.token is not null or person.person is not null)`
    if (!row) return undefined
    const { scope, proved, seen, ...grant } = row
    if (!grant.byLink && now - (seen ?? 0) > SEEN_EVERY) {
      await this.#sql`update session set seen = ${now} where room = ${room} and token = ${hashOf(token)}`
    }
    return { ...grant, scope: JSON.parse(scope) as PlaceCode[], ...(proved !== null && { proved }) }
  }

  /** Opens a session for a person who proved who they are; answers its token. */
  async openPersonSession(
    room: PlaceCode,
    person: PersonId,
    now: Instant,
    expires: Instant,
    browser?: string,
  ): Promise<string> {
    const token = newToken()
    await this.#sql`
      insert into session (room, token, person, created, expires, proved, seen, browser)
      values (${room}, ${hashOf(token)}, ${person}, ${now}, ${expires}, ${now}, ${now}, ${browser ?? null})`
    return token
  }

  /** Notes that the person of a session proved again who they are. */
  async proveSession(room: PlaceCode, token: string, now: Instant): Promise<void> {
    await this.#sql`update session set proved = ${now} where room = ${room} and token = ${hashOf(token)}`
  }

  /** The open sessions of people, newest first. */
  async personSessions(room: PlaceCode, now: Instant): Promise<OpenSession[]> {
    const rows = await this.#sql<(OpenSession & { browser: string | null })[]>`
      select left(token, ${ID_DIGITS}) as id, person, created, expires, seen, browser from session
      where room = ${room} and person is not null and revoked is null and expires > ${now}
      order by created desc, token`
    return rows.map(({ browser, ...session }) => ({ ...session, ...(browser !== null && { browser }) }))
  }

  /** Ends one open session of a person by its id; false when there is none. */
  async endOneSession(room: PlaceCode, person: PersonId, id: string, now: Instant): Promise<boolean> {
    const ended = await this.#sql`
      update session set revoked = ${now}
      where room = ${room} and person = ${person} and revoked is null and expires > ${now}
      and left(token, ${ID_DIGITS}) = ${id}`
    return ended.count > 0
  }

  /** Ends all sessions of a person, but for one by its token; answers how many there were. */
  async endSessionsOf(room: PlaceCode, person: PersonId, now: Instant, but = ''): Promise<number> {
    const ended = await this.#sql`
      update session set revoked = ${now}
      where room = ${room} and person = ${person} and revoked is null and token <> ${hashOf(but)}`
    return ended.count
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
    type Nullable = Record<'expires' | 'revoked' | 'used', Instant | null>
    const rows = await this.#sql<(Grant & { created: Instant; once: boolean } & Nullable)[]>`
      select role, person, created, expires, revoked, once, used from link where room = ${room} order by created, token`
    return rows.map(({ expires, revoked, used, ...link }) => ({
      ...link,
      ...(expires !== null && { expires }),
      ...(revoked !== null && { revoked }),
      ...(used !== null && { used }),
    }))
  }
}

interface SessionRow extends Grant {
  byLink: boolean
  scope: string
  proved: Instant | null
  seen: Instant | null
}
