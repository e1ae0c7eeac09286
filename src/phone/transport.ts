import type { Ballot } from '#election/book/ballot.ts'
import type { DeviceId, Digest, Instant, ItemNumber, PlaceCode, Position, StationCode } from '#election/named.ts'
import type { StationMessages } from '#journal/message-entry.ts'
import { requestStatement } from '#journal/request.ts'
import type { Algorithm, Delivery } from '#journal/submission.ts'
import type { Identity } from './identity.ts'
import type { Acknowledgement } from './outbox-store.ts'
import type { Signer } from './signer.ts'

/** What the door answers when it does not let something in; the journal is untouched. */
export interface Refused {
  readonly status: number
  /** `X…` of the catalogue; empty where the answer did not come from a room at all (a proxy, a portal page). */
  readonly code: string
  /** In the language that was asked for. */
  readonly text: string
  /** How far the room holds this device's chain, where it says so. */
  readonly cursor?: ItemNumber
  readonly head?: Digest
}

/** Every way a request can end. Only `answer` and `refused` come from the room. */
export type Reply<T> =
  | { readonly kind: 'answer'; readonly value: T }
  | { readonly kind: 'refused'; readonly refused: Refused }
  /** The room asks for patience (503, 429, any other 5xx); `after` in ms where it says how long. */
  | { readonly kind: 'busy'; readonly after?: number }
  /** Nothing of a room came back: the request may or may not have arrived. `slow`: it took longer than the patience. */
  | { readonly kind: 'offline'; readonly slow?: true }

export interface EnrolRequest {
  readonly code: string
  readonly alg: Algorithm
  readonly key: string
  readonly proof: string
}

/** `Brief` and `ballot` are what a phone may know of its station; this folder only hands it on. */
export interface EnrolAnswer<Brief> {
  readonly device: DeviceId
  readonly room: PlaceCode
  readonly station: Brief & { readonly code: StationCode }
  readonly ballot: Ballot
  readonly bookDigest: Digest
  /** The server's clock. */
  readonly time: Instant
}

export interface HeldAnswer {
  readonly cursor: ItemNumber
  readonly head: Digest
  /** Absent when nothing new was appended. */
  readonly position?: Position
  readonly at: Instant
  readonly not?: readonly (readonly [ItemNumber, string])[]
  /** Where the room's messages to the station changed last; absent where it never got one. */
  readonly messages?: Position
}

/** Where the items from a number on are in the journal; `next` is where the following page begins. */
export interface Receipts {
  readonly cursor: ItemNumber
  readonly receipts: readonly Acknowledgement[]
  readonly next?: ItemNumber
}

/** How the room sees the device's station, and how far it held the device's chain at that moment. */
export interface Standing<Brief> {
  readonly station: Brief
  readonly now: Instant
  readonly cursor: ItemNumber
  /** As in `HeldAnswer`. */
  readonly messages?: Position
}

/** The way to the room. Never throws for what a network does. */
export interface Transport {
  submit(submission: Delivery): Promise<Reply<HeldAnswer>>
  enrol<Brief>(request: EnrolRequest): Promise<Reply<EnrolAnswer<Brief>>>
  /** The station as the room sees it now; signed, because only its own devices may ask. */
  station<Brief>(identity: Identity, signer: Signer): Promise<Reply<Standing<Brief>>>
  receipts(identity: Identity, signer: Signer, from: ItemNumber): Promise<Reply<Receipts>>
  /** The room's messages to the station that changed after a position; all of them with -1. */
  messages(identity: Identity, signer: Signer, after: number): Promise<Reply<StationMessages>>
}

export interface HttpOptions {
  /** Origin of the intake, without a trailing slash; empty for the page's own. */
  readonly base: string
  readonly language: () => string
  /** Milliseconds without an answer after which a request counts as lost; 20 000 unless told. */
  readonly patience?: number
  readonly fetch?: typeof fetch
  /** Further headers of every request (a rehearsal gives its clock here). */
  readonly headers?: () => Readonly<Record<string, string>>
}

/** Transport over HTTP. */
export function httpTransport(options: HttpOptions): Transport {
  const send = <T>(path: string, body: unknown, fits: Fits) => exchange<T>(options, 'POST', path, fits, { body })
  const ask = async <T>(identity: Identity, signer: Signer, path: string, fits: Fits) =>
    exchange<T>(options, 'GET', path, fits, { headers: await signedHeaders(identity, signer, 'GET', path) })
  return {
    submit: (submission) => send('/intake/submissions', submission, isHeldAnswer),
    enrol: (request) => send('/intake/enrol', request, isEnrolAnswer),
    station: (identity, signer) => ask(identity, signer, '/intake/station', isStanding),
    receipts: (identity, signer, from) => ask(identity, signer, `/intake/receipts?from=${from}`, hasReceipts),
    messages: (identity, signer, after) => ask(identity, signer, `/intake/messages?after=${after}`, hasMessages),
  }
}

/** Whether a JSON object has what an answer of the room has; the rest of it is the room's own to get right. */
type Fits = (value: Readonly<Record<string, unknown>>) => boolean

const isHeldAnswer: Fits = ({ cursor, head, at }) => isWhole(cursor) && typeof head === 'string' && isWhole(at)
const isEnrolAnswer: Fits = ({ device, room, station, bookDigest, time }) =>
  [device, room, bookDigest].every((text) => typeof text === 'string') && isObject(station) && isWhole(time)
const isStanding: Fits = ({ station, now, cursor }) => isObject(station) && isWhole(now) && isWhole(cursor)
const hasReceipts: Fits = ({ receipts }) => Array.isArray(receipts)
const hasMessages: Fits = ({ upTo, messages }) => Number.isSafeInteger(upTo) && Array.isArray(messages)

function isWhole(value: unknown): boolean {
  return Number.isSafeInteger(value) && (value as number) >= 0
}

/** Headers by which a device shows who it is for a request that is not a submission. */
export async function signedHeaders(
  identity: Identity,
  signer: Signer,
  method: string,
  path: string,
): Promise<Record<string, string>> {
  const signature = await signer.sign(requestStatement(identity.room, identity.device, method, path))
  return { 'sunduq-device': identity.device, 'sunduq-signature': signature }
}

async function exchange<T>(
  { base, language, patience = 20_000, fetch: send = fetch, headers: common }: HttpOptions,
  method: string,
  path: string,
  fits: Fits,
  { body, headers }: { body?: unknown; headers?: Record<string, string> },
): Promise<Reply<T>> {
  let response: Response
  let text: string
  const signal = AbortSignal.timeout(patience)
  try {
    response = await send(`${base}${path}`, {
      method,
      headers: {
        'accept-language': language(),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...common?.(),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      cache: 'no-store',
      redirect: 'error',
      signal,
    })
    text = await response.text()
  } catch {
    return signal.aborted ? { kind: 'offline', slow: true } : { kind: 'offline' }
  }
  return reply(response, text, fits)
}

/** What an HTTP answer means; shared by everything that talks to the intake. */
export function reply<T>(response: Response, text: string, fits: Fits = () => true): Reply<T> {
  if (response.status >= 500 || response.status === 429 || response.status === 408) {
    const after = Number(response.headers.get('retry-after'))
    return after > 0 ? { kind: 'busy', after: after * 1000 } : { kind: 'busy' }
  }
  const value = parsed(text)
  // A hotel's sign-in page also answers 200, and so does whatever else a proxy leads to: neither speaks for a room.
  if (response.ok) return isObject(value) && fits(value) ? { kind: 'answer', value: value as T } : { kind: 'offline' }
  const error = isObject(value) && isObject(value.error) ? value.error : undefined
  if (typeof error?.code !== 'string') return { kind: 'busy' }
  return {
    kind: 'refused',
    refused: {
      status: response.status,
      code: error.code,
      text: typeof error.text === 'string' ? error.text : '',
      ...(typeof error.cursor === 'number' ? { cursor: error.cursor as ItemNumber } : {}),
      ...(typeof error.head === 'string' ? { head: error.head as Digest } : {}),
    },
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
