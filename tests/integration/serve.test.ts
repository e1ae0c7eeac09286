import { fork } from 'node:child_process'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { LANGUAGES } from '#election/languages.ts'
import { createLink } from '#server/links.ts'
import { NotStarted } from '#server/not-started.ts'
import { BASE_PORT, type Serving, serve } from '#server/serve.ts'
import { SURFACES } from '#server/surface.ts'
import { call } from './server-phone.ts'
import { type TestRoom, testRoom } from './server-room.ts'

let room: TestRoom
beforeAll(async () => {
  room = await testRoom()
})
afterAll(async () => {
  await room.close()
})

const alive = (pid: number | undefined) => {
  try {
    return pid !== undefined && process.kill(pid, 0)
  } catch {
    return false
  }
}

/** Polls; the test's own timeout ends a wait in vain. */
async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 25))
}

const answers = async (address: string | undefined, path: string) => {
  try {
    return (await call(`${address}${path}`, 'GET')).status === 200
  } catch {
    return false
  }
}

describe('the surfaces of a room', () => {
  it('run in processes of their own, on free ports, come back after a crash and leave nothing behind', async () => {
    const serving: Serving = await serve({ folder: room.folder, room: room.book.room })
    const pids = SURFACES.map((surface) => serving.pid(surface) as number)
    expect(new Set([...pids, process.pid]).size).toBe(1 + SURFACES.length)
    const ports = SURFACES.map((surface) => Number(new URL(serving.addresses[surface] as string).port))
    expect(Math.min(...ports)).toBeGreaterThanOrEqual(BASE_PORT)
    expect(await answers(serving.addresses.intake, '/intake/health')).toBe(true)
    expect(await answers(serving.addresses.room, '/room/health')).toBe(true)
    await until(() => answers(serving.addresses.portal, '/ar/'))
    expect(await answers(serving.addresses.notify, '/notify/health')).toBe(true)

    for (const surface of SURFACES) {
      const before = serving.pid(surface) as number
      process.kill(before, 'SIGKILL')
      // More than once where another running copy took the port while nobody listened.
      await until(() => serving.restarts(surface) > 0 && serving.pid(surface) !== before)
    }
    await until(() => answers(serving.addresses.intake, '/intake/health'))
    await until(() => answers(serving.addresses.room, '/room/health'))

    // The codes that the room hands out lead to the intake, although each runs by itself.
    const { path } = await createLink(room.store, { room: room.book.room, role: 'operator' })
    const signed = await call(`${serving.addresses.room}/room/api/session`, 'POST', { token: path.split('/').at(-1) })
    const cookie = (signed.headers.get('set-cookie') as string).split(';')[0] as string
    const invited = await call(`${serving.addresses.room}/room/api/invitations`, 'POST', { station: 'S1' }, { cookie })
    expect(invited.body.link).toContain(`${serving.addresses.intake}/station/#code=`)

    const last = SURFACES.map((surface) => serving.pid(surface))
    await serving.stop()
    expect(last.map(alive)).toEqual(SURFACES.map(() => false))
  })

  it('can be started alone, on a given port', async () => {
    const first = await serve({ folder: room.folder, room: room.book.room, only: ['intake'] })
    const port = Number(new URL(first.addresses.intake as string).port)
    expect(Object.keys(first.addresses)).toEqual(['intake'])
    const taken = serve({ folder: room.folder, room: room.book.room, only: ['intake'], ports: { intake: port } })
    const failure = await taken.catch((error: unknown) => error)
    expect(failure).toBeInstanceOf(NotStarted)
    for (const language of LANGUAGES) {
      expect((failure as NotStarted).in(language)).toMatch(new RegExp(`^(?!.*[{]).*${port}.*--intake-port`))
    }
    // Beside another running copy the next port is found.
    const second = await serve({ folder: room.folder, room: room.book.room, only: ['intake'] })
    expect(second.addresses.intake).not.toBe(first.addresses.intake)
    await first.stop()
    await second.stop()
  })

  it('end when their supervisor is killed without a word', async () => {
    const supervisor = fork(join(import.meta.dirname, 'server-supervisor.ts'), [room.folder, room.book.room], {
      execArgv: [],
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    })
    const pids = await new Promise<number[]>((resolve) =>
      supervisor.once('message', (said) => resolve(said as number[])),
    )
    expect(pids.map(alive)).toEqual(SURFACES.map(() => true))
    supervisor.kill('SIGKILL')
    await until(() => !pids.some(alive))
  })

  it('say so when a room was never opened', async () => {
    const never = serve({ folder: room.folder, room: 'Q' as never, only: ['intake'] })
    await expect(never).rejects.toThrow('“intake” did not start: room Q is not open here')
  })
})
