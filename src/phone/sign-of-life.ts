import type { Instant } from '#election/named.ts'
import type { Item } from '#journal/submission.ts'
import type { KeptItem } from './outbox-store.ts'

/** Before its station opens a phone shows itself again after so long (ms): a battery runs down, a clock wanders. */
const BEFORE_OPENING_MS = 30 * 60_000

/** What a phone shows of itself beside being alive; what it cannot know is absent. */
export type Shown = Pick<Extract<Item, { k: 'pulse' }>, 'battery' | 'app' | 'persistent'>

/** What decides whether a phone says that it is alive. */
export interface LifeSigns {
  readonly items: readonly KeptItem[]
  readonly status: 'not-opened' | 'open' | 'closed'
  /** The book's: an open station is never longer without a word (minutes). */
  readonly pulseMinutes: number
  readonly shown: Shown
  /** By this device's own clock. */
  readonly now: Instant
}

/**
 * Whether it is time for a pulse. Before the opening one is due at once, so that the room sees who is ready, again after
 * half an hour, and as soon as the app or the promise to keep its storage is another one; an open station says one when
 * it had nothing else to say for the book's minutes; a closed one says none.
 */
export function isPulseDue({ items, status, pulseMinutes, shown, now }: LifeSigns): boolean {
  // A clock that was set back must not silence the phone.
  const since = (item: Item | undefined) => Math.abs(now - (item?.at ?? 0))
  switch (status) {
    case 'closed':
      return false
    case 'open':
      return since(items.at(-1)?.item) >= pulseMinutes * 60_000
    case 'not-opened': {
      const last = items.findLast(({ item }) => item.k === 'pulse')?.item
      if (last?.k !== 'pulse') return true
      const changed = last.app !== shown.app || last.persistent !== shown.persistent
      return changed || since(last) >= BEFORE_OPENING_MS
    }
  }
}
