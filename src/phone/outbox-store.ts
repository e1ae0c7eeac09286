import type { Digest, Instant, ItemNumber, Position } from '#election/named.ts'
import type { SealedSheet } from '#journal/count-entry.ts'
import type { Item } from '#journal/submission.ts'

/** One line of the outbox: an item with its number and the chain hash after it. */
export interface KeptItem {
  readonly n: ItemNumber
  readonly item: Item
  readonly head: Digest
  /** What a sheet seals: kept with it, sent beside it; absent for every other item. */
  readonly opening?: SealedSheet
}

/** What the room said of a run of items: they are in its journal. A later one about the same items replaces it. */
export interface Acknowledgement {
  readonly from: ItemNumber
  readonly to: ItemNumber
  /** Journal position of the entry that holds them; absent when an earlier answer was lost on the way. */
  readonly position?: Position
  /** When the room received them. */
  readonly at: Instant
  /** Items that are in the journal but do not count, with the rule's code. */
  readonly not: readonly (readonly [ItemNumber, string])[]
  /** An earlier answer may have been lost, and with it their true position and what does not count. */
  readonly unsure?: true
}

/** Everything that a store kept, in the order in which it was written. */
export interface Kept {
  readonly items: readonly KeptItem[]
  readonly acknowledgements: readonly Acknowledgement[]
}

/**
 * Where an outbox lives. Append-only: nothing is ever changed or removed. One outbox writes to it at a time.
 * Every method rejects when the medium fails; nothing of a rejected `append` may be loaded later before the next
 * successful one.
 */
export interface OutboxStore {
  load(): Promise<Kept>
  /** Resolves only when the items would survive the loss of power. */
  append(items: readonly KeptItem[]): Promise<void>
  /** May be lost with the power: the room will say it again. */
  acknowledge(acknowledgement: Acknowledgement): Promise<void>
}

/** A store that lives as long as its process; `kept` may be shared to play a restart. */
export function memoryStore(
  kept: { items: KeptItem[]; acknowledgements: Acknowledgement[] } = { items: [], acknowledgements: [] },
): OutboxStore {
  return {
    load: () => Promise.resolve({ items: [...kept.items], acknowledgements: [...kept.acknowledgements] }),
    append: (items) => {
      kept.items.push(...items)
      return Promise.resolve()
    },
    acknowledge: (acknowledgement) => {
      kept.acknowledgements.push(acknowledgement)
      return Promise.resolve()
    },
  }
}
