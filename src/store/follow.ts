import { setTimeout as pause } from 'node:timers/promises'
import type { PlaceCode } from '#election/named.ts'
import type { Entry } from '#journal/entry.ts'
import { readEntries, readHead } from './entries.ts'
import type { Notices } from './notices.ts'
import type { Sql } from './sql.ts'

export interface FollowOptions {
  /** First entry wanted. */
  readonly from: number
  /** Ends before this entry; never when absent. */
  readonly until?: number
  readonly signal?: AbortSignal
  /** Longest wait between two looks at the head; a notice shortens it. 250 when absent. */
  readonly pollMs?: number
}

/** See `Journal.follow`. */
export async function follow(
  sql: Sql,
  notices: Notices,
  room: PlaceCode,
  { from, until = Number.POSITIVE_INFINITY, signal = new AbortController().signal, pollMs = 250 }: FollowOptions,
  onBatch: (entries: readonly Entry[]) => void | Promise<void>,
): Promise<void> {
  let next = from
  while (next < until && !signal.aborted) {
    const seen = notices.heard(room)
    const size = await sizeOf(sql, room)
    if (size > next) {
      for await (const entries of retried(sql, room, next, Math.min(size, until))) {
        if (signal.aborted) return
        await onBatch(entries)
        next += entries.length
      }
    } else {
      await notices.next(room, seen, pollMs, signal)
    }
  }
}

/** The committed size; 0 while the database is away or the room has no journal yet. */
async function sizeOf(sql: Sql, room: PlaceCode): Promise<number> {
  try {
    return (await readHead(sql, room))?.size ?? 0
  } catch {
    await pause(100)
    return 0
  }
}

/** Entries of one range; ends early, to be asked for again, when the database goes away meanwhile. */
async function* retried(sql: Sql, room: PlaceCode, from: number, to: number): AsyncGenerator<Entry[]> {
  const chunks = readEntries(sql, room, from, to)
  for (;;) {
    const chunk = await chunks.next().catch(() => pause(100))
    if (!chunk || chunk.done) return
    yield chunk.value
  }
}
