import type { BookIndex } from '#election/book/index.ts'
import type { ConstituencyCode, Instant, StationCode } from '#election/named.ts'
import { fail, type Outcome, ok } from '#election/outcome.ts'
import { formOf } from '#room/count/apply.ts'
import type { Form } from '#room/count/form.ts'
import { closeOfLastStation } from '#room/count/gate.ts'
import { formRefusal, type Refusal } from '#room/refusals.ts'
import type { Within } from '#room/scope.ts'
import type { RoomState } from '#room/state.ts'
import { CLAIM_MINUTES, type Claim, type DeskSession } from '#room/views/desk.ts'
import { typableBy } from '#room/views/desk-form.ts'
import { waitingFor, waitingForReview } from '#room/views/desk-queue.ts'
import { handAwaited } from '#room/views/desk-stands.ts'
import { type ClaimedSheet, type ClaimTerms, LOOKED_THROUGH } from '#store/claims.ts'
import { answer, refuse } from '../../http/answer.ts'
import type { App } from '../../http/app.ts'
import { currentState, type DeskParts, handOf, refused, whoOf } from './parts.ts'
import { ClaimSchema, OneSheet } from './schemas.ts'

/** Taking a form in hand and giving it back. Two people never hold the same one. */
export function claims(app: App, parts: DeskParts): void {
  const { house, received } = parts
  const { index, journal, store } = house

  app.post(
    '/desk/api/claims',
    { schema: { summary: 'Take a form in hand: the next one, or a named one', body: ClaimSchema } },
    async (request, reply) => {
      const who = whoOf(request)
      const terms = claimTerms(who, received(request))
      if (terms.now < closeOfLastStation(index)) return answer(request, reply, refused('beforeClose'))
      reply.header('cache-control', 'no-store')
      if (!('station' in request.body)) {
        const waiting = nextFor(index, await currentState(parts), who, request.within)
        const claim = await store.claims.takeFirst(journal.room, waiting, terms)
        return claim ?? reply.code(204).send()
      }
      const sheet = knownSheet(index, request.body)
      if (!sheet) return answer(request, reply, refused('unknownContest'))
      const standing = await store.claims.of(journal.room, sheet, terms.now)
      const { count } = await currentState(parts)
      const why = notForThem(formOf(count, sheet.station, sheet.constituency), who, standing)
      if (why) return refuse(request, reply, why)
      return answer(request, reply, await takeInHand(parts, sheet, terms))
    },
  )

  app.delete(
    '/desk/api/claims/:station/:constituency',
    { schema: { summary: 'Give a form back', params: OneSheet } },
    async (request, reply) => {
      await store.claims.give(journal.room, sheetOf(request.params), whoOf(request).person)
      return reply.code(204).send()
    },
  )
}

/** For whom and until when a form is taken at `now`. */
export function claimTerms(who: DeskSession, now: Instant): ClaimTerms {
  return { by: who.person, hand: handOf(who), now, expires: (now + CLAIM_MINUTES * 60_000) as Instant }
}

/** The form that an address names; undefined where the station does not vote in the contest. */
export function knownSheet(
  index: BookIndex,
  named: { readonly station: string; readonly constituency: string },
): ClaimedSheet | undefined {
  const sheet = sheetOf(named)
  if (!index.stations.has(sheet.station)) return undefined
  return index.constituenciesOf(sheet.station).some(({ code }) => code === sheet.constituency) ? sheet : undefined
}

/** Whether a person holds a form for long enough to finish what they do with it. */
export function holds(claim: Claim | undefined, { by, now }: ClaimTerms): boolean {
  return claim?.by === by && claim.expires - now > ACT_MS
}

/** Longer than any act takes (ms). */
const ACT_MS = 60_000

/** Takes a form, or gives it new time; refused while somebody else has it. */
export async function takeInHand(
  { house }: DeskParts,
  sheet: ClaimedSheet,
  terms: ClaimTerms,
): Promise<Outcome<Claim, Refusal>> {
  const claim = await house.store.claims.take(house.journal.room, sheet, terms)
  return claim ? ok(claim) : fail(formRefusal({ kind: 'claimed', parameters: {} }))
}

/** Why a form is none that this person may take; the answer to a clerk is the same for every reason but their own hand. */
export function notForThem(form: Form, who: DeskSession, claim: Claim | undefined): Refusal | undefined {
  const hand = handOf(who)
  const { first, second } = form
  if (hand === undefined) {
    // A form that somebody still has to type blind is nobody else's to hold.
    return handAwaited(form) === undefined ? undefined : formRefusal({ kind: 'otherHand', parameters: {} })
  }
  if (first?.by === who.person || second?.by === who.person) return formRefusal({ kind: 'samePerson', parameters: {} })
  return typableBy(form, hand, { person: who.person, claim })
    ? undefined
    : formRefusal({ kind: 'otherHand', parameters: {} })
}

function nextFor(index: BookIndex, state: RoomState, who: DeskSession, within: Within): readonly Form[] {
  const hand = handOf(who)
  const whose = { person: who.person, within }
  return hand
    ? waitingFor(index, state, hand, whose, LOOKED_THROUGH)
    : waitingForReview(index, state, whose, LOOKED_THROUGH)
}

function sheetOf({ station, constituency }: { readonly station: string; readonly constituency: string }): ClaimedSheet {
  return { station: station as StationCode, constituency: constituency as ConstituencyCode }
}
