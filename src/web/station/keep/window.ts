/** Whether this window may count and send. One window of the phone has the outbox at a time. */
export type Holding = 'held' | 'elsewhere'

const NAME = 'sunduq-station'

/**
 * Takes the outbox for this window, or waits until the window that has it closes. `tell` hears every change. The
 * returned function takes it over at once: the other window hears that it lost it.
 */
export function holdOutbox(tell: (holding: Holding) => void): () => void {
  let waiting = new AbortController()
  /** Held until this window ends, or until another takes it over. */
  const hold = (): Promise<never> => {
    tell('held')
    return new Promise(() => {})
  }
  const wait = (): void => {
    tell('elsewhere')
    waiting = new AbortController()
    const { signal } = waiting
    navigator.locks.request(NAME, { signal }, hold).catch(() => signal.aborted || wait())
  }
  const take = (options: LockOptions): void => {
    navigator.locks.request(NAME, options, (lock) => (lock === null ? wait() : hold())).catch(wait)
  }
  take({ ifAvailable: true })
  return () => {
    waiting.abort()
    take({ steal: true })
  }
}
