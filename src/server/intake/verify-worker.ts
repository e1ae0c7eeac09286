import { parentPort } from 'node:worker_threads'
import { verifySignature } from '#journal/signature.ts'
import type { Claim } from './verifier.ts'

/** Checks batches of signatures in a thread of its own; one byte a claim, 1 for a true one, in their order. */
parentPort?.on('message', (claims: readonly Claim[]) => {
  const verdicts = new Uint8Array(claims.length)
  for (const [i, [alg, key, text, sig]] of claims.entries()) verdicts[i] = verifySignature(alg, key, text, sig) ? 1 : 0
  parentPort?.postMessage(verdicts)
})
