import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Entry } from '#journal/entry.ts'
import { simulatedClock } from '#server/clock.ts'
import { openHouse } from '#server/house.ts'
import { createApp } from '#server/http/app.ts'
import { serveFiles } from '#server/http/files.ts'
import { startIntake } from '#server/intake/main.ts'
import { createLink } from '#server/links.ts'
import { startRoom } from '#server/room/main.ts'
import { LiveClient } from './server-live.ts'
import { call } from './server-phone.ts'
import { type TestRoom, testRoom } from './server-room.ts'

let room: TestRoom
beforeAll(async () => {
  room = await testRoom()
})
afterAll(async () => {
  await room.close()
})

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

describe('time alone', () => {
  it('makes stations late on the wall although no entry arrives', async () => {
    // 08:10, and a minute passes in a tenth of a second; nobody appends anything.
    const clock = simulatedClock({ real: Date.now(), simulated: room.at(8, 10), speed: 600 })
    const surface = await startRoom({ ...room.options, clock })
    const { path } = await createLink(room.store, { room: room.book.room, role: 'wall' })
    const signed = await call(`${surface.address}/room/api/session`, 'POST', { token: path.split('/').at(-1) })
    const cookie = (signed.headers.get('set-cookie') as string).split(';')[0] as string
    const client = await LiveClient.open(surface.address, cookie)
    await client.until(({ picture }) => picture?.stations.status.every((status) => status === 1) === true)
    const position = client.picture?.position
    // The room also says its time, so that every age on the wall goes on.
    await client.until(({ events }) => events.some(({ event }) => event === 'clock'))
    expect(client.picture?.position).toBe(position)
    expect(client.picture?.alerts.map(({ kind }) => kind)).toContain('late-opening')
    client.close()
    await surface.close()
  })

  it('is marked in the journal by heartbeats and signed checkpoints, from the intake alone', async () => {
    const clock = simulatedClock({ real: Date.now(), simulated: room.at(8, 30), speed: 60 })
    const house = await openHouse(room.options)
    const before = await house.journal.catchUp()
    const intake = await startIntake({ ...room.options, clock })
    while ((await house.journal.catchUp()) < before + 3) await pause(50)
    const entries: Entry[] = []
    for await (const chunk of house.journal.read(before, before + 3)) entries.push(...chunk)
    expect(entries.map(({ kind }) => kind)).toEqual(['heartbeat', 'heartbeat', 'heartbeat'])
    for (let i = 1; i < entries.length; i++) {
      expect((entries[i] as Entry).at - (entries[i - 1] as Entry).at).toBeGreaterThanOrEqual(10_000)
    }
    await intake.close()
    const signed = await house.store.checkpoints.latest(room.book.room)
    expect(Number(signed?.split('\n')[1])).toBeGreaterThanOrEqual(before + 3)
    await house.close()
  })

  it('does nothing by a driven clock, so that a rehearsal is the same each time', async () => {
    const house = await openHouse(room.options)
    const intake = await startIntake(room.options)
    const before = await house.journal.catchUp()
    room.at(11)
    await pause(2_500)
    expect(await house.journal.catchUp()).toBe(before)
    await intake.close()
    await house.close()
  })
})

describe('built pages', () => {
  it('are served packed, checked for change, and cached for ever where their name says what they hold', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'sunduq pages '))
    mkdirSync(join(folder, 'assets'))
    const page = '<!doctype html><title>صندوق</title>'.repeat(60)
    writeFileSync(join(folder, 'index.html'), page)
    writeFileSync(join(folder, 'index.html.br'), brotliCompressSync(page))
    writeFileSync(join(folder, 'assets/app-1a2b3c.js'), 'export {}')
    const app = createApp({ bodyLimit: 1024, https: false })
    await serveFiles(app, '/station/', folder)

    const packed = await app.inject({ url: '/station/', headers: { 'accept-encoding': 'gzip, br' } })
    expect([packed.statusCode, packed.headers['content-encoding']]).toEqual([200, 'br'])
    expect(brotliDecompressSync(packed.rawPayload).toString()).toBe(page)
    expect(packed.headers.vary).toContain('accept-encoding')
    expect(packed.headers['cache-control']).toBe('no-cache')
    const plain = await app.inject({ url: '/station/index.html' })
    expect([plain.headers['content-encoding'], plain.body]).toEqual([undefined, page])
    const again = await app.inject({ url: '/station/', headers: { 'if-none-match': String(plain.headers.etag) } })
    expect(again.statusCode).toBe(304)
    const asset = await app.inject({ url: '/station/assets/app-1a2b3c.js' })
    expect(asset.headers['cache-control']).toContain('immutable')
    expect(asset.headers['content-type']).toContain('javascript')
    for (const url of ['/station/../package.json', '/station/%2e%2e/package.json', '/station/nothing.js']) {
      const missing = await app.inject({ url })
      expect([missing.statusCode, missing.json().error.code]).toEqual([404, 'X404'])
    }
    expect((await app.inject({ url: '/station' })).headers.location).toBe('/station/')
    await app.close()
    rmSync(folder, { recursive: true })
  })
})
