import { Nap } from '#phone/nap.ts'
import { backOff } from '#phone/sender.ts'

/** The service worker as a person needs to know it: works without a network or not yet, a new version or not. */
export class Worker {
  readonly #nap = new Nap()
  /** All files of the app are on this phone. */
  ready = $state(false)
  /** A new version waits; it takes over when asked, or at the next start. */
  waiting = $state.raw<ServiceWorker | undefined>()

  /** Brings the app to the phone, over as many tries as the network needs. */
  async start(): Promise<void> {
    if (!('serviceWorker' in navigator)) return
    void navigator.serviceWorker.ready.then(() => {
      this.ready = true
    })
    addEventListener('online', () => this.#nap.end())
    const { signal } = new AbortController()
    for (let failures = 0; !(await this.#register()); failures++) {
      await this.#nap.take(signal, backOff(failures, { why: 'offline' }, Math.random()))
    }
  }

  /** Starts the new version; what was said is in the outbox and stays. */
  update(): void {
    if (this.waiting) this.#takeOver(this.waiting)
  }

  /** Whether the phone has a version of the app now. */
  async #register(): Promise<boolean> {
    const controlled = navigator.serviceWorker.controller !== null
    const registration = await navigator.serviceWorker.register('/station/sw.js').catch(() => undefined)
    if (!registration) return false
    // A version that arrived during the last use takes over now, before anything was typed.
    if (controlled && registration.waiting) this.#takeOver(registration.waiting)
    registration.addEventListener('updatefound', () => {
      const fresh = registration.installing
      fresh?.addEventListener('statechange', () => {
        if (fresh.state === 'installed' && navigator.serviceWorker.controller) this.waiting = fresh
      })
    })
    const first = registration.active ? undefined : registration.installing
    if (!first) return true
    return new Promise((resolve) => {
      first.addEventListener('statechange', () => resolve(first.state !== 'redundant'))
    })
  }

  #takeOver(worker: ServiceWorker): void {
    navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true })
    worker.postMessage('take-over')
  }
}
