import { Worker } from 'node:worker_threads'
import { verifySignature } from '#journal/signature.ts'
import type { Algorithm } from '#journal/submission.ts'

/** A signature to check: algorithm, public key, the text that was signed, the signature. */
export type Claim = readonly [alg: Algorithm, key: string, text: string, sig: string]

interface Pending {
  readonly claim: Claim
  readonly resolve: (holds: boolean) => void
}

/** Claims in one message to the thread at most: enough that the message costs little, few enough that the thread begins at once. */
const BATCH = 32

/**
 * Checks signatures in a thread beside the event loop: a third of what a small submission costs. What arrives in one turn
 * of the loop shares a message, and batches wait at the thread, not for each other's answers, so that neither side stands
 * still. Answers come in the order of the questions, so requests are decided in the order in which they came. Should the
 * thread die, the work goes on without it.
 */
export class Verifier {
  #worker: Worker | undefined
  #queue: Pending[] = []
  /** Batches at the thread, oldest first. */
  #asked: Pending[][] = []

  constructor() {
    const worker = new Worker(new URL('./verify-worker.ts', import.meta.url))
    worker.on('message', (verdicts: Uint8Array) => this.#answer(verdicts))
    worker.on('error', (error) => process.stderr.write(`sunduq: signatures are checked without a thread: ${error}\n`))
    worker.on('exit', () => this.#goOnAlone())
    // It waits for work; it must not hold up the end of the process.
    worker.unref()
    this.#worker = worker
  }

  /** Whether the signature holds. Never rejects. */
  verify(...claim: Claim): Promise<boolean> {
    if (!this.#worker) return Promise.resolve(verifySignature(...claim))
    return new Promise((resolve) => {
      this.#queue.push({ claim, resolve })
      if (this.#queue.length === BATCH) this.#ask()
      // What arrives in the same turn goes along: a message costs as much as half a signature.
      else if (this.#queue.length === 1) setImmediate(() => this.#ask())
    })
  }

  /** Ends the thread; what is asked later is checked without it. */
  async close(): Promise<void> {
    await this.#worker?.terminate()
  }

  #ask(): void {
    // A batch that became full has taken along what an earlier turn meant to send.
    if (!this.#worker || this.#queue.length === 0) return
    this.#asked.push(this.#queue)
    this.#worker.postMessage(this.#queue.map(({ claim }) => claim))
    this.#queue = []
  }

  #answer(verdicts: Uint8Array): void {
    const answered = this.#asked.shift() ?? []
    for (const [i, { resolve }] of answered.entries()) resolve(verdicts[i] === 1)
  }

  #goOnAlone(): void {
    this.#worker = undefined
    const left = [...this.#asked.flat(), ...this.#queue]
    this.#asked = []
    this.#queue = []
    for (const { claim, resolve } of left) resolve(verifySignature(...claim))
  }
}
