import type { FastifyReply, FastifyRequest } from 'fastify'
import type { PersonId } from '#election/named.ts'
import { machineNow, type OfficeParts } from './parts.ts'

const COOKIE = 'sunduq-browser'
/** The longest that browsers keep a cookie (s). */
const COOKIE_S = 400 * 86_400

/** The token by which this browser says that somebody signed in here before; it opens nothing. */
export function browserOf({ headers }: FastifyRequest): string | undefined {
  return new RegExp(`(?:^|;\\s*)${COOKIE}=([A-Za-z0-9_-]{43})(?:;|$)`).exec(headers.cookie ?? '')?.[1]
}

/** Remembers that this person signed in in this browser, so that what strangers get wrong does not lock them out here. */
export async function rememberBrowser(
  request: FastifyRequest,
  reply: FastifyReply,
  { store, journal, sessions }: OfficeParts,
  person: PersonId,
): Promise<void> {
  const before = browserOf(request)
  if (before !== undefined && (await store.attempts.isKnown(journal.room, person, before))) return
  const token = await store.attempts.knowBrowser(journal.room, person, machineNow())
  const terms = `Path=/office; Max-Age=${COOKIE_S}; HttpOnly; SameSite=Strict${sessions.https ? '; Secure' : ''}`
  reply.header('set-cookie', `${COOKIE}=${token}; ${terms}`)
}
