import { Client, Pool } from 'undici'

/** A way to one origin that looks like `fetch` and keeps its connections. */
export interface Wire {
  readonly fetch: typeof fetch
  close(): Promise<void>
}

/** Requests on the way at once, on the one connection of a repeatable day. */
const PIPELINE = 64
/** Connections of a timed day, together instead of one for each phone: their number is not what is rehearsed. */
const CONNECTIONS = 16

/**
 * One connection on which requests follow each other without waiting for answers: they arrive in the order in which
 * they were sent, which is what makes a day repeatable.
 */
export function orderedWire(origin: string): Wire {
  return wire(new Client(origin, { pipelining: PIPELINE, headersTimeout: 0, bodyTimeout: 0 }))
}

/** Many connections at once, as in the field. */
export function openWire(origin: string): Wire {
  return wire(new Pool(origin, { connections: CONNECTIONS, pipelining: 1, headersTimeout: 0, bodyTimeout: 0 }))
}

function wire(dispatcher: Client | Pool): Wire {
  const send = async (input: string, init: RequestInit = {}): Promise<Response> => {
    const url = new URL(input)
    const { statusCode, headers, body } = await dispatcher.request({
      path: url.pathname + url.search,
      method: (init.method ?? 'GET') as 'GET',
      headers: init.headers as Record<string, string>,
      body: (init.body as string | Uint8Array | undefined) ?? null,
      // Every request of a phone may arrive twice without harm; so it may be sent before the last one was answered.
      idempotent: true,
      blocking: false,
    })
    const bytes = await body.arrayBuffer()
    return new Response(statusCode === 204 ? null : bytes, { status: statusCode, headers: flat(headers) })
  }
  return { fetch: send as typeof fetch, close: () => dispatcher.close() }
}

function flat(headers: Record<string, string | string[] | undefined>): [string, string][] {
  return Object.entries(headers).flatMap(([name, value]) =>
    [value ?? []].flat().map((one): [string, string] => [name, one]),
  )
}
