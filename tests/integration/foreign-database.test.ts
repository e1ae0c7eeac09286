import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { connectTo } from '#store/database.ts'
import { openStore, type Store } from '#store/store.ts'
import { Unusable } from '#store/unusable.ts'

const ROOT = join(import.meta.dirname, '../..')
const folder = mkdtempSync(join(tmpdir(), 'sunduq-'))
let house: Store
let sockets: string

/** A house with a database in another encoding, and one in which a user may make no tables. */
beforeAll(async () => {
  house = await openStore({ folder })
  const [row] = await house.sql<{ host: string }[]>`select current_setting('unix_socket_directories') as host`
  sockets = encodeURIComponent(row?.host ?? '')
  await house.sql.script('create role "Poor" login')
  for (const [name, encoding] of [
    ['old', 'LATIN1'],
    ['shared', 'UTF8'],
  ]) {
    await house.sql.script(
      `create database ${name} encoding '${encoding}' locale_provider libc locale 'C' template template0`,
    )
  }
})
afterAll(async () => {
  await house.close()
  rmSync(folder, { recursive: true })
})

const address = (user: string, database: string): string => `postgres://${user}@${sockets}/${database}`

async function refusal(user: string, database: string): Promise<Unusable> {
  const tried = await openStore({ databaseUrl: address(user, database) }).catch((error: unknown) => error)
  expect(tried).toBeInstanceOf(Unusable)
  return tried as Unusable
}

/** What `sunduq journal verify` tells at the terminal, and its exit code. */
function verify(url: string, language: string): Promise<{ readonly code: unknown; readonly err: string }> {
  const env = { ...process.env, DATABASE_URL: url, SUNDUQ_LANGUAGE: language }
  return new Promise((resolve) =>
    execFile(join(ROOT, 'sunduq'), ['journal', 'verify'], { env }, (error, _, err) =>
      resolve({ code: error?.code, err }),
    ),
  )
}

describe('a PostgreSQL of somebody else', () => {
  it('is told to keep texts as UTF-8, with the statement that makes such a database', async () => {
    const unusable = await refusal('sunduq', 'old')
    expect(unusable.message).toMatch(/LATIN1.*CREATE DATABASE sunduq OWNER sunduq ENCODING 'UTF8' TEMPLATE template0;$/)
    for (const language of ['ar', 'fr', 'zgh', 'en'] as const) {
      expect(unusable.in(language)).toMatch(/LATIN1.*CREATE DATABASE/)
      expect(unusable.in(language)).not.toContain('{')
    }
  })

  it('that lets its user make no tables names the statement that does, and then holds a store', async () => {
    const grant = 'GRANT USAGE, CREATE ON SCHEMA public TO "Poor";'
    const unusable = await refusal('Poor', 'shared')
    expect(unusable.in('fr')).toBe(
      `L’utilisateur « "Poor" » n’a pas le droit de faire les tables ici (permission denied for schema public). Qu’un administrateur lance dans la base shared : ${grant}`,
    )
    const administrator = connectTo(address('sunduq', 'shared'))
    await administrator.script(grant)
    await administrator.end()
    const store = await openStore({ databaseUrl: address('Poor', 'shared') })
    expect(await store.secret('a')).toMatch(/^[\w-]{43}$/)
    await store.close()
  })

  it('speaks at the terminal in its language, without the lines of a program', async () => {
    const { code, err } = await verify(address('sunduq', 'old'), 'ar')
    expect(code).toBe(1)
    expect(err).toMatch(/^sunduq: ترميز قاعدة البيانات هذه LATIN1 .*CREATE DATABASE.*\n$/)
  })

  it('in which no room was opened yet says how one is', async () => {
    const { code, err } = await verify(address('sunduq', 'shared'), 'fr')
    expect(code).toBe(2)
    expect(err).toMatch(/^sunduq: Aucune salle n’est encore ouverte.*sunduq serve --book.*\n$/)
  })
})
