const PREFIX = 'sunduq-draft:'

/**
 * Words that somebody types and the room has not acknowledged: kept in this tab over a reload and over another screen,
 * forgotten once they arrived. `name` says whose they are: a new one brings its own words.
 */
export class Draft {
  readonly #name: () => string
  #text = $state('')

  /** Made while a component starts. */
  constructor(name: () => string) {
    this.#name = name
    $effect.pre(() => {
      this.#text = read(name())
    })
  }

  get text(): string {
    return this.#text
  }

  set text(text: string) {
    this.#text = text
    try {
      if (text === '') sessionStorage.removeItem(PREFIX + this.#name())
      else sessionStorage.setItem(PREFIX + this.#name(), text)
    } catch {
      // A window that keeps nothing still has the words in its box.
    }
  }

  clear(): void {
    this.text = ''
  }

  /** Taken before words are sent, called once they arrived: forgets these, and not what is in the box by then. */
  sent(): () => void {
    const name = this.#name()
    return () => {
      if (name === this.#name()) this.clear()
      else forget(name)
    }
  }
}

function forget(name: string): void {
  try {
    sessionStorage.removeItem(PREFIX + name)
  } catch {
    // A window that keeps nothing has nothing to forget.
  }
}

function read(name: string): string {
  try {
    return sessionStorage.getItem(PREFIX + name) ?? ''
  } catch {
    return ''
  }
}
