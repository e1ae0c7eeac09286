import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import postgres from 'postgres'
import { DATABASE, PORT, USER } from './postgres/embedded.ts'

/** A pool of connections. Whole numbers of 64 bits arrive as numbers: counts and milliseconds stay below 2^53. */
export type Sql = postgres.Sql<{ bigint: number }>
/** A pool, or one connection inside a transaction. */
export type Query = Sql | postgres.TransactionSql<{ bigint: number }>

const options = {
  max: 8,
  connect_timeout: 10,
  // Seconds: a database that restarts is back within a moment, and its callers wait.
  backoff: (retries: number) => Math.min(0.01 * 2 ** retries, 0.5),
  onnotice: () => {},
  // The driver's own first query on a connection; when the database dies under it, nobody hears the rejection.
  fetch_types: false,
  types: { bigint: { to: 20, from: [20], parse: Number, serialize: String } },
} satisfies postgres.Options<{ bigint: postgres.PostgresType<number> }>

/** Connects to a PostgreSQL by URL; several hosts are allowed, and only one that accepts writes is used. */
export function connectTo(url: string): Sql {
  return postgres(url, { ...options, target_session_attrs: 'read-write' }) as unknown as Sql
}

/** Connects to the embedded PostgreSQL. */
export function connectToSockets(sockets: string): Sql {
  return postgres({
    ...options,
    host: sockets,
    port: PORT,
    user: USER,
    database: DATABASE,
    password: '',
  }) as unknown as Sql
}

/** Oldest PostgreSQL that is supported, as `server_version_num`. */
const OLDEST = 150_000

/**
 * Brings the tables up to date: every file of `migrations/` once, in order, each in one transaction, by one process at
 * a time. Throws when the server is too old or does not keep text as UTF-8.
 */
export async function migrate(sql: Sql): Promise<void> {
  const [server] = await sql<{ version: string; encoding: string }[]>`
    select current_setting('server_version_num') as version, current_setting('server_encoding') as encoding`
  if (Number(server?.version) < OLDEST) throw new Error('PostgreSQL 15 or later is needed')
  if (server?.encoding !== 'UTF8')
    throw new Error(`the database keeps text as ${server?.encoding}: make one with encoding UTF8`)
  const folder = join(import.meta.dirname, 'migrations')
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort()
  await sql.begin(async (tx) => {
    // Any number, the same for every Sunduq: the lock keeps a second process out until the commit.
    await tx`select pg_advisory_xact_lock(7262786781)`
    await tx`create table if not exists migration (name text primary key)`
    const done = new Set((await tx<{ name: string }[]>`select name from migration`).map((row) => row.name))
    for (const name of files.filter((candidate) => !done.has(candidate))) {
      await tx.unsafe(readFileSync(join(folder, name), 'utf8')).simple()
      await tx`insert into migration values (${name})`
    }
  })
}
