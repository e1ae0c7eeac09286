import type { ServerResponse } from 'node:http'
import { constants, deflateRawSync } from 'node:zlib'
import type { Position } from '#election/named.ts'
import { type LiveEvent, Ring } from './ring.ts'

/** Unsent bytes above which a client is left out until it has drained; it then gets a fresh picture. */
const SLOW_BYTES = 65_536
/** A comment goes out after so long without anything else, so that proxies and clients know the line lives (ms). */
const HEARTBEAT_MS = 15_000
/** Memory for resuming; at a province's pace this is hours. */
const RING_BYTES = 16 * 1024 * 1024

interface Client {
  readonly response: ServerResponse
  /** It takes the line compressed. */
  readonly packs: boolean
  /** It missed something: nothing but a fresh picture may be sent to it. */
  behind: boolean
}

/**
 * Server-sent events to any number of clients: each event is serialized once, compressed once, and the same bytes are
 * written to every socket. A slow client never holds up the others and never makes this process grow.
 */
export class LiveFeed {
  readonly #picture: () => Buffer
  readonly #clients = new Set<Client>()
  readonly #ring: Ring
  readonly #timer: NodeJS.Timeout
  readonly #slowBytes: number

  /**
   * @param start position of the picture that the first delta follows
   * @param picture the bytes of a `picture` event for the present state
   */
  constructor(start: Position, picture: () => Buffer, slowBytes = SLOW_BYTES) {
    this.#picture = picture
    this.#slowBytes = slowBytes
    this.#ring = new Ring(start, RING_BYTES)
    this.#timer = setInterval(() => this.#write(COMMENT, true), HEARTBEAT_MS)
    this.#timer.unref()
  }

  get clients(): number {
    return this.#clients.size
  }

  /** Bytes that wait to be sent, over all clients. */
  waiting(): number {
    let bytes = 0
    for (const { response } of this.#clients) bytes += response.writableLength
    return bytes
  }

  /**
   * Takes over a response whose headers were not sent yet. `lastEventId` is what the browser says it saw last: the
   * client gets what it lacks, or a fresh picture; compressed where it `packs`.
   */
  join(
    response: ServerResponse,
    headers: Record<string, string>,
    lastEventId: string | undefined,
    packs = false,
  ): void {
    response.writeHead(200, {
      ...headers,
      ...(packs ? { 'content-encoding': 'gzip', vary: 'accept-encoding' } : {}),
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      // Nginx would collect events otherwise.
      'x-accel-buffering': 'no',
    })
    const client: Client = { response, packs, behind: false }
    const missed =
      lastEventId !== undefined && /^\d{1,15}$/.test(lastEventId) ? this.#ring.after(Number(lastEventId)) : undefined
    if (packs) response.write(GZIP_HEAD)
    send(client, RETRY)
    if (missed) for (const { bytes } of missed) send(client, bytes)
    else send(client, this.#picture())
    this.#clients.add(client)
    response.on('drain', () => this.#catchUp(client))
    response.on('close', () => this.#clients.delete(client))
    response.on('error', () => this.#clients.delete(client))
  }

  /** Sends a delta to everyone and remembers it for those who come back. */
  publish(event: LiveEvent): void {
    this.#ring.push(event)
    this.#write(event.bytes, false)
  }

  /** Sends something that nobody needs to see again, such as the time. */
  tell(bytes: Buffer): void {
    this.#write(bytes, true)
  }

  /** Ends every connection. */
  close(): void {
    clearInterval(this.#timer)
    for (const { response } of this.#clients) response.destroy()
    this.#clients.clear()
  }

  #write(bytes: Buffer, dispensable: boolean): void {
    for (const client of this.#clients) {
      if (client.behind) continue
      if (client.response.writableLength > this.#slowBytes) {
        if (!dispensable) client.behind = true
        continue
      }
      send(client, bytes)
    }
  }

  #catchUp(client: Client): void {
    if (!client.behind) return
    client.behind = false
    send(client, this.#picture())
  }
}

function send({ response, packs }: Client, bytes: Buffer): void {
  response.write(packs ? packedOnce(bytes) : bytes)
}

/** Ten bytes that open a gzip stream: no name, no time. The stream has no end, so its check sum is never due. */
const GZIP_HEAD = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff])

const packed = new WeakMap<Buffer, Buffer>()

/** An event as blocks of a gzip stream that lean on nothing before them, so that all streams share the same bytes. */
function packedOnce(bytes: Buffer): Buffer {
  const before = packed.get(bytes)
  if (before) return before
  const blocks = deflateRawSync(bytes, { finishFlush: constants.Z_FULL_FLUSH })
  packed.set(bytes, blocks)
  return blocks
}

/** The bytes of one event. `id` is the journal position that a client stands at once it has taken it in. */
export function eventBytes(event: 'picture' | 'delta' | 'clock' | 'queue', data: unknown, id?: Position): Buffer {
  const name = id === undefined ? `event: ${event}\n` : `event: ${event}\nid: ${id}\n`
  return Buffer.from(`${name}data: ${JSON.stringify(data)}\n\n`)
}

const COMMENT = Buffer.from(': alive\n\n')
/** How long a browser waits before it comes back (ms). */
const RETRY = Buffer.from('retry: 1000\n\n')
