import type { Instant, PersonId, PlaceCode } from '#election/named.ts'
import type { Query, Sql } from './sql.ts'
import { hashOf } from './token.ts'

/** What proves a person beside a passkey; kept by the server, shown to nobody. */
export interface Secrets {
  readonly person: PersonId
  readonly login: string
  readonly password: string
  readonly totp: string
  /** The last time step whose code was taken. */
  readonly totpStep: number
}

/** A passkey as a browser made it. */
export interface NewPasskey {
  /** base64url */
  readonly id: string
  /** COSE, base64url */
  readonly key: string
  readonly counter: number
  readonly transports: readonly string[]
  /** The browser it was made in, where that said. */
  readonly browser?: string | undefined
}

export interface StoredPasskey extends NewPasskey {
  readonly person: PersonId
  readonly created: Instant
  readonly used?: Instant
}

/** A challenge that was answered, and when it would have ended anyway. */
export interface Answered {
  readonly challenge: string
  readonly expires: Instant
}

/** A password and what belongs to it, already hashed. */
export interface NewPassword {
  readonly login: string
  readonly password: string
  readonly totp: string
  /** The step that the person proved with; never taken again. */
  readonly totpStep: number
  /** Hashes of recovery codes. */
  readonly recovery: readonly string[]
}

export type NewWay =
  | { readonly kind: 'passkey'; readonly passkey: NewPasskey }
  | ({ readonly kind: 'password' } & NewPassword)

/** The ways in which the people of a room prove who they are: passkeys, passwords with their codes, recovery codes. */
export class Credentials {
  readonly #sql: Sql

  constructor(sql: Sql) {
    this.#sql = sql
  }

  /**
   * Spends an invitation and binds what came with it in one transaction: of two who use it at the same moment one
   * binds. Undefined when it is no longer good; `login-taken` when another person has that sign-in name.
   */
  async bind(room: PlaceCode, token: string, way: NewWay, now: Instant): Promise<PersonId | 'login-taken' | undefined> {
    return this.#sql.transaction(async (tx) => {
      const [spent] = await tx<{ person: PersonId }[]>`
        update person_invitation set used = ${now}
        where room = ${room} and token = ${hashOf(token)} and used is null and expires > ${now} returning person`
      if (!spent) return undefined
      const { person } = spent
      if (way.kind === 'passkey') {
        await addPasskey(tx, room, person, way.passkey, now)
      } else if (!(await setPassword(tx, room, person, way))) {
        await tx`update person_invitation set used = null where room = ${room} and token = ${hashOf(token)}`
        return 'login-taken'
      }
      await tx`
        update person set bound = coalesce(bound, ${now}::bigint)
        where room = ${room} and person = ${person} and removed is null`
      return person
    })
  }

  /** Adds a passkey to a person who is signed in. */
  async addPasskey(room: PlaceCode, person: PersonId, passkey: NewPasskey, now: Instant): Promise<void> {
    await this.#sql.transaction((tx) => addPasskey(tx, room, person, passkey, now))
  }

  /** A person's passkeys, oldest first. */
  async passkeys(room: PlaceCode, person: PersonId): Promise<StoredPasskey[]> {
    const rows = await this.#sql<PasskeyRow[]>`
      select id, person, key, counter, transports, created, used, browser from passkey
      where room = ${room} and person = ${person} order by created, id`
    return rows.map(passkeyOf)
  }

  /** The passkey of an id, of a person who was not removed. */
  async passkey(room: PlaceCode, id: string): Promise<StoredPasskey | undefined> {
    const [row] = await this.#sql<PasskeyRow[]>`
      select passkey.id, passkey.person, key, counter, transports, passkey.created, used, browser from passkey
      join person on person.room = passkey.room and person.person = passkey.person and person.removed is null
      where passkey.room = ${room} and passkey.id = ${id}`
    return row && passkeyOf(row)
  }

  /**
   * Notes that a passkey answered a challenge: once for each challenge, and never with a counter that went back.
   * False when somebody else was faster: the answer is then a replay.
   */
  async passkeyUsed(room: PlaceCode, id: string, challenge: Answered, counter: number, now: Instant): Promise<boolean> {
    return this.#sql.transaction(async (tx) => {
      await tx`delete from answered_challenge where room = ${room} and expires < ${now}`
      const first = await tx`
        insert into answered_challenge (room, challenge, expires)
        values (${room}, ${challenge.challenge}, ${challenge.expires}) on conflict (room, challenge) do nothing`
      if (first.count !== 1) return false
      const used = await tx`
        update passkey set counter = ${counter}, used = ${now}
        where room = ${room} and id = ${id} and (counter = 0 or counter < ${counter})`
      return used.count === 1
    })
  }

  /** Takes a passkey away from its owner; false when it is none of theirs. */
  async dropPasskey(room: PlaceCode, person: PersonId, id: string): Promise<boolean> {
    return (await this.#sql`delete from passkey where room = ${room} and person = ${person} and id = ${id}`).count === 1
  }

  /** Sets the password, its codes and new recovery codes of a person; false when the sign-in name is another's. */
  async setPassword(room: PlaceCode, person: PersonId, way: NewPassword): Promise<boolean> {
    return this.#sql.transaction((tx) => setPassword(tx, room, person, way))
  }

  /** The secrets behind a sign-in name, or of a person; undefined where there are none. */
  async secrets(room: PlaceCode, by: { login: string } | { person: PersonId }): Promise<Secrets | undefined> {
    const [login, person] = 'login' in by ? [by.login, null] : [null, by.person]
    const [row] = await this.#sql<Secrets[]>`
      select person, login, password, totp, totp_step as "totpStep" from person
      where room = ${room} and removed is null and password is not null
      and (login = ${login}::text or person = ${person}::text)`
    return row
  }

  /** Takes a time step's code, once; false when that step or a later one was taken before. */
  async takeStep(room: PlaceCode, person: PersonId, step: number): Promise<boolean> {
    const taken = await this.#sql`
      update person set totp_step = ${step}
      where room = ${room} and person = ${person} and removed is null and totp_step < ${step}`
    return taken.count === 1
  }

  /** Takes a recovery code by its hash, once. */
  async takeRecovery(room: PlaceCode, person: PersonId, code: string, now: Instant): Promise<boolean> {
    const taken = await this.#sql`
      update recovery_code set used = ${now}
      where room = ${room} and person = ${person} and code = ${code} and used is null`
    return taken.count === 1
  }

  /** Whether a recovery code, named by its hash, is one of the person's and not taken. */
  async holdsRecovery(room: PlaceCode, person: PersonId, code: string): Promise<boolean> {
    const held = await this.#sql`
      select 1 from recovery_code where room = ${room} and person = ${person} and code = ${code} and used is null`
    return held.length === 1
  }

  /** How many recovery codes a person has left. */
  async recoveryLeft(room: PlaceCode, person: PersonId): Promise<number> {
    const [row] = await this.#sql<{ left: number }[]>`
      select count(*) as left from recovery_code where room = ${room} and person = ${person} and used is null`
    return row?.left ?? 0
  }
}

async function addPasskey(
  tx: Query,
  room: PlaceCode,
  person: PersonId,
  passkey: NewPasskey,
  now: Instant,
): Promise<void> {
  const { id, key, counter, transports, browser = null } = passkey
  await tx`
    insert into passkey (room, id, person, key, counter, transports, created, browser)
    values (${room}, ${id}, ${person}, ${key}, ${counter}, ${JSON.stringify(transports)}, ${now}, ${browser})`
}

async function setPassword(tx: Query, room: PlaceCode, person: PersonId, way: NewPassword): Promise<boolean> {
  // The unique index would throw and end the transaction; asking first under the row's lock tells it as a value.
  await tx`select pg_advisory_xact_lock(hashtext(${`login ${room}`}))`
  const set = await tx`
    update person set login = ${way.login}, password = ${way.password}, totp = ${way.totp}, totp_step = ${way.totpStep}
    where room = ${room} and person = ${person} and removed is null and not exists (
      select 1 from person other where other.room = ${room} and other.login = ${way.login} and other.person <> ${person})`
  if (set.count !== 1) return false
  await tx`delete from recovery_code where room = ${room} and person = ${person}`
  for (const code of way.recovery) {
    await tx`insert into recovery_code (room, person, code) values (${room}, ${person}, ${code})`
  }
  return true
}

interface PasskeyRow {
  id: string
  person: PersonId
  key: string
  counter: number
  transports: string
  created: Instant
  used: Instant | null
  browser: string | null
}

function passkeyOf({ transports, used, browser, ...row }: PasskeyRow): StoredPasskey {
  return {
    ...row,
    transports: JSON.parse(transports) as string[],
    ...(used !== null && { used }),
    ...(browser !== null && { browser }),
  }
}
