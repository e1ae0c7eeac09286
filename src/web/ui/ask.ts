import type { Language } from '#election/languages.ts'

/** An answer that takes longer is none: a server that is going down may leave a request hanging for ever. */
const PATIENCE_MS = 10_000

/** The server wants to know again who sits here. */
const PROVE_AGAIN = 'P108'

/** What the server says of a refusal; some add more beside. */
export interface ErrorBody {
  readonly code: string
  readonly text: string
  /** The part of the request that could not be taken. */
  readonly field?: string
}

/**
 * What a request came to: its value, a refusal with its code and a text for the reader, `signed-out`, or `away` when
 * nobody answered (the network, or a server that is starting).
 */
export type Reply<T> =
  | { readonly kind: 'ok'; readonly value: T }
  | { readonly kind: 'refused'; readonly code: string; readonly text: string; readonly error: ErrorBody }
  | { readonly kind: 'signed-out' }
  | { readonly kind: 'away' }

/** Asks our own server; texts of refusals come in `language`. A file goes as the bytes that it is. Never throws. */
export async function ask<T>(
  language: Language,
  method: string,
  address: string,
  body?: object | Blob,
): Promise<Reply<T>> {
  try {
    const response = await fetch(address, {
      method,
      signal: AbortSignal.timeout(PATIENCE_MS),
      headers: {
        'accept-language': language,
        ...(body ? { 'content-type': body instanceof Blob ? 'application/octet-stream' : 'application/json' } : {}),
      },
      ...(body ? { body: body instanceof Blob ? body : JSON.stringify(body) } : {}),
    })
    if (response.status === 401) return { kind: 'signed-out' }
    if (response.status >= 500) return { kind: 'away' }
    const text = await response.text()
    const answer: unknown = text === '' ? undefined : JSON.parse(text)
    if (response.ok) return { kind: 'ok', value: answer as T }
    const { error } = answer as { error: ErrorBody }
    // The person proves who they are, and what they began goes on; the question itself is never asked for again.
    if (error.code === PROVE_AGAIN && (await (await import('./prove.ts')).prove(language))) {
      return ask<T>(language, method, address, body)
    }
    return { kind: 'refused', code: error.code, text: error.text, error }
  } catch {
    return { kind: 'away' }
  }
}
