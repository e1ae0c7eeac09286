import type { Text } from '#election/languages.ts'
import type { IncidentKind } from '#journal/submission.ts'
import { isOpen } from '../incidents/case.ts'
import { type AlertRule, type Finding, NOTHING } from './rule.ts'

/** What a station reported from the field; one alert each, until the station takes it back or the room has solved it. */
export const incident: AlertRule = {
  code: 'A301',
  kind: 'incident',
  severity: 'amber',
  text: {
    ar: 'حادث: {what}. اتصل بالمكتب وسجل ما تقرر.',
    fr: 'Incident : {what}. Appelez le bureau et notez la décision.',
    zgh: 'ⵜⴰⵎⵙⴰⵔⵜ: {what}. ⵙⵙⵉⵡⵍ ⵉ ⵓⵙⵉⵔⴰ ⵜⴰⵔⴰⴷ ⵜⴰⵖⵜⴰⵙⵜ.',
    en: 'Incident: {what}. Call the station and note what was decided.',
  },
  find({ state, cases }) {
    if (state.incidents.length === 0) return NOTHING
    return state.incidents.flatMap(({ what, device, item, received, undone }): Finding[] => {
      const key = incidentKey(device, item)
      const made = Object.hasOwn(cases, key) ? cases[key] : undefined
      if (undone || (made && !isOpen(made))) return []
      const isRed = made?.severity ? made.severity === 'grave' : VOTING_AT_STAKE.has(what)
      const since = made?.reopened ?? received
      return [{ since, what: key, parameters: { what }, severity: isRed ? 'red' : 'amber' }]
    })
  },
}

/** Tells a station's incidents apart in the ids of their alerts. */
export function incidentKey(device: string, item: number): string {
  return `${device}-${item}`
}

const VOTING_AT_STAKE: ReadonlySet<IncidentKind> = new Set<IncidentKind>(['interrupted', 'violence', 'urn'])

/** The kinds of incident in words; the alert's parameter `what` holds the kind. */
export const INCIDENT_TEXTS: Readonly<Record<IncidentKind, Text>> = {
  'late-material': {
    ar: 'تأخر المعدات',
    fr: 'matériel en retard',
    zgh: 'ⵉⵎⴰⵙⵙⵏ ⵎⴰⵟⵟⵍⵏ',
    en: 'material late',
  },
  interrupted: { ar: 'توقف التصويت', fr: 'vote interrompu', zgh: 'ⴰⵙⵜⴰⵢ ⵉⴱⴷⴷⴰ', en: 'voting interrupted' },
  crowd: { ar: 'ازدحام', fr: 'affluence', zgh: 'ⴰⵣⴷⵃⵎ', en: 'crowd' },
  dispute: { ar: 'نزاع', fr: 'litige', zgh: 'ⴰⵎⵣⵉⵖ', en: 'dispute' },
  violence: { ar: 'عنف', fr: 'violence', zgh: 'ⵜⴰⵎⵢⵓⵔⵜ', en: 'violence' },
  urn: { ar: 'مشكل في الصندوق', fr: 'problème d’urne', zgh: 'ⵓⴳⵓⵔ ⴳ ⵓⵙⵏⴷⵓⵇ', en: 'trouble with the urn' },
  list: {
    ar: 'مشكل في لائحة الناخبين',
    fr: 'problème de liste électorale',
    zgh: 'ⵓⴳⵓⵔ ⴳ ⵜⵍⴳⴰⵎⵜ ⵏ ⵉⵎⵙⵜⴰⵢⵏ',
    en: 'trouble with the voters’ list',
  },
  power: { ar: 'انقطاع الكهرباء', fr: 'panne de courant', zgh: 'ⴰⴱⴱⴰⵢ ⵏ ⵓⴹⵓ', en: 'power cut' },
  other: { ar: 'أمر آخر', fr: 'autre', zgh: 'ⵢⴰⴹⵏ', en: 'other' },
}
