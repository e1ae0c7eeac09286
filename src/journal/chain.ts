import type { DeviceId, Digest, PlaceCode } from '#election/named.ts'
import { canonicalItem } from './canonical.ts'
import { sha256Hex } from './sha256.ts'
import type { Item, Submission } from './submission.ts'

/** Chain hash before a device's first item; bound to the room, so that no item fits into another room's chain. */
export function chainStart(room: PlaceCode, device: DeviceId): Digest {
  return sha256Hex(`sunduq-chain/1\n${room}\n${device}\n`)
}

/** Chain hash after `item`, given the one before it. */
export function chainLink(prev: Digest, item: Item): Digest {
  return sha256Hex(`sunduq-item/1\n${prev}\n${canonicalItem(item)}`)
}

/** Chain hash after a run of items; `prev` itself for an empty run. */
export function chainOf(prev: Digest, items: readonly Item[]): Digest {
  let head = prev
  for (const item of items) head = chainLink(head, item)
  return head
}

/**
 * The text that a device signs (UTF-8): one line each for the domain, room, device, station, number of the first and
 * the last item, chain hash before and after, and the device's clock. The two hashes stand for the items.
 * `head` is `chainOf(submission.prev, submission.items)`, computed by whoever signs or checks, never taken on trust.
 */
export function statement(room: PlaceCode, submission: Omit<Submission, 'sig'>, head: Digest): string {
  const { device, station, from, items, prev, sent } = submission
  return `sunduq-submission/1\n${room}\n${device}\n${station}\n${from}\n${from + items.length - 1}\n${prev}\n${head}\n${sent}\n`
}

/** Id of the device that owns a raw public key (Ed25519: 32 bytes; P-256: 65 bytes, uncompressed). */
export function deviceId(publicKey: Uint8Array): DeviceId {
  return `d${sha256Hex(publicKey).slice(0, 16)}` as DeviceId
}
