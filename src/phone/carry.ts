import type { DeviceId, Digest, Instant, ItemNumber, Position } from '#election/named.ts'
import { fromBase32, toBase32 } from '#journal/base32.ts'
import { sha256Hex } from '#journal/sha256.ts'
import { type Delivery, LIMITS } from '#journal/submission.ts'
import { delivery } from './delivery.ts'
import type { Outbox } from './outbox.ts'
import type { Signer } from './signer.ts'
import type { HeldAnswer } from './transport.ts'

/** What one phone hands to another by QR codes where there is no network. */
export type Carried =
  /** Signed submissions, handed to the intake unchanged and in this order. */
  | { readonly format: 'sunduq-carry/1'; readonly submissions: readonly Delivery[] }
  /** What the room answered to them, brought back. */
  | CarriedReceipt

/** The room's last answer, as another phone tells it: nobody signed it, so it is believed only until the room is heard. */
export interface CarriedReceipt {
  readonly format: 'sunduq-receipt/1'
  readonly device: DeviceId
  readonly cursor: ItemNumber
  readonly head: Digest
  readonly at: Instant
  readonly position?: Position
  readonly not?: HeldAnswer['not']
}

/** Everything that an outbox has not confirmed, signed now. Undefined when nothing waits. */
export async function carriedBy(outbox: Outbox, signer: Signer, sent: Instant): Promise<Carried | undefined> {
  const submissions: Delivery[] = []
  for (let from = outbox.cursor + 1; from <= outbox.last; ) {
    const next = await delivery(outbox, signer, { from, most: LIMITS.items, sent })
    submissions.push(next)
    from += next.items.length
  }
  return submissions.length === 0 ? undefined : { format: 'sunduq-carry/1', submissions }
}

/** Characters of base 32 in one part: a QR code of 73 modules, which a phone reads from a phone at arm's length. */
const PART = 600
/** What a part begins with; then `hash:part:parts:content`, all in the letters that QR codes write short. */
const MARK = 'SUNDUQ1'
/** Larger than any honest load by far; a bomb of compressed zeros ends here. */
const MOST_BYTES = 4 * 1024 * 1024
const DEFLATED = 1
const PLAIN = 0

/** The texts of the QR codes that carry it, one or several, numbered, each with the hash of the whole. */
export async function partsOf(carried: Carried): Promise<string[]> {
  const plain = new TextEncoder().encode(JSON.stringify(carried))
  const packed =
    typeof CompressionStream === 'undefined' ? undefined : await through(plain, new CompressionStream('deflate'))
  const bytes = packed === undefined ? Uint8Array.of(PLAIN, ...plain) : Uint8Array.of(DEFLATED, ...packed)
  const text = toBase32(bytes)
  const parts = Math.ceil(text.length / PART)
  const hash = hashOf(text)
  return Array.from({ length: parts }, (_, at) =>
    [MARK, hash, at + 1, parts, text.slice(at * PART, (at + 1) * PART)].join(':'),
  )
}

/** Puts the parts together again, in whatever order and however often they are read. */
export class CarriedParts {
  #hash = ''
  #texts: (string | undefined)[] = []

  /** How many parts there are; 0 before the first. */
  get total(): number {
    return this.#texts.length
  }

  /** Numbers of the parts that are still missing. */
  get missing(): number[] {
    return Array.from(this.#texts, (text, at) => (text === undefined ? at + 1 : 0)).filter((number) => number > 0)
  }

  /** Takes one part; false when it is none. A part of another load begins anew. */
  add(text: string): boolean {
    const [mark, hash, number, total, content] = text.trim().toUpperCase().split(':')
    const [at, parts] = [Number(number), Number(total)]
    if (mark !== MARK || !hash || !content || !(parts >= 1 && parts <= 999 && at >= 1 && at <= parts)) return false
    if (hash !== this.#hash || parts !== this.#texts.length) {
      this.#hash = hash
      this.#texts = Array.from({ length: parts })
    }
    this.#texts[at - 1] = content
    return true
  }

  /** The load, once every part is there and they fit their hash; undefined before, and where they do not. */
  async read(): Promise<Carried | undefined> {
    if (this.total === 0 || this.missing.length > 0) return undefined
    const text = this.#texts.join('')
    const bytes = hashOf(text) === this.#hash ? fromBase32(text) : undefined
    if (bytes === undefined) return undefined
    try {
      const plain =
        bytes[0] === DEFLATED ? await through(bytes.subarray(1), new DecompressionStream('deflate')) : bytes.subarray(1)
      return checked(JSON.parse(new TextDecoder().decode(plain)))
    } catch {
      return undefined
    }
  }
}

/** 80 bits of SHA-256: tells loads apart and finds a damaged part. Who said it, the signatures inside tell. */
function hashOf(text: string): string {
  return sha256Hex(`sunduq-carry/1\n${text}`).slice(0, 20).toUpperCase()
}

async function through(bytes: Uint8Array<ArrayBuffer>, stream: CompressionStream | DecompressionStream) {
  const reader = new Blob([bytes]).stream().pipeThrough<Uint8Array<ArrayBuffer>>(stream).getReader()
  const chunks: Uint8Array<ArrayBuffer>[] = []
  let size = 0
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    size += next.value.length
    if (size > MOST_BYTES) throw new Error('more than any load')
    chunks.push(next.value)
  }
  return new Uint8Array(await new Blob(chunks).arrayBuffer())
}

/** Only as far as this phone itself relies on it: the door checks the rest. */
function checked(value: unknown): Carried | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const { format, submissions, device, cursor, head, at } = value as Readonly<Record<string, unknown>>
  const isReceipt =
    typeof device === 'string' && Number.isInteger(cursor) && typeof head === 'string' && Number.isFinite(at)
  if (format === 'sunduq-receipt/1' && isReceipt) return value as CarriedReceipt
  const hasSubmissions = Array.isArray(submissions) && submissions.length > 0 && submissions.every(isSubmission)
  return format === 'sunduq-carry/1' && hasSubmissions ? (value as Carried) : undefined
}

function isSubmission(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false
  const { device, station, from, items } = value as Readonly<Record<string, unknown>>
  return typeof device === 'string' && typeof station === 'string' && Number.isInteger(from) && Array.isArray(items)
}
