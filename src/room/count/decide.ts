import type { Constituency } from '#election/book/book.ts'
import { isDay } from '#election/book/check/shape.ts'
import type { BookIndex } from '#election/book/index.ts'
import {
  type ConstituencyCode,
  type Instant,
  type PersonId,
  type Position,
  type StationCode,
  unreachable,
} from '#election/named.ts'
import { fail, type Outcome, ok } from '#election/outcome.ts'
import type { RuleResult } from '#election/pv/rule.ts'
import { stops } from '#election/pv/rule.ts'
import type { CountEntry, ReleaseId } from '#journal/count-entry.ts'
import { type Opening, seal } from '#journal/seal.ts'
import type { OtherSheets } from './accepted-sheets.ts'
import type { CountAct } from './acts.ts'
import { formAct, formOf } from './apply.ts'
import { handOverFault } from './copies.ts'
import { findings, type StationDay } from './findings.ts'
import { type Form, ROOM_ITSELF } from './form.ts'
import { next } from './form-machine.ts'
import type { FORM_REFUSALS, FormRefusal } from './form-refusals.ts'
import { closeOfLastStation, isOpen, standing } from './gate.ts'
import { figuresFault, newerFile } from './other-rooms.ts'
import { resultOf } from './result.ts'
import type { CountState } from './state.ts'
import type { Sums } from './sums.ts'
import { tieFault } from './ties.ts'

/** Entries to append, each with the opening of what it seals. */
export interface CountDecision {
  readonly entries: readonly CountEntry[]
  readonly openings: readonly (Opening | undefined)[]
}

export type CountDecided = Outcome<CountDecision, FormRefusal>

/** What the room knows besides the count. */
export interface CountContext {
  readonly index: BookIndex
  readonly count: CountState
  sums(): Sums
  others(): OtherSheets
  day(station: StationCode): StationDay
}

/**
 * What the desk's act comes to: entries, or a refusal that leaves the journal untouched. A sheet on which two hands
 * agree and no rule has anything to say is accepted at once by the room itself. Pure.
 */
export function decideCount(context: CountContext, act: CountAct, now: Instant): CountDecided {
  if (now < closeOfLastStation(context.index)) return refuse('beforeClose')
  switch (act.type) {
    case 'type-sheet':
    case 'decide-sheet':
    case 'explain-warning':
    case 'accept-sheet':
    case 'propose-on-sheet':
    case 'confirm-on-sheet':
    case 'withdraw-on-sheet':
      return decideSheet(context, act, now)
    case 'hand-over-copy':
      return handOver(context, act)
    case 'type-sum': {
      const known = context.index.places.has(act.place) && constituencyOf(context, act.constituency)
      if (!known) return refuse('unknownContest')
      return sealed(
        { kind: 'sum-typed', by: act.by, place: act.place, constituency: act.constituency, sealed: seal(act.opening) },
        act.opening,
      )
    }
    case 'import-figures': {
      const constituency = constituencyOf(context, act.constituency)
      if (!constituency) return refuse('unknownContest')
      if (act.opening.value.votes.length !== constituency.lists.length)
        return refuse('linesDiffer', { expected: constituency.lists.length, field: 'votes' })
      const fault = figuresFault(context.index, context.count, constituency, act.opening.value)
      if (fault) return refuse('figuresApart', { field: fault })
      const newer = newerFile(context.count, constituency, act.opening.value)
      if (newer !== undefined) return refuse('fileOlder', { newer })
      return sealed(
        { kind: 'figures-imported', by: act.by, constituency: act.constituency, sealed: seal(act.opening) },
        act.opening,
      )
    }
    case 'propose-tie':
      return proposeTie(context, act)
    case 'confirm-tie':
      return confirmTie(context, act)
    case 'propose-release':
      return proposeRelease(context, act)
    case 'confirm-release':
    case 'withdraw-release':
      return changeRelease(context, act)
    case 'proclaim':
    case 'amend':
      return state(context, act)
    default:
      return unreachable(act)
  }
}

type HandOver = Extract<CountAct, { type: 'hand-over-copy' }>
type SheetAct = Exclude<Extract<CountAct, { station: unknown }>, HandOver>

/** The constituency in which a station votes, by its code. */
function votedIn(
  { index }: CountContext,
  { station, constituency }: Pick<SheetAct, 'station' | 'constituency'>,
): Constituency | undefined {
  return index.stations.has(station)
    ? index.constituenciesOf(station).find(({ code }) => code === constituency)
    : undefined
}

function handOver(context: CountContext, { by, station, constituency, list, opening }: HandOver): CountDecided {
  const voted = votedIn(context, { station, constituency })
  if (!voted) return refuse('unknownContest')
  const form = formOf(context.count, station, constituency)
  const fault = handOverFault(form, voted, { list, copy: opening.value.copy })
  if (fault) return fail(fault)
  return sealed({ kind: 'copy-handed-over', by, station, constituency, list, sealed: seal(opening) }, opening)
}

function decideSheet(context: CountContext, act: SheetAct, now: Instant): CountDecided {
  if (!votedIn(context, act)) return refuse('unknownContest')
  const form = formOf(context.count, act.station, act.constituency)
  if (act.type === 'confirm-on-sheet' && form.proposal && isAnother(act, form.proposal))
    return refuse('proposalChanged')
  const on = { by: act.by, station: act.station, constituency: act.constituency }
  const opening = 'opening' in act ? act.opening : undefined
  const entry = sheetEntry(on, act)
  const after = tryOn(context, form, entry, opening, now)
  if (!after.ok) return after
  const accepts =
    after.value.status === 'settled' &&
    form.status !== 'settled' &&
    form.status !== 'accepted' &&
    speechless(context, after.value)
  const entries: CountEntry[] = accepts ? [entry, { kind: 'sheet-accepted', ...on, by: ROOM_ITSELF }] : [entry]
  return ok({ entries, openings: [opening, undefined].slice(0, entries.length) })
}

type SheetEntry = Exclude<Extract<CountEntry, { station: unknown }>, { kind: 'copy-handed-over' }>

function sheetEntry(
  on: { by: PersonId; station: StationCode; constituency: ConstituencyCode },
  act: SheetAct,
): SheetEntry {
  switch (act.type) {
    case 'type-sheet':
      return { kind: 'sheet-typed', ...on, sealed: seal(act.opening) }
    case 'decide-sheet':
      return { kind: 'sheet-decided', ...on, sealed: seal(act.opening) }
    case 'explain-warning':
      return { kind: 'sheet-explained', ...on, sealed: seal(act.opening) }
    case 'accept-sheet':
      return { kind: 'sheet-accepted', ...on }
    case 'propose-on-sheet':
      return { kind: 'sheet-proposed', ...on, act: act.act, sealed: seal(act.opening) }
    case 'confirm-on-sheet':
      return { kind: 'sheet-confirmed', ...on }
    case 'withdraw-on-sheet':
      return { kind: 'sheet-proposal-withdrawn', ...on }
    default:
      return unreachable(act)
  }
}

function tryOn(
  context: CountContext,
  form: Form,
  entry: SheetEntry,
  opening: Opening | undefined,
  now: Instant,
): Outcome<Form, FormRefusal> {
  const results = entry.kind === 'sheet-accepted' ? findingsOf(context, form) : []
  return next(form, formAct({ ...entry, n: 0 as Position, at: now }, opening), results)
}

/** Findings of every rule on a form as it stands. */
export function findingsOf(context: CountContext, form: Form): RuleResult[] {
  return findings(context, form, context.day(form.station))
}

function speechless(context: CountContext, form: Form): boolean {
  return findingsOf(context, form).length === 0
}

/** Whether a settled form could be accepted by a person who explains its warnings. */
export function acceptable(results: readonly RuleResult[]): boolean {
  return !results.some(stops)
}

function proposeTie(context: CountContext, act: Extract<CountAct, { type: 'propose-tie' }>): CountDecided {
  const { by, opening } = act
  const constituency = constituencyOf(context, act.constituency)
  if (!constituency) return refuse('unknownContest')
  const { outcome } = resultOf(context.count, context.sums(), constituency)
  const fault = tieFault(outcome, opening.value)
  if (fault) return fail(fault)
  if (opening.value.reason.trim() === '') return refuse('reasonMissing')
  return sealed({ kind: 'tie-proposed', by, constituency: act.constituency, sealed: seal(opening) }, opening)
}

/** Figures may have moved since the proposal: it must still name who is equal. */
function confirmTie(context: CountContext, act: Extract<CountAct, { type: 'confirm-tie' }>): CountDecided {
  const { by } = act
  const constituency = constituencyOf(context, act.constituency)
  const proposed = context.count.ties[act.constituency]?.proposed
  if (!constituency || !proposed) return refuse('nothingProposed')
  if (proposed.by === by) return refuse('samePerson')
  if (isAnother(act, proposed)) return refuse('proposalChanged')
  const { outcome } = resultOf(context.count, context.sums(), constituency)
  const fault = tieFault(outcome, proposed)
  return fault ? fail(fault) : plain({ kind: 'tie-confirmed', by, constituency: act.constituency })
}

/** Whether a confirmation is about another proposal than the one that stands: the person has not seen it. */
function isAnother({ proposed }: { readonly proposed?: Instant }, standing: { readonly at: Instant }): boolean {
  return proposed !== undefined && proposed !== standing.at
}

function proposeRelease(context: CountContext, act: Extract<CountAct, { type: 'propose-release' }>): CountDecided {
  if (!context.index.book.contests.some(({ id }) => id === act.contest)) return refuse('unknownContest')
  if (isOpen(context.count, act)) return refuse('alreadyOpen')
  const release = `r${context.count.releases.length + 1}` as ReleaseId
  return plain({ kind: 'release-proposed', by: act.by, release, contest: act.contest, level: act.level })
}

function changeRelease(
  context: CountContext,
  act: Extract<CountAct, { type: 'confirm-release' | 'withdraw-release' }>,
): CountDecided {
  const release = context.count.releases.find(({ id }) => id === act.release)
  if (!release || release.withdrawn) return refuse('nothingProposed')
  if (act.type === 'withdraw-release') {
    if (act.reason.trim() === '') return refuse('reasonMissing')
    return plain({ kind: 'release-withdrawn', by: act.by, release: act.release, reason: act.reason })
  }
  if (release.confirmed) return refuse('nothingProposed')
  if (release.proposed.by === act.by) return refuse('samePerson')
  if (isOpen(context.count, release)) return refuse('alreadyOpen')
  return plain({ kind: 'release-confirmed', by: act.by, release: act.release })
}

/** A commission proclaims what is public; a court amends what was proclaimed. */
function state(context: CountContext, act: Extract<CountAct, { type: 'proclaim' | 'amend' }>): CountDecided {
  const constituency = constituencyOf(context, act.constituency)
  if (!constituency) return refuse('unknownContest')
  if (!standing(context.count, constituency.contest)) return refuse('notReleased')
  const { by } = act
  if (act.type === 'proclaim') {
    const empty = (['body', 'minutes'] as const).find((field) => act[field].trim() === '')
    if (empty) return refuse('wordsMissing', { field: empty })
    if (!isDay(act.date) || act.date < context.index.book.day) return refuse('dayWrong', { field: 'date' })
    return plain({
      kind: 'proclaimed',
      by,
      constituency: act.constituency,
      body: act.body,
      date: act.date,
      minutes: act.minutes,
    })
  }
  const empty = (['court', 'reason'] as const).find((field) => act[field].trim() === '')
  if (empty) return refuse('wordsMissing', { field: empty })
  if (!context.count.statements[act.constituency]?.some(({ kind }) => kind === 'proclaimed'))
    return refuse('notProclaimed')
  return plain({ kind: 'amended', by, constituency: act.constituency, court: act.court, reason: act.reason })
}

function constituencyOf({ index }: CountContext, code: ConstituencyCode): Constituency | undefined {
  return index.book.constituencies.find((constituency) => constituency.code === code)
}

function plain(entry: CountEntry): CountDecided {
  return ok({ entries: [entry], openings: [undefined] })
}

function sealed(entry: CountEntry, opening: Opening): CountDecided {
  return ok({ entries: [entry], openings: [opening] })
}

function refuse(kind: keyof typeof FORM_REFUSALS, parameters: FormRefusal['parameters'] = {}): CountDecided {
  return fail({ kind, parameters })
}
