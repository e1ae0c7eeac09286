import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { answers, takeLease } from './lease.ts'

let path: string

beforeEach(() => {
  path = join(mkdtempSync(join(tmpdir(), 'lease-')), 'owner')
})
afterEach(() => rmSync(join(path, '..'), { recursive: true }))

it('is held by one at a time, and free again after its release', async () => {
  const lease = await takeLease(path)
  expect(await takeLease(path)).toBeUndefined()
  expect(await answers(path)).toBe(true)
  await lease?.release()
  expect(await answers(path)).toBe(false)
  const again = await takeLease(path)
  expect(again).toBeDefined()
  await again?.release()
})

it('is free when its holder was killed, although the socket’s file is still there', async () => {
  const script = `require('node:net').createServer().listen(${JSON.stringify(path)}, () => process.kill(process.pid, 'SIGKILL'))`
  expect(spawnSync(process.execPath, ['-e', script]).signal).toBe('SIGKILL')
  expect(existsSync(path)).toBe(true)
  const lease = await takeLease(path)
  expect(lease).toBeDefined()
  await lease?.release()
})

it('says where it cannot be taken', async () => {
  await expect(takeLease(join(path, 'no such folder/owner'))).rejects.toThrow()
})
