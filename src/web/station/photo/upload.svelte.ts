import type { Digest, Instant } from '#election/named.ts'
import { sha256Hex } from '#journal/sha256.ts'
import type { Identity } from '#phone/identity.ts'
import { Nap } from '#phone/nap.ts'
import { sendPhoto } from '#phone/photo.ts'
import { backOff } from '#phone/sender.ts'
import type { Signer } from '#phone/signer.ts'
import type { Database, KeptPhoto } from '../keep/database.ts'

/** Pictures on their way: small parts, resumed where the room has them, kept here until it has all. */
export class Uploads {
  readonly #db: Database
  readonly #identity: Identity
  readonly #signer: Signer
  readonly #nap = new Nap()
  /** Pictures that the room does not have yet. */
  waiting = $state.raw<readonly Digest[]>([])

  constructor(db: Database, identity: Identity, signer: Signer) {
    this.#db = db
    this.#identity = identity
    this.#signer = signer
  }

  /** Keeps a picture until the room has it; resolves with its digest when it is on disk. */
  async keep(bytes: Blob, original: Blob): Promise<Digest> {
    const digest = sha256Hex(new Uint8Array(await bytes.arrayBuffer()))
    const photo: KeptPhoto = { digest, device: this.#identity.device, bytes, original, at: Date.now() as Instant }
    const write = this.#db.transaction('photos', 'readwrite', { durability: 'strict' })
    await Promise.all([write.store.put(photo), write.done])
    this.waiting = [...this.waiting, digest]
    this.hurry()
    return digest
  }

  hurry(): void {
    this.#nap.end()
  }

  async start(signal: AbortSignal): Promise<void> {
    let failures = 0
    while (!signal.aborted) {
      const photos = await this.#db.getAll('photos')
      this.waiting = photos.map(({ digest }) => digest)
      let done = true
      for (const photo of photos) done = (await this.#send(photo, signal)) && done
      const left = await this.#db.count('photos')
      if (left > 0 && done) continue
      await this.#nap.take(signal, left === 0 ? undefined : backOff(failures++, { why: 'offline' }, Math.random()))
      if (left === 0) failures = 0
    }
  }

  /** Whether the room has the whole picture now. */
  async #send(photo: KeptPhoto, signal: AbortSignal): Promise<boolean> {
    const door = { base: '', identity: this.#identity, signer: this.#signer }
    if (!(await sendPhoto(door, photo.digest, photo.bytes, signal))) return false
    await this.#db.delete('photos', photo.digest)
    this.waiting = this.waiting.filter((digest) => digest !== photo.digest)
    return true
  }
}
