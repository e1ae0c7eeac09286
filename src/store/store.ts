import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import type { Instant, PlaceCode, Position } from '#election/named.ts'
import type { Outcome } from '#election/outcome.ts'
import { journalOrigin } from '#journal/note.ts'
import { Access } from './access.ts'
import { Attempts } from './attempts.ts'
import { Books } from './books.ts'
import { Checkpoints } from './checkpoints.ts'
import { Claims } from './claims.ts'
import { Contacts } from './contacts.ts'
import { Credentials } from './credentials.ts'
import type { Damage } from './damage.ts'
import { connectTo, connectToSockets, migrate } from './database.ts'
import { Journal, type JournalOptions } from './journal.ts'
import type { Machine } from './machine.ts'
import { Notices } from './notices.ts'
import { Subscriptions } from './notify-subscriptions.ts'
import { People } from './people.ts'
import { Photos } from './photos.ts'
import { type Embedded, startEmbedded } from './postgres/embedded.ts'
import { SmsNumbers } from './sms.ts'
import { type Kept, keptUpTo, readSnapshot, type Wanted } from './snapshots.ts'
import type { Sql } from './sql.ts'
import { type Verified, verifyJournal } from './verify.ts'

export interface StoreOptions {
  /** Any PostgreSQL 15 or later. Without it an embedded one runs in `folder`. */
  readonly databaseUrl?: string | undefined
  /** Sunduq's data folder: the embedded PostgreSQL and the photos. */
  readonly folder?: string | undefined
  /** Hears of what an operator should know, a line at a time; the standard error when absent. */
  readonly report?: (line: string) => void
}

/** Opens the store, starting its PostgreSQL where it is embedded, and brings its tables up to date. */
export async function openStore(options: StoreOptions): Promise<Store> {
  const { databaseUrl, folder, report = (line) => process.stderr.write(`${line}\n`) } = options
  if (!databaseUrl && !folder) throw new Error('a store needs a data folder or DATABASE_URL')
  const embedded = databaseUrl ? undefined : await startEmbedded(folder as string, report)
  const sql = embedded ? connectToSockets(embedded.sockets) : connectTo(databaseUrl as string)
  const store = new Store(sql, embedded, folder, report)
  try {
    await migrate(sql)
    return store
  } catch (error) {
    await store.close()
    throw error
  }
}

/** Everything that Sunduq keeps. Made by `openStore`. */
export class Store {
  readonly books: Books
  readonly access: Access
  readonly attempts: Attempts
  readonly checkpoints: Checkpoints
  readonly claims: Claims
  /** Whom to call at the stations. */
  readonly contacts: Contacts
  readonly people: People
  /** How they prove who they are. */
  readonly credentials: Credentials
  readonly photos: Photos
  /** Telephones and secret codes of stations that send by SMS. */
  readonly sms: SmsNumbers
  /** Who is notified of what, outside the journal. */
  readonly subscriptions: Subscriptions
  readonly sql: Sql
  readonly #embedded: Embedded | undefined
  readonly #notices: Notices
  readonly #report: (line: string) => void
  readonly #journals = new Set<{ close(): Promise<void> }>()

  constructor(sql: Sql, embedded: Embedded | undefined, folder: string | undefined, report: (line: string) => void) {
    this.sql = sql
    this.#embedded = embedded
    this.#notices = new Notices(sql)
    this.#report = report
    this.books = new Books(sql)
    this.access = new Access(sql)
    this.attempts = new Attempts(sql)
    this.people = new People(sql)
    this.credentials = new Credentials(sql)
    this.checkpoints = new Checkpoints(sql, (name) => this.secret(name))
    this.claims = new Claims(sql)
    this.contacts = new Contacts(sql, this.#notices)
    this.sms = new SmsNumbers(sql)
    this.subscriptions = new Subscriptions(sql)
    this.photos = new Photos(folder === undefined ? undefined : join(folder, 'photos'))
  }

  /** The rooms that have a journal, with how many entries it holds and when the last one came. */
  async rooms(): Promise<{ readonly room: PlaceCode; readonly size: Position; readonly at: Instant }[]> {
    return [
      ...(await this.sql<
        { room: PlaceCode; size: Position; at: Instant }[]
      >`select room, size, at from head order by room`),
    ]
  }

  /** Opens the journal of a room, making an empty one where there is none, and folds it. */
  async openJournal<State, Act, Answer, Refusal>(
    options: JournalOptions<State, Act, Answer, Refusal>,
  ): Promise<Journal<State, Act, Answer, Refusal>> {
    const { room, origin = journalOrigin(room, false) } = options
    await this.sql`insert into head (room, origin) values (${room}, ${origin}) on conflict (room) do nothing`
    const journal = new Journal(this.sql, this.#notices, this.#report, options)
    await journal.catchUp()
    this.#journals.add(journal)
    return journal
  }

  /** The newest folded state that was kept of a room and will do; undefined where none does. */
  kept<State>(
    room: PlaceCode,
    wanted: Wanted,
    machine: Pick<Machine<State, never, never, never>, 'read'>,
  ): Promise<Kept<State> | undefined> {
    return readSnapshot(this.sql, room, wanted, machine, this.#report)
  }

  /** How many entries the newest kept state of a room holds; 0 where none is kept. */
  keptUpTo(room: PlaceCode): Promise<Position> {
    return keptUpTo(this.sql, room)
  }

  /** Reads a room's journal again from its first byte and compares; see `verifyJournal`. */
  async verify<State>(
    room: PlaceCode,
    machine: Pick<Machine<State, never, never, never>, 'initial' | 'fold' | 'write'>,
    onProgress?: (read: number, of: number) => void,
  ): Promise<Outcome<Verified, Damage>> {
    return verifyJournal(this.sql, room, machine, await this.checkpoints.key(room), onProgress)
  }

  /**
   * The secret of that name: 32 random bytes in base64url, made when first asked for and the same for ever. Only a
   * rehearsal, whose journal must be repeatable, says beforehand what it shall be (`first`).
   */
  async secret(name: string, first: string = newSecret()): Promise<string> {
    await this.sql`insert into secret (name, value) values (${name}, ${first}) on conflict (name) do nothing`
    const [row] = await this.sql<{ value: string }[]>`select value from secret where name = ${name}`
    return (row as { value: string }).value
  }

  /** Process id of the embedded PostgreSQL; undefined for one that is not ours, or while it starts again. */
  databasePid(): number | undefined {
    return this.#embedded?.pid()
  }

  /** Closes the journals, ends the connections, and stops the PostgreSQL that this process started. */
  async close(): Promise<void> {
    for (const journal of this.#journals) await journal.close()
    await this.sql.end()
    await this.#embedded?.stop()
  }
}

/** 32 random bytes, base64url: an Ed25519 seed, or any other secret. */
function newSecret(): string {
  return randomBytes(32).toString('base64url')
}
