import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Static } from 'typebox'
import type { Constituency } from '#election/book/book.ts'
import type { BookIndex } from '#election/book/index.ts'
import { fail, type Outcome, ok } from '#election/outcome.ts'
import { type RuleResult, stops } from '#election/pv/rule.ts'
import { blanks, type Sheet } from '#election/pv/sheet.ts'
import { formOf } from '#room/count/apply.ts'
import { typingFindings } from '#room/count/findings.ts'
import type { Form } from '#room/count/form.ts'
import { differences } from '#room/count/form-machine.ts'
import { formRefusal, type Refusal, refusal } from '#room/refusals.ts'
import type { Done } from '#room/views/desk.ts'
import { whose } from '#room/views/desk-contest.ts'
import { findingViews } from '#room/views/desk-form.ts'
import type { ClaimedSheet } from '#store/claims.ts'
import { answer, refuse } from '../../http/answer.ts'
import type { App } from '../../http/app.ts'
import { languageOf } from '../../http/language.ts'
import { carryOut } from '../carry-out.ts'
import { claimTerms, holds, knownSheet, notForThem, takeInHand } from './claims.ts'
import { type DeskParts, openingOf, refused, whoOf } from './parts.ts'
import { DONE, OneSheet, TypedSchema } from './schemas.ts'

type Body = Static<typeof TypedSchema>

/**
 * A clerk's typing. What it answers depends on what this person typed and on whether the form waits for their hand,
 * never on what the other hand typed.
 */
export function typing(app: App, parts: DeskParts): void {
  const { index } = parts.house

  app.post(
    '/desk/api/forms/:station/:constituency/typed',
    {
      schema: { summary: 'Type a sheet, blind to the other hand', params: OneSheet, body: TypedSchema, response: DONE },
    },
    async (request, reply) => {
      const sheet = knownSheet(index, request.params)
      if (!sheet) return answer(request, reply, refused('unknownContest'))
      const { body } = request
      const unseen = unseenFindings(parts, sheet, body)
      if (!unseen.ok) return refuse(request, reply, unseen.error)
      if (unseen.value.length > 0) return refuseUnseen(request, reply, unseen.value)
      return answer(request, reply, await type(parts, request, sheet, body))
    },
  )
}

async function type(
  parts: DeskParts,
  request: FastifyRequest,
  sheet: ClaimedSheet,
  body: Body,
): Promise<Outcome<Done, Refusal>> {
  const { house, received } = parts
  const { claims } = house.store
  const { room } = house.journal
  const who = whoOf(request)
  const terms = claimTerms(who, received(request))
  const [claim] = await Promise.all([claims.of(room, sheet, terms.now), house.journal.catchUp()])
  const form = await formNow(parts, sheet)
  const value = sheetValue(parts, sheet, body)
  const again = sameAgain(form, who.person, value)
  if (again) return ok(again)
  const why = notForThem(form, who, claim) ?? corrected(form, body.photo)
  if (why) return fail(why)
  const opening = openingOf(parts, request, value, body.salt)
  if (!opening.ok) return opening
  if (!holds(claim, terms)) {
    const taken = await takeInHand(parts, sheet, terms)
    if (!taken.ok) return taken
    await house.journal.catchUp()
    // Another of the same hand may have typed it before it was taken; from here on nobody else can.
    const late = notForThem(await formNow(parts, sheet), who, taken.value)
    if (late) {
      await claims.give(room, sheet, who.person)
      return fail(late)
    }
  }
  const act = { type: 'type-sheet', by: who.person, ...sheet, opening: opening.value } as const
  const done = await carryOut(parts, act, terms.now)
  if (done.ok || claim === undefined) {
    // It is typed, or nothing came of it; a claim that cannot be given back now falls back by itself.
    await claims.give(room, sheet, who.person).catch(() => {})
  }
  // Whatever the form has become meanwhile, a clerk is told the same.
  return !done.ok && done.error.code === WRONG_STATE ? refused('otherHand') : done
}

async function formNow({ house }: DeskParts, { station, constituency }: ClaimedSheet): Promise<Form> {
  return formOf((await house.journal.settled()).count, station, constituency)
}

/** The typed boxes with whose they are. */
function sheetValue({ house }: Pick<DeskParts, 'house'>, sheet: ClaimedSheet, body: Body): Sheet {
  return { ...whose(house.index, sheet.station, constituencyOf(house.index, sheet)), ...body.sheet } as Sheet
}

function constituencyOf(index: BookIndex, sheet: ClaimedSheet): Constituency {
  const found = index.constituenciesOf(sheet.station).find(({ code }) => code === sheet.constituency)
  if (!found) throw new Error(`${sheet.station} does not vote in ${sheet.constituency}`)
  return found
}

const WRONG_STATE = formRefusal({ kind: 'wrongState', parameters: {} }).code

/** The errors of the typed boxes by themselves that the person has not confirmed to stand on the paper. */
function unseenFindings({ house }: DeskParts, sheet: ClaimedSheet, body: Body): Outcome<RuleResult[], Refusal> {
  const constituency = constituencyOf(house.index, sheet)
  const expected = constituency.lists.length
  if (body.sheet.votes.length !== expected) {
    return refused('linesDiffer', { expected, field: 'sheet.votes' })
  }
  const value = sheetValue({ house }, sheet, body)
  const why = blankFault(value, body.blank)
  if (why) return fail(why)
  const results = typingFindings(house.index, constituency, value)
  const seen = (code: string) => code === BLANKS || body.seen?.includes(code as RuleResult['code'])
  return ok(results.filter((result) => stops(result) && !seen(result.code)))
}

/** The rule against blank boxes: whoever names a box as blank has seen it. */
const BLANKS = 'E101'

/**
 * Why the blanks of a typed sheet cannot be what the person meant: an empty box that is not named as blank on the paper,
 * or a named one that holds a figure.
 */
export function blankFault(sheet: Sheet, named: readonly string[] = []): Refusal | undefined {
  const empty = blanks(sheet)
  const open = empty.filter((field) => !named.includes(field))
  const [first] = open
  if (first !== undefined)
    return formRefusal({ kind: 'notFilled', parameters: { fields: open.join(', '), field: `sheet.${first}` } })
  return named.every((field) => empty.some((one) => one === field))
    ? undefined
    : refusal('malformed', { field: 'blank' })
}

function refuseUnseen(request: FastifyRequest, reply: FastifyReply, unseen: readonly RuleResult[]): FastifyReply {
  const [field] = unseen.flatMap(({ fields }) => fields)
  const codes = unseen.map(({ code }) => code).join(', ')
  const parameters = { codes, ...(field !== undefined && { field: `sheet.${field}` }) }
  const why = formRefusal({ kind: 'findingsUnseen', parameters })
  return refuse(request, reply, why, findingViews(unseen, 'clerk', languageOf(request)))
}

/** The same typing sent again, because its answer was lost: it is answered again. */
function sameAgain({ first, second, earlier }: Form, person: string, value: Sheet): Done | undefined {
  const mine = [...earlier, first, second].findLast((typed) => typed?.by === person)
  if (!mine) return undefined
  const same = differences(mine.sheet, value).length === 0 && mine.sheet.observations === value.observations
  return same ? { position: mine.entry, at: mine.at } : undefined
}

/** Who typed beside a photo that the station has replaced looks again; who typed from paper has none to name. */
function corrected({ first }: Form, photo: string | undefined): Refusal | undefined {
  return photo !== undefined && first?.photo !== undefined && first.photo !== photo
    ? formRefusal({ kind: 'sheetCorrected', parameters: {} })
    : undefined
}
