import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Digest } from '#election/named.ts'
import type { Field } from '#election/pv/sheet.ts'
import type { CountAct, SheetDecision, WarningWords } from '#room/count/acts.ts'
import { formOf } from '#room/count/apply.ts'
import { countContext } from '#room/count/context.ts'
import { findingsOf } from '#room/count/decide.ts'
import { refusal } from '#room/refusals.ts'
import { findingViews } from '#room/views/desk-form.ts'
import type { ClaimedSheet } from '#store/claims.ts'
import { answer, refuse } from '../../http/answer.ts'
import type { App } from '../../http/app.ts'
import { languageOf } from '../../http/language.ts'
import { carryOut } from '../carry-out.ts'
import { claimTerms, holds, knownSheet, takeInHand } from './claims.ts'
import { currentState, type DeskParts, openingOf, refused, seen, whoOf } from './parts.ts'
import {
  ConfirmSchema,
  DecidedSchema,
  DONE,
  ExplainedSchema,
  HandedOverSchema,
  NothingSchema,
  OneSheet,
  ProposalSchema,
} from './schemas.ts'

const FORM = '/desk/api/forms/:station/:constituency'

/** What a person who settles does to a form: decide what differs, explain, accept; propose and confirm by two. */
export function settling(app: App, parts: DeskParts): void {
  const { house, received } = parts

  app.post(
    `${FORM}/decided`,
    { schema: { summary: 'Decide every box that differs', params: OneSheet, body: DecidedSchema, response: DONE } },
    async (request, reply) => {
      const { salt, values, reason } = request.body
      const decision: SheetDecision = { values: values as Partial<Record<Field, number>>, reason }
      const opening = openingOf(parts, request, decision, salt)
      if (!opening.ok) return refuse(request, reply, opening.error)
      return alone(request, reply, (on) => ({ type: 'decide-sheet', ...on, opening: opening.value }))
    },
  )

  app.post(
    `${FORM}/explained`,
    { schema: { summary: 'Explain a warning', params: OneSheet, body: ExplainedSchema, response: DONE } },
    async (request, reply) => {
      const { salt, code, words } = request.body
      const sheet = knownSheet(house.index, request.params)
      if (!sheet) return answer(request, reply, refused('unknownContest'))
      // Words about a warning that nobody sees would explain nothing.
      const standing = (await findings(sheet)).some((result) => result.code === code)
      if (!standing) return refuse(request, reply, refusal('malformed', { field: 'code' }))
      const opening = openingOf(parts, request, { code, words } as WarningWords, salt)
      if (!opening.ok) return refuse(request, reply, opening.error)
      return alone(request, reply, (on) => ({ type: 'explain-warning', ...on, opening: opening.value }))
    },
  )

  app.post(
    `${FORM}/accepted`,
    { schema: { summary: 'Accept a settled sheet', params: OneSheet, body: NothingSchema, response: DONE } },
    (request, reply) => alone(request, reply, (on) => ({ type: 'accept-sheet', ...on })),
  )

  app.post(
    `${FORM}/proposals`,
    {
      schema: {
        summary: 'Propose a recall, an exclusion or an inclusion',
        params: OneSheet,
        body: ProposalSchema,
        response: DONE,
      },
    },
    async (request, reply) => {
      const { salt, act, reason } = request.body
      const opening = openingOf(parts, request, { reason }, salt)
      if (!opening.ok) return refuse(request, reply, opening.error)
      return together(request, reply, (on) => ({ type: 'propose-on-sheet', ...on, act, opening: opening.value }))
    },
  )

  app.post(
    `${FORM}/proposals/confirm`,
    {
      schema: {
        summary: 'Confirm what another person proposed',
        params: OneSheet,
        body: ConfirmSchema,
        response: DONE,
      },
    },
    (request, reply) => together(request, reply, (on) => ({ type: 'confirm-on-sheet', ...on, ...seen(request.body) })),
  )

  app.delete(
    `${FORM}/proposals`,
    { schema: { summary: 'Withdraw a proposal', params: OneSheet, response: DONE } },
    (request, reply) => together(request, reply, (on) => ({ type: 'withdraw-on-sheet', ...on })),
  )

  app.post(
    `${FORM}/handed-over`,
    {
      schema: {
        summary: 'Record that a list’s representative was given a copy',
        params: OneSheet,
        body: HandedOverSchema,
        response: DONE,
      },
    },
    async (request, reply) => {
      const { list, copy, salt } = request.body
      const opening = openingOf(parts, request, { copy: copy as Digest }, salt)
      if (!opening.ok) return refuse(request, reply, opening.error)
      return together(request, reply, (on) => ({ type: 'hand-over-copy', ...on, list, opening: opening.value }))
    },
  )

  type On = ClaimedSheet & { readonly by: ReturnType<typeof whoOf>['person'] }

  /** What one person does with the form in hand; refused while somebody else has it. */
  async function alone(request: FastifyRequest, reply: FastifyReply, act: (on: On) => CountAct): Promise<FastifyReply> {
    const sheet = knownSheet(house.index, request.params as { station: string; constituency: string })
    if (!sheet) return answer(request, reply, refused('unknownContest'))
    const { claims } = house.store
    const { room } = house.journal
    const terms = claimTerms(whoOf(request), received(request))
    const held = await claims.of(room, sheet, terms.now)
    if (!holds(held, terms)) {
      const taken = await takeInHand(parts, sheet, terms)
      if (!taken.ok) return refuse(request, reply, taken.error)
    }
    const what = act({ ...sheet, by: terms.by })
    const done = await carryOut(parts, what, terms.now)
    // Who could do nothing keeps it from nobody, and what is accepted waits for nobody.
    const ends = done.ok ? what.type === 'accept-sheet' : held === undefined
    if (ends) await claims.give(room, sheet, terms.by).catch(() => {})
    if (done.ok) return answer(request, reply, done)
    return refuse(request, reply, done.error, findingViews(await findings(sheet), 'verifier', languageOf(request)))
  }

  /** What nobody waits for a form in hand for: acts of two people, and giving copies away. */
  async function together(
    request: FastifyRequest,
    reply: FastifyReply,
    act: (on: On) => CountAct,
  ): Promise<FastifyReply> {
    const sheet = knownSheet(house.index, request.params as { station: string; constituency: string })
    if (!sheet) return answer(request, reply, refused('unknownContest'))
    const { person } = whoOf(request)
    return answer(request, reply, await carryOut(parts, act({ ...sheet, by: person }), received(request)))
  }

  async function findings({ station, constituency }: ClaimedSheet) {
    const state = await currentState(parts)
    return findingsOf(countContext(house.index, state), formOf(state.count, station, constituency))
  }
}
