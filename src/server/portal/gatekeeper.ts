import type { BookIndex } from '#election/book/index.ts'
import type { Digest, Instant, PlaceCode } from '#election/named.ts'
import type { Entry } from '#journal/entry.ts'
import { type Audience, horizon, nextHorizon } from '#room/gate.ts'
import { roomMachine } from '#room/machine.ts'
import type { RoomState } from '#room/state.ts'
import { readEntries, readHead } from '#store/entries.ts'
import type { Store } from '#store/store.ts'
import type { Clock } from '../clock.ts'

/** A room's journal, of which nobody behind this object sees more than the gate lets its audience see. */
export interface PublicJournal {
  readonly room: PlaceCode
  readonly index: BookIndex
  readonly bookDigest: Digest
  readonly origin: string
  /** The fold of exactly the entries handed over so far. */
  state(): RoomState
  /** The horizon of the last `advance`. */
  horizon(): Instant
  /** When more will be shown at the earliest; undefined when live or at the end. */
  next(): Instant | undefined
  /**
   * Reads on to the audience's horizon of now, but not beyond entry `until`, handing over each chunk before it is folded.
   * Never reads a folded entry again. Throws when the database is away.
   */
  advance(onEntries: (entries: readonly Entry[]) => void, until?: number): Promise<void>
  /**
   * The same without handing anything over, and from a state that was kept where that is nearer: for whoever wants the
   * state alone. Who comes meanwhile waits for the same reading. Throws when the database is away.
   */
  catchUp(): Promise<void>
}

/**
 * The journal of a room as the public, or another audience, may see it. Entry 0, which freezes the book and holds no figure, is public from
 * the start; everything later only when it was received by the horizon.
 */
export function publicJournal(
  store: Store,
  index: BookIndex,
  bookDigest: Digest,
  origin: string,
  clock: Clock,
  audience: Audience = 'public',
): PublicJournal {
  const { book } = index
  const { room } = book
  const machine = roomMachine(book)
  let state = machine.initial()
  let opened: Instant | undefined
  let seen = 0 as Instant
  /** Time of the first entry beyond the horizon: nothing needs to be read before the horizon has come so far. */
  let barred: Instant | undefined
  let catching: Promise<void> | undefined

  const advance = async (
    onEntries: (entries: readonly Entry[]) => void,
    until: number,
    skips = false,
  ): Promise<void> => {
    const head = await readHead(store.sql, room)
    if (!head) return
    // Only a driven clock listens: the journal carries it where no request reaches this process.
    clock.advance(head.at)
    const limit = horizon(book, audience, clock.now())
    seen = Math.max(limit, opened ?? 0) as Instant
    if (barred !== undefined && barred > limit) return
    barred = undefined
    if (skips && head.size > state.size) {
      const kept = await store.kept(room, { size: head.size, beyond: state.size, by: limit }, machine)
      if (kept) state = kept.state
    }
    for await (const chunk of readEntries(store.sql, room, state.size, Math.min(head.size, until))) {
      if (chunk[0]?.n === 0) opened = chunk[0].at
      const first = chunk.findIndex((entry) => entry.n > 0 && entry.at > limit)
      const visible = first < 0 ? chunk : chunk.slice(0, first)
      onEntries(visible)
      for (const entry of visible) state = machine.fold(state, entry)
      if (first >= 0) {
        barred = chunk[first]?.at
        break
      }
    }
    seen = Math.max(limit, opened ?? 0) as Instant
  }

  return {
    room,
    index,
    bookDigest,
    origin,
    state: () => state,
    horizon: () => seen,
    next: () => nextHorizon(book, audience, clock.now()),
    advance: (onEntries, until = Number.POSITIVE_INFINITY) => advance(onEntries, until),
    catchUp() {
      catching ??= advance(() => {}, Number.POSITIVE_INFINITY, true).finally(() => {
        catching = undefined
      })
      return catching
    },
  }
}
