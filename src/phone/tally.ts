import type { Count, Instant, ItemNumber, Minute } from '#election/named.ts'
import type { Item } from '#journal/submission.ts'
import type { KeptItem } from './outbox-store.ts'

type Said<K extends Item['k']> = Extract<Item, { k: K }> & { readonly n: ItemNumber }

/** What this device itself has said, undos applied: the figures of its own screen, right also with no network. */
export interface Tally {
  readonly ticks: Count
  readonly women: Count
  readonly men: Count
  readonly opened?: Said<'opened'>
  readonly closed?: Said<'closed'>
  /** The latest reading of each hour. */
  readonly readings: ReadonlyMap<Minute, Said<'reading'>>
  readonly incidents: readonly Said<'incident'>[]
  /** The last tick that was not taken back. */
  readonly lastTick?: Said<'tick'>
  /** Items that were taken back. */
  readonly undone: ReadonlySet<ItemNumber>
  readonly lastAt?: Instant
}

/** Adds up an outbox. An undo of an undo, or of a pulse, means nothing, here as in the room. */
export function tally(items: readonly KeptItem[]): Tally {
  const undone = new Set<ItemNumber>()
  for (const { n, item } of items) if (item.k === 'undo' && item.of < n) undone.add(item.of)
  let women = 0
  let men = 0
  let ticks = 0
  const readings = new Map<Minute, Said<'reading'>>()
  const incidents: Said<'incident'>[] = []
  const last: { opened?: Said<'opened'>; closed?: Said<'closed'>; lastTick?: Said<'tick'>; lastAt?: Instant } = {}
  for (const { n, item } of items) {
    last.lastAt = item.at
    if (undone.has(n)) continue
    switch (item.k) {
      case 'tick':
        ticks += 1
        if (item.sex === 'w') women += 1
        if (item.sex === 'm') men += 1
        last.lastTick = { ...item, n }
        break
      case 'opened':
        last.opened = { ...item, n }
        break
      case 'closed':
        last.closed = { ...item, n }
        break
      case 'reading':
        readings.set(item.hour, { ...item, n })
        break
      case 'incident':
        incidents.push({ ...item, n })
        break
    }
  }
  return { ticks: ticks as Count, women: women as Count, men: men as Count, readings, incidents, undone, ...last }
}
