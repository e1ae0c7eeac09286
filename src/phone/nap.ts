/** The rest between two attempts, which somebody may end early: the network is back, or there is something new. */
export class Nap {
  #wake: (() => void) | undefined

  /** Ends the rest that is under way; harmless where there is none. */
  end(): void {
    this.#wake?.()
  }

  /** Rests until ended, aborted, or `delay` ms are over; without a delay for as long as nobody ends it. */
  take(signal: AbortSignal, delay?: number): Promise<void> {
    return new Promise((resolve) => {
      const done = () => {
        clearTimeout(timer)
        signal.removeEventListener('abort', done)
        this.#wake = undefined
        resolve()
      }
      const timer = delay === undefined ? undefined : setTimeout(done, delay)
      signal.addEventListener('abort', done)
      this.#wake = done
      if (signal.aborted) done()
    })
  }
}
