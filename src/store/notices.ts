import { setTimeout as pause } from 'node:timers/promises'
import type { PlaceCode } from '#election/named.ts'
import type { Sql } from './sql.ts'

const CHANNEL = 'sunduq'
/** Rest after a NOTIFY. What is told meanwhile is told by the next: followers need not be woken by every commit. */
const REST_MS = 20

/**
 * Hurries followers: one NOTIFY after a commit, never inside it, where it would take a lock of the whole database.
 * A lost one costs a follower its polling interval, nothing else.
 */
export class Notices {
  readonly #sql: Sql
  /** How often each room was heard of. */
  readonly #heard = new Map<PlaceCode, number>()
  readonly #waiting = new Map<PlaceCode, Set<() => void>>()
  readonly #untold = new Set<PlaceCode>()
  #telling: Promise<void> | undefined
  #listening: Promise<unknown> | undefined

  constructor(sql: Sql) {
    this.#sql = sql
  }

  /** Says that a room's journal has grown. What comes while one NOTIFY is under way is told by the next. */
  tell(room: PlaceCode): void {
    this.#hear(room)
    this.#untold.add(room)
    this.#telling ??= this.#tellAll()
  }

  /** How often the room was heard of so far: take it before reading, and give it to `next`. */
  heard(room: PlaceCode): number {
    return this.#heard.get(room) ?? 0
  }

  /** Resolves when the room is heard of again since `seen`, after `milliseconds`, or when the signal aborts. */
  async next(room: PlaceCode, seen: number, milliseconds: number, signal: AbortSignal): Promise<void> {
    this.#listening ??= this.#sql
      .listen(CHANNEL, (payload) => this.#hear(payload as PlaceCode))
      .catch(() => {
        this.#listening = undefined
      })
    if (signal.aborted || this.heard(room) !== seen) return
    const waiting = this.#waiting.get(room) ?? new Set()
    this.#waiting.set(room, waiting)
    await new Promise<void>((resolve) => {
      const done = (): void => {
        clearTimeout(timer)
        waiting.delete(done)
        signal.removeEventListener('abort', done)
        resolve()
      }
      const timer = setTimeout(done, milliseconds)
      waiting.add(done)
      signal.addEventListener('abort', done)
    })
  }

  async #tellAll(): Promise<void> {
    while (this.#untold.size > 0) {
      const rooms = [...this.#untold]
      this.#untold.clear()
      // A notice need not survive a crash, so it waits for no disk.
      await this.#sql`
        select set_config('synchronous_commit', 'off', true), pg_notify(${CHANNEL}, room)
        from json_array_elements_text(${JSON.stringify(rooms)}::text::json) as room
      `.catch(() => {})
      await pause(REST_MS, undefined, { ref: false })
    }
    this.#telling = undefined
  }

  #hear(room: PlaceCode): void {
    this.#heard.set(room, this.heard(room) + 1)
    for (const done of this.#waiting.get(room) ?? []) done()
  }
}
