import type { DeviceId, Instant, ItemNumber, Position } from '#election/named.ts'
import type { Entry } from '#journal/entry.ts'
import type { Item } from '#journal/submission.ts'
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
}

export interface TimelineAct {
  readonly line: 'act'
  readonly entry: Position
  readonly received: Instant
  readonly what: 'invited' | 'enrolled' | 'revoked' | 'alert-noted'
  readonly device?: DeviceId
  /** The person who acted, where one did. */
  readonly by?: string
  /** Reason of a revocation; the alert's id and the words of a note. */
  readonly words?: string
  readonly alert?: string
}

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
    default:
      return undefined
  }
}
