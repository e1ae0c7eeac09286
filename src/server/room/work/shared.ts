import type { Instant } from '#election/named.ts'

/** A view that took this long to make is worth keeping for the next reader (ms): 40,000 stations take 50 to 200. */
const LONG_MS = 20

interface Timed {
  /** When time alone changes it next. */
  readonly until?: Instant
}

/**
 * Views of the room's work that take long to make, for all readers who may see the same. At a nation's size a hundred
 * people look at the queue and ask for it anew at each signal; made for each of them it would take the room's whole
 * time. What is kept is old as soon as the wall has another picture, because that is what signals, or somebody acted.
 */
export class SharedViews {
  readonly #picture: () => object
  readonly #longMs: number
  readonly #views = new Map<string, Timed>()
  readonly #texts = new WeakMap<Timed, string>()
  #of: object | undefined

  /** `picture` is the wall's newest: another object whenever the room was looked at again. What takes `longMs` is kept. */
  constructor(picture: () => object, longMs = LONG_MS) {
    this.#picture = picture
    this.#longMs = longMs
  }

  /** The view of that name at `now`, kept or made. */
  get<View extends Timed>(name: string, now: Instant, make: () => View): View {
    const picture = this.#picture()
    if (picture !== this.#of) this.#views.clear()
    this.#of = picture
    const kept = this.#views.get(name)
    if (kept && (kept.until === undefined || now < kept.until)) return kept as View
    const began = performance.now()
    const view = make()
    if (performance.now() - began >= this.#longMs) this.#views.set(name, view)
    return view
  }

  /** A view as JSON, written once. */
  text(view: Timed): string {
    const text = this.#texts.get(view) ?? JSON.stringify(view)
    this.#texts.set(view, text)
    return text
  }

  /** Somebody acted: whoever asks from now on sees it. */
  forget(): void {
    this.#views.clear()
  }
}
