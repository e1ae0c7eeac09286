import type { DeviceId } from '#election/named.ts'
import type { OutboxStore } from '#phone/outbox-store.ts'
import type { Database } from './database.ts'

/**
 * An outbox in IndexedDB. `durability: 'strict'` makes the browser sync to disk before it says that it is done. Items
 * are added, never put: a number that another window took already fails instead of overwriting.
 */
export function databaseStore(db: Database, device: DeviceId): OutboxStore {
  return {
    async load() {
      const every = IDBKeyRange.bound([device, 0], [device, Number.POSITIVE_INFINITY])
      const [items, answers] = await Promise.all([
        db.getAll('items', every),
        db.getAllFromIndex('answers', 'device', device),
      ])
      return { items, acknowledgements: answers.map(({ answer }) => answer) }
    },
    async append(items) {
      const write = db.transaction('items', 'readwrite', { durability: 'strict' })
      await Promise.all([...items.map((kept) => write.store.add(kept, [device, kept.n])), write.done])
    },
    async acknowledge(answer) {
      await db.add('answers', { device, answer })
    },
  }
}
