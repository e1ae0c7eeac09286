import type { FastifySchema } from 'fastify'
import type { App } from './app.ts'

/** Beside the schemas that check, what the description tells a reader. */
declare module 'fastify' {
  interface FastifySchema {
    summary?: string
    /** Not part of the interface: a page or a file. */
    hidden?: boolean
  }
}

export interface DescribedRoute {
  readonly method: string
  readonly url: string
  readonly schema: FastifySchema
}

/** Tells `heard` of every route of `app` that is registered from now on. */
export function listRoutes(app: App, heard: (route: DescribedRoute) => void): void {
  app.addHook('onRoute', ({ method, url, schema }) => {
    for (const one of [method].flat()) if (one !== 'HEAD') heard({ method: one, url, schema: schema ?? {} })
  })
}

/** The OpenAPI 3.1 description of routes, from the very schemas that check them. */
export function openapi(title: string, version: string, routes: readonly DescribedRoute[]): unknown {
  const paths: Record<string, Record<string, unknown>> = {}
  for (const { method, url, schema } of routes) {
    if (schema.hidden) continue
    const path = url.replace(/:(\w+)/g, '{$1}')
    paths[path] ??= {}
    paths[path][method.toLowerCase()] = operation(schema)
  }
  return { openapi: '3.1.0', info: { title, version }, paths }
}

function operation(schema: FastifySchema): unknown {
  const { summary, body, response } = schema
  const parameters = [
    ...parametersOf('path', schema.params),
    ...parametersOf('query', schema.querystring),
    ...parametersOf('header', schema.headers),
  ]
  const responses: Record<string, unknown> = {}
  for (const [status, content] of Object.entries((response ?? {}) as Record<string, unknown>)) {
    const code = status === '4xx' ? '4XX' : status
    responses[code] = { description: code === '4XX' ? 'Refused' : 'Done', content: json(content) }
  }
  return {
    ...(summary ? { summary } : {}),
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(body ? { requestBody: { required: true, content: json(body) } } : {}),
    responses,
  }
}

function json(schema: unknown): unknown {
  return { 'application/json': { schema } }
}

function parametersOf(where: string, schema: unknown): unknown[] {
  const { properties = {}, required = [] } = (schema ?? {}) as {
    properties?: Record<string, unknown>
    required?: readonly string[]
  }
  return Object.entries(properties).map(([name, one]) => ({
    name,
    in: where,
    required: where === 'path' || required.includes(name),
    schema: one,
  }))
}
