import { parentPort } from 'node:worker_threads'
import type { Document } from '../document.ts'
import { Typst } from './typst.ts'

const typst = new Typst()

/** Draws one document after the other in a thread of its own, and answers its PDF or why there is none. */
parentPort?.on('message', (document: Document) => {
  try {
    parentPort?.postMessage({ pdf: typst.pdf(document) })
  } catch (error) {
    parentPort?.postMessage({ fault: error instanceof Error ? error.message : String(error) })
  }
})
