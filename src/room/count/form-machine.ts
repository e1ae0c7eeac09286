import { type Instant, type PersonId, unreachable } from '#election/named.ts'
import { fail, type Outcome, ok } from '#election/outcome.ts'
import type { RuleResult } from '#election/pv/rule.ts'
import { stops } from '#election/pv/rule.ts'
import { countAt, type Field, fields, isFilled, type Sheet } from '#election/pv/sheet.ts'
import type { Form, Typed } from './form.ts'
import type { FormRefusal, FormRefusalKind } from './form-refusals.ts'

/** Everything that can happen to a sheet. */
export type FormAct =
  /** The station sends it, or sends a corrected version. */
  | { readonly type: 'station-sends'; readonly typed: Typed }
  /** A clerk types it: as first entry where the station sent none, else as the blind second. */
  | { readonly type: 'clerk-types'; readonly typed: Typed }
  /** A third person decides each differing box against the photo. */
  | {
      readonly type: 'decide'
      readonly by: PersonId
      readonly at: Instant
      readonly values: ReadonlyMap<Field, number>
      readonly reason: string
    }
  | {
      readonly type: 'explain'
      readonly by: PersonId
      readonly at: Instant
      readonly code: RuleResult['code']
      readonly words: string
    }
  | { readonly type: 'accept'; readonly by: PersonId; readonly at: Instant }
  /** First of two people; a second one must confirm. */
  | {
      readonly type: 'propose'
      readonly by: PersonId
      readonly at: Instant
      readonly act: 'recall' | 'exclude' | 'include'
      readonly reason: string
    }
  | { readonly type: 'confirm'; readonly by: PersonId; readonly at: Instant }
  | { readonly type: 'withdraw-proposal'; readonly by: PersonId; readonly at: Instant }

export type FormOutcome = Outcome<Form, FormRefusal>

/**
 * What an act makes of a sheet, or why it is refused. `results` are the findings of every rule on the settled sheet,
 * taken by whoever calls, because they look at other sheets too. Pure; the state machine of `docs/states-of-a-sheet.md`.
 */
export function next(form: Form, act: FormAct, results: readonly RuleResult[]): FormOutcome {
  switch (act.type) {
    case 'station-sends':
      return stationSends(form, act.typed)
    case 'clerk-types':
      return clerkTypes(form, act.typed)
    case 'decide':
      return decide(form, act)
    case 'explain':
      if (form.status !== 'settled') return wrongState(form)
      if (act.words.trim() === '') return refuse('reasonMissing')
      return ok({
        ...form,
        explanations: [...form.explanations, { code: act.code, by: act.by, words: act.words, at: act.at }],
      })
    case 'accept':
      return accept(form, act, results)
    case 'propose':
      return propose(form, act)
    case 'confirm':
      return confirm(form, act)
    case 'withdraw-proposal':
      if (!form.proposal) return wrongState(form)
      return ok(without(form, 'proposal'))
    default:
      return unreachable(act)
  }
}

/** A new version by the station is a new first entry; what a clerk typed stays and is compared again. */
function stationSends(form: Form, typed: Typed): FormOutcome {
  if (typed.version > 1 && (typed.reason ?? '').trim() === '') return refuse('reasonMissing')
  if (form.status === 'accepted' || form.status === 'excluded') {
    return ok({ ...form, waiting: typed, earlier: form.waiting ? [...form.earlier, form.waiting] : form.earlier })
  }
  if (form.first?.from === 'desk' && !form.second) {
    // The clerk typed from paper before the phone was heard: two hands already, nobody types again.
    return compare({ ...fresh(form), first: typed, second: form.first })
  }
  return compare({ ...fresh(form), first: typed, earlier: form.first ? [...form.earlier, form.first] : form.earlier })
}

function clerkTypes(form: Form, typed: Typed): FormOutcome {
  if (form.status === 'awaited') return ok({ ...form, status: 'typed', first: typed })
  if (form.status !== 'typed' && form.status !== 'differs') return wrongState(form)
  if (form.first?.by === typed.by) return refuse('samePerson')
  if (form.second && form.second.by !== typed.by) return wrongState(form)
  return compare({ ...form, second: typed, earlier: form.second ? [...form.earlier, form.second] : form.earlier })
}

function decide(form: Form, act: Extract<FormAct, { type: 'decide' }>): FormOutcome {
  if (form.status !== 'differs' || !form.first || !form.second) return wrongState(form)
  if (form.first.by === act.by || form.second.by === act.by) return refuse('samePerson')
  if (act.reason.trim() === '') return refuse('reasonMissing')
  const asked = form.differing
  if (act.values.size !== asked.length || asked.some((field) => !act.values.has(field)))
    return refuse('decideAll', { fields: asked.join(', ') })
  const sheet = withValues(form.second.sheet, act.values)
  if (!isFilled(sheet)) throw new Error('every blank box is among those that are decided')
  return ok({
    ...form,
    status: 'settled',
    differing: [],
    settled: { sheet, how: 'decided', by: act.by, reason: act.reason, at: act.at },
  })
}

function accept(
  form: Form,
  act: { readonly by: PersonId; readonly at: Instant },
  results: readonly RuleResult[],
): FormOutcome {
  if (form.status !== 'settled') return wrongState(form)
  const errors = results.filter(stops).map(({ code }) => code)
  if (errors.length > 0) return refuse('errorsRemain', { codes: errors.join(', ') })
  const open = unexplained(form, results)
  if (open.length > 0) return refuse('unexplained', { codes: open.join(', ') })
  // A proposal to exclude was about a sheet that nobody had accepted.
  return ok({ ...without(form, 'proposal'), status: 'accepted', accepted: { by: act.by, at: act.at } })
}

function propose(form: Form, act: Extract<FormAct, { type: 'propose' }>): FormOutcome {
  if (act.reason.trim() === '') return refuse('reasonMissing')
  const possible = {
    recall: form.status === 'accepted',
    exclude: form.status !== 'accepted' && form.status !== 'excluded',
    include: form.status === 'excluded',
  }
  if (!possible[act.act]) return wrongState(form)
  return ok({ ...form, proposal: { act: act.act, by: act.by, reason: act.reason, at: act.at } })
}

function confirm(form: Form, act: { readonly by: PersonId; readonly at: Instant }): FormOutcome {
  const { proposal } = form
  if (!proposal) return wrongState(form)
  if (proposal.by === act.by) return refuse('samePerson')
  const rest = without(form, 'proposal')
  switch (proposal.act) {
    case 'recall':
      return reopened({ ...without(rest, 'accepted'), status: 'settled' })
    case 'exclude':
      return ok({
        ...rest,
        status: 'excluded',
        excluded: { reason: proposal.reason, at: act.at, by: [proposal.by, act.by] },
      })
    case 'include':
      return reopened({ ...fresh(without(rest, 'excluded')), status: 'awaited' })
    default:
      return unreachable(proposal.act)
  }
}

/** Warnings without words. */
export function unexplained(form: Form, results: readonly RuleResult[]): RuleResult['code'][] {
  return results
    .filter((result) => !stops(result) && !form.explanations.some(({ code }) => code === result.code))
    .map(({ code }) => code)
}

/** Boxes in which two typings differ; a blank differs from a zero. */
export function differences(a: Sheet, b: Sheet): Field[] {
  return boxes(a, b).filter((field) => countAt(a, field) !== countAt(b, field))
}

/**
 * Boxes that a third person decides: where two typings differ, and where both say that the paper is blank. Nothing can
 * be added up from a blank, and no two hands together make a figure of it.
 */
function undecided(first: Sheet, second: Sheet): Field[] {
  const onSheet = new Set(boxes(second, second))
  const blank = (field: CountBox) => countAt(second, field) === null && onSheet.has(field)
  return boxes(first, second).filter((field) => countAt(first, field) !== countAt(second, field) || blank(field))
}

type CountBox = Exclude<Field, 'observations'>

/** The boxes of whichever sheet has more lines. */
function boxes(a: Sheet, b: Sheet): CountBox[] {
  const all = a.votes.length >= b.votes.length ? fields(a) : fields(b)
  return all.filter((field) => field !== 'observations')
}

function compare(form: Form): FormOutcome {
  const { first, second } = form
  if (!first) return ok({ ...form, status: 'awaited', differing: [] })
  if (!second) return ok({ ...form, status: 'typed', differing: [] })
  const differing = undecided(first.sheet, second.sheet)
  if (differing.length > 0 || !isFilled(second.sheet)) return ok({ ...form, status: 'differs', differing })
  return ok({
    ...form,
    status: 'settled',
    differing: [],
    settled: { sheet: second.sheet, how: 'equal', at: second.at },
  })
}

/** A version that waited is the station's word now; without one the sheet stands as it was typed. */
function reopened(form: Form): FormOutcome {
  const { waiting } = form
  const rest = without(form, 'waiting')
  if (waiting) return stationSends(rest, waiting)
  return form.status === 'awaited' ? compare(rest) : ok(rest)
}

/** What was settled or explained before says nothing about a new version. */
function fresh(form: Form): Form {
  return { ...without(form, 'settled'), differing: [], explanations: [] }
}

function withValues(sheet: Sheet, values: ReadonlyMap<Field, number>): Sheet {
  const votes = sheet.votes.map((count, index) => values.get(`votes.${index}`) ?? count)
  const counts = Object.fromEntries([...values].filter(([field]) => !field.startsWith('votes.')))
  return { ...sheet, ...counts, votes } as Sheet
}

function without<K extends keyof Form>(form: Form, key: K): Form {
  const { [key]: _, ...rest } = form
  return rest as unknown as Form
}

function refuse(kind: FormRefusalKind, parameters: Readonly<Record<string, string | number>> = {}): FormOutcome {
  return fail({ kind, parameters })
}

function wrongState(form: Form): FormOutcome {
  return refuse('wrongState', { status: form.status })
}
