import type { ConstituencyCode, DeviceId, Instant, ItemNumber, Position, StationCode } from '#election/named.ts'
import type { CallEntry, Told } from '#journal/call-entry.ts'
import type { CountEntry } from '#journal/count-entry.ts'
import type { Entry } from '#journal/entry.ts'
import type { IncidentEntry, IncidentStep } from '#journal/incident-entry.ts'
import type { ReadinessEntry, RehearsalStep } from '#journal/readiness-entry.ts'
import type { Item, Members } from '#journal/submission.ts'
import type { WorkEntry } from '#journal/work-entry.ts'
import { observedAt } from '../track.ts'
import { VERDICTS } from '../verdicts.ts'

/** One line of a station's day: an item of a phone, or an act of the room about the station. */
export type TimelineLine = TimelineItem | TimelineAct

export interface TimelineItem {
  readonly line: 'item'
  readonly entry: Position
  readonly device: DeviceId
  readonly number: ItemNumber
  readonly item: Item
  readonly observed: Instant
  readonly received: Instant
  /** Why it does not count (`R…`); R301 marks one that the figure cuts off. Absent when it counts. */
  readonly not?: string
  /** The later item of the same phone that took it back. */
  readonly undoneBy?: ItemNumber
  /** From when on the public could see what it says; absent while it cannot, and where it says nothing public. */
  readonly published?: Instant
}

export interface TimelineAct {
  readonly line: 'act'
  readonly entry: Position
  readonly received: Instant
  readonly what: ActKind
  readonly device?: DeviceId
  /** Pseudonym of the person who acted, where one did. */
  readonly by?: string
  /** What was said with it: a reason, a note. */
  readonly words?: string
  readonly alert?: string
  /** How it was done or ended, as its entry says: an outcome, a step, what was told. */
  readonly how?: string
  /** What somebody told by telephone or message. */
  readonly said?: Told
  /** Whose sheet it is about; what the sheet says is nobody's here. */
  readonly constituency?: ConstituencyCode
  /** What the station rehearsed. */
  readonly done?: readonly RehearsalStep[]
  /** Pseudonym of who has it from then on. */
  readonly to?: string
  readonly until?: Instant
  /** As for an item. */
  readonly published?: Instant
}

/** Acts of the room that touch one station. */
export type ActKind =
  | 'invited'
  | 'invitation-withdrawn'
  | 'enrolled'
  | 'revoked'
  | 'alert-noted'
  | WorkEntry['kind']
  | CallEntry['kind']
  | IncidentEntry['kind']
  | 'message-sent'
  | 'message-withdrawn'
  | 'release-confirmed'
  | 'release-withdrawn'
  | Extract<CountEntry | ReadinessEntry, { readonly station: StationCode }>['kind']

/**
 * A station's day, from the entries that touch it in journal order: every item with its times and its verdict, and the
 * room's acts. Items that an overlap repeated appear once. In the order in which the room received them.
 */
export function stationTimeline(entries: readonly Entry[]): TimelineLine[] {
  const lines: TimelineLine[] = []
  const observed = new Map<DeviceId, Instant>()
  const items = new Map<string, number>()
  for (const entry of entries) {
    const { n, at: received } = entry
    if (entry.kind === 'enrolled') observed.set(entry.device, received)
    if (entry.kind !== 'submission') {
      const act = actOf(entry)
      if (act) lines.push(act)
      continue
    }
    const verdicts = new Map<number, string>(entry.not)
    for (let i = entry.held ?? 0; i < entry.items.length; i++) {
      const item = entry.items[i] as Item
      const number = (entry.from + i) as ItemNumber
      const when = observedAt(received, entry.sent, item.at, observed.get(entry.device) ?? (0 as Instant))
      observed.set(entry.device, when)
      const not = verdicts.get(number)
      items.set(`${entry.device} ${number}`, lines.length)
      if (item.k === 'undo' && not === undefined) markUndone(lines, items.get(`${entry.device} ${item.of}`), number)
      lines.push({
        line: 'item',
        entry: n,
        device: entry.device,
        number,
        item,
        observed: when,
        received,
        ...(not === undefined ? {} : { not }),
      })
    }
  }
  return lines
}

/** How many people were present. */
export function peoplePresent({ president, assessors, substitutes, representatives }: Members): number {
  return Number(president) + assessors + substitutes + representatives
}

/** Whether a line's item is in the figures: it counts, or is only cut off by the ceiling, and was not taken back. */
export function isInFigures(line: TimelineItem): boolean {
  return line.undoneBy === undefined && (line.not === undefined || line.not === VERDICTS.beyondRegistered.code)
}

function markUndone(lines: TimelineLine[], at: number | undefined, by: ItemNumber): void {
  const line = at === undefined ? undefined : lines[at]
  if (at !== undefined && line?.line === 'item') lines[at] = { ...line, undoneBy: by }
}

function actOf(entry: Exclude<Entry, { kind: 'submission' }>): TimelineAct | undefined {
  const line = { line: 'act', entry: entry.n, received: entry.at } as const
  switch (entry.kind) {
    case 'invited':
      return { ...line, what: 'invited', by: entry.by }
    case 'enrolled':
      return { ...line, what: 'enrolled', device: entry.device }
    case 'revoked':
      return { ...line, what: 'revoked', device: entry.device, by: entry.by, words: entry.reason }
    case 'alert-noted':
      return { ...line, what: 'alert-noted', by: entry.by, alert: entry.alert, words: entry.words }
    case 'invitation-withdrawn':
      return { ...line, what: entry.kind, by: entry.by }
    case 'alert-taken':
      return { ...line, what: entry.kind, by: entry.by, alert: entry.alert }
    case 'alert-handed':
      return { ...line, what: entry.kind, by: entry.by, alert: entry.alert, ...(entry.to && { to: entry.to }) }
    case 'alert-snoozed':
      return { ...line, what: entry.kind, by: entry.by, alert: entry.alert, until: entry.until, words: entry.reason }
    case 'alert-closed':
      return { ...line, what: entry.kind, by: entry.by, alert: entry.alert, how: entry.outcome, words: entry.words }
    case 'called':
      return { ...line, what: entry.kind, by: entry.by, how: entry.outcome, ...(entry.words && { words: entry.words }) }
    case 'told':
      return { ...line, what: entry.kind, by: entry.by, how: entry.source, said: entry.said }
    case 'told-undone':
      return { ...line, what: entry.kind, by: entry.by, how: String(entry.entry), words: entry.reason }
    case 'incident-step':
      return { ...line, what: entry.kind, by: entry.by, how: entry.step.do, ...wordsOf(entry.step) }
    case 'station-rehearsed':
      return { ...line, what: entry.kind, by: entry.by, done: entry.done, ...(entry.words && { words: entry.words }) }
    case 'sheet-typed':
    case 'sheet-decided':
    case 'sheet-explained':
    case 'sheet-accepted':
    case 'sheet-confirmed':
    case 'sheet-proposal-withdrawn':
    case 'copy-handed-over':
      return { ...line, what: entry.kind, by: entry.by, constituency: entry.constituency }
    case 'sheet-proposed':
      return { ...line, what: entry.kind, by: entry.by, constituency: entry.constituency, how: entry.act }
    default:
      return undefined
  }
}

function wordsOf(step: IncidentStep): { words?: string; to?: string } {
  if (step.do === 'assign') return { to: step.to }
  return step.words === '' ? {} : { words: step.words }
}
