import type { Instant, ItemNumber } from '#election/named.ts'
import { statement } from '#journal/chain.ts'
import { LIMITS, type Submission } from '#journal/submission.ts'
import type { Identity } from '#phone/identity.ts'
import { type Outbox, openOutbox } from '#phone/outbox.ts'
import { memoryStore } from '#phone/outbox-store.ts'
import { type Flush, Sender } from '#phone/sender.ts'
import { type SignedSheet, sealedSheet } from '#phone/sheet.ts'
import type { Signer } from '#phone/signer.ts'
import { type HeldAnswer, type Reply, signedHeaders, type Transport } from '#phone/transport.ts'
import type { Fate } from './day/faults.ts'
import type { Send } from './day/network.ts'
import type { PhonePlan } from './day/plan.ts'
import type { Tally } from './tally.ts'

/** A request under way. */
export interface Sending {
  /** Everything that goes out at once has gone out. */
  readonly dispatched: Promise<void>
  readonly done: Promise<Flush>
}

/** A simulated phone: the client that real phones run, a plan in place of a person, and a network that misbehaves. */
export class SimulatedPhone {
  readonly plan: PhonePlan
  readonly outbox: Outbox
  readonly #signer: Signer
  readonly #sender: Sender
  readonly #transport: Pick<Transport, 'submit'>
  readonly #tally: Tally
  #clock = 0
  #fate: Fate = 'plain'
  #before: Submission | undefined
  #dispatched: () => void = () => {}
  /** The last request, so that the next one can wait for it. */
  idle: Promise<unknown> = Promise.resolve()

  private constructor(
    plan: PhonePlan,
    outbox: Outbox,
    signer: Signer,
    transport: Pick<Transport, 'submit'>,
    tally: Tally,
  ) {
    this.plan = plan
    this.outbox = outbox
    this.#signer = signer
    this.#transport = transport
    this.#tally = tally
    this.#sender = new Sender({
      outbox,
      signer,
      transport: { submit: (submission) => this.#submit(submission) },
      now: () => (this.#clock + plan.skew) as Instant,
      random: () => 0,
    })
  }

  static async start(
    plan: PhonePlan,
    identity: Identity,
    signer: Signer,
    transport: Pick<Transport, 'submit'>,
    tally: Tally,
  ): Promise<SimulatedPhone> {
    const outbox = await openOutbox(identity, memoryStore())
    if (!outbox.ok) throw new Error('an empty outbox cannot be damaged')
    return new SimulatedPhone(plan, outbox.value, signer, transport, tally)
  }

  /** Whether `send` needs more than one request, each after the answer to the one before. */
  takesTurns(send: Send): boolean {
    return send.upTo - this.outbox.cursor > LIMITS.items
  }

  /** Says what is due and sends it with its fate. `now` is the true time of the day, ms. */
  perform(send: Send, now: number): Sending {
    const dispatched = new Promise<void>((resolve) => {
      this.#dispatched = resolve
    })
    const done = this.#perform(send, now).finally(() => this.#dispatched())
    this.idle = done
    return { dispatched, done }
  }

  /** Signs a sheet and sends it. `now` is the true time of the night, ms; resolves with the sheet's number. */
  send(signed: SignedSheet, salt: Uint8Array, now: number): Sending & { readonly number: Promise<ItemNumber> } {
    const dispatched = new Promise<void>((resolve) => {
      this.#dispatched = resolve
    })
    const { item, opening } = sealedSheet(signed, (now + this.plan.skew) as Instant, salt)
    this.#clock = now
    this.#fate = 'plain'
    const number = this.outbox.say(item, opening)
    const done = number.then(() => this.#sender.flush()).finally(() => this.#dispatched())
    this.idle = done
    return { dispatched, done, number }
  }

  /** Headers by which the phone shows who it is. */
  headers(method: string, path: string): Promise<Record<string, string>> {
    return signedHeaders(this.outbox.identity, this.#signer, method, path)
  }

  async #perform({ upTo, fate }: Send, now: number): Promise<Flush> {
    this.#clock = now
    const due = this.plan.items.slice(this.outbox.last, upTo)
    await Promise.all(due.map((item) => this.outbox.say(item)))
    this.#fate = fate
    if (fate === 'overtaken' && this.outbox.pending >= 2) await this.#overtake()
    return this.#sender.flush()
  }

  /** The second half of what is due arrives first: the room asks for what is missing, and the whole follows. */
  async #overtake(): Promise<void> {
    const { identity, cursor, last } = this.outbox
    const from = cursor + 1 + Math.ceil((last - cursor) / 2)
    const kept = this.outbox.items.slice(from - 1, from - 1 + LIMITS.items)
    const run = {
      device: identity.device,
      station: identity.station,
      from: from as Submission['from'],
      prev: this.outbox.headAfter(from - 1),
      items: kept.map(({ item }) => item),
      sent: (this.#clock + this.plan.skew) as Instant,
    }
    const head = this.outbox.headAfter(from - 1 + kept.length)
    const sig = await this.#signer.sign(statement(identity.room, run, head))
    this.#unheard('overtaken', { ...run, sig })
  }

  async #submit(submission: Submission): Promise<Reply<HeldAnswer>> {
    const fate = this.#fate
    const before = this.#before
    this.#fate = 'plain'
    this.#before = submission
    const reply = this.#transport.submit(submission)
    if (fate === 'twice') this.#unheard(fate, submission)
    if (fate === 'late-copy' && before !== undefined) this.#unheard(fate, before)
    this.#dispatched()
    const answer = await reply
    this.#tally.answered(fate, answer)
    if (fate === 'answer-lost') return { kind: 'offline' }
    return answer
  }

  /** A request whose answer reaches nobody: a copy, or something that came too early. */
  #unheard(fate: Fate, submission: Submission): void {
    void this.#transport.submit(submission).then((reply) => this.#tally.copied(fate, reply))
  }
}
