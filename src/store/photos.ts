import { existsSync } from 'node:fs'
import { mkdir, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Digest } from '#election/named.ts'
import { sha256Hex } from '#journal/sha256.ts'
import { writeWhole } from './whole-file.ts'

/** Photos in a folder, each under the SHA-256 of its bytes: equal photos are one file, and a file is never changed. */
export class Photos {
  readonly #folder: string | undefined

  /** Without a folder every call throws: the store was opened with a database alone. */
  constructor(folder: string | undefined) {
    this.#folder = folder
  }

  /** Keeps a photo; false when its bytes do not have the digest. On disk when it resolves. */
  async put(digest: Digest, bytes: Uint8Array): Promise<boolean> {
    const path = this.#path(digest)
    if (sha256Hex(bytes) !== digest) return false
    if (existsSync(path)) return true
    await mkdir(dirname(path), { recursive: true })
    await writeWhole(path, bytes)
    return true
  }

  /** Undefined when there is none, or when the bytes on disk no longer have the digest. */
  async get(digest: Digest): Promise<Uint8Array | undefined> {
    try {
      const bytes = await readFile(this.#path(digest))
      return sha256Hex(bytes) === digest ? bytes : undefined
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
      throw error
    }
  }

  has(digest: Digest): boolean {
    return existsSync(this.#path(digest))
  }

  #path(digest: Digest): string {
    if (this.#folder === undefined) throw new Error('photos need a data folder')
    if (!/^[0-9a-f]{64}$/.test(digest)) throw new Error('not a digest')
    return join(this.#folder, digest.slice(0, 2), digest)
  }
}
