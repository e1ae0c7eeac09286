import { mkdir, open, readFile, rm, stat, truncate } from 'node:fs/promises'
import { join } from 'node:path'
import type { DeviceId, Digest } from '#election/named.ts'

/**
 * Photos that have not arrived whole: one file per device and digest, so that a slow link goes on where it stopped,
 * also after this process restarted. One request at a time works on a file.
 */
export class PhotoParts {
  readonly #folder: string
  readonly #busy = new Map<string, Promise<unknown>>()

  constructor(folder: string) {
    this.#folder = folder
  }

  /** How many bytes are here already. */
  async held(device: DeviceId, digest: Digest): Promise<number> {
    try {
      return (await stat(this.#path(device, digest))).size
    } catch {
      return 0
    }
  }

  /**
   * Adds `bytes` at `offset` and answers with the bytes held, or undefined when that is not where this photo goes on. A part
   * that is here already, in whole or from its start, may come again.
   */
  async add(device: DeviceId, digest: Digest, offset: number, bytes: Buffer): Promise<number | undefined> {
    return this.#alone(this.#path(device, digest), async (path) => {
      const held = await this.held(device, digest)
      if (offset > held) return undefined
      if (offset + bytes.length <= held) return held
      await mkdir(this.#folder, { recursive: true })
      if (offset < held) await truncate(path, offset)
      const file = await open(path, 'a')
      try {
        await file.writeFile(bytes)
      } finally {
        await file.close()
      }
      return offset + bytes.length
    })
  }

  /** Everything held so far. */
  read(device: DeviceId, digest: Digest): Promise<Buffer> {
    return readFile(this.#path(device, digest))
  }

  /** Forgets the parts: the photo is stored, or was not what it claimed to be. */
  async drop(device: DeviceId, digest: Digest): Promise<void> {
    await this.#alone(this.#path(device, digest), (path) => rm(path, { force: true }))
  }

  #path(device: DeviceId, digest: Digest): string {
    return join(this.#folder, `${device}-${digest}`)
  }

  async #alone<T>(path: string, work: (path: string) => Promise<T>): Promise<T> {
    const before = this.#busy.get(path)
    const mine = (async () => {
      await before?.catch(() => {})
      return work(path)
    })()
    this.#busy.set(path, mine)
    try {
      return await mine
    } finally {
      if (this.#busy.get(path) === mine) this.#busy.delete(path)
    }
  }
}
