import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Transaction } from '#store/sql.ts'
import { openStore, type Store } from '#store/store.ts'

const folder = mkdtempSync(join(tmpdir(), 'sunduq-lost-'))
let store: Store

beforeAll(async () => {
  store = await openStore({ folder })
  await store.sql.script('create table kept (words text)')
})
afterAll(async () => {
  await store.close()
  rmSync(folder, { recursive: true })
})

const end = (pid: number): Promise<unknown> => store.sql`select pg_terminate_backend(${pid}, 5000)`

describe('a connection that is ended inside a transaction', () => {
  it.each([
    [
      'between two statements',
      async (tx: Transaction, pid: number) => {
        await end(pid)
        await tx`insert into kept values ('second')`
      },
    ],
    [
      'during a statement',
      async (tx: Transaction, pid: number) => {
        await Promise.all([tx`select pg_sleep(20)`, end(pid)])
      },
    ],
    ['before its commit', (_: Transaction, pid: number) => end(pid)],
  ] as const)('fails the transaction alone, %s', async (_, lose) => {
    for (let i = 0; i < 10; i++) {
      const beside = Array.from({ length: 4 }, () =>
        store.sql.transaction(async (tx) => {
          await tx`insert into kept values ('beside')`
          await tx`delete from kept where words = 'beside'`
        }),
      )
      const lost = store.sql.transaction(async (tx) => {
        const [row] = await tx<{ pid: number }[]>`insert into kept values ('first') returning pg_backend_pid() as pid`
        await lose(tx, row!.pid)
      })
      await expect(lost).rejects.toThrow()
      await Promise.all(beside)
    }
    expect(await store.sql`select words from kept`).toHaveLength(0)
  })

  it('does not deafen who listens', async () => {
    const heard: string[] = []
    await store.sql.listen('words', (payload) => heard.push(payload))
    await store.sql`
      select pg_terminate_backend(pid, 5000) from pg_stat_activity where query = 'listen words'`
    await expect
      .poll(
        async () => {
          await store.sql`select pg_notify('words', 'again')`
          return heard.length
        },
        { timeout: 120_000 },
      )
      .toBeGreaterThan(0)
  })
})
