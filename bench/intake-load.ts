import { connect, type Socket } from 'node:net'
import { Phone } from './intake-day.ts'
import { quantile } from './machine.ts'

/** The phones of the intake measurement, in a process of their own: signs everything first, then sends when told. */
export interface Load {
  readonly port: number
  /** Phones `first` to `first + phones - 1`, none of which has sent anything. */
  readonly first: number
  readonly phones: number
  readonly requests: number
  readonly items: number
  readonly connections: number
  /** Requests a second at even intervals; as fast as answers come when absent. */
  readonly rate?: number
}

export interface LoadResult {
  readonly seconds: number
  readonly accepted: number
  readonly refused: number
  /** Time from when a request was due until its answer, ms. */
  readonly p50: number
  readonly p99: number
  readonly worst: number
}

/** A kept HTTP/1.1 connection that sends one request at a time; a full client would take the server's share of two cores. */
class Connection {
  readonly #socket: Socket
  #text = ''
  #answered: (status: number) => void = () => {}

  constructor(port: number) {
    this.#socket = connect(port, '127.0.0.1')
    this.#socket.setEncoding('latin1').setNoDelay(true)
    this.#socket.on('data', (text) => this.#read(String(text)))
  }

  send(request: Buffer): Promise<number> {
    this.#socket.write(request)
    return new Promise((resolve) => {
      this.#answered = resolve
    })
  }

  close(): void {
    this.#socket.destroy()
  }

  #read(text: string): void {
    this.#text += text
    const end = this.#text.indexOf('\r\n\r\n')
    if (end < 0) return
    const length = Number(/content-length: (\d+)/i.exec(this.#text)?.[1])
    if (this.#text.length < end + 4 + length) return
    const status = Number(this.#text.slice(9, 12))
    this.#text = ''
    this.#answered(status)
  }
}

/** A request and how many come before it: that says when it is due, because connections need not have equally many. */
interface Numbered {
  readonly number: number
  readonly bytes: Buffer
}

/** Signs all requests; answers, for each connection, its own in order: a phone never overtakes itself. */
function prepare({ first, phones, requests, items, connections, port }: Load): Numbered[][] {
  const list = Array.from({ length: phones }, (_, i) => new Phone(first + i))
  const lanes: Numbered[][] = Array.from({ length: connections }, () => [])
  const now = Date.now()
  for (let i = 0; i < requests; i++) {
    const phone = i % phones
    const body = Buffer.from(JSON.stringify((list[phone] as Phone).submission(items, now).submission))
    const head = `POST /intake/submissions HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n`
    lanes[phone % connections]?.push({ number: i, bytes: Buffer.concat([Buffer.from(head), body]) })
  }
  return lanes
}

async function run(load: Load, lanes: readonly Numbered[][]): Promise<LoadResult> {
  const times: number[] = []
  const statuses = new Map<number, number>()
  const start = performance.now()
  await Promise.all(
    lanes.map(async (lane) => {
      const connection = new Connection(load.port)
      for (const { number, bytes } of lane) {
        let due = performance.now()
        if (load.rate !== undefined) {
          due = start + (number * 1000) / load.rate
          const wait = due - performance.now()
          if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait))
        }
        const status = await connection.send(bytes)
        times.push(performance.now() - due)
        statuses.set(status, (statuses.get(status) ?? 0) + 1)
      }
      connection.close()
    }),
  )
  const seconds = (performance.now() - start) / 1000
  times.sort((a, b) => a - b)
  const accepted = statuses.get(200) ?? 0
  return {
    seconds,
    accepted,
    refused: times.length - accepted,
    p50: quantile(times, 0.5),
    p99: quantile(times, 0.99),
    worst: times.at(-1) ?? Number.NaN,
  }
}

process.once('message', (message) => {
  const load = message as Load
  const lanes = prepare(load)
  process.once('message', async () => {
    process.send?.(await run(load, lanes))
    process.disconnect()
  })
  process.send?.('ready')
})
