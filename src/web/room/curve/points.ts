type Points = readonly (readonly [number, number])[]

export interface HourRow {
  readonly minute: number
  readonly voters?: number
  readonly before?: number
}

/** One row at each full hour that either curve has reached, and one at today's last point. */
export function hourly(curve: Points, before: Points): HourRow[] {
  const first = Math.min(curve[0]?.[0] ?? 1440, before[0]?.[0] ?? 1440)
  const last = Math.max(curve.at(-1)?.[0] ?? 0, before.at(-1)?.[0] ?? 0)
  const minutes = new Set<number>()
  for (let minute = Math.ceil(first / 60) * 60; minute <= last; minute += 60) minutes.add(minute)
  const newest = curve.at(-1)?.[0]
  if (newest !== undefined) minutes.add(newest)
  return [...minutes]
    .sort((a, b) => a - b)
    .map((minute) => {
      const voters = valueAt(curve, minute)
      const earlier = valueAt(before, minute)
      return {
        minute,
        ...(voters === undefined ? {} : { voters }),
        ...(earlier === undefined ? {} : { before: earlier }),
      }
    })
}

/** What an earlier election stood at by a minute of its day; when it was over, its last figure. Undefined before its first. */
export function earlierAt(points: Points, minute: number): number | undefined {
  return points.findLast(([at]) => at <= minute)?.[1]
}

/** The value of the last point up to a minute; undefined before the first and after the last. */
function valueAt(points: Points, minute: number): number | undefined {
  const last = points.at(-1)
  return !last || minute > last[0] ? undefined : earlierAt(points, minute)
}
