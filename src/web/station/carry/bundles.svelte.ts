import type { Instant } from '#election/named.ts'
import type { Delivery } from '#journal/submission.ts'
import { bundleKey, handIn, type KeptBundle } from '#phone/bundle.ts'
import { Nap } from '#phone/nap.ts'
import { backOff } from '#phone/sender.ts'
import type { Transport } from '#phone/transport.ts'
import type { Database } from '../keep/database.ts'

/** What this phone carries for others: kept on its disk, handed in as soon as there is a network, never dropped. */
export class Bundles {
  readonly #db: Database
  readonly #transport: Transport
  readonly #nap = new Nap()
  /** Newest first. */
  kept = $state.raw<readonly (readonly [string, KeptBundle])[]>([])

  constructor(db: Database, transport: Transport) {
    this.#db = db
    this.#transport = transport
  }

  /** Resolves when it is on disk. */
  async take(submissions: readonly Delivery[]): Promise<void> {
    const key = bundleKey(submissions)
    const known = await this.#db.get('bundles', key)
    // One that the room refused is tried again when it is brought again.
    if (known?.receipt === undefined) await this.#keep(key, { submissions, at: Date.now() as Instant })
    await this.#read()
    this.hurry()
  }

  hurry(): void {
    this.#nap.end()
  }

  async start(signal: AbortSignal): Promise<void> {
    let failures = 0
    while (!signal.aborted) {
      await this.#read()
      const waiting = this.kept.filter(([, { receipt, refused }]) => receipt === undefined && refused === undefined)
      let done = true
      for (const [key, bundle] of waiting) {
        const after = await handIn(bundle, this.#transport)
        if (after) await this.#keep(key, after)
        else done = false
      }
      await this.#read()
      if (done && waiting.length > 0) continue
      if (done) failures = 0
      await this.#nap.take(signal, done ? undefined : backOff(failures++, { why: 'offline' }, Math.random()))
    }
  }

  async #keep(key: string, bundle: KeptBundle): Promise<void> {
    const write = this.#db.transaction('bundles', 'readwrite', { durability: 'strict' })
    await Promise.all([write.store.put(bundle, key), write.done])
  }

  async #read(): Promise<void> {
    const [keys, bundles] = await Promise.all([this.#db.getAllKeys('bundles'), this.#db.getAll('bundles')])
    const all = keys.map((key, at) => [key, bundles[at] as KeptBundle] as const)
    this.kept = all.sort(([, a], [, b]) => b.at - a.at)
  }
}
