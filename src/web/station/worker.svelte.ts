/** The service worker as a person needs to know it: works without a network or not yet, a new version or not. */
export class Worker {
  /** All files of the app are on this phone. */
  ready = $state(false)
  /** A new version waits; it takes over when asked, or at the next start. */
  waiting = $state.raw<ServiceWorker | undefined>()

  async start(): Promise<void> {
    if (!('serviceWorker' in navigator)) return
    const controlled = navigator.serviceWorker.controller !== null
    let registration: ServiceWorkerRegistration
    try {
      registration = await navigator.serviceWorker.register('/station/sw.js')
    } catch {
      return
    }
    void navigator.serviceWorker.ready.then(() => {
      this.ready = true
    })
    // A version that arrived during the last use takes over now, before anything was typed.
    if (controlled && registration.waiting) this.#takeOver(registration.waiting)
    registration.addEventListener('updatefound', () => {
      const fresh = registration.installing
      fresh?.addEventListener('statechange', () => {
        if (fresh.state === 'installed' && navigator.serviceWorker.controller) this.waiting = fresh
      })
    })
  }

  /** Starts the new version; what was said is in the outbox and stays. */
  update(): void {
    if (this.waiting) this.#takeOver(this.waiting)
  }

  #takeOver(worker: ServiceWorker): void {
    navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true })
    worker.postMessage('take-over')
  }
}
