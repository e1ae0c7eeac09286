import { execFile } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { sampleBook } from '#election/book/sample.ts'
import type { Count, Minute, PersonId, StationCode } from '#election/named.ts'
import type { Told } from '#journal/call-entry.ts'
import { type House, openHouse } from '#server/house.ts'
import { type TestRoom, testRoom } from './server-room.ts'

const MAIN = join(import.meta.dirname, '../../src/cli/main.ts')

let day: TestRoom
let rehearsal: TestRoom
let house: House

beforeAll(async () => {
  day = await testRoom(sampleBook(), false)
  rehearsal = await testRoom(sampleBook(), true)
  house = await openHouse(rehearsal.options)
})
afterAll(async () => {
  await house.close()
  await rehearsal.close()
  await day.close()
})

const readiness = (from: string) =>
  promisify(execFile)(process.execPath, [MAIN, 'readiness', 'import', '--rehearsal', from, '--data', day.folder], {
    env: { ...process.env, SUNDUQ_LANGUAGE: 'en' },
  })

it('records what stations did in a rehearsal with the root of its journal, and a repetition records nothing', async () => {
  const tell = async (station: string, said: Told, hour: number) => {
    const on = { by: 'p1' as PersonId, station: station as StationCode, source: 'call', speaker: 'president' } as const
    const done = await house.journal.act({ type: 'tell-for-station', ...on, said }, rehearsal.at(hour))
    expect(done.ok).toBe(true)
  }
  await tell('A-1-1', { k: 'opened' }, 8)
  await tell('B-1-1', { k: 'opened' }, 8)
  await tell('A-1-1', { k: 'reading', hour: 720 as Minute, count: 40 as Count }, 12)
  await tell('A-1-1', { k: 'closed', count: 90 as Count }, 20)
  const said = 'stations that rehearsed everything: 0, a part: 2, nothing: 3\n'
  expect((await readiness(rehearsal.folder)).stdout).toBe(said)
  const own = await openHouse(day.options)
  const { state, size } = own.journal
  expect(state.rehearsed).toMatchObject({
    'A-1-1': { by: 'cli', done: ['opening', 'reading', 'close'], journal: expect.stringMatching(/^[0-9a-f]{64}$/) },
    'B-1-1': { by: 'cli', done: ['opening'] },
  })
  expect((await readiness(rehearsal.folder)).stdout).toBe(said)
  await own.journal.catchUp()
  expect(own.journal.size).toBe(size)
  await own.close()
  // The day itself is no rehearsal.
  await expect(readiness(day.folder)).rejects.toMatchObject({ code: 1 })
  const mistyped = mkdtempSync(join(tmpdir(), 'sunduq-'))
  const stderr = expect.stringContaining(`“${mistyped}” holds no rehearsal`)
  await expect(readiness(mistyped)).rejects.toMatchObject({ code: 1, stderr })
  expect(readdirSync(mistyped)).toEqual([])
  rmSync(mistyped, { recursive: true })
})
