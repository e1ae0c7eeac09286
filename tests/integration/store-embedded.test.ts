import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { openStore, type Store } from '#store/store.ts'

const folder = mkdtempSync(join(tmpdir(), 'a folder that is named صندوق and has spaces '))
const opened: Store[] = []

beforeAll(async () => {
  // What a first start leaves that was killed half-way.
  mkdirSync(join(folder, 'postgres/data.new/half'), { recursive: true })
  await open()
  await opened.pop()?.close()
})
afterEach(async () => {
  for (const store of opened.splice(0).reverse()) await store.close()
})
afterAll(() => rmSync(folder, { recursive: true }))

async function open(options: Parameters<typeof openStore>[0] = { folder }): Promise<Store> {
  const store = await openStore(options)
  opened.push(store)
  return store
}

const setting = async (store: Store, name: string): Promise<string> =>
  (await store.sql<{ value: string }[]>`select current_setting(${name}) as value`)[0]!.value

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

describe('the embedded PostgreSQL', () => {
  it('is durable, keeps UTF-8, sorts by code point, and listens to no network', async () => {
    const store = await open()
    expect(await setting(store, 'fsync')).toBe('on')
    expect(await setting(store, 'synchronous_commit')).toBe('on')
    expect(await setting(store, 'full_page_writes')).toBe('on')
    expect(await setting(store, 'listen_addresses')).toBe('')
    expect(await setting(store, 'server_encoding')).toBe('UTF8')
    expect(await setting(store, 'unix_socket_permissions')).toBe('0700')
    const [sorted] = await store.sql<{ value: boolean }[]>`select 'é' collate "default" > 'z' as value`
    expect(sorted).toEqual({ value: true })
  })

  it('stops with its store and starts again with what it held', async () => {
    const store = await open()
    const secret = await store.secret('a')
    const pid = store.databasePid()!
    await opened.pop()!.close()
    expect(isAlive(pid)).toBe(false)
    expect(await (await open()).secret('a')).toBe(secret)
  })

  it('is shared by whoever opens the folder next, and stays when a guest leaves', async () => {
    const owner = await open()
    const guest = await open()
    expect(guest.databasePid()).toBe(owner.databasePid())
    expect(await guest.secret('a')).toBe(await owner.secret('a'))
    await opened.pop()!.close()
    expect(await owner.secret('a')).toMatch(/^[\w-]{43}$/)
  })

  it('finds its way past a lock whose process is another program now', async () => {
    // A program of the account that runs PostgreSQL: one of another account it would see through by itself.
    const { uid, gid } = statSync(join(folder, 'postgres/data'))
    const program = spawn('sleep', ['600'], { uid, gid, stdio: 'ignore' })
    writeFileSync(join(folder, 'postgres/data/postmaster.pid'), `${program.pid}\n${folder}\n`)
    const store = await open()
    program.kill()
    expect(readFileSync(join(folder, 'postgres/data/postmaster.pid'), 'utf8')).toMatch(
      new RegExp(`^${store.databasePid()}\n`),
    )
  })

  it('says why when it does not start, and lets the folder go', async () => {
    const version = join(folder, 'postgres/data/PG_VERSION')
    const right = readFileSync(version)
    writeFileSync(version, '9.6\n')
    await expect(open()).rejects.toThrow('9.6')
    writeFileSync(version, right)
    await open()
  })
})

describe('any other PostgreSQL', () => {
  it('is used by its URL, the first of its hosts that answers', async () => {
    const embedded = await open()
    const [row] = await embedded.sql<{ host: string }[]>`select current_setting('unix_socket_directories') as host`
    const store = await open({ databaseUrl: `postgres://sunduq@%2Fnowhere,${encodeURIComponent(row!.host)}/postgres` })
    expect(store.databasePid()).toBeUndefined()
    expect(await store.secret('a')).toBe(await embedded.secret('a'))
  })

  it('is not guessed: a store without folder and URL is refused', async () => {
    await expect(open({})).rejects.toThrow('DATABASE_URL')
  })
})
