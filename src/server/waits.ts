/**
 * Tells on the standard error why work that goes on by itself waits: each reason once, until it went well again.
 * @param what who waits, as `portal: publishing`
 */
export class Waits {
  readonly #what: string
  #said = ''

  constructor(what: string) {
    this.#what = what
  }

  tell(error: unknown): void {
    const line = error instanceof Error ? error.message : String(error)
    if (line !== this.#said) process.stderr.write(`sunduq ${this.#what} waits: ${line}\n`)
    this.#said = line
  }

  /** It goes on: the same reason is told again when it comes back. */
  over(): void {
    this.#said = ''
  }
}

/** Work that goes on by itself. */
export interface Rounds {
  /** No round begins any more; resolves when the one under way has ended. */
  stop(): Promise<void>
}

/**
 * Does `round` every so many milliseconds, one at a time. What fails, as when the database is away, is told once and
 * tried again at the next turn.
 * @param what who waits then, as for `Waits`
 */
export function startRounds(what: string, everyMs: number, round: () => Promise<void>): Rounds {
  const waits = new Waits(what)
  let working: Promise<void> | undefined
  const timer = setInterval(() => {
    working ??= round()
      .then(
        () => waits.over(),
        (error: unknown) => waits.tell(error),
      )
      .finally(() => {
        working = undefined
      })
  }, everyMs)
  return {
    async stop() {
      clearInterval(timer)
      await working
    },
  }
}
