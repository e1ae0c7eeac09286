import { Worker } from 'node:worker_threads'
import type { Document } from '../document.ts'

type Answer = { readonly pdf: Uint8Array } | { readonly fault: string }

interface Pending {
  readonly resolve: (pdf: Uint8Array) => void
  readonly reject: (error: Error) => void
}

/**
 * Draws documents as PDF beside the event loop, in a thread that starts with the first document and ends with `close`.
 * A booklet takes a second in which no other request may wait.
 */
export class Press {
  #worker: Worker | undefined
  /** In the order asked; the thread answers in that order. */
  #pending: Pending[] = []

  /** The PDF of a document: the same bytes for the same document. Rejects when it cannot be drawn here. */
  draw(document: Document): Promise<Uint8Array> {
    return new Promise((resolve, reject) => {
      const worker = this.#open()
      this.#pending.push({ resolve, reject })
      // What was asked for is waited for; an idle thread must not hold up the end of the process.
      worker.ref()
      worker.postMessage(document)
    })
  }

  /** Ends the thread; documents still asked for are refused. */
  async close(): Promise<void> {
    await this.#worker?.terminate()
  }

  #open(): Worker {
    if (this.#worker) return this.#worker
    const worker = new Worker(new URL('./worker.ts', import.meta.url))
    let fault = new Error('the thread that draws documents ended')
    worker.on('message', (answer: Answer) => {
      const asked = this.#pending.shift()
      if (this.#pending.length === 0) worker.unref()
      if ('pdf' in answer) asked?.resolve(answer.pdf)
      else asked?.reject(new Error(answer.fault))
    })
    worker.on('error', (error) => {
      fault = error instanceof Error ? error : new Error(String(error))
    })
    worker.on('exit', () => {
      this.#worker = undefined
      for (const { reject } of this.#pending.splice(0)) reject(fault)
    })
    this.#worker = worker
    return worker
  }
}
