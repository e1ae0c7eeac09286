import { setTimeout as pause } from 'node:timers/promises'
import type { PlaceCode } from '#election/named.ts'
import type { Sql } from './sql.ts'

/** What is told of: the journal of a room, or who holds which of its stations on the line. */
export type Topic = PlaceCode | `${PlaceCode} lines`

const CHANNEL = 'sunduq'
/** Rest after a NOTIFY. What is told meanwhile is told by the next: followers need not be woken by every commit. */
const REST_MS = 20

/**
 * Hurries followers: one NOTIFY after a commit, never inside it, where it would take a lock of the whole database.
 * A lost one costs a follower its polling interval, nothing else.
 */
export class Notices {
  readonly #sql: Sql
  /** How often each topic was heard of. */
  readonly #heard = new Map<Topic, number>()
  readonly #waiting = new Map<Topic, Set<() => void>>()
  readonly #untold = new Set<Topic>()
  #telling: Promise<void> | undefined
  #listening: Promise<unknown> | undefined

  constructor(sql: Sql) {
    this.#sql = sql
  }

  /** Says that a topic moved. What comes while one NOTIFY is under way is told by the next. */
  tell(topic: Topic): void {
    this.#hear(topic)
    this.#untold.add(topic)
    this.#telling ??= this.#tellAll()
  }

  /** How often the topic was heard of so far: take it before reading, and give it to `next`. */
  heard(topic: Topic): number {
    return this.#heard.get(topic) ?? 0
  }

  /** Resolves when the topic is heard of again since `seen`, after `milliseconds`, or when the signal aborts. */
  async next(topic: Topic, seen: number, milliseconds: number, signal: AbortSignal): Promise<void> {
    this.#listening ??= this.#sql
      .listen(CHANNEL, (payload) => this.#hear(payload as Topic))
      .catch(() => {
        this.#listening = undefined
      })
    if (signal.aborted || this.heard(topic) !== seen) return
    const waiting = this.#waiting.get(topic) ?? new Set()
    this.#waiting.set(topic, waiting)
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
      const topics = [...this.#untold]
      this.#untold.clear()
      // A notice need not survive a crash, so it waits for no disk.
      await this.#sql`
        select set_config('synchronous_commit', 'off', true), pg_notify(${CHANNEL}, topic)
        from json_array_elements_text(${JSON.stringify(topics)}::text::json) as topic
      `.catch(() => {})
      await pause(REST_MS, undefined, { ref: false })
    }
    this.#telling = undefined
  }

  #hear(topic: Topic): void {
    this.#heard.set(topic, this.heard(topic) + 1)
    for (const done of this.#waiting.get(topic) ?? []) done()
  }
}
