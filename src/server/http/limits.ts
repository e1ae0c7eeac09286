/**
 * Counts attempts per key (an address) in a fixed window: enough to keep one source from filling the machine with work.
 * Guessing an invitation code is hopeless without it (50 bits).
 */
export class AttemptLimit {
  readonly #most: number
  readonly #windowMs: number
  readonly #now: () => number
  readonly #counts = new Map<string, number>()
  #windowEnds = 0

  /** @param most attempts a key may make in a window of `windowMs`; `now` in ms of any steady clock */
  constructor(most: number, windowMs: number, now: () => number = () => performance.now()) {
    this.#most = most
    this.#windowMs = windowMs
    this.#now = now
  }

  /** Counts one attempt, or one as heavy as `weight`. Answers 0 when it is allowed, else the whole seconds to wait, at least 1. */
  attempt(key: string, weight = 1): number {
    const now = this.#now()
    if (now >= this.#windowEnds) {
      // Forgetting everybody at once bounds the memory to one window's keys.
      this.#counts.clear()
      this.#windowEnds = now + this.#windowMs
    }
    const count = (this.#counts.get(key) ?? 0) + weight
    this.#counts.set(key, count)
    return count <= this.#most ? 0 : Math.max(1, Math.ceil((this.#windowEnds - now) / 1000))
  }
}
