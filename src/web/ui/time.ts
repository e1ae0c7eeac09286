import type { Instant, Minute } from '#election/named.ts'

/** Local wall-clock text of an instant under the book's fixed offset (minutes): `14:30`, or `14:30:08` with seconds. */
export function clockOf(instant: Instant, utcOffset: number, seconds = false): string {
  return momentOf(instant, utcOffset).slice(11, seconds ? 19 : 16)
}

/** Local date and time: `2021-09-08 14:30:08`. */
export function momentOf(instant: Instant, utcOffset: number): string {
  return new Date(instant + utcOffset * 60_000).toISOString().slice(0, 19).replace('T', ' ')
}

/** `HH:MM` of a minute of the day; past midnight it starts again at 00:00. */
export function clockOfMinute(minute: Minute | number): string {
  const day = ((minute % 1440) + 1440) % 1440
  return `${String(Math.floor(day / 60)).padStart(2, '0')}:${String(day % 60).padStart(2, '0')}`
}

export type AgeUnit = 'second' | 'minute' | 'hour'

/** An age as one whole number and its unit, for a message: seconds below 90, then minutes, hours from two hours on. */
export function ageOf(milliseconds: number): { readonly value: number; readonly unit: AgeUnit } {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000))
  if (seconds < 90) return { value: seconds, unit: 'second' }
  const minutes = Math.floor(seconds / 60)
  return minutes < 120 ? { value: minutes, unit: 'minute' } : { value: Math.floor(minutes / 60), unit: 'hour' }
}
