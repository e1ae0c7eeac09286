import type { Minute } from '#election/named.ts'
import type { Tally } from '#phone/tally.ts'
import type { StationBrief } from '#room/views/station.ts'

/** Readings held for an hour: by this phone, else by another of the station as the room told. */
export function heldReading(brief: StationBrief, tally: Tally, hour: Minute): number | undefined {
  return tally.readings.get(hour)?.count ?? brief.seen.readings.find(([held]) => held === hour)?.[1]
}

/** The latest hour that has come and has no reading; absent when nothing is due. */
export function dueReading(brief: StationBrief, tally: Tally, minute: Minute): Minute | undefined {
  return brief.hours.readings.findLast((hour) => hour <= minute && heldReading(brief, tally, hour) === undefined)
}

/** The hour that a reading begun now is most likely for: what is due, else the hour nearest to now. */
export function likelyHour(brief: StationBrief, tally: Tally, minute: Minute): Minute | undefined {
  const due = dueReading(brief, tally, minute)
  if (due !== undefined) return due
  const distance = (hour: Minute) => Math.abs(hour - minute)
  return [...brief.hours.readings].sort((a, b) => distance(a) - distance(b))[0]
}

/** The latest reading before an hour that says more than `count`: signatures never become fewer. */
export function largerBefore(
  brief: StationBrief,
  tally: Tally,
  hour: Minute,
  count: number,
): { hour: Minute; count: number } | undefined {
  for (const before of [...brief.hours.readings].reverse()) {
    if (before >= hour) continue
    const held = heldReading(brief, tally, before)
    if (held !== undefined && held > count) return { hour: before, count: held }
  }
  return undefined
}

/** Whether signatures and counter are further apart than the book tolerates. The larger of its two limits holds. */
export function needsReason(brief: StationBrief, count: number, counter: number): boolean {
  const { readingGap, readingGapPerMille } = brief.tolerances
  const gap = Math.abs(count - counter)
  return gap > readingGap && gap * 1000 > Math.max(count, counter) * readingGapPerMille
}
