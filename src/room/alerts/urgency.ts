import type { Alert } from './alert.ts'

/** Not noted before noted, red before amber, older before younger, then by id so that the order never jumps. */
export function byUrgency(a: Alert, b: Alert): number {
  if (!a.noted !== !b.noted) return a.noted ? 1 : -1
  if (a.severity !== b.severity) return a.severity === 'red' ? -1 : 1
  if (a.since !== b.since) return a.since - b.since
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0
}
