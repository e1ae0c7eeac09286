import type { Position } from '#election/named.ts'

/** One event of the live feed, serialized once for all clients. `since` and `position` are equal when only time passed. */
export interface LiveEvent {
  readonly since: Position
  readonly position: Position
  readonly bytes: Buffer
}

/**
 * The recent deltas, for clients that come back. A delta holds absolute values, so one that a client saw already may
 * be sent again without harm; what must never happen is that one is left out.
 */
export class Ring {
  readonly #start: Position
  readonly #limit: number
  readonly #events: LiveEvent[] = []
  #bytes = 0

  /** @param start position of the picture before the first delta; @param limit bytes kept at most */
  constructor(start: Position, limit: number) {
    this.#start = start
    this.#limit = limit
  }

  push(event: LiveEvent): void {
    this.#events.push(event)
    this.#bytes += event.bytes.length
    while (this.#bytes > this.#limit && this.#events.length > 1) {
      this.#bytes -= (this.#events.shift() as LiveEvent).bytes.length
    }
  }

  /**
   * Everything a client that stands at `position` may lack, or nothing at all when this feed cannot know: it never
   * stood there, it forgot, or the client's picture is from before this feed began (what time alone changed meanwhile
   * has no position). Such a client needs a fresh picture.
   */
  after(position: number): readonly LiveEvent[] | undefined {
    if (position <= this.#start) return undefined
    const reached = this.#events.findIndex((event) => event.position === position)
    // The delta that reached the position is sent again: another server's clock may have cut it earlier.
    return reached === -1 ? undefined : this.#events.slice(reached)
  }
}
