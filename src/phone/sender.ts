import type { Instant } from '#election/named.ts'
import { LIMITS } from '#journal/submission.ts'
import { delivery } from './delivery.ts'
import { Nap } from './nap.ts'
import type { Outbox } from './outbox.ts'
import type { Signer } from './signer.ts'
import type { HeldAnswer, Refused, Reply, Transport } from './transport.ts'

/** Why nothing more will be sent until a person does something. Everything said stays kept. */
export type Stop =
  /** The room refuses this device: revoked, or never enrolled there. */
  | { readonly why: 'refused-device'; readonly refused: Refused }
  /** The room holds another past under this device's name. */
  | { readonly why: 'fork' }

/** Why it did not go through this time; it will be tried again. */
export type Trouble =
  | { readonly why: 'offline' }
  | { readonly why: 'busy'; readonly after?: number }
  | { readonly why: 'refused'; readonly refused: Refused }

export type Flush =
  | { readonly s: 'clear' }
  | { readonly s: 'trouble'; readonly trouble: Trouble }
  | { readonly s: 'stopped'; readonly stop: Stop }

export type SenderStatus =
  | { readonly s: 'idle' }
  | { readonly s: 'sending' }
  | { readonly s: 'waiting'; readonly until: Instant; readonly trouble: Trouble }
  | { readonly s: 'stopped'; readonly stop: Stop }

export interface SenderParts {
  readonly outbox: Outbox
  readonly signer: Signer
  /** Without `receipts`, the true position of an item whose answer was lost stays unknown. */
  readonly transport: Pick<Transport, 'submit'> & Partial<Pick<Transport, 'receipts'>>
  /** The device's own clock, the same that gave every item its `at`. */
  readonly now: () => Instant
  /** 0 to 1, for the jitter between attempts. */
  readonly random: () => number
  /** Items in one submission, 1 to 500; 500 unless told. */
  readonly most?: number
}

/** Whether the room refuses the device itself (unknown, revoked), not what it says. */
export function isDeviceRefused({ code }: Refused): boolean {
  return code === 'X101' || code === 'X102'
}

/**
 * Brings an outbox to its room: one submission in flight, signed afresh at each attempt, until the room has confirmed
 * everything. It never gives up, never drops and never reorders; it stops only when the room refuses the device itself.
 */
export class Sender {
  readonly #parts: SenderParts
  readonly #listeners = new Set<() => void>()
  #status: SenderStatus = { s: 'idle' }
  #flushing: Promise<Flush> | undefined
  readonly #nap = new Nap()
  /** Items up to here may have reached the room in a request whose answer was lost; before a restart, any may have. */
  #unsureTo: number
  /** Items in one submission: fewer after one that was too large or took too long, all again once everything arrived. */
  #most: number

  constructor(parts: SenderParts) {
    this.#parts = parts
    this.#unsureTo = parts.outbox.last
    this.#most = parts.most ?? LIMITS.items
  }

  get status(): SenderStatus {
    return this.#status
  }

  /** Calls back after every change of `status` until the returned function is called. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Items up to `to` left this device by another way: where the room says that it holds them, it is asked again. */
  mayHaveArrived(to: number): void {
    this.#unsureTo = Math.max(this.#unsureTo, to)
  }

  /** Sends until all is confirmed or something is in the way. Calls during a flush share it. */
  flush(): Promise<Flush> {
    this.#flushing ??= this.#flush().finally(() => {
      this.#flushing = undefined
    })
    return this.#flushing
  }

  /** Try again now: the network is back, the app was opened, somebody asked. */
  hurry(): void {
    this.#nap.end()
  }

  /** Keeps flushing until `signal` aborts or the room refuses the device; waits longer after each failure. */
  async run(signal: AbortSignal): Promise<void> {
    let failures = 0
    while (!signal.aborted) {
      const flush = await this.flush()
      if (signal.aborted || flush.s === 'stopped') return
      if (flush.s === 'clear') {
        failures = 0
        if (this.#parts.outbox.pending === 0) await this.#idle(signal)
      } else {
        const delay = backOff(failures++, flush.trouble, this.#parts.random())
        this.#become({ s: 'waiting', until: (this.#parts.now() + delay) as Instant, trouble: flush.trouble })
        await this.#nap.take(signal, delay)
      }
    }
  }

  async #flush(): Promise<Flush> {
    const { outbox, transport } = this.#parts
    let from = outbox.cursor + 1
    let trouble: Trouble | undefined
    let stop: Stop | undefined
    while (from <= outbox.last && trouble === undefined && stop === undefined) {
      this.#become({ s: 'sending' })
      const { signer, now } = this.#parts
      const submission = await delivery(outbox, signer, { from, most: this.#most, sent: now() })
      const to = from + submission.items.length - 1
      outbox.markSent({ from, to })
      const reply = await transport.submit(submission)
      outbox.markSent()
      const next = await this.#take(reply, from, to)
      if ('trouble' in next) trouble = next.trouble
      else if ('stop' in next) stop = next.stop
      else from = next.from
    }
    if (stop !== undefined) {
      this.#become({ s: 'stopped', stop })
      return { s: 'stopped', stop }
    }
    if (trouble !== undefined) return { s: 'trouble', trouble }
    this.#most = this.#parts.most ?? LIMITS.items
    await this.#settle()
    this.#become({ s: 'idle' })
    return { s: 'clear' }
  }

  /** Asks where unsure items ended up. A failure changes nothing: they are held, and the next flush asks again. */
  async #settle(): Promise<void> {
    const { outbox, signer, transport } = this.#parts
    let from = outbox.unsureFrom
    while (from !== undefined && transport.receipts !== undefined) {
      const reply = await transport.receipts(outbox.identity, signer, from)
      if (reply.kind !== 'answer') return
      await outbox.settle(reply.value.receipts)
      const next = outbox.unsureFrom
      if (next === undefined || next <= from) return
      from = next
    }
  }

  /** What to do after a reply: go on from an item, come back later, or stop. */
  async #take(
    reply: Reply<HeldAnswer>,
    from: number,
    to: number,
  ): Promise<{ from: number } | { trouble: Trouble } | { stop: Stop }> {
    const { outbox } = this.#parts
    const half = Math.ceil((to - from + 1) / 2)
    switch (reply.kind) {
      case 'offline':
        // On one bar of signal a large one never ends in time, however often it is sent.
        if (reply.slow) this.#most = half
        this.#unsureTo = Math.max(this.#unsureTo, to)
        return { trouble: { why: 'offline' } }
      case 'busy':
        this.#unsureTo = Math.max(this.#unsureTo, to)
        return { trouble: { why: 'busy', ...(reply.after === undefined ? {} : { after: reply.after }) } }
      case 'answer': {
        const taken = await outbox.acknowledge(reply.value, from <= this.#unsureTo)
        if (!taken.ok) return { stop: { why: 'fork' } }
        // An answer that confirms less than was asked would be asked again for ever.
        if (outbox.cursor < to && reply.value.cursor < from) return { trouble: { why: 'busy' } }
        return { from: outbox.cursor + 1 }
      }
      case 'refused': {
        const { refused } = reply
        if (isDeviceRefused(refused)) return { stop: { why: 'refused-device', refused } }
        if (refused.status === 413 && half < this.#most) {
          this.#most = half
          return { from }
        }
        if (refused.cursor !== undefined && refused.head !== undefined) {
          if (refused.cursor > outbox.last || outbox.headAfter(refused.cursor) !== refused.head)
            return { stop: { why: 'fork' } }
          if (refused.cursor + 1 !== from) return { from: refused.cursor + 1 }
        }
        return { trouble: { why: 'refused', refused } }
      }
    }
  }

  /** Rests with nothing to send, until something is said. */
  async #idle(signal: AbortSignal): Promise<void> {
    const { outbox } = this.#parts
    const unsubscribe = outbox.subscribe(() => outbox.pending > 0 && this.#nap.end())
    await this.#nap.take(signal)
    unsubscribe()
  }

  #become(status: SenderStatus): void {
    this.#status = status
    for (const listener of this.#listeners) listener()
  }
}

const FIRST_WAIT = 1_000
const LONGEST_WAIT = 60_000

/**
 * Milliseconds to wait after `failures` failures in a row (0 for the first): doubling from 1 s to 1 min, half of it by
 * chance so that a province's phones do not come back all at once; never less than the room asked for.
 */
export function backOff(failures: number, trouble: Trouble, random: number): number {
  const asked = trouble.why === 'busy' ? Math.min(trouble.after ?? 0, 5 * LONGEST_WAIT) : 0
  const full = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** Math.min(failures, 10))
  return Math.round(asked + full * (0.5 + random / 2))
}
