import type { BookIndex } from '#election/book/index.ts'
import type { Language } from '#election/languages.ts'
import type { Instant, PersonId, Position } from '#election/named.ts'
import { explain } from '#election/pv/catalogue.ts'
import { type RuleResult, stops } from '#election/pv/rule.ts'
import { countAt } from '#election/pv/sheet.ts'
import { countContext } from '../count/context.ts'
import { copyDigest, handedCopies } from '../count/copies.ts'
import { acceptable, findingsOf } from '../count/decide.ts'
import type { Explanation, Form, Typed } from '../count/form.ts'
import { unexplained } from '../count/form-machine.ts'
import { closeOfLastStation } from '../count/gate.ts'
import type { RoomState } from '../state.ts'
import type { Claim, ClerkForm, FindingView, FormActs, Hand, HandView, ReviewForm } from './desk.ts'
import { queueState } from './desk-queue.ts'
import { handAwaited, standsSince } from './desk-stands.ts'

/** Who asks for a form, and the claim that stands on it. */
export interface Reader {
  readonly person: PersonId
  readonly claim: Claim | undefined
}

/**
 * The form as a clerk of one hand may see it. It holds nothing that anybody typed, and once it does not wait for this
 * hand it is the same whether the two agree, differ, or were accepted.
 */
export function clerkForm(
  index: BookIndex,
  form: Form,
  hand: Hand,
  { person, claim, now }: Reader & { readonly now: Instant },
): ClerkForm {
  const task = now < closeOfLastStation(index) ? 'early' : clerkTask(form, hand, { person, claim })
  const photo = hand === 2 ? form.first?.photo : undefined
  return {
    seen: 'clerk',
    station: form.station,
    constituency: form.constituency,
    task,
    hand,
    ...(claim?.by === person && { claim }),
    ...(task === 'type' && photo !== undefined && { photo }),
  }
}

function clerkTask(form: Form, hand: Hand, { person, claim }: Reader): ClerkForm['task'] {
  if (form.first?.by === person || form.second?.by === person) return 'typed'
  if (!typableBy(form, hand, { person, claim })) return 'closed'
  return claim && claim.by !== person ? 'busy' : 'type'
}

/**
 * Whether a clerk of this hand may type the form. Who holds it for the first entry while the station's own sheet comes
 * in may finish: it was typed blind, and is the second entry then.
 */
export function typableBy(form: Form, hand: Hand, { person, claim }: Reader): boolean {
  if (form.first?.by === person || form.second?.by === person) return false
  const awaited = handAwaited(form)
  if (awaited === hand) return true
  return awaited === 2 && form.first?.from === 'station' && claim?.by === person && claim.hand === 1
}

/** The form as who settles it may see it: nobody's figures before both hands are in. */
export function reviewForm(
  index: BookIndex,
  state: RoomState,
  form: Form,
  reader: Reader & { readonly now: Instant },
  language: Language,
): ReviewForm {
  const { first, second, waiting, settled } = form
  const both = first !== undefined && second !== undefined
  const results = findingsOf(countContext(index, state), form)
  const { claim, person, now } = reader
  const digest = copyDigest(form)
  return {
    seen: 'reviewer',
    station: form.station,
    constituency: form.constituency,
    position: (state.size - 1) as Position,
    status: form.status,
    state: queueState(index, form, now),
    since: standsSince(index, form),
    ...(claim && { claim }),
    ...(first && { first: handView(first, both) }),
    ...(second && { second: handView(second, both) }),
    earlier: form.earlier.map((typed) => handView(typed, both)),
    ...(waiting && { waiting: handView(waiting, both) }),
    differing: both
      ? form.differing.flatMap((field) =>
          field === 'observations'
            ? []
            : [{ field, first: countAt(first.sheet, field), second: countAt(second.sheet, field) }],
        )
      : [],
    ...(settled && { settled }),
    ...(digest && { copies: { digest, handed: handedCopies(state.count, form) } }),
    findings: findingViews(results, 'verifier', language, form.explanations),
    explanations: form.explanations,
    ...(form.accepted && { accepted: form.accepted }),
    ...(form.proposal && { proposal: form.proposal }),
    ...(form.excluded && { excluded: form.excluded }),
    may: formActs(form, person, results),
  }
}

/** What a person who settles can do to a form as it stands. */
function formActs(form: Form, person: PersonId, results: readonly RuleResult[]): FormActs {
  const { status, first, second, proposal } = form
  const settled = status === 'settled'
  const propose = { accepted: ['recall'], excluded: ['include'] } as const
  return {
    decide: status === 'differs' && first?.by !== person && second?.by !== person,
    explain: settled && results.some((result) => !stops(result)),
    accept: settled && acceptable(results) && unexplained(form, results).length === 0,
    propose: proposal ? [] : status === 'accepted' || status === 'excluded' ? propose[status] : ['exclude'],
    confirm: proposal !== undefined && proposal.by !== person,
    withdraw: proposal !== undefined,
  }
}

/** Findings in the words for who types or who settles, each with the latest explanation that was stored for it. */
export function findingViews(
  results: readonly RuleResult[],
  reader: 'clerk' | 'verifier',
  language: Language,
  explanations: readonly Explanation[] = [],
): FindingView[] {
  return results.map((result) => {
    const explained = explanations.findLast(({ code }) => code === result.code)
    return {
      code: result.code,
      stops: stops(result),
      fields: result.fields,
      text: explain(result, reader, language),
      ...(explained && { explained }),
    }
  })
}

/** A reason may tell a figure, so that it is shown with the figures only. */
function handView({ by, from, at, version, reason, photo, sheet }: Typed, shown: boolean): HandView {
  return {
    by,
    from,
    at,
    version,
    ...(photo !== undefined && { photo }),
    ...(shown && { sheet, ...(reason !== undefined && { reason }) }),
  }
}
