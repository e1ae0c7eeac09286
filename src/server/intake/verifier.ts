import { Worker } from 'node:worker_threads'
import { verifySignature } from '#journal/signature.ts'
import type { Algorithm } from '#journal/submission.ts'

/** A signature to check: algorithm, public key, the text that was signed, the signature. */
export type Claim = readonly [alg: Algorithm, key: string, text: string, sig: string]

interface Pending {
  readonly claim: Claim
  readonly resolve: (holds: boolean) => void
}

/**
 * Checks signatures in a thread beside the event loop: a third of what a small submission costs. What arrives while a
 * batch is checked is the next batch, so a message is paid for once a batch; answers come in the order of the questions,
 * so requests are decided in the order in which they came. Should the thread die, the work goes on without it.
 */
export class Verifier {
  #worker: Worker | undefined
  #queue: Pending[] = []
  #checking: Pending[] = []

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
      // What arrives in the same turn goes along: a message costs as much as half a signature.
      if (this.#queue.length === 1 && this.#checking.length === 0) setImmediate(() => this.#ask())
    })
  }

  /** Ends the thread; what is asked later is checked without it. */
  async close(): Promise<void> {
    await this.#worker?.terminate()
  }

  #ask(): void {
    if (!this.#worker || this.#checking.length > 0) return
    this.#checking = this.#queue
    this.#queue = []
    this.#worker.postMessage(this.#checking.map(({ claim }) => claim))
  }

  #answer(verdicts: Uint8Array): void {
    const answered = this.#checking
    this.#checking = []
    if (this.#queue.length > 0) this.#ask()
    for (const [i, { resolve }] of answered.entries()) resolve(verdicts[i] === 1)
  }

  #goOnAlone(): void {
    this.#worker = undefined
    const left = [...this.#checking, ...this.#queue]
    this.#checking = []
    this.#queue = []
    for (const { claim, resolve } of left) resolve(verifySignature(...claim))
  }
}
