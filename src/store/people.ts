import type { Instant, PersonId, PlaceCode } from '#election/named.ts'
import type { Sql } from './sql.ts'
import { hashOf, newToken } from './token.ts'

/** What a person is to the room. Roles are the server's words; the store only keeps them. */
export interface PersonTerms {
  readonly role: string
  /** Places the person is in charge of; none: the whole room. */
  readonly scope: readonly PlaceCode[]
  /** Of observers and media: the number on the card. */
  readonly accreditation?: string | undefined
  /** When signing in is possible; absent: no limit. */
  readonly starts?: Instant | undefined
  readonly ends?: Instant | undefined
}

/** A person as listed to whoever manages people. */
export interface StoredPerson extends PersonTerms {
  readonly person: PersonId
  /** Absent once erased. */
  readonly name?: string
  readonly created: Instant
  /** When they first bound a way to sign in. */
  readonly bound?: Instant
  readonly removed?: Instant
  readonly passkeys: number
  readonly password: boolean
}

interface Row {
  person: PersonId
  name: string | null
  role: string
  scope: string
  accreditation: string | null
  starts: Instant | null
  ends: Instant | null
  created: Instant
  bound: Instant | null
  removed: Instant | null
  passkeys: number
  password: boolean
}

/**
 * The people of a room with their names. The journal knows their pseudonyms only; a name can be erased at any time.
 */
export class People {
  readonly #sql: Sql

  constructor(sql: Sql) {
    this.#sql = sql
  }

  /** Adds a person who has no way to sign in yet. */
  async add(room: PlaceCode, person: PersonId, name: string, terms: PersonTerms, now: Instant): Promise<void> {
    const { role, scope, accreditation, starts, ends } = terms
    await this.#sql`
      insert into person (room, person, name, role, scope, accreditation, starts, ends, created)
      values (${room}, ${person}, ${name}, ${role}, ${JSON.stringify(scope)}, ${accreditation ?? null},
        ${starts ?? null}, ${ends ?? null}, ${now})`
  }

  /** Every person of a room, the removed ones too, in the order in which they came. */
  list(room: PlaceCode): Promise<StoredPerson[]> {
    return this.#read(room)
  }

  /** One person who was not removed. */
  async find(room: PlaceCode, person: PersonId): Promise<StoredPerson | undefined> {
    return (await this.#read(room, person)).find(({ removed }) => removed === undefined)
  }

  async #read(room: PlaceCode, person: PersonId | null = null): Promise<StoredPerson[]> {
    const rows = await this.#sql<Row[]>`
      select person, name, role, scope, accreditation, starts, ends, created, bound, removed,
        password is not null as password,
        (select count(*) from passkey where passkey.room = person.room and passkey.person = person.person) as passkeys
      from person where room = ${room} and (${person}::text is null or person = ${person}) order by created, person`
    return rows.map(personOf)
  }

  /** Whether the room never had a person. */
  async isEmpty(room: PlaceCode): Promise<boolean> {
    return (await this.#sql`select 1 from person where room = ${room} limit 1`).length === 0
  }

  /** Gives other terms; answers whether there is such a person. */
  async change(room: PlaceCode, person: PersonId, terms: PersonTerms): Promise<boolean> {
    const { role, scope, accreditation, starts, ends } = terms
    const changed = await this.#sql`
      update person set role = ${role}, scope = ${JSON.stringify(scope)}, accreditation = ${accreditation ?? null},
        starts = ${starts ?? null}, ends = ${ends ?? null}
      where room = ${room} and person = ${person} and removed is null`
    return changed.count === 1
  }

  /** Removes a person with everything that would let them in; their pseudonym stays taken. */
  async remove(room: PlaceCode, person: PersonId, now: Instant): Promise<boolean> {
    return this.#sql.transaction(async (tx) => {
      const removed = await tx`
        update person set removed = ${now}, login = null, password = null, totp = null
        where room = ${room} and person = ${person} and removed is null`
      await tx`delete from passkey where room = ${room} and person = ${person}`
      await tx`delete from recovery_code where room = ${room} and person = ${person}`
      await tx`delete from known_browser where room = ${room} and person = ${person}`
      await tx`delete from notify_subscription where room = ${room} and person = ${person}`
      await tx`update person_invitation set used = ${now} where room = ${room} and person = ${person} and used is null`
      await tx`update session set revoked = ${now} where room = ${room} and person = ${person} and revoked is null`
      await tx`update session set browser = null where room = ${room} and person = ${person}`
      return removed.count === 1
    })
  }

  /** Erases what names a person, for ever; the pseudonym and its acts stay. Only after the removal. */
  async erase(room: PlaceCode, person: PersonId): Promise<boolean> {
    const erased = await this.#sql`
      update person set name = null, accreditation = null
      where room = ${room} and person = ${person} and removed is not null`
    return erased.count === 1
  }

  /** Makes an invitation and ends the earlier ones; answers its token, which is kept only as a hash. */
  async invite(room: PlaceCode, person: PersonId, now: Instant, expires: Instant): Promise<string> {
    const token = newToken()
    await this.#sql.transaction(async (tx) => {
      await tx`update person_invitation set used = ${now} where room = ${room} and person = ${person} and used is null`
      await tx`
        insert into person_invitation (room, token, person, created, expires)
        values (${room}, ${hashOf(token)}, ${person}, ${now}, ${expires})`
    })
    return token
  }

  /** Whom an invitation is for; undefined when it is unknown, used or expired, or the person was removed. */
  async invited(room: PlaceCode, token: string, now: Instant): Promise<StoredPerson | undefined> {
    const [row] = await this.#sql<{ person: PersonId }[]>`
      select person from person_invitation
      where room = ${room} and token = ${hashOf(token)} and used is null and expires > ${now}`
    return row && this.find(room, row.person)
  }
}

function personOf({ name, scope, accreditation, starts, ends, bound, removed, ...row }: Row): StoredPerson {
  return {
    ...row,
    scope: JSON.parse(scope) as PlaceCode[],
    ...(name !== null && { name }),
    ...(accreditation !== null && { accreditation }),
    ...(starts !== null && { starts }),
    ...(ends !== null && { ends }),
    ...(bound !== null && { bound }),
    ...(removed !== null && { removed }),
  }
}
