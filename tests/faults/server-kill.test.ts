import { afterAll, beforeAll, expect, it } from 'vitest'
import { call } from '../integration/server-phone.ts'
import { type Busy, busyRoom, healthy, pause, proveNothingLost, until } from './server-counting.ts'

/** How often each is killed, and how many phones go on counting meanwhile. */
const INTAKE_KILLS = 12
const DATABASE_KILLS = 4
const PHONES = 10
/** Longest time that it lives before it is killed again (ms); the moment is random. */
const LIFE_MS = 700

let busy: Busy

beforeAll(async () => {
  busy = await busyRoom(PHONES)
})
afterAll(async () => {
  await busy.close()
})

it(`loses nothing and counts nothing twice in ${INTAKE_KILLS} kills of the intake and ${DATABASE_KILLS} of its database`, async () => {
  const { serving, room } = busy
  for (let kill = 1; kill <= INTAKE_KILLS; kill++) {
    await pause(Math.random() * LIFE_MS)
    // Another copy on this machine may take the port while nobody listens: then it is started more than once.
    const before = serving.restarts('intake')
    process.kill(serving.pid('intake') as number, 'SIGKILL')
    await until(() => serving.restarts('intake') > before)
    await until(() => healthy(serving))
  }
  const lives = serving.restarts('intake') + serving.restarts('room')
  for (let kill = 1; kill <= DATABASE_KILLS; kill++) {
    await pause(Math.random() * LIFE_MS)
    const pid = room.store.databasePid() as number
    process.kill(pid, 'SIGKILL')
    // Without its database the intake says so, in words that mean: nothing is known, send again.
    const { status, body } = await call(`${serving.addresses.intake}/intake/health`, 'GET')
    expect([
      [200, undefined],
      [503, 'X503'],
    ]).toContainEqual([status, body.error?.code])
    await until(() => room.store.databasePid() !== undefined && room.store.databasePid() !== pid)
    await until(() => healthy(serving))
  }
  // Neither ended with the database: they waited for it.
  expect(serving.restarts('intake') + serving.restarts('room')).toBe(lives)
  expect(serving.restarts('intake')).toBeGreaterThanOrEqual(INTAKE_KILLS)
  const counted = await proveNothingLost(busy)
  expect(counted).toBeGreaterThan(PHONES * (INTAKE_KILLS + DATABASE_KILLS))
})
