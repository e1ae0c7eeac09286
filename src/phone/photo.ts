import type { Digest } from '#election/named.ts'
import type { Identity } from './identity.ts'
import type { Signer } from './signer.ts'
import { reply, signedHeaders } from './transport.ts'

/** Bytes in one part: half a minute at 4 kbit/s, the slowest at which a phone still has a network. */
const PART = 16_384
const PATIENCE_MS = 60_000

/** Where photos go, and who brings them. */
export interface PhotoDoor {
  /** Origin of the intake; empty for the page's own. */
  readonly base: string
  readonly identity: Identity
  readonly signer: Signer
  readonly fetch?: typeof fetch
  /** Milliseconds without an answer after which a part counts as lost; a minute unless told. */
  readonly patience?: number
}

interface PhotoStanding {
  readonly held?: boolean
  readonly offset?: number
}

/**
 * Brings a photo to the room in small parts, resumed where the room has them. Whether the room has all of it now; where
 * it does not, try again later. The room itself checks that the bytes have this digest.
 */
export async function sendPhoto(door: PhotoDoor, digest: Digest, bytes: Blob, signal: AbortSignal): Promise<boolean> {
  const path = `/intake/photos/${digest}`
  const standing = await request(door, path, 'GET', signal)
  let offset = standing?.held === true ? Number.POSITIVE_INFINITY : standing?.offset
  while (offset !== undefined && offset < bytes.size) {
    const end = Math.min(offset + PART, bytes.size)
    const next = await request(door, path, 'PUT', signal, {
      body: bytes.slice(offset, end),
      headers: {
        'content-range': `bytes ${offset}-${end - 1}/${bytes.size}`,
        'content-type': 'application/octet-stream',
      },
    })
    offset = next === undefined ? undefined : next.held === true ? bytes.size : next.offset
  }
  return offset !== undefined
}

async function request(
  { base, identity, signer, fetch: send = fetch, patience = PATIENCE_MS }: PhotoDoor,
  path: string,
  method: 'GET' | 'PUT',
  signal: AbortSignal,
  more: RequestInit = {},
): Promise<PhotoStanding | undefined> {
  const ended = new AbortController()
  const end = () => ended.abort()
  const timer = setTimeout(end, patience)
  signal.addEventListener('abort', end)
  if (signal.aborted) end()
  try {
    const signed = await signedHeaders(identity, signer, method, path)
    const response = await send(`${base}${path}`, {
      method,
      ...more,
      headers: { ...signed, ...more.headers },
      cache: 'no-store',
      signal: ended.signal,
    })
    if (response.status === 201) return { held: true }
    const answer = reply<PhotoStanding>(response, await response.text())
    return answer.kind === 'answer' ? answer.value : undefined
  } catch {
    return undefined
  } finally {
    clearTimeout(timer)
    signal.removeEventListener('abort', end)
  }
}
