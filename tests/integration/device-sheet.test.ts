import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sampleBook } from '#election/book/sample.ts'
import type { ConstituencyCode, Digest, StationCode } from '#election/named.ts'
import { formOf } from '#room/count/apply.ts'
import { type House, openHouse } from '#server/house.ts'
import { startIntake } from '#server/intake/main.ts'
import type { Surface } from '#server/surface.ts'
import { invite, type TestRoom, testRoom } from './server-room.ts'

const MAIN = join(import.meta.dirname, '../../src/cli/main.ts')
const STATION = 'A-1-1' as StationCode

let room: TestRoom
let house: House
let intake: Surface
let home: string

beforeAll(async () => {
  room = await testRoom(sampleBook())
  house = await openHouse(room.options)
  intake = await startIntake(room.options)
  room.at(20)
  home = mkdtempSync(join(tmpdir(), 'sunduq sheets '))
})
afterAll(async () => {
  await intake.close()
  await house.close()
  await room.close()
  rmSync(home, { recursive: true, force: true })
})

/** Runs `sunduq device …` to its end. */
function device(...args: string[]): Promise<{ exit: number | null; out: string; err: string }> {
  const env = { ...process.env, LANG: 'fr_FR.UTF-8', LC_ALL: 'fr_FR.UTF-8' }
  const child = spawn(process.execPath, [MAIN, 'device', ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  let [out, err] = ['', '']
  child.stdout.on('data', (bytes) => {
    out += bytes
  })
  child.stderr.on('data', (bytes) => {
    err += bytes
  })
  return new Promise((resolve) => child.on('close', (exit) => resolve({ exit, out, err })))
}

async function enrolled(name: string): Promise<string> {
  const folder = join(home, name)
  const { code } = await invite(room, house.journal, STATION)
  const done = await device('enrol', '--server', intake.address, '--code', code, '--folder', folder)
  expect(done.exit).toBe(0)
  return folder
}

function file(name: string, content: string | Buffer): string {
  const path = join(home, name)
  writeFileSync(path, content)
  return path
}

async function form(constituency: string) {
  await house.journal.catchUp()
  return formOf(house.journal.state.count, STATION, constituency as ConstituencyCode)
}

const honest = {
  constituency: 'P-house',
  voters: 160,
  ballots: 160,
  void: 22,
  contested: 0,
  valid: 138,
  votes: [71, 67],
}

describe('sunduq device sheet', () => {
  it('signs the sheets of a file with their photos, and a repetition signs nothing', async () => {
    const folder = await enrolled('first')
    const picture = Buffer.concat([Buffer.from('RIFF\0\0\0\0WEBP', 'latin1'), Buffer.alloc(150_000, 3)])
    file('pv.webp', picture)
    const path = file('night.json', JSON.stringify({ ...honest, photo: 'pv.webp' }))
    const done = await device('sheet', '--folder', folder, '--file', path)
    expect(done).toMatchObject({ exit: 0, err: '' })
    expect(done.out).toMatch(/^kept 1\nheld 1-1 \d+\n$/)
    const digest = createHash('sha256').update(picture).digest('hex') as Digest
    expect(await form('P-house')).toMatchObject({ first: { version: 1, photo: digest, sheet: { votes: [71, 67] } } })
    expect(room.store.photos.has(digest)).toBe(true)
    expect(readdirSync(join(folder, 'photos'))).toEqual([])

    const again = await device('sheet', '--folder', folder, '--file', path)
    expect(again).toMatchObject({ exit: 0, out: '' })

    const scan = file('pdf.json', JSON.stringify({ ...honest, photo: 'scan.pdf' }))
    file('scan.pdf', '%PDF-1.7')
    const odd = await device('sheet', '--folder', folder, '--file', scan)
    expect(odd).toMatchObject({ exit: 1, out: '' })
    expect(odd.err).toContain('scan.pdf')

    const changed = file('changed.json', JSON.stringify({ ...honest, votes: [70, 68] }))
    const silent = await device('sheet', '--folder', folder, '--file', changed)
    expect(silent).toMatchObject({ exit: 1, out: '' })
    expect(silent.err).toContain('reason')
    const corrected = file('corrected.json', JSON.stringify({ ...honest, votes: [70, 68], reason: 'lignes inversées' }))
    expect((await device('sheet', '--folder', folder, '--file', corrected)).exit).toBe(0)
    const after = await form('P-house')
    expect(after).toMatchObject({ first: { version: 2, reason: 'lignes inversées', photo: digest } })
    expect(after.earlier).toMatchObject([{ version: 1 }])
  })

  it('signs none of a file in which one has an error, until told that the paper says so', async () => {
    const folder = await enrolled('second')
    const csv = `constituency,voters,ballots,void,contested,valid,votes_1,votes_2
A-council,160,160,22,0,138,71,67
P-house,160,160,22,0,138,71,68`
    const path = file('night.csv', csv)
    const stopped = await device('sheet', '--folder', folder, '--file', path)
    expect(stopped).toMatchObject({ exit: 1, out: '' })
    expect(stopped.err).toContain('P-house E105')
    expect((await form('A-council')).status).toBe('awaited')
    expect(readFileSync(join(folder, 'outbox.jsonl'), 'utf8')).toBe('')
    const written = await device('sheet', '--folder', folder, '--file', path, '--as-written')
    expect(written.exit).toBe(0)
    expect(await form('A-council')).toMatchObject({ first: { sheet: { votes: [71, 67] } } })
  })

  it('keeps sheet and photo on disk where the room cannot be reached, and sends them another time', async () => {
    const folder = await enrolled('offline')
    const { port } = intake
    await intake.close()
    const picture = Buffer.concat([Buffer.from('RIFF\0\0\0\0WEBP', 'latin1'), Buffer.alloc(900, 4)])
    file('late.webp', picture)
    const path = file('late.json', JSON.stringify({ ...honest, votes: [69, 69], photo: 'late.webp' }))
    const kept = await device('sheet', '--folder', folder, '--file', path, '--linger', '0')
    expect(kept).toMatchObject({ exit: 3, out: 'kept 1\n' })
    rmSync(join(home, 'late.webp'))
    file('late.webp', picture)
    intake = await startIntake({ ...room.options, port, fixedPort: true })
    const sent = await device('sheet', '--folder', folder, '--file', path)
    expect(sent.exit).toBe(0)
    // Another device of the station had sent versions 1 and 2: this one is held and does not count.
    expect(sent.out).toContain('not-counted 1 R503')
    expect(room.store.photos.has(createHash('sha256').update(picture).digest('hex') as Digest)).toBe(true)
  })
})
