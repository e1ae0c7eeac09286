import type { BookIndex } from '#election/book/index.ts'
import { fill, type Language, type Text } from '#election/languages.ts'
import type { Instant } from '#election/named.ts'
import type { IncidentKind } from '#journal/submission.ts'
import { boardOf, dueAlerts } from '../board.ts'
import type { RoomState } from '../state.ts'
import type { Alert } from './alert.ts'
import { INCIDENT_TEXTS, incident } from './incident.ts'
import { ALERT_RULES } from './rules.ts'

/** Every alert of the room at `now`, the most urgent first. */
export function alerts(index: BookIndex, state: RoomState, now: Instant): Alert[] {
  return dueAlerts(boardOf(index, state), now)
}

const TEXTS = new Map<string, Text>(ALERT_RULES.map(({ code, text }) => [code, text]))

/** What an alert says, in a reader's language. Throws on a code that no rule has. */
export function alertText({ code, parameters }: Pick<Alert, 'code' | 'parameters'>, language: Language): string {
  const text = TEXTS.get(code)
  if (!text) throw new Error(`no such alert: ${code}`)
  if (code !== incident.code) return fill(text, language, parameters)
  const what = INCIDENT_TEXTS[parameters.what as IncidentKind]?.[language]
  return fill(text, language, what === undefined ? parameters : { ...parameters, what })
}
