import { mkdir, open, readFile, rename, unlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Ballot } from '#election/book/ballot.ts'
import type { Count } from '#election/named.ts'
import type { Identity } from '../identity.ts'

/**
 * What a machine keeps of itself, in `device.json`, readable by its owner alone. The seed is the key: whoever copies
 * the file can speak for the machine until the room revokes it.
 */
export interface DeviceFile {
  readonly format: 'sunduq-device/1'
  /** Origin of the intake. */
  readonly server: string
  /** base64url, 32 bytes. */
  readonly seed: string
  /** Absent until the room has answered the enrolment. */
  readonly enrolled?: {
    readonly identity: Identity
    readonly sexes: boolean
    readonly pulseMinutes: number
    /** These two are absent where the machine was enrolled before sheets were sent by machines. */
    readonly registered?: Count
    readonly ballot?: Ballot
  }
}

export function outboxPath(folder: string): string {
  return join(folder, 'outbox.jsonl')
}

/**
 * Undefined where the folder holds no device; `none` where its `device.json` is not what a device of this version wrote:
 * edited by hand, or of another kind.
 */
export async function readDevice(folder: string): Promise<DeviceFile | 'none' | undefined> {
  let text: string
  try {
    text = await readFile(join(folder, 'device.json'), 'utf8')
  } catch (reason) {
    if ((reason as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw reason
  }
  try {
    const file = JSON.parse(text) as DeviceFile | null
    return file?.format === 'sunduq-device/1' ? file : 'none'
  } catch {
    return 'none'
  }
}

/** Written whole or not at all. */
export async function writeDevice(folder: string, device: DeviceFile): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const path = join(folder, 'device.json')
  const file = await open(`${path}.new`, 'w', 0o600)
  await file.writeFile(`${JSON.stringify(device, null, 2)}\n`)
  await file.sync()
  await file.close()
  await rename(`${path}.new`, path)
}

/**
 * Takes the folder for this process; undefined when another living process has it. The returned function gives it back.
 * A lock left by a killed process, or by an earlier one with this very number (containers), is taken over.
 */
export async function lockFolder(folder: string): Promise<(() => Promise<void>) | undefined> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const path = join(folder, 'lock')
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      await writeFile(path, String(process.pid), { flag: 'wx' })
      return () => unlink(path)
    } catch (reason) {
      if ((reason as NodeJS.ErrnoException).code !== 'EEXIST') throw reason
    }
    const owner = Number(await readFile(path, 'utf8').catch(() => ''))
    if (owner > 0 && owner !== process.pid && isAlive(owner)) return undefined
    await unlink(path).catch(() => {})
  }
  return undefined
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (reason) {
    return (reason as NodeJS.ErrnoException).code === 'EPERM'
  }
}
