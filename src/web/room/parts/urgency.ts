import type { Alert } from '#room/alerts/alert.ts'

/** Red before amber, within each the oldest first; a stable order, so that rows do not jump. */
export function byUrgency(alerts: readonly Alert[]): Alert[] {
  return [...alerts].sort(
    (a, b) =>
      Number(b.severity === 'red') - Number(a.severity === 'red') || a.since - b.since || (a.id < b.id ? -1 : 1),
  )
}
