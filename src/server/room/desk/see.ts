import type { FastifyRequest } from 'fastify'
import type { ConstituencyCode, Digest, PlaceCode } from '#election/named.ts'
import { formOf } from '#room/count/apply.ts'
import type { DeskDefinition } from '#room/views/desk.ts'
import { contestsView, contestView } from '#room/views/desk-contest.ts'
import { clerkForm, reviewForm } from '#room/views/desk-form.ts'
import { clerkQueue, reviewQueue } from '#room/views/desk-queue.ts'
import type { House } from '../../house.ts'
import { answer } from '../../http/answer.ts'
import type { App } from '../../http/app.ts'
import { languageOf } from '../../http/language.ts'
import { type Packed, pack, sendPacked } from '../packed.ts'
import { sendPhoto } from '../photo.ts'
import { type SessionParts, signOut } from '../session.ts'
import { sendTable } from '../table.ts'
import { claimTerms, knownSheet } from './claims.ts'
import { currentState, type DeskParts, handOf, refused, whoOf } from './parts.ts'
import { queueTable } from './queue-table.ts'
import { OneConstituency, OnePhoto, OneSheet, UnderQuery } from './schemas.ts'

/** What the desk sees. A clerk is shown by `clerkQueue` and `clerkForm` alone, which hold nothing that anybody typed. */
export function deskSight(app: App, parts: DeskParts, sessions: SessionParts): void {
  const { house, received } = parts
  const { index, journal, store } = house
  const definition = definitionOf(house)

  app.get('/desk/api/session', { schema: { summary: 'Who is signed in' } }, async (request, reply) => {
    reply.header('cache-control', 'no-store')
    return whoOf(request)
  })

  app.delete('/desk/api/session', { schema: { summary: 'Sign out' } }, async (request, reply) => {
    await signOut(request, reply, sessions)
    return reply.code(204).send()
  })

  app.get('/desk/api/definition', { schema: { summary: 'The book, as the desk needs it' } }, async (request, reply) =>
    sendPacked(request, reply, await definition),
  )

  const queueOf = async (request: FastifyRequest) => {
    const who = whoOf(request)
    const now = received(request)
    const claims = await store.claims.standing(journal.room, now)
    const state = await currentState(parts)
    const asking = { person: who.person, claims, now, within: request.within }
    const hand = handOf(who)
    return hand ? clerkQueue(index, state, hand, asking) : reviewQueue(index, state, asking, languageOf(request))
  }
  app.get('/desk/api/queue', { schema: { summary: 'What waits, for this role' } }, async (request, reply) => {
    reply.header('cache-control', 'no-store')
    return queueOf(request)
  })

  app.get('/desk/api/queue.csv', { schema: { summary: 'The same as CSV' } }, async (request, reply) => {
    const { test } = await journal.settled()
    return sendTable(reply, `desk-${index.book.id}`, queueTable(await queueOf(request)), test)
  })

  app.get(
    '/desk/api/forms/:station/:constituency',
    { schema: { summary: 'A form, as this person may see it', params: OneSheet } },
    async (request, reply) => {
      const sheet = knownSheet(index, request.params)
      if (!sheet) return answer(request, reply, refused('unknownContest'))
      const who = whoOf(request)
      const terms = claimTerms(who, received(request))
      await store.claims.renew(journal.room, sheet, terms)
      const claim = await store.claims.of(journal.room, sheet, terms.now)
      const state = await currentState(parts)
      const form = formOf(state.count, sheet.station, sheet.constituency)
      const hand = handOf(who)
      const reader = { person: who.person, claim, now: terms.now }
      reply.header('cache-control', 'no-store')
      return hand ? clerkForm(index, form, hand, reader) : reviewForm(index, state, form, reader, languageOf(request))
    },
  )

  app.get(
    '/desk/api/photos/:sha256',
    { schema: { summary: 'The photo of a signed sheet', params: OnePhoto } },
    (request, reply) => sendPhoto(request, reply, store.photos, request.params.sha256 as Digest),
  )

  app.get('/desk/api/contests', { schema: { summary: 'Every constituency in short' } }, async (request, reply) => {
    reply.header('cache-control', 'no-store')
    return contestsView(index, await currentState(parts), received(request), request.standing?.scope)
  })

  app.get(
    '/desk/api/contests/:constituency',
    {
      schema: {
        summary: 'Sums, what is missing, seats, ties and releases of a constituency',
        params: OneConstituency,
        querystring: UnderQuery,
      },
    },
    async (request, reply) => {
      const code = request.params.constituency as ConstituencyCode
      const under = request.query.under as PlaceCode | undefined
      const view = contestView(index, await currentState(parts), code, received(request), languageOf(request), under)
      return answer(request, reply, view ? { ok: true, value: view } : refused('unknownContest'))
    },
  )
}

/** The book as the desk needs it: made and compressed once. */
async function definitionOf({ journal, book }: House): Promise<Packed> {
  const { book: digest, test } = await journal.settled()
  const { previous: _, ...rest } = book
  const value: DeskDefinition = { digest, test, book: rest }
  return pack(`"desk-${digest}${test ? '-test' : ''}"`, value)
}
