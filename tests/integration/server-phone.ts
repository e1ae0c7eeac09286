import type { DeviceId, Digest, Instant, ItemNumber, PlaceCode, StationCode } from '#election/named.ts'
import { chainLink, chainOf, chainStart, statement } from '#journal/chain.ts'
import { enrolmentStatement, requestStatement } from '#journal/request.ts'
import type { Item, Submission } from '#journal/submission.ts'
import type { Signer } from '#phone/signer.ts'

export interface Answered {
  readonly status: number
  // biome-ignore lint/suspicious/noExplicitAny: a test looks into whatever came
  readonly body: any
  /** What came, as it came. */
  readonly bytes: Uint8Array
  readonly headers: Headers
}

/** One HTTP request with a JSON body, or with exactly the text or bytes given. */
export async function call(
  address: string,
  method: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Answered> {
  const raw = typeof body === 'string' || body instanceof Uint8Array
  const response = await fetch(address, {
    method,
    redirect: 'manual',
    headers: { ...(body === undefined || raw ? {} : { 'content-type': 'application/json' }), ...headers },
    ...(body === undefined ? {} : { body: raw ? (body as BodyInit) : JSON.stringify(body) }),
  })
  const bytes = new Uint8Array(await response.arrayBuffer())
  const text = new TextDecoder().decode(bytes)
  const isJson = response.headers.get('content-type')?.startsWith('application/json')
  return { status: response.status, body: isJson ? JSON.parse(text) : text, bytes, headers: response.headers }
}

/** Enrols a key by a code, as typed. */
export async function enrolKey(
  intake: string,
  code: string,
  signer: Signer,
  changes: Record<string, unknown> = {},
  headers: Record<string, string> = {},
): Promise<Answered> {
  const plain = code.replace('-', '')
  const proof = await signer.sign(enrolmentStatement(plain, signer.alg, signer.key))
  return call(
    `${intake}/intake/enrol`,
    'POST',
    { code, alg: signer.alg, key: signer.key, proof, ...changes },
    { 'accept-language': 'fr', ...headers },
  )
}

/** An enrolled phone that says exactly what a test wants, right or wrong. */
export class RawPhone {
  readonly intake: string
  readonly signer: Signer
  readonly room: PlaceCode
  readonly device: DeviceId
  readonly station: StationCode
  readonly items: Item[] = []

  constructor(intake: string, signer: Signer, enrolled: Answered['body']) {
    this.intake = intake
    this.signer = signer
    this.room = enrolled.room
    this.device = enrolled.device
    this.station = enrolled.station.code
  }

  /** Adds items to the chain, all at one instant of the phone's clock. */
  say(at: number, ...said: Record<string, unknown>[]): this {
    for (const one of said) this.items.push({ at: at as Instant, ...one } as unknown as Item)
    return this
  }

  ticks(at: number, count: number): this {
    return this.say(at, ...Array.from({ length: count }, () => ({ k: 'tick' })))
  }

  /** Chain hash after item `n`. */
  headAfter(n: number): Digest {
    let head = chainStart(this.room, this.device)
    for (const item of this.items.slice(0, n)) head = chainLink(head, item)
    return head
  }

  /** The signed run from item `from` to item `to`; `changes` are signed too, as a phone that is wrong would. */
  async run(from: number, to: number, sent: number, changes: Partial<Submission> = {}): Promise<Submission> {
    const unsigned = {
      device: this.device,
      station: this.station,
      from: from as ItemNumber,
      prev: this.headAfter(from - 1),
      items: this.items.slice(from - 1, to),
      sent: sent as Instant,
      ...changes,
    }
    const head = chainOf(unsigned.prev, unsigned.items)
    return { ...unsigned, sig: await this.signer.sign(statement(this.room, unsigned, head)) }
  }

  send(submission: unknown, headers: Record<string, string> = {}): Promise<Answered> {
    return call(`${this.intake}/intake/submissions`, 'POST', submission, { 'accept-language': 'fr', ...headers })
  }

  /** Sends everything from item `from` on. */
  async sendFrom(from: number, sent: number, headers: Record<string, string> = {}): Promise<Answered> {
    return this.send(await this.run(from, this.items.length, sent), headers)
  }

  /** A request that is not a submission, signed. */
  async ask(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answered> {
    const signature = await this.signer.sign(requestStatement(this.room, this.device, method, path))
    return call(`${this.intake}${path}`, method, body, {
      'accept-language': 'fr',
      'sunduq-device': this.device,
      'sunduq-signature': signature,
      ...headers,
    })
  }
}
