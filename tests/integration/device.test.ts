import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DeviceId, PersonId, StationCode } from '#election/named.ts'
import { type House, openHouse } from '#server/house.ts'
import { startIntake } from '#server/intake/main.ts'
import type { Surface } from '#server/surface.ts'
import { invite, ownPort, type TestRoom, testRoom } from './server-room.ts'

const MAIN = join(import.meta.dirname, '../../src/cli/main.ts')

let room: TestRoom
let house: House
let intake: Surface
let home: string

beforeAll(async () => {
  room = await testRoom()
  house = await openHouse(room.options)
  intake = await startIntake({ ...room.options, port: ownPort() })
  room.at(9)
  home = mkdtempSync(join(tmpdir(), 'sunduq device '))
})
afterAll(async () => {
  await intake.close()
  await house.close()
  await room.close()
  rmSync(home, { recursive: true, force: true })
})

/** A machine as a real process, spoken to over its standard input. */
class Machine {
  readonly #child: ChildProcess
  readonly lines: string[] = []
  readonly errors: string[] = []
  readonly #lookers = new Set<() => void>()
  readonly exit: Promise<number | null>

  constructor(...args: string[]) {
    const env = { ...process.env, LANG: 'fr_FR.UTF-8', LC_ALL: 'fr_FR.UTF-8' }
    this.#child = spawn(process.execPath, [MAIN, 'device', ...args], { env })
    for (const [stream, into] of [
      [this.#child.stdout, this.lines],
      [this.#child.stderr, this.errors],
    ] as const) {
      if (!stream) throw new Error('a child has its streams')
      createInterface({ input: stream }).on('line', (line) => {
        into.push(line)
        for (const look of this.#lookers) look()
      })
    }
    this.exit = new Promise((resolve) => this.#child.on('close', resolve))
  }

  write(...lines: string[]): void {
    this.#child.stdin?.write(lines.map((line) => `${line}\n`).join(''))
  }

  end(): void {
    this.#child.stdin?.end()
  }

  raw(text: string): void {
    this.#child.stdin?.write(text)
  }

  kill(signal: NodeJS.Signals = 'SIGKILL'): void {
    // What it has not read yet finds nobody.
    this.#child.stdin?.on('error', () => {})
    this.#child.kill(signal)
  }

  /** Resolves when the output is as wanted. */
  until(wanted: () => boolean): Promise<void> {
    return new Promise((resolve) => {
      const look = () => {
        if (wanted()) resolve()
      }
      this.#lookers.add(look)
      look()
    })
  }

  get kept(): number {
    return this.lines.filter((line) => line.startsWith('kept ')).length
  }
}

async function enrolled(name: string, station = 'S1'): Promise<string> {
  const folder = join(home, name)
  const { code } = await invite(room, house.journal, station)
  const machine = new Machine('enrol', '--server', intake.address, '--code', code, '--folder', folder)
  expect(await machine.exit).toBe(0)
  expect(machine.errors.join()).toContain(station)
  return folder
}

async function facts(station: string) {
  await house.journal.catchUp()
  return house.journal.state.stations[station as StationCode]
}

describe('a machine at the urn', () => {
  it('shows itself before the day with its version, its clock and a disk that keeps', async () => {
    const folder = await enrolled('before the day', 'S3')
    const machine = new Machine('check', '--folder', folder)
    expect(await machine.exit).toBe(0)
    expect(machine.lines[0]).toBe('kept 1')
    expect(machine.lines[1]).toMatch(/^held 1-1 \d+$/)
    const [device] = (await facts('S3'))?.devices ?? []
    const { version } = JSON.parse(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8'))
    expect(house.journal.state.devices[device as DeviceId]).toMatchObject({ cursor: 1, app: version, persistent: true })
  })

  it('counts lines, undoes, reads and closes, and says what the room holds', async () => {
    const folder = await enrolled('whole day', 'S2')
    expect(statSync(join(folder, 'device.json')).mode & 0o077).toBe(0)
    const machine = new Machine('run', '--folder', folder)
    machine.write(
      'open 1 3 1 2',
      '+',
      'AB123456',
      'w',
      'm',
      'undo',
      'reading 12:00 3',
      'closing 9',
      'close x',
      'close 3 tout va bien',
    )
    machine.end()
    expect(await machine.exit).toBe(0)
    // `closing 9` is no command and therefore a voter; `close x` is a mistyped command and nothing.
    expect(machine.errors.join('\n')).toContain('close COUNT')
    expect(machine.kept).toBe(9)
    expect(machine.lines.some((line) => /^held \d+-9 \d+$/.test(line))).toBe(true)
    const state = await facts('S2')
    expect(state).toMatchObject({ ticks: 4, women: 1, men: 0 })
    expect(state?.openings).toMatchObject([{ members: { assessors: 3 } }])
    expect(state?.closings).toMatchObject([{ count: 3, note: 'tout va bien' }])
  })

  it('keeps nothing of what a barcode says', async () => {
    const folder = await enrolled('barcode', 'S3')
    const machine = new Machine('run', '--folder', folder)
    machine.write('JE998877', 'FATIMA EXAMPLE 1990')
    machine.end()
    expect(await machine.exit).toBe(0)
    const everything = readFileSync(join(folder, 'outbox.jsonl'), 'utf8') + machine.lines.join() + machine.errors.join()
    expect(everything).not.toMatch(/JE998877|FATIMA/)
    expect((await facts('S3'))?.ticks).toBe(2)
  })

  it('loses nothing that it said was kept, and counts nothing twice, under kill -9', async () => {
    const folder = await enrolled('killed', 'S1')
    let kept = 0
    for (const round of [1, 2, 3, 4]) {
      const machine = new Machine('run', '--folder', folder)
      machine.write(...Array.from({ length: 200 }, () => '+'))
      await machine.until(() => machine.kept >= 40 * round)
      machine.kill()
      await machine.exit
      kept += machine.kept
    }
    const last = new Machine('run', '--folder', folder)
    last.end()
    expect(await last.exit).toBe(0)
    const onDisk = readFileSync(join(folder, 'outbox.jsonl'), 'utf8').match(/"k":"tick"/g)?.length ?? 0
    const ticks = (await facts('S1'))?.ticks ?? 0
    expect(ticks).toBe(onDisk)
    expect(ticks).toBeGreaterThanOrEqual(kept)
    expect(ticks).toBeLessThanOrEqual(800)
  })

  it('keeps on disk what the room cannot take yet, and sends it another time', async () => {
    const folder = await enrolled('offline', 'S4')
    const { port } = intake
    await intake.close()
    const machine = new Machine('run', '--folder', folder, '--linger', '0')
    machine.write('+', '+', '+')
    machine.end()
    expect(await machine.exit).toBe(3)
    expect(machine.kept).toBe(3)
    intake = await startIntake({ ...room.options, port, fixedPort: true })
    const again = new Machine('run', '--folder', folder)
    again.end()
    expect(await again.exit).toBe(0)
    expect((await facts('S4'))?.ticks).toBe(3)
  })

  it('refuses a second process on one folder, a folder without a device, and a device enrolled already', async () => {
    const folder = await enrolled('twice', 'S4')
    const first = new Machine('run', '--folder', folder)
    first.write('+')
    await first.until(() => first.kept === 1)
    const second = new Machine('run', '--folder', folder)
    expect(await second.exit).toBe(1)
    expect(second.errors.join()).toContain('Un autre programme')
    first.end()
    expect(await first.exit).toBe(0)
    const nobody = new Machine('run', '--folder', join(home, 'nobody'))
    expect(await nobody.exit).toBe(1)
    expect(nobody.errors.join()).toContain('sunduq device enrol')
    const again = new Machine('enrol', '--server', intake.address, '--code', '00000-00000', '--folder', folder)
    expect(await again.exit).toBe(1)
    expect(again.errors.join()).toContain('déjà enrôlé')
    for (const text of ['{"format":', 'null', '{"format":"another/1"}']) {
      writeFileSync(join(folder, 'device.json'), text)
      const changed = new Machine('run', '--folder', folder)
      expect(await changed.exit).toBe(1)
      expect(changed.errors).toEqual([expect.stringContaining('n’est pas celui d’un appareil')])
    }
  })

  it('reads noise, lines far too long and a last one without an end: a voter each, and no command of them', async () => {
    const folder = await enrolled('noise', 'S3')
    const before = (await facts('S3'))?.ticks ?? 0
    const machine = new Machine('run', '--folder', folder)
    machine.raw(`\u0000\u0000\n${'x'.repeat(200_000)}\n\n \r\nreading 12:00 3 a\u0000b\nundo ${'y'.repeat(9000)}\n+`)
    machine.end()
    expect(await machine.exit).toBe(0)
    expect(machine.kept).toBe(4)
    expect(machine.errors).toEqual([expect.stringContaining('undo')])
    expect(await facts('S3')).toMatchObject({ ticks: before + 3 })
    expect((await facts('S3'))?.readings.at(-1)).toMatchObject({ count: 3, note: 'ab' })
  })

  it('stops when it is told to amid its work, gives its folder back, and sends the rest another time', async () => {
    const folder = await enrolled('told to stop', 'S3')
    const before = (await facts('S3'))?.ticks ?? 0
    const machine = new Machine('run', '--folder', folder)
    machine.write(...Array.from({ length: 400 }, () => '+'))
    await machine.until(() => machine.kept > 0)
    machine.kill('SIGTERM')
    expect([0, 3]).toContain(await machine.exit)
    expect(existsSync(join(folder, 'lock'))).toBe(false)
    expect(machine.errors).toEqual([])
    const again = new Machine('run', '--folder', folder)
    again.end()
    expect(await again.exit).toBe(0)
    expect(await facts('S3')).toMatchObject({ ticks: before + machine.kept })
  })

  it('says at once when the room has revoked it, and keeps on counting to disk', async () => {
    const folder = await enrolled('revoked', 'S4')
    const machine = new Machine('run', '--folder', folder)
    machine.write('+')
    await machine.until(() => machine.lines.some((line) => line.startsWith('held 1-1')))
    const device = (await facts('S4'))?.devices.at(-1) as DeviceId
    await house.journal.act({ type: 'revoke', by: 'p-test' as PersonId, device, reason: 'lost' }, room.clock.now())
    machine.write('+')
    await machine.until(() => machine.errors.some((line) => line.includes('X102')))
    machine.write('+')
    await machine.until(() => machine.kept === 3)
    machine.end()
    expect(await machine.exit).toBe(1)
    expect(readFileSync(join(folder, 'outbox.jsonl'), 'utf8').match(/"k":"tick"/g)).toHaveLength(3)
  })
})
