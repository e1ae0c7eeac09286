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
