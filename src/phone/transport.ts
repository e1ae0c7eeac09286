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
  /** Nothing came back: the request may or may not have arrived. */
  | { readonly kind: 'offline' }

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
  const call = <T>(method: string, path: string, more: { body?: unknown; headers?: Record<string, string> } = {}) =>
    exchange<T>(options, method, path, more)
  const ask = async <T>(identity: Identity, signer: Signer, path: string) =>
    call<T>('GET', path, { headers: await signedHeaders(identity, signer, 'GET', path) })
  return {
    submit: (submission) => call('POST', '/intake/submissions', { body: submission }),
    enrol: (request) => call('POST', '/intake/enrol', { body: request }),
    station: (identity, signer) => ask(identity, signer, '/intake/station'),
    receipts: (identity, signer, from) => ask(identity, signer, `/intake/receipts?from=${from}`),
    messages: (identity, signer, after) => ask(identity, signer, `/intake/messages?after=${after}`),
  }
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
  { body, headers }: { body?: unknown; headers?: Record<string, string> },
): Promise<Reply<T>> {
  let response: Response
  let text: string
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
      signal: AbortSignal.timeout(patience),
    })
    text = await response.text()
  } catch {
    return { kind: 'offline' }
  }
  return reply(response, text)
}

/** What an HTTP answer means; shared by everything that talks to the intake. */
export function reply<T>(response: Response, text: string): Reply<T> {
  if (response.status >= 500 || response.status === 429 || response.status === 408) {
    const after = Number(response.headers.get('retry-after'))
    return after > 0 ? { kind: 'busy', after: after * 1000 } : { kind: 'busy' }
  }
  const value = parsed(text)
  // A hotel's sign-in page also answers 200: only a JSON object is an answer of a room.
  if (response.ok) return isObject(value) ? { kind: 'answer', value: value as T } : { kind: 'offline' }
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
