import type { Constituency, Station } from '#election/book/book.ts'
import type { BookIndex } from '#election/book/index.ts'
import type { Instant } from '#election/named.ts'
import type { Sheet } from '#election/pv/sheet.ts'
import { formOf } from '../count/apply.ts'
import { countContext } from '../count/context.ts'
import { stationDay } from '../count/day.ts'
import { findings } from '../count/findings.ts'
import type { Form, FormStatus, Typed } from '../count/form.ts'
import { counted } from '../count/sums.ts'
import { stationState } from '../figures.ts'
import type { RoomState } from '../state.ts'
import { iso, type Standing, statusOf } from './result-status.ts'
import type { ResultTimes, RuleRow, SheetEvent, SheetFigures, SheetState, StationResultRow } from './results.ts'

/** What the public may know of a sheet besides its own figures. */
export interface SheetSight {
  readonly statements: Standing
  /** Too small to be shown by itself. */
  readonly merged: boolean
  /** Of which other contests the figures of single stations may be told. */
  readonly shown: (constituency: Constituency) => boolean
}

/** The page of one sheet: its figures, photo, rules and history. Only for a view that reaches stations. */
export function stationSheet(
  index: BookIndex,
  state: RoomState,
  constituency: Constituency,
  station: Station,
  { statements, merged, shown }: SheetSight,
): StationResultRow {
  const form = formOf(state.count, station.code, constituency.code)
  const sheet = merged ? undefined : counted(form)
  return {
    status: statusOf(statements, form.status === 'accepted'),
    constituency_code: constituency.code,
    station_code: station.code,
    office_code: station.office,
    commune_code: index.commune(station.code).code,
    state: sheetState(form.status),
    registered: station.registered,
    ...figuresOf(sheet),
    votes: sheet?.votes ?? null,
    observations: sheet?.observations ?? null,
    photo: sheet ? (form.first?.photo ?? null) : null,
    rules: sheet ? rulesOf(index, state, form, shown) : [],
    history: merged ? [] : historyOf(form),
    merged: merged ? 1 : 0,
    ...sheetTimes(sheet && form),
  }
}

/** The state of a sheet in the words of the public: what lies between is under review. */
function sheetState(status: FormStatus): SheetState {
  switch (status) {
    case 'awaited':
    case 'excluded':
      return status
    case 'accepted':
      return 'counted'
    default:
      return 'review'
  }
}

export function figuresOf(sheet: Sheet | undefined): SheetFigures {
  return {
    voters: sheet?.voters ?? null,
    ballots: sheet?.ballots ?? null,
    void: sheet?.void ?? null,
    contested: sheet?.contested ?? null,
    valid: sheet?.valid ?? null,
  }
}

/** Instants of a counted sheet; where no phone sent it, it was first known when it was typed. */
export function instantsOf(form: Form): { observed: Instant; received: Instant; verified: Instant } | undefined {
  if (!form.first || !form.accepted) return undefined
  return { observed: form.first.observed ?? form.first.at, received: form.first.at, verified: form.accepted.at }
}

function sheetTimes(form: Form | undefined): ResultTimes {
  const times = form && instantsOf(form)
  return {
    observed_at: times ? iso(times.observed) : null,
    received_at: times ? iso(times.received) : null,
    verified_at: times ? iso(times.verified) : null,
    published_at: null,
  }
}

const RULES = new WeakMap<Form, { readonly shown: string; readonly rows: readonly RuleRow[] }>()

/**
 * Rules that did not hold, with the words that explained them. Taken once per accepted sheet, as its neighbours were when
 * it was first shown, and again when another contest of the station may be told.
 */
function rulesOf(index: BookIndex, state: RoomState, form: Form, shown: SheetSight['shown']): readonly RuleRow[] {
  const visible = index.constituenciesOf(form.station).filter(shown)
  const key = visible.map(({ code }) => code).join()
  const known = RULES.get(form)
  if (known?.shown === key) return known.rows
  const day = stationDay(index.book, stationState(state, form.station))
  const rows = findings(countContext(index, state), form, day, shown).map(({ code, parameters }): RuleRow => {
    const words = form.explanations.findLast((explanation) => explanation.code === code)?.words
    return { code, parameters, explanation: words ?? null }
  })
  RULES.set(form, { shown: key, rows })
  return rows
}

function historyOf(form: Form): SheetEvent[] {
  const typed = [...form.earlier, form.first, form.second, form.waiting].filter((one) => one !== undefined)
  const events = typed.toSorted((a, b) => a.entry - b.entry).map((one) => typing(one, isTold(form, one)))
  const { settled, accepted, excluded } = form
  if (settled?.how === 'decided') events.push(event('decided', settled.at, settled.by ?? '', settled.reason))
  if (accepted) events.push(event('accepted', accepted.at, accepted.by))
  if (excluded) events.push(event('excluded', excluded.at, excluded.by.join(' '), excluded.reason))
  return events.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
}

/**
 * Whether the figures of a typing may be told: never before the sheet is accepted, else the second hand could read the
 * first one's on the portal; and not those of a corrected version that still waits for the recall.
 */
export function isTold(form: Form, { entry }: Pick<Typed, 'entry'>): boolean {
  return form.status === 'accepted' && entry !== form.waiting?.entry
}

/** What a station wrote is a document; what a clerk mistyped is not. */
function typing({ from, at, by, version, reason, photo, sheet }: Typed, told: boolean): SheetEvent {
  if (from === 'desk') return event('typed', at, by)
  const sent = { ...event('sent', at, by, told ? reason : undefined), version }
  return told ? { ...sent, photo: photo ?? null, figures: { ...figuresOf(sheet), votes: sheet.votes } } : sent
}

function event(what: SheetEvent['what'], at: Instant, by: string, reason?: string): SheetEvent {
  return { what, at: iso(at), by, version: null, reason: reason ?? null, photo: null, figures: null }
}
