/** Whether this window may count and send. One window of the phone has the outbox at a time. */
export type Holding = 'held' | 'elsewhere'

const NAME = 'sunduq-station'

/**
 * Takes the outbox for this window, or waits until the window that has it closes. `tell` hears every change. The
 * returned function takes it over at once: the other window hears that it lost it.
 */
export function holdOutbox(tell: (holding: Holding) => void): () => void {
  const waiting = new AbortController()
  const hold = (): Promise<never> => {
    tell('held')
    // Held until this window ends, or until another takes it over.
    return new Promise(() => {})
  }
  const lost = (reason: unknown): void => {
    if (!waiting.signal.aborted || !(reason instanceof DOMException && reason.name === 'AbortError')) tell('elsewhere')
  }
  void navigator.locks
    .request(NAME, { ifAvailable: true }, (lock) => {
      if (lock !== null) return hold()
      tell('elsewhere')
      void navigator.locks.request(NAME, { signal: waiting.signal }, hold).catch(lost)
      return undefined
    })
    .catch(lost)
  return () => {
    waiting.abort()
    void navigator.locks.request(NAME, { steal: true }, hold).catch(() => tell('elsewhere'))
  }
}
