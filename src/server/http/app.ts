import type { IncomingMessage, ServerResponse } from 'node:http'
import { type TypeBoxTypeProvider, TypeBoxValidatorCompiler } from '@fastify/type-provider-typebox'
import fastify, { type FastifyBaseLogger, type FastifyInstance, type RawServerDefault } from 'fastify'
import { Settings } from 'typebox/system'
import { refusal } from '#room/refusals.ts'
import { refusalOf, refuse } from './answer.ts'
import { rawSecurityHeaders, secureAnswers } from './security.ts'

export type App = FastifyInstance<
  RawServerDefault,
  IncomingMessage,
  ServerResponse,
  FastifyBaseLogger,
  TypeBoxTypeProvider
>

// Of a union every kind complains: enough room to hear the one that was meant.
Settings.Set({ maxErrors: 64 })

export interface AppOptions {
  /** Largest body in bytes, unless a route says otherwise. */
  readonly bodyLimit: number
  /** Reached by TLS only (a proxy in front): HSTS, and cookies marked Secure. */
  readonly https: boolean
}

/**
 * The common ground of every surface: schemas checked by TypeBox, every failure told as `{error: …}` in the reader's
 * language, security headers, no stack trace, no log of who asked what.
 */
export function createApp({ bodyLimit, https }: AppOptions): App {
  const app = fastify({
    bodyLimit,
    logger: false,
    // What every body may hold is closed by its schema, `__proto__` included; looking for it in the text costs twice.
    onProtoPoisoning: 'ignore',
    onConstructorPoisoning: 'ignore',
    forceCloseConnections: 'idle',
    // Phones keep their connection: a new one costs more than the request. Longer than the usual proxy's minute.
    keepAliveTimeout: 75_000,
    // A full run of items at 4 kbit/s, the worst line that still is one.
    requestTimeout: 120_000,
    // A proxy in front stands on this machine or in its own network; nobody else is believed about who asks.
    trustProxy: ['loopback', 'linklocal', 'uniquelocal'],
    routerOptions: { maxParamLength: 128 },
    // An address that is no text, or too long: before any route, so no hook has put the headers on.
    frameworkErrors: (_error, request, reply) => {
      refuse(request, reply.headers(rawSecurityHeaders(https)), refusal('notFound'))
    },
  }).withTypeProvider<TypeBoxTypeProvider>()
  app.setValidatorCompiler(TypeBoxValidatorCompiler)
  // Response schemas describe and are tested; a serializer made from them would silently drop what they do not name.
  app.setSerializerCompiler(() => (data) => JSON.stringify(data))
  secureAnswers(app, https)
  app.setErrorHandler((error, request, reply) =>
    refuse(request, reply, refusalOf(error, request.routeOptions.bodyLimit ?? bodyLimit)),
  )
  app.setNotFoundHandler((request, reply) => refuse(request, reply, refusal('notFound')))
  return app
}
