import type { Station } from '#election/book/book.ts'
import type { Instant, PlaceCode } from '#election/named.ts'
import { member, type RoomState } from '../state.ts'
import { workOn } from '../work/work.ts'
import type { Alert } from './alert.ts'
import { alertId } from './ids.ts'
import type { AlertRule, Finding, Scene } from './rule.ts'
import { STATION_RULES } from './rules.ts'

/** Asks every rule of a station by itself, and hands over what each finds. */
export function eachFinding(scene: Scene, take: (rule: AlertRule, found: Finding) => void): void {
  for (const rule of STATION_RULES) {
    const findings = rule.find(scene)
    // Nearly always nothing, and an iterator over nothing is still made: a quarter of what a large room left to collect.
    if (findings.length > 0) for (const found of findings) take(rule, found)
  }
}

/** The alert that a rule's finding at a station is, with what was said of it. */
export function alertOf(
  state: RoomState,
  station: Station,
  commune: PlaceCode,
  { code, kind, severity }: Omit<AlertRule, 'find'>,
  found: Finding,
): Alert {
  const id = alertId(code, station.code, found.what)
  const noted = notedOf(state, id, found.since)
  return {
    id,
    code,
    kind,
    severity: found.severity ?? severity,
    station: station.code,
    commune,
    since: found.since,
    parameters: found.parameters,
    ...(noted && { noted }),
  }
}

/** What a person said about a trouble since it began, or with which words it was closed. */
function notedOf(state: RoomState, id: string, since: Instant): Alert['noted'] {
  const note = member(state.notes, id)
  const closed = workOn(state.work, { id, since })?.closed
  const last = note && closed ? (note.at > closed.at ? note : closed) : (note ?? closed)
  return last && last.at >= since ? { by: last.by, at: last.at, words: last.words } : undefined
}
