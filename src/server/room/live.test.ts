import { createServer, get, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createGunzip } from 'node:zlib'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Position } from '#election/named.ts'
import { eventBytes, LiveFeed } from './live.ts'

let feed: LiveFeed
let server: Server
let pictures = 0

beforeEach(async () => {
  pictures = 0
  feed = new LiveFeed(0 as Position, () => eventBytes('picture', { number: ++pictures }, 0 as Position))
  server = createServer((request, response) => {
    const last = request.headers['last-event-id']
    const packs = request.headers['accept-encoding'] === 'gzip'
    feed.join(response, {}, typeof last === 'string' ? last : undefined, packs)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
})
afterEach(async () => {
  feed.close()
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
})

const join = () =>
  new Promise<IncomingMessage>((resolve) => {
    get({ port: (server.address() as AddressInfo).port, host: '127.0.0.1' }, resolve)
  })

function publish(from: number, to: number, size = 10): void {
  const bytes = eventBytes('delta', { to, filling: 'x'.repeat(size) }, to as Position)
  feed.publish({ since: from as Position, position: to as Position, bytes })
}

/** Reads until the text satisfies `condition`. */
async function readUntil(response: IncomingMessage, condition: (text: string) => boolean): Promise<string> {
  let text = ''
  for await (const chunk of response) {
    text += String(chunk)
    if (condition(text)) return text
  }
  throw new Error('the line ended')
}

test('the same bytes go to everyone', async () => {
  const clients = await Promise.all([join(), join(), join()])
  publish(0, 1)
  const texts = await Promise.all(clients.map((client) => readUntil(client, (text) => text.includes('id: 1'))))
  expect(new Set(texts.map((text) => text.slice(text.indexOf('event: delta')))).size).toBe(1)
})

test('who takes it compressed reads the same events, each as soon as it was sent, in a fraction of the bytes', async () => {
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  const compressed = await new Promise<IncomingMessage>((resolve) => {
    get(address, { headers: { 'accept-encoding': 'gzip' } }, resolve)
  })
  let wire = 0
  compressed.on('data', (chunk: Buffer) => {
    wire += chunk.length
  })
  // One reader for the whole line: each event is waited for before the next is sent.
  const reading = compressed.pipe(createGunzip())[Symbol.asyncIterator]()
  let text = ''
  const until = async (words: string) => {
    while (!text.includes(words)) text += String((await reading.next()).value)
  }
  await until('event: picture')
  for (let at = 1; at <= 3; at++) {
    publish(at - 1, at, 10_000)
    await until(`id: ${at}\ndata: {"to":${at},"filling":"${'x'.repeat(10_000)}"}\n\n`)
  }
  expect(wire).toBeLessThan(2_000)
  const late = await join()
  publish(3, 4)
  await readUntil(late, (plain) => plain.includes('id: 4'))
  await until('id: 4')
})

test('a client that does not read is left out, holds up nobody, and gets a fresh picture once it reads again', async () => {
  const quick = await join()
  const slow = await join()
  slow.pause()
  let quickText = ''
  quick.on('data', (chunk) => {
    quickText += String(chunk)
  })
  const events = 600
  const memory: number[] = []
  for (let i = 0; i < events; i++) {
    publish(i, i + 1, 60_000)
    memory.push(feed.waiting())
    await new Promise((resolve) => setImmediate(resolve))
  }
  while (!quickText.includes(`id: ${events}`)) await new Promise((resolve) => setTimeout(resolve, 5))
  expect(quickText.match(/event: delta/g)).toHaveLength(events)
  // What waits for the slow one stays within its limit and one event.
  expect(Math.max(...memory)).toBeLessThan(3 * 130_000)

  const before = pictures
  const text = await readUntil(slow, (read) => (read.match(/event: picture/g)?.length ?? 0) >= 2)
  expect(pictures).toBeGreaterThan(before)
  const deltas = [...text.matchAll(/id: (\d+)/g)].map(([, id]) => Number(id)).filter((id) => id > 0)
  // Up to where it was left out nothing is missing.
  expect(deltas).toEqual(Array.from({ length: deltas.length }, (_, i) => i + 1))
  expect(deltas.length).toBeLessThan(events)
})

test('whoever leaves is forgotten', async () => {
  const client = await join()
  await readUntil(client, (text) => text.includes('picture'))
  expect(feed.clients).toBe(1)
  client.destroy()
  while (feed.clients > 0) await new Promise((resolve) => setTimeout(resolve, 5))
})
