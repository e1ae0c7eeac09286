import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Constituency } from '#election/book/book.ts'
import type { ConstituencyCode, ContestId, PlaceCode } from '#election/named.ts'
import type { Sheet } from '#election/pv/sheet.ts'
import type { ReleaseId } from '#journal/count-entry.ts'
import type { CountAct } from '#room/count/acts.ts'
import type { TieWords } from '#room/count/state.ts'
import { whose } from '#room/views/desk-contest.ts'
import { answer, refuse } from '../../http/answer.ts'
import type { App } from '../../http/app.ts'
import { carryOut } from '../carry-out.ts'
import { byOf, currentState, type DeskParts, openingOf, refused, seen } from './parts.ts'
import {
  AmendedSchema,
  ConfirmSchema,
  DONE,
  NothingSchema,
  OneCode,
  OneConstituency,
  OneRelease,
  OneSum,
  PROPOSED,
  ProclaimedSchema,
  ReleaseSchema,
  SumSchema,
  TieSchema,
  WithdrawSchema,
} from './schemas.ts'
import { blankFault } from './typing.ts'

/** What a commission does: written sums, ties, releases, and the last word on a result. */
export function commission(app: App, parts: DeskParts): void {
  const { house, received } = parts

  app.post(
    '/desk/api/sums/:place/:constituency',
    { schema: { summary: 'Type the written sum of a place', params: OneSum, body: SumSchema, response: DONE } },
    (request, reply) => {
      const { place, constituency } = request.params
      const known = constituencyOf(constituency)
      if (!known) return answer(request, reply, refused('unknownContest'))
      const { sheet, salt } = request.body
      const expected = known.lists.length
      if (sheet.votes.length !== expected)
        return answer(request, reply, refused('linesDiffer', { expected, field: 'sheet.votes' }))
      const value = { ...whose(house.index, place as PlaceCode, known), ...sheet } as Sheet
      const why = blankFault(value, request.body.blank)
      if (why) return refuse(request, reply, why)
      const opening = openingOf(parts, request, value, salt)
      if (!opening.ok) return refuse(request, reply, opening.error)
      return act(request, reply, {
        type: 'type-sum',
        ...byOf(request),
        place: place as PlaceCode,
        constituency: known.code,
        opening: opening.value,
      })
    },
  )

  app.post(
    '/desk/api/ties/:constituency',
    { schema: { summary: 'Propose how a tie is broken', params: OneConstituency, body: TieSchema, response: DONE } },
    (request, reply) => {
      const constituency = constituencyOf(request.params.constituency)
      if (!constituency) return answer(request, reply, refused('unknownContest'))
      const { salt, ...words } = request.body
      const opening = openingOf(parts, request, words as TieWords, salt)
      if (!opening.ok) return refuse(request, reply, opening.error)
      return act(request, reply, {
        type: 'propose-tie',
        ...byOf(request),
        constituency: constituency.code,
        opening: opening.value,
      })
    },
  )

  app.post(
    '/desk/api/ties/:constituency/confirm',
    {
      schema: { summary: 'Confirm how a tie is broken', params: OneConstituency, body: ConfirmSchema, response: DONE },
    },
    (request, reply) =>
      act(request, reply, {
        type: 'confirm-tie',
        ...byOf(request),
        ...seen(request.body),
        constituency: request.params.constituency as ConstituencyCode,
      }),
  )

  app.post(
    '/desk/api/releases',
    {
      schema: {
        summary: 'Propose a release',
        body: ReleaseSchema,
        response: PROPOSED,
      },
    },
    async (request, reply) => {
      const { contest, level } = request.body
      const by = byOf(request)
      const act = { type: 'propose-release', ...by, contest: contest as ContestId, level } as const
      const done = await carryOut(parts, act, received(request))
      if (!done.ok) return refuse(request, reply, done.error)
      const { releases } = (await currentState(parts)).count
      const made = releases.findLast(
        (one) => one.contest === contest && one.level === level && one.proposed.by === by.by,
      )
      return answer(request, reply, { ok: true, value: { ...done.value, release: made?.id } })
    },
  )

  app.post(
    '/desk/api/releases/:release/confirm',
    { schema: { summary: 'Confirm a release', params: OneRelease, body: NothingSchema, response: DONE } },
    (request, reply) =>
      act(request, reply, { type: 'confirm-release', ...byOf(request), release: request.params.release as ReleaseId }),
  )

  app.post(
    '/desk/api/releases/:release/withdraw',
    {
      schema: {
        summary: 'Withdraw a release, with a public reason',
        params: OneRelease,
        body: WithdrawSchema,
        response: DONE,
      },
    },
    (request, reply) =>
      act(request, reply, {
        type: 'withdraw-release',
        ...byOf(request),
        release: request.params.release as ReleaseId,
        reason: request.body.reason,
      }),
  )

  app.post(
    '/desk/api/constituencies/:code/proclaimed',
    {
      schema: {
        summary: 'Record that a commission proclaimed',
        params: OneCode,
        body: ProclaimedSchema,
        response: DONE,
      },
    },
    (request, reply) =>
      act(request, reply, {
        type: 'proclaim',
        ...byOf(request),
        constituency: request.params.code as ConstituencyCode,
        ...request.body,
      }),
  )

  app.post(
    '/desk/api/constituencies/:code/amended',
    { schema: { summary: 'Record that a court amended', params: OneCode, body: AmendedSchema, response: DONE } },
    (request, reply) =>
      act(request, reply, {
        type: 'amend',
        ...byOf(request),
        constituency: request.params.code as ConstituencyCode,
        ...request.body,
      }),
  )

  async function act(request: FastifyRequest, reply: FastifyReply, what: CountAct): Promise<FastifyReply> {
    return answer(request, reply, await carryOut(parts, what, received(request)))
  }

  function constituencyOf(code: string): Constituency | undefined {
    return house.book.constituencies.find((one) => one.code === code)
  }
}
