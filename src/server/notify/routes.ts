import type { FastifyReply } from 'fastify'
import { Type } from 'typebox'
import type { BookIndex } from '#election/book/index.ts'
import { type Language, nameIn } from '#election/languages.ts'
import type { Instant } from '#election/named.ts'
import { notificationRefusal, refusalText } from '#room/refusals.ts'
import type { Subscription, Subscriptions } from '#store/notify-subscriptions.ts'
import type { App } from '../http/app.ts'
import { languageOf } from '../http/language.ts'
import type { LinkPurpose, Links } from './links.ts'
import { donePage, questionPage, wrongPage } from './pages.ts'
import { CONFIRM_MS } from './subscribe.ts'

const LinkSchema = Type.Object({
  subscription: Type.String({ pattern: '^n[0-9a-f]{16}$' }),
  token: Type.String({ pattern: '^[A-Za-z0-9_-]{43}$' }),
})

export interface RouteParts {
  readonly index: BookIndex
  readonly test: boolean
  readonly subscriptions: Subscriptions
  readonly links: Links
  readonly now: () => Instant
}

/** What somebody outside reaches of the notifier: the links of their letters, and nothing else. */
export function linkRoutes(app: App, parts: RouteParts): void {
  // Forms and mail programs say by POST that they mean it; what else they say is not needed.
  app.addContentTypeParser(
    ['application/x-www-form-urlencoded', 'multipart/form-data'],
    { parseAs: 'string' },
    (_request, _body, done) => done(null, undefined),
  )
  app.get('/notify/health', async (_request, reply) => reply.header('cache-control', 'no-store').send({ ok: true }))
  link(app, parts, 'confirm', ({ subscriptions, index, now }, { subscription }) =>
    subscriptions.confirm(index.book.room, subscription, now()),
  )
  link(app, parts, 'unsubscribe', ({ subscriptions, index }, { subscription }) =>
    subscriptions.remove(index.book.room, subscription),
  )
}

function link(
  app: App,
  parts: RouteParts,
  purpose: LinkPurpose,
  act: (parts: RouteParts, subscription: Subscription) => Promise<boolean>,
): void {
  const { index, test } = parts
  const address = `/notify/${purpose}/:subscription/:token`
  const asked = { schema: { params: LinkSchema } }
  app.get(address, asked, async (request, reply) => {
    const found = await behind(parts, purpose, request.params)
    if (!found) return gone(reply, purpose, languageOf(request), test)
    const { language } = found
    return page(reply, questionPage(purpose, language, nameIn(index.book.title, language), test))
  })
  app.post(address, asked, async (request, reply) => {
    const found = await behind(parts, purpose, request.params)
    if (!found || !(await act(parts, found))) return gone(reply, purpose, languageOf(request), test)
    return page(reply, donePage(purpose, found.language, test))
  })
}

/** The subscription that a link is about; undefined where the link is not good (any more). */
async function behind(
  { index, subscriptions, links, now }: RouteParts,
  purpose: LinkPurpose,
  { subscription, token }: { readonly subscription: string; readonly token: string },
): Promise<Subscription | undefined> {
  if (!links.isRight(purpose, subscription, token)) return undefined
  const found = await subscriptions.find(index.book.room, subscription)
  const isLate = purpose === 'confirm' && found?.confirmed === undefined && now() > (found?.made ?? 0) + CONFIRM_MS
  return isLate ? undefined : found
}

function gone(reply: FastifyReply, purpose: LinkPurpose, language: Language, test: boolean): FastifyReply {
  const text = refusalText(notificationRefusal('linkWrong'), language)
  return page(reply.code(410), wrongPage(purpose, language, text, test))
}

function page(reply: FastifyReply, html: string): FastifyReply {
  return reply.type('text/html; charset=utf-8').header('cache-control', 'no-store').send(html)
}
