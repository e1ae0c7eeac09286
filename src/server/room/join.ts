import type { FastifyReply, FastifyRequest } from 'fastify'
import { rawSecurityHeaders } from '../http/security.ts'
import type { LiveFeed } from './live.ts'
import { takesGzip } from './packed.ts'
import { personOf, type SessionParts } from './session.ts'

/** How often an open live line is checked for a session that has ended meanwhile (ms). */
const RECHECK_MS = 5_000

/** Takes the request over as a line of the feed, for as long as its session lives. */
export function joinFeed(request: FastifyRequest, reply: FastifyReply, feed: LiveFeed, sessions: SessionParts): void {
  // A page that fetched the picture by itself says so in the address; what the browser saw last is newer.
  const { after } = request.query as { after?: unknown }
  const lastEventId = request.headers['last-event-id'] ?? after
  reply.hijack()
  const recheck = setInterval(async () => {
    // While the database is away nobody can say that the session ended; the line stays.
    const person = await personOf(request, sessions).catch(() => request.signedIn)
    if (!person) reply.raw.end()
  }, RECHECK_MS)
  reply.raw.on('close', () => clearInterval(recheck))
  feed.join(
    reply.raw,
    rawSecurityHeaders(sessions.https),
    typeof lastEventId === 'string' ? lastEventId : undefined,
    takesGzip(request),
  )
}
