import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { type AddressInfo, createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, afterEach, expect, it } from 'vitest'

const ROOT = join(import.meta.dirname, '../..')
const folder = mkdtempSync(join(tmpdir(), 'sunduq-'))
const running: ChildProcess[] = []

afterEach(async () => {
  for (const child of running.splice(0).reverse()) await ended(child, 'SIGTERM')
})
afterAll(() => rmSync(folder, { recursive: true }))

interface Started {
  readonly child: ChildProcess
  /** Origin of each surface that it runs. */
  readonly at: Readonly<Record<string, string>>
  /** Everything on its standard error so far. */
  readonly said: () => string
}

/** Runs `sunduq serve` on the folder until it has told every address. */
async function start(only: string, ...more: string[]): Promise<Started> {
  const child = spawn(join(ROOT, 'sunduq'), ['serve', '--data', folder, '--only', only, ...more], {
    cwd: ROOT,
    env: { ...process.env, SUNDUQ_LANGUAGE: 'en' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  running.push(child)
  let said = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text
  })
  const at: Record<string, string> = {}
  for await (const line of createInterface({ input: child.stdout })) {
    const [name = '', address = ''] = line.split(/ +/)
    at[name] = address
    if (only.split(',').every((surface) => at[surface] !== undefined)) return { child, at, said: () => said }
  }
  throw new Error(`it did not start: ${said}`)
}

async function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const exit = once(child, 'exit')
  child.kill(signal)
  await exit
}

const portOf = (address: string | undefined) => Number(new URL(address ?? '').port)

/** Listens as a program that knows nothing of the room, as soon as the port is free; 0 is any port. */
async function stranger(port: number): Promise<Server> {
  for (;;) {
    const server = createServer().listen(port, '127.0.0.1')
    const listens = await once(server, 'listening').then(
      () => true,
      () => false,
    )
    if (listens) return server
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
}

/** A port that nobody has, far from where other rooms of this machine look for theirs. */
async function freePort(): Promise<string> {
  const server = await stranger(0)
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return `${port}`
}

it('is found where it was: a room keeps its ports, also after kill -9, and says when it had to leave one', async () => {
  const ports = ['--intake-port', await freePort(), '--portal-port', await freePort()]
  const first = await start('intake,portal', '--book', 'data/petite-commune', ...ports)
  await ended(first.child, 'SIGKILL')
  const port = portOf(first.at.intake)
  const other = await stranger(port)
  const moved = await start('intake,portal')
  expect(portOf(moved.at.intake)).not.toBe(port)
  // Who had to leave does not drive out the others.
  expect(moved.at.portal).toBe(first.at.portal)
  await expect.poll(moved.said).toContain(`Port ${port} of intake is in the hands of another program`)
  await ended(moved.child, 'SIGTERM')
  other.close()

  const back = await start('intake,portal')
  expect(back.at).toEqual(first.at)
  expect(back.said()).not.toContain('another program')
})

it('runs its surfaces apart: each knows the others, and the room is not without an address for phones', async () => {
  const alone = spawn(join(ROOT, 'sunduq'), ['serve', '--data', folder, '--only', 'room'], {
    cwd: ROOT,
    env: { ...process.env, SUNDUQ_LANGUAGE: 'en' },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let said = ''
  alone.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text
  })
  const [code] = await once(alone, 'close')
  expect(code).toBe(2)
  expect(said).toContain('--intake-url')

  const intake = await start('intake')
  const room = await start('room')
  const kept = () => JSON.parse(readFileSync(join(folder, 'addresses.json'), 'utf8')) as Record<string, string>
  expect(kept()).toEqual({ intake: intake.at.intake, room: room.at.room })
  await ended(room.child, 'SIGTERM')
  expect(kept()).toEqual({ intake: intake.at.intake })
})
