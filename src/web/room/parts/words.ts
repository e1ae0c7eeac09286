import { fill, type Language } from '#election/languages.ts'
import type { IncidentKind } from '#journal/submission.ts'
import type { Alert } from '#room/alerts/alert.ts'
import { INCIDENT_TEXTS } from '#room/alerts/incident.ts'
import { ALERT_RULES } from '#room/alerts/rules.ts'
import { formatNumber, isolate } from '../../ui/number.ts'

/** What an alert says and what to do next, from the room's catalogue; figures keep their order inside Arabic. */
export function alertWords(alert: Alert, language: Language): string {
  const rule = ALERT_RULES.find(({ code }) => code === alert.code)
  if (!rule) return alert.code
  const parameters: Record<string, string> = {}
  for (const [name, value] of Object.entries(alert.parameters)) {
    if (name === 'what') parameters[name] = incidentWords(String(value), language)
    else parameters[name] = isolate(typeof value === 'number' ? formatNumber(value) : value)
  }
  return fill(rule.text, language, parameters)
}

/** A kind of incident in words; the code itself where a newer room knows more kinds than this page. */
export function incidentWords(what: string, language: Language): string {
  return what in INCIDENT_TEXTS ? INCIDENT_TEXTS[what as IncidentKind][language] : what
}
