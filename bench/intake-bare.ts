import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { DeviceId } from '#election/named.ts'
import { chainOf, statement } from '#journal/chain.ts'
import { verifySignature } from '#journal/signature.ts'
import type { Submission } from '#journal/submission.ts'
import { BENCH_ROOM, Phone } from './intake-day.ts'

/**
 * The least that any intake in one thread does: reads a submission, checks its chain and signature, answers. It remembers and
 * writes nothing. In a process of its own, told how many phones there are.
 */
process.once('message', async (phones) => {
  const keys = new Map<DeviceId, string>()
  for (let i = 0; i < Number(phones); i++) {
    const { device, key } = new Phone(i)
    keys.set(device, key)
  }
  const server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      const submission = JSON.parse(Buffer.concat(parts).toString()) as Submission
      const head = chainOf(submission.prev, submission.items)
      const key = keys.get(submission.device) ?? ''
      const holds = verifySignature('ed25519', key, statement(BENCH_ROOM, submission, head), submission.sig)
      const answer = JSON.stringify({ cursor: submission.from + submission.items.length - 1, head })
      response.writeHead(holds ? 200 : 401, { 'content-length': answer.length }).end(answer)
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  process.send?.((server.address() as AddressInfo).port)
  process.once('disconnect', () => process.exit())
})
