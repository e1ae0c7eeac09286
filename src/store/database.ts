import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DATABASE, PORT, USER } from './postgres/embedded.ts'
import { openPool, type Sql } from './sql.ts'

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
