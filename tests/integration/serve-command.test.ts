import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openStore } from '#store/store.ts'

const ROOT = join(import.meta.dirname, '../..')
/** Long before the day of any book, and before the machine's own. */
const THEN = Date.UTC(2020, 0, 2, 6, 30)

const folder = mkdtempSync(join(tmpdir(), 'sunduq-'))
let serving: ChildProcess

beforeAll(async () => {
  const command = ['serve', '--book', 'data/petite-commune', '--rehearsal', '--only', 'intake', '--data', folder]
  serving = spawn(join(ROOT, 'sunduq'), command, {
    cwd: ROOT,
    env: { ...process.env, SUNDUQ_CLOCK: JSON.stringify({ real: 0, simulated: THEN, speed: 0 }) },
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  for await (const line of createInterface({ input: serving.stdout as NodeJS.ReadableStream })) {
    if (line.startsWith('intake')) break
  }
})
afterAll(() => rmSync(folder, { recursive: true }))

it('opens a rehearsal at the hour at which it is played, which may be long ago', async () => {
  serving.kill('SIGTERM')
  await once(serving, 'exit')
  const store = await openStore({ folder })
  const [row] = await store.sql<{ at: number }[]>`select (body::json->>'at')::int8 as at from entry where n = 0`
  await store.close()
  expect(row?.at).toBe(THEN)
})
