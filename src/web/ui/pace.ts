/** At most so often is a list asked for again (ms): one operator's act shows on the other's screen well within a second. */
const SHORTEST_MS = 400
/** And at least so often while it moves (ms), however busy the room is. */
const LONGEST_MS = 3_000
/** A room that lets wait is given so many times the wait to breathe: with a hundred screens each asks a little less. */
const BREATH = 20

/** How soon a list may be asked for again. The wait of the quickest answer is the network's, what is above it the room's. */
export class Pace {
  #quickest = Number.POSITIVE_INFINITY
  #pause = SHORTEST_MS

  /** From one asking to the next, ms. */
  get pause(): number {
    return this.#pause
  }

  /** An answer took so long, ms. */
  took(ms: number): void {
    this.#quickest = Math.min(this.#quickest, ms)
    this.#pause = Math.min(LONGEST_MS, Math.max(SHORTEST_MS, BREATH * (ms - this.#quickest)))
  }
}
