import type { DeviceId, Instant, Position } from '#election/named.ts'
import type { TimelineItem, TimelineLine } from '#room/views/timeline.ts'

/** A line of the shown timeline: one item or act, or a run of ticks of one entry with the same verdict. */
export interface TimelineRow {
  readonly key: string
  readonly entry: Position
  readonly received: Instant
  /** Observed time of the last of the run. */
  readonly observed?: Instant
  /** From when on the public could see it. */
  readonly published?: Instant
  readonly device?: DeviceId
  readonly first?: number
  readonly last?: number
  readonly line: TimelineLine
  /** Ticks in the run, 1 for anything else. */
  readonly count: number
}

/** Newest first; neighbouring ticks of one submission that fared alike are one row, for a day has hundreds of them. */
export function timelineRows(lines: readonly TimelineLine[]): TimelineRow[] {
  const rows: TimelineRow[] = []
  for (const line of lines) {
    const before = rows.at(-1)
    if (before && line.line === 'item' && joins(before.line, line)) {
      rows[rows.length - 1] = { ...before, last: line.number, observed: line.observed, count: before.count + 1, line }
    } else rows.push(rowOf(line))
  }
  return rows.reverse()
}

function joins(before: TimelineLine, line: TimelineItem): boolean {
  return (
    before.line === 'item' &&
    before.item.k === 'tick' &&
    line.item.k === 'tick' &&
    before.entry === line.entry &&
    before.device === line.device &&
    before.not === line.not &&
    (before.undoneBy === undefined) === (line.undoneBy === undefined)
  )
}

function rowOf(line: TimelineLine): TimelineRow {
  const { entry, received } = line
  const published = line.published === undefined ? {} : { published: line.published }
  if (line.line === 'act')
    return {
      key: `${entry}-${line.what}-${line.constituency ?? ''}`,
      entry,
      received,
      count: 1,
      line,
      ...published,
      ...(line.device === undefined ? {} : { device: line.device }),
    }
  const { device, number, observed } = line
  const numbered = { key: `${entry}-${number}`, first: number, last: number, count: 1 }
  return { ...numbered, entry, received, observed, device, line, ...published }
}
