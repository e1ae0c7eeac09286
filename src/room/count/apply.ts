import type { ConstituencyCode, Instant, PersonId, Position } from '#election/named.ts'
import { unreachable } from '#election/named.ts'
import type { Field, Sheet } from '#election/pv/sheet.ts'
import type { CountEntry, SheetItem } from '#journal/count-entry.ts'
import type { SubmissionEntry } from '#journal/entry.ts'
import type { Opening } from '#journal/seal.ts'
import type { Reason, SheetDecision, WarningWords } from './acts.ts'
import type { CopyContent } from './copies.ts'
import type { SentSheet } from './door.ts'
import { awaitedForm, type Form, formKey, type Typed } from './form.ts'
import { type FormAct, next } from './form-machine.ts'
import type { CountState, OtherRoom, TieWords } from './state.ts'
import { foldStray } from './strays.ts'

/** Where and when an entry stands, which the facts it makes remember. */
export interface Standing {
  readonly n: Position
  readonly at: Instant
}

/**
 * Advances the count by one of its entries, with the opening of what it seals. Owns the state and changes it in place.
 * Throws on an entry that `decideCount` cannot have made.
 */
export function foldCount(count: CountState, entry: CountEntry & Standing, opening: Opening | undefined): void {
  switch (entry.kind) {
    case 'sheet-typed':
    case 'sheet-decided':
    case 'sheet-explained':
    case 'sheet-accepted':
    case 'sheet-proposed':
    case 'sheet-confirmed':
    case 'sheet-proposal-withdrawn': {
      const act = formAct(entry, opening)
      moveForm(count, formOf(count, entry.station, entry.constituency), act, entry.n)
      return
    }
    case 'copy-handed-over': {
      const { list, by, at, n } = entry
      const { copy } = valueIn<CopyContent>(opening)
      count.copies ??= {}
      listIn(count.copies, formKey(entry.station, entry.constituency)).push({ list, copy, by, at, entry: n })
      return
    }
    case 'sum-typed':
      listIn(count.written, `${entry.place}|${entry.constituency}`).push({
        by: entry.by,
        at: entry.at,
        entry: entry.n,
        sheet: valueIn<Sheet>(opening),
      })
      return
    case 'figures-imported':
      listIn(count.others, entry.constituency).push({
        ...valueIn<OtherRoom>(opening),
        by: entry.by,
        at: entry.at,
        entry: entry.n,
      })
      return
    case 'tie-proposed':
      count.ties[entry.constituency] = {
        ...count.ties[entry.constituency],
        proposed: { ...valueIn<TieWords>(opening), by: entry.by, at: entry.at },
      }
      return
    case 'tie-confirmed':
      count.ties[entry.constituency] = decidedTie(count, entry.constituency, entry.by, entry.at)
      return
    case 'release-proposed':
      count.releases.push({
        id: entry.release,
        contest: entry.contest,
        level: entry.level,
        proposed: { by: entry.by, at: entry.at },
      })
      return
    case 'release-confirmed':
      changeRelease(count, entry.release, { confirmed: { by: entry.by, at: entry.at, entry: entry.n } })
      return
    case 'release-withdrawn':
      changeRelease(count, entry.release, {
        withdrawn: { by: entry.by, at: entry.at, entry: entry.n, reason: entry.reason },
      })
      return
    case 'proclaimed': {
      const { kind, body, date, minutes, by, at } = entry
      listIn(count.statements, entry.constituency).push({ kind, body, date, minutes, by, at })
      return
    }
    case 'amended': {
      const { kind, court, reason, by, at } = entry
      listIn(count.statements, entry.constituency).push({ kind, court, reason, by, at })
      return
    }
    default:
      unreachable(entry)
  }
}

/** A sheet that a phone sent, with its opening out of the submission's. */
export function foldSentSheet(
  count: CountState,
  station: Form['station'],
  item: SheetItem,
  entry: SubmissionEntry & Standing & { readonly openings?: readonly Opening[] },
  number: number,
  observed: Instant,
): void {
  const { sheet, reason } = sentSheet(entry, number)
  foldStationSheet(count, formOf(count, station, item.constituency), {
    by: entry.device,
    from: 'station',
    sheet,
    sealed: item.sealed,
    entry: entry.n,
    at: entry.at,
    observed,
    version: item.version,
    ...(reason !== undefined && { reason }),
    ...(item.photo !== undefined && { photo: item.photo }),
  })
}

/** A sheet that a phone sent and that does not count, because of `code`. */
export function foldStraySheet(
  count: CountState,
  station: Form['station'],
  item: SheetItem,
  entry: SubmissionEntry & Standing & { readonly openings?: readonly Opening[] },
  number: number,
  code: string,
): void {
  foldStray(count, station, item, sentSheet(entry, number), { code, at: entry.at, entry: entry.n })
}

/** What the sheet item of that number was opened to. */
function sentSheet(entry: SubmissionEntry & { readonly openings?: readonly Opening[] }, number: number): SentSheet {
  const before = entry.items.slice(entry.held ?? 0, number - entry.from).filter(({ k }) => k === 'sheet').length
  return valueIn<SentSheet>(entry.openings?.[before])
}

/** The station's own sheet, out of its submission. */
export function foldStationSheet(count: CountState, form: Form, typed: Typed): void {
  moveForm(count, form, { type: 'station-sends', typed }, typed.entry)
}

/** The form as it stands; one that nobody touched is awaited. */
export function formOf(count: CountState, station: Form['station'], constituency: ConstituencyCode): Form {
  const key = formKey(station, constituency)
  return (Object.hasOwn(count.forms, key) ? count.forms[key] : undefined) ?? awaitedForm(station, constituency)
}

type SheetEntry = Exclude<Extract<CountEntry, { station: unknown }>, { kind: 'copy-handed-over' }> & Standing

/** The act of the state machine that an entry stands for. */
export function formAct(entry: SheetEntry, opening: Opening | undefined): FormAct {
  const { by, at } = entry
  switch (entry.kind) {
    case 'sheet-typed':
      return {
        type: 'clerk-types',
        typed: {
          by,
          from: 'desk',
          sheet: valueIn<Sheet>(opening),
          sealed: entry.sealed,
          entry: entry.n,
          at,
          version: 1,
        },
      }
    case 'sheet-decided': {
      const { values, reason } = valueIn<SheetDecision>(opening)
      return { type: 'decide', by, at, values: new Map(Object.entries(values) as [Field, number][]), reason }
    }
    case 'sheet-explained':
      return { type: 'explain', by, at, ...valueIn<WarningWords>(opening) }
    case 'sheet-accepted':
      return { type: 'accept', by, at }
    case 'sheet-proposed':
      return { type: 'propose', by, at, act: entry.act, reason: valueIn<Reason>(opening).reason }
    case 'sheet-confirmed':
      return { type: 'confirm', by, at }
    case 'sheet-proposal-withdrawn':
      return { type: 'withdraw-proposal', by, at }
    default:
      return unreachable(entry)
  }
}

function moveForm(count: CountState, form: Form, act: FormAct, position: Position): void {
  // The findings were asked before the entry was made; the fold only replays what was decided.
  const outcome = next(form, act, [])
  if (!outcome.ok) throw new Error(`entry ${position} does to a sheet what it cannot: ${outcome.error.kind}`)
  count.forms[formKey(form.station, form.constituency)] = outcome.value
}

function decidedTie(
  count: CountState,
  constituency: ConstituencyCode,
  by: PersonId,
  at: Instant,
): CountState['ties'][ConstituencyCode] {
  const { proposed, decided, before = [] } = count.ties[constituency] ?? {}
  if (!proposed) throw new Error(`nobody proposed how to break the tie in ${constituency}`)
  const { by: first, at: _, ...words } = proposed
  return { decided: { ...words, by: [first, by], at }, ...(decided && { before: [...before, decided] }) }
}

function changeRelease(count: CountState, id: string, change: Partial<CountState['releases'][number]>): void {
  const index = count.releases.findIndex((release) => release.id === id)
  const release = count.releases[index]
  if (!release) throw new Error(`no release ${id}`)
  count.releases[index] = { ...release, ...change }
}

function listIn<K extends string, T>(lists: Record<K, T[]>, key: K): T[] {
  if (!Object.hasOwn(lists, key)) lists[key] = []
  return lists[key]
}

function valueIn<T>(opening: Opening | undefined): T {
  if (!opening) throw new Error('the opening of a sealed entry is missing')
  return opening.value as T
}
