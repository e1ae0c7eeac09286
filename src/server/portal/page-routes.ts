import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { LANGUAGES, type Language } from '#election/languages.ts'
import { sha256Hex } from '#journal/sha256.ts'
import { refusal } from '#room/refusals.ts'
import { ORDERS, type Order, type PortalRenderer, type Site, siteOf } from '#room/views/portal.ts'
import { refuse } from '../http/answer.ts'
import type { App } from '../http/app.ts'
import { readerLanguage } from '../http/language.ts'
import { answer, type Sent } from './data-routes.ts'
import type { Published, Reader } from './reader.ts'

/** After so many seconds without a sign of the publisher every page says since when. */
const STALE_SECONDS = 60
const PAGE_CACHE = 'public, max-age=1, stale-while-revalidate=30, stale-if-error=86400'
const HTML = 'text/html; charset=utf-8'
/** Pages kept of one version; beyond it the cache starts anew. */
const MOST_PAGES = 20_000

interface Page extends Sent {
  readonly status: number
}

export interface PageOptions {
  readonly renderer: PortalRenderer
  readonly assets: Site['assets']
  /** The portal as seen from outside, no slash at the end. */
  readonly address?: string
}

/** The pages: `/` chooses a language, `/{language}/…` are drawn once per version and then sent from memory. */
export function pageRoutes(app: App, reader: Reader, { renderer, assets, address }: PageOptions): void {
  const pages = renderedPages(renderer, assets, address)
  const waiting = Buffer.from(renderer.renderWaiting(assets))

  const wait = (reply: FastifyReply) =>
    reply.code(503).headers({ 'retry-after': '5', 'cache-control': 'no-store' }).type(HTML).send(waiting)
  const pageOf = (published: Published, request: FastifyRequest, language: Language, path: string) => {
    const { order } = request.query as { order?: unknown }
    const stale = reader.silence() > STALE_SECONDS
    return pages(published, stale, language, path, ORDERS.find((known) => known === order) ?? 'size')
  }
  const send = async (request: FastifyRequest, reply: FastifyReply, language: Language, path: string) => {
    const published = reader.current()
    if (!published) return wait(reply)
    const page = await pageOf(published, request, language, path)
    return answer(request, reply.code(page.status), page)
  }
  /** The reader's language where the book has it. */
  const languageFor = (request: FastifyRequest): Language => {
    const wanted = readerLanguage(undefined, request.headers['accept-language'])
    const offered = reader.current()?.index.book.languages ?? LANGUAGES
    return offered.includes(wanted) ? wanted : (offered[0] ?? wanted)
  }
  const chosen = (request: FastifyRequest, reply: FastifyReply, path: string) =>
    reply
      .headers({ vary: 'accept-language', 'cache-control': 'no-cache' })
      .redirect(`/${languageFor(request)}/${encoded(path)}`, 302)

  app.get('/', (request, reply) => chosen(request, reply, ''))
  for (const language of LANGUAGES) {
    app.get(`/${language}`, (_request, reply) => reply.redirect(`/${language}/`, 308))
    app.get<{ Params: { '*': string } }>(`/${language}/*`, (request, reply) => {
      const path = request.params['*']
      return path.endsWith('/')
        ? reply.redirect(`/${language}/${encoded(path.replace(/\/+$/, ''))}`, 308)
        : send(request, reply, language, path)
    })
  }
  // An address without a language, or in one that the portal does not speak: people are told so on a page.
  app.get<{ Params: { '*': string } }>('/*', async (request, reply) => {
    if (!request.headers.accept?.includes('text/html')) return refuse(request, reply, refusal('notFound'))
    const published = reader.current()
    if (!published) return wait(reply)
    const path = request.params['*']
    const page = await pageOf(published, request, languageFor(request), path)
    if (page.status === 200) return chosen(request, reply, path)
    return answer(request, reply.code(page.status), { ...page, cache: 'no-store' })
  })
  app.get('/robots.txt', (_request, reply) => reply.type('text/plain; charset=utf-8').send('User-agent: *\nAllow: /\n'))
}

function encoded(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/')
}

type Pages = (published: Published, stale: boolean, language: Language, path: string, order: Order) => Promise<Page>

/** Draws each page once per version, next update and state of the feed. */
function renderedPages(renderer: PortalRenderer, assets: Site['assets'], address: string | undefined): Pages {
  let cache = new Map<string, Promise<Page>>()
  let drawn = ''
  let site: Site | undefined
  return (published, stale, language, path, order) => {
    const { turnout, results, pointer, index } = published
    const state = `${pointer.book} ${turnout.version} ${results.stamp} ${pointer.next_at} ${stale ? pointer.checked_at : ''}`
    if (!site || state !== drawn || cache.size > MOST_PAGES) {
      cache = new Map()
      drawn = state
      site = siteOf(index, turnout, {
        results: results.contests,
        resultsVersion: results.version,
        nextAt: pointer.next_at,
        assets,
        ...(stale ? { staleSince: pointer.checked_at } : {}),
        ...(address === undefined ? {} : { address }),
      })
    }
    const key = `${language}/${path}?${order}`
    const known = cache.get(key)
    if (known) return known
    const { status, html } = renderer.renderPage(site, { language, path, order })
    const page = packed(status, html)
    // What names nothing is drawn anew each time: made-up addresses must not fill the memory.
    if (status === 200) cache.set(key, page)
    return page
  }
}

async function packed(status: number, html: string): Promise<Page> {
  const plain = Buffer.from(html)
  return {
    status,
    type: HTML,
    cache: PAGE_CACHE,
    tag: `"${sha256Hex(plain).slice(0, 32)}"`,
    plain,
    gzip: await promisify(gzip)(plain, { level: 6 }),
  }
}
