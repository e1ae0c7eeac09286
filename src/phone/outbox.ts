import type { Digest, Instant, ItemNumber, Position } from '#election/named.ts'
import { fail, type Outcome, ok } from '#election/outcome.ts'
import { chainLink, chainStart } from '#journal/chain.ts'
import type { SealedSheet } from '#journal/count-entry.ts'
import { opens } from '#journal/seal.ts'
import type { Item } from '#journal/submission.ts'
import type { Identity } from './identity.ts'
import type { Acknowledgement, KeptItem, OutboxStore } from './outbox-store.ts'

/** Where one item stands, as its sender may honestly say. */
export type ItemState =
  /** On this device only. */
  | { readonly s: 'kept' }
  /** On its way; no answer yet. */
  | { readonly s: 'sent' }
  /** In the room's journal and counted. `position` is unknown where an answer was lost on the way. */
  | { readonly s: 'held'; readonly position?: Position; readonly at: Instant }
  /** In the room's journal, not counted because of rule `code`. */
  | { readonly s: 'not-counted'; readonly position?: Position; readonly at: Instant; readonly code: string }

/** The kept items do not form the chain of this device from item `n` on: the medium was damaged or mixed up. */
export interface DamagedOutbox {
  readonly fault: 'damaged-outbox'
  readonly n: number
}

/** An answer of the room that contradicts this chain: the key was copied, or one side lost its past. */
export interface Fork {
  readonly fault: 'fork'
  readonly cursor: number
  readonly head: string
}

/** The room's answer to a submission. */
interface Answer {
  readonly cursor: number
  readonly head: string
  readonly position?: Position
  readonly at: Instant
  readonly not?: readonly (readonly [ItemNumber, string])[]
}

interface Said {
  readonly item: Item
  readonly opening?: SealedSheet
}

interface Saying extends Said {
  readonly resolve: (n: ItemNumber) => void
  readonly reject: (reason: unknown) => void
}

/**
 * The numbered, linked, append-only list of everything a device said. It is the device's truth: it grows, and learns
 * how far the room has confirmed it; nothing is ever taken out. One outbox per store at a time.
 */
export class Outbox {
  readonly identity: Identity
  readonly #store: OutboxStore
  readonly #items: KeptItem[]
  /** What the room said last of each item, at index `n - 1`; its length is the cursor. */
  readonly #confirmed: Acknowledgement[] = []
  #confirmedAt: Instant | undefined
  /** Answers that the medium failed to take; a later one must not be written before them. */
  readonly #unwritten: Acknowledgement[] = []
  readonly #waiting: Saying[] = []
  readonly #listeners = new Set<() => void>()
  #writing = false
  #sent: { readonly from: number; readonly to: number } | undefined

  /** Use `openOutbox`. */
  constructor(identity: Identity, store: OutboxStore, items: KeptItem[], acknowledgements: readonly Acknowledgement[]) {
    this.identity = identity
    this.#store = store
    this.#items = items
    for (const acknowledgement of acknowledgements) this.#take(acknowledgement)
  }

  /** Everything said, in order; item `n` is at index `n - 1`. */
  get items(): readonly KeptItem[] {
    return this.#items
  }

  /** Number of the last item, 0 before the first. */
  get last(): ItemNumber {
    return this.#items.length as ItemNumber
  }

  /** Everything up to here is in the room's journal; 0 before the first answer. */
  get cursor(): ItemNumber {
    return this.#confirmed.length as ItemNumber
  }

  /** How many items are not confirmed yet. */
  get pending(): number {
    return this.last - this.cursor
  }

  /** When the room last confirmed something (its clock); absent before the first answer. */
  get confirmedAt(): Instant | undefined {
    return this.#confirmedAt
  }

  /** First confirmed item whose position or verdict the room has to be asked for again; absent when all is known. */
  get unsureFrom(): ItemNumber | undefined {
    const index = this.#confirmed.findIndex(({ unsure }) => unsure)
    return index < 0 ? undefined : ((index + 1) as ItemNumber)
  }

  /** Chain hash after item `n`; for 0 the start of the chain. Throws beyond the last item. */
  headAfter(n: number): Digest {
    if (n === 0) return chainStart(this.identity.room, this.identity.device)
    const kept = this.#items[n - 1]
    if (kept === undefined) throw new Error(`no item ${n} in an outbox of ${this.last}`)
    return kept.head
  }

  /** State of item `n`, 1 to `last`. */
  stateOf(n: ItemNumber): ItemState {
    if (n > this.cursor) {
      const sent = this.#sent
      return { s: sent !== undefined && n >= sent.from && n <= sent.to ? 'sent' : 'kept' }
    }
    const { position, at, not, unsure } = this.#confirmed[n - 1] as Acknowledgement
    const code = not.find(([of]) => of === n)?.[1]
    const times = position === undefined || unsure ? { at } : { at, position }
    return code === undefined ? { s: 'held', ...times } : { s: 'not-counted', ...times, code }
  }

  /**
   * Says something. Resolves with its number only when it would survive the loss of power; rejects when the medium
   * failed, and then it was not said. What is said while a write is under way goes into the next write together.
   * A sheet comes with its opening; throws on any other pairing.
   */
  say(item: Item, opening?: SealedSheet): Promise<ItemNumber> {
    const said = opening === undefined ? { item } : { item, opening }
    if (!isOpenedByItsOwn(said)) throw new Error('a sheet comes with its own opening, and nothing else does')
    return new Promise((resolve, reject) => {
      this.#waiting.push({ ...said, resolve, reject })
      if (!this.#writing) void this.#write()
    })
  }

  /**
   * Takes in an answer of the room. One older than what is known already changes nothing. `unsure` says that an earlier
   * answer about the same items may have been lost.
   */
  async acknowledge(answer: Answer, unsure = false): Promise<Outcome<void, Fork>> {
    if (answer.cursor > this.last || this.headAfter(answer.cursor) !== answer.head) {
      return fail({ fault: 'fork', cursor: answer.cursor, head: answer.head })
    }
    if (answer.cursor <= this.cursor) return ok(undefined)
    await this.#confirm({
      from: (this.cursor + 1) as ItemNumber,
      to: answer.cursor as ItemNumber,
      at: answer.at,
      not: answer.not ?? [],
      ...(answer.position === undefined ? {} : { position: answer.position }),
      ...(unsure || answer.position === undefined ? { unsure: true } : {}),
    })
    return ok(undefined)
  }

  /** Takes in what the room says of items that it confirmed before, in answer to a question for receipts. */
  async settle(receipts: readonly Acknowledgement[]): Promise<void> {
    for (const { from, to, at, not, position } of receipts) {
      if (from > to || to > this.cursor) continue
      await this.#confirm({ from, to, at, not, ...(position === undefined ? {} : { position }) })
    }
  }

  /** Marks a run as on its way, or (nothing given) that nothing is. */
  markSent(run?: { readonly from: number; readonly to: number }): void {
    this.#sent = run
    this.#changed()
  }

  /** Calls back after every change until the returned function is called. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  async #write(): Promise<void> {
    this.#writing = true
    while (this.#waiting.length > 0) {
      const batch = this.#waiting.splice(0)
      const items = link(this.last, this.headAfter(this.last), batch)
      try {
        await this.#store.append(items)
      } catch (reason) {
        for (const { reject } of batch) reject(reason)
        continue
      }
      this.#items.push(...items)
      for (const [index, { resolve }] of batch.entries()) resolve((items[index] as KeptItem).n)
      this.#changed()
    }
    this.#writing = false
  }

  async #confirm(acknowledgement: Acknowledgement): Promise<void> {
    this.#take(acknowledgement)
    this.#changed()
    this.#unwritten.push(acknowledgement)
    try {
      for (let next = this.#unwritten[0]; next !== undefined; next = this.#unwritten[0]) {
        await this.#store.acknowledge(next)
        this.#unwritten.shift()
      }
    } catch {
      // What the room confirmed is known, and sending goes on; the medium gets it together with the next answer.
    }
  }

  #take(acknowledgement: Acknowledgement): void {
    for (let n = acknowledgement.from; n <= acknowledgement.to; n++) this.#confirmed[n - 1] = acknowledgement
    if (this.#confirmedAt === undefined || acknowledgement.at > this.#confirmedAt)
      this.#confirmedAt = acknowledgement.at
  }

  #changed(): void {
    for (const listener of this.#listeners) listener()
  }
}

/** Opens what a store kept and checks that it is the unbroken chain of this device. */
export async function openOutbox(identity: Identity, store: OutboxStore): Promise<Outcome<Outbox, DamagedOutbox>> {
  const kept = await store.load()
  let head = chainStart(identity.room, identity.device)
  for (const [index, line] of kept.items.entries()) {
    head = chainLink(head, line.item)
    if (line.n !== index + 1 || head !== line.head || !isOpenedByItsOwn(line))
      return fail({ fault: 'damaged-outbox', n: index + 1 })
  }
  let cursor = 0
  for (const { from, to } of kept.acknowledgements) {
    if (from > cursor + 1 || to > kept.items.length) return fail({ fault: 'damaged-outbox', n: cursor + 1 })
    cursor = Math.max(cursor, to)
  }
  return ok(new Outbox(identity, store, [...kept.items], kept.acknowledgements))
}

function link(last: number, head: Digest, said: readonly Said[]): KeptItem[] {
  const kept: KeptItem[] = []
  for (const { item, opening } of said) {
    head = chainLink(head, item)
    last += 1
    kept.push({ n: last as ItemNumber, item, head, ...(opening === undefined ? {} : { opening }) })
  }
  return kept
}

/** Whether a sheet has the opening that it seals, and anything else has none. */
function isOpenedByItsOwn({ item, opening }: Said): boolean {
  if (item.k !== 'sheet') return opening === undefined
  return opening !== undefined && opens(opening, item.sealed)
}
