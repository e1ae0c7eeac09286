import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { DATABASE, PORT, USER } from './postgres/embedded.ts'
import { openPool, type Sql } from './sql.ts'
import { Unusable } from './unusable.ts'

/** Most connections of one process; the hearing of notices has one more. */
const CONNECTIONS = 8

/** Connects to a PostgreSQL by URL; several hosts are allowed, and only one that accepts writes is used. */
export function connectTo(url: string): Sql {
  const [, before = '', hosts = '', after = ''] = /^(\w+:\/\/(?:[^/@]*@)?)([^/?]*)(.*)$/su.exec(url) ?? []
  return openPool(
    hosts.split(',').map((host) => ({ connectionString: `${before}${host}${after}` })),
    CONNECTIONS,
  )
}

/** Connects to the embedded PostgreSQL. */
export function connectToSockets(sockets: string, connections = CONNECTIONS): Sql {
  return openPool([{ host: sockets, port: PORT, user: USER, database: DATABASE }], connections)
}

/** Oldest PostgreSQL that is supported, as `server_version_num`. */
const OLDEST = 150_000

/** What PostgreSQL calls a missing right. */
const FORBIDDEN = '42501'

/**
 * Brings the tables up to date: every file of `migrations/` once, in order, each in one transaction, by one process at
 * a time. Throws `Unusable` when the server is too old, does not keep text as UTF-8, or lets this user make no tables.
 */
export async function migrate(sql: Sql): Promise<void> {
  const [server] = await sql<Server[]>`
    select current_setting('server_version_num') as number, current_setting('server_version') as version,
      current_setting('server_encoding') as encoding, quote_ident(current_user) as user,
      quote_ident(current_database()) as database`
  if (!server) throw new Error('PostgreSQL does not say what it is')
  if (Number(server.number) < OLDEST) throw new Unusable('old', server.version)
  if (server.encoding !== 'UTF8') {
    const command = `CREATE DATABASE sunduq OWNER ${server.user} ENCODING 'UTF8' TEMPLATE template0;`
    throw new Unusable('encoding', server.encoding, { command })
  }
  try {
    await makeTables(sql)
  } catch (error) {
    if (!(error instanceof pg.DatabaseError) || error.code !== FORBIDDEN) throw error
    const { user, database } = server
    const command = `GRANT USAGE, CREATE ON SCHEMA public TO ${user};`
    throw new Unusable('forbidden', error.message, { user, database, command })
  }
}

interface Server {
  readonly number: string
  readonly version: string
  readonly encoding: string
  /** As a statement names it, like `database`. */
  readonly user: string
  readonly database: string
}

async function makeTables(sql: Sql): Promise<void> {
  const folder = join(import.meta.dirname, 'migrations')
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort()
  await sql.transaction(async (tx) => {
    // Any number, the same for every Sunduq: the lock keeps a second process out until the commit.
    await tx`select pg_advisory_xact_lock(7262786781)`
    await tx`create table if not exists migration (name text primary key)`
    const done = new Set((await tx<{ name: string }[]>`select name from migration`).map((row) => row.name))
    for (const name of files.filter((candidate) => !done.has(candidate))) {
      await tx.script(readFileSync(join(folder, name), 'utf8'))
      await tx`insert into migration values (${name})`
    }
  })
}
