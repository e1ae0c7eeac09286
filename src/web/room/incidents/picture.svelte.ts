import type { Digest } from '#election/named.ts'
import { sha256Hex } from '#journal/sha256.ts'
import { shrink } from '../../ui/shrink.ts'
import type { Desk } from '../work/desk.svelte.ts'

/** A photo chosen for an incident: made small at once, sent with what is told, kept until the room has both. */
export class Picture {
  readonly #desk: Desk
  /** The small picture. */
  small = $state.raw<Blob>()
  /** It is being made small; nothing is told without it meanwhile. */
  busy = $state(false)
  /** What was chosen is no picture that this browser can read. */
  bad = $state(false)

  constructor(desk: Desk) {
    this.#desk = desk
  }

  async choose(original: Blob): Promise<void> {
    this.busy = true
    this.small = undefined
    const small = await shrink(original)
    this.bad = small === undefined
    this.small = small
    this.busy = false
  }

  drop(): void {
    this.small = undefined
    this.bad = false
  }

  /** Brings the photo to the room; its digest, nothing where none was chosen, `'kept'` where the room did not take it. */
  async send(): Promise<Digest | undefined | 'kept'> {
    const { small } = this
    if (!small) return undefined
    const digest = sha256Hex(new Uint8Array(await small.arrayBuffer())) as Digest
    return (await this.#desk.act(() => this.#desk.api.photo(digest, small))) ? digest : 'kept'
  }
}
