import { untrack } from 'svelte'
import type { Instant } from '#election/named.ts'
import type { Reply } from '../../ui/ask.ts'
import { Pace } from '../../ui/pace.ts'
import type { Ui } from '../ui.svelte.ts'

/**
 * A list of the room's work that is always the newest: asked for again when the live line says that somebody worked or
 * that the alerts changed, when the line comes back, and when its own next moment has come. The last good list stays
 * when the room is away.
 */
export class Listing<T extends { readonly now: Instant; readonly until?: Instant }> {
  value = $state.raw<T | undefined>()
  /** Why it could not be asked for, for the reader; empty while all is well. */
  trouble = $state('')
  readonly #ui: Ui
  readonly #load: () => Promise<Reply<T>>
  #asking: Promise<void> | undefined
  #again: Promise<void> | undefined
  #asked = 0
  readonly #pace = new Pace()

  /** Made while a component starts; ends with it. `asked` is what of the list is loaded: when it moves, so does the list. */
  constructor(ui: Ui, load: () => Promise<Reply<T>>, asked: () => unknown = () => undefined) {
    this.#ui = ui
    this.#load = load
    const worked = $derived(ui.room.frame?.worked)
    const alerts = $derived(ui.room.frame?.alerts)
    const calling = $derived(ui.room.frame?.calling)
    const line = $derived(ui.room.line)
    const due = $derived(this.value?.until !== undefined && (ui.room.now ?? 0) >= this.value.until)
    $effect(() => {
      // Whichever of them moves makes the list old.
      void [worked, alerts, calling, line, due, ui.language, asked()]
      untrack(() => void this.refresh())
    })
  }

  /** Resolves with a list that was asked for after this call: at once, or right after the answer that is under way. */
  refresh(): Promise<void> {
    if (!this.#asking) {
      this.#asking = this.#ask().finally(() => {
        this.#asking = undefined
      })
      return this.#asking
    }
    this.#again ??= this.#asking.then(() => {
      this.#again = undefined
      return this.refresh()
    })
    return this.#again
  }

  async #ask(): Promise<void> {
    const early = this.#asked + this.#pace.pause - Date.now()
    if (early > 0) await new Promise((done) => setTimeout(done, early))
    this.#asked = Date.now()
    const reply = await this.#load()
    this.#pace.took(Date.now() - this.#asked)
    this.#take(reply)
  }

  #take(reply: Reply<T>): void {
    this.trouble = this.#ui.trouble(reply, this.#ui.m.start.away())
    if (reply.kind === 'ok') this.value = reply.value
  }
}
