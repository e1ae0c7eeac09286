interface InstallEvent extends Event {
  prompt(): Promise<unknown>
}

/** Whether the browser offers to install the app, and the way to accept. */
class Installing {
  #offer = $state.raw<InstallEvent | undefined>()

  constructor() {
    addEventListener('beforeinstallprompt', (event) => {
      event.preventDefault()
      this.#offer = event as InstallEvent
    })
    addEventListener('appinstalled', () => {
      this.#offer = undefined
      this.done?.()
    })
  }

  /** Called when the app was installed: the browser may now promise to keep what is here. */
  done: (() => void) | undefined

  get possible(): boolean {
    return this.#offer !== undefined
  }

  ask(): void {
    void this.#offer?.prompt()
    this.#offer = undefined
  }
}

export const installing = new Installing()
