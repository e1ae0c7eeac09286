import type { FastifyInstance } from 'fastify'

/**
 * Headers on every answer: nothing is fetched from elsewhere, nothing is framed, nothing is guessed, no address leaks.
 * `blob:` and `data:` images are photos not yet sent and QR codes drawn by the page itself; the `blob:` worker is the QR
 * reader of phones whose browser has none.
 */
const HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy': [
    "default-src 'self'",
    "img-src 'self' data: blob:",
    "style-src 'self'",
    "worker-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; '),
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(self), geolocation=(), microphone=()',
}

/** What an answer carries that only programs read: it is data, never a page, and nobody may take it for one. */
const FOR_PROGRAMS: Readonly<Record<string, string>> = {
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
}

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The route answers programs alone, thousands of times a second: a page's headers would be weight. */
    readonly forPrograms?: boolean
  }
}

/** Puts the security headers on every answer of `app`; `https` adds HSTS, for surfaces reached by TLS only. */
export function secureAnswers(app: FastifyInstance, https: boolean): void {
  app.addHook('onRequest', (request, reply, done) => {
    reply.headers(request.routeOptions.config.forPrograms ? FOR_PROGRAMS : HEADERS)
    if (https) reply.header('strict-transport-security', 'max-age=31536000')
    done()
  })
}

/** The same headers, for an answer that is written to the raw socket. */
export function rawSecurityHeaders(https: boolean): Record<string, string> {
  return https ? { ...HEADERS, 'strict-transport-security': 'max-age=31536000' } : { ...HEADERS }
}
