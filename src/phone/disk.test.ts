import { appendFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { DeviceId, Digest, Instant, PlaceCode, Position, StationCode } from '#election/named.ts'
import { DamagedFile, diskStore } from './disk.ts'
import type { Identity } from './identity.ts'
import { openOutbox } from './outbox.ts'

const identity: Identity = {
  room: '02.113' as PlaceCode,
  station: '02.113.01.01-001' as StationCode,
  device: 'd0123456789abcdef' as DeviceId,
  alg: 'ed25519',
  key: '',
  book: '0'.repeat(64) as Digest,
}
const tick = (at: number) => ({ k: 'tick', at: at as Instant }) as const

let folder: string
let path: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sunduq outbox '))
  path = join(folder, 'deep', 'outbox.jsonl')
})
afterEach(() => rm(folder, { recursive: true }))

async function open() {
  const store = await diskStore(path)
  const outbox = await openOutbox(identity, store)
  if (!outbox.ok) throw new Error(JSON.stringify(outbox.error))
  return { store, outbox: outbox.value }
}

describe('an outbox on disk', () => {
  it('is there again after a restart, answers included', async () => {
    const first = await open()
    for (let at = 1; at <= 4; at++) await first.outbox.say(tick(at))
    const head = first.outbox.headAfter(3)
    await first.outbox.acknowledge({ cursor: 3, head, position: 7 as Position, at: 9 as Instant, not: [] })
    await first.store.close()
    const second = await open()
    expect(second.outbox.last).toBe(4)
    expect(second.outbox.cursor).toBe(3)
    expect(await second.outbox.say(tick(5))).toBe(5)
    await second.store.close()
  })

  it('cuts off a last line torn by a power cut and goes on', async () => {
    const first = await open()
    await first.outbox.say(tick(1))
    await first.store.close()
    const whole = await readFile(path, 'utf8')
    for (const torn of [
      '{"n":2,"item":{"k":"ti',
      '{"n":2,"item":{"k":"tick","at":2},"head":"aa"}',
      '\u0000\u0000\u0000',
    ]) {
      await writeFile(path, whole + torn)
      const again = await open()
      expect(again.outbox.last).toBe(1)
      await again.store.close()
      expect(await readFile(path, 'utf8')).toBe(whole)
    }
    const again = await open()
    await again.outbox.say(tick(2))
    await again.store.close()
    expect((await open()).outbox.last).toBe(2)
  })

  it('says which line is damaged before the last', async () => {
    const first = await open()
    await first.outbox.say(tick(1))
    await first.store.close()
    await appendFile(path, 'rubbish\n')
    await expect(diskStore(path)).rejects.toThrow(DamagedFile)
    await expect(diskStore(path)).rejects.toThrow('line 2')
  })
})
