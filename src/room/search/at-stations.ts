import type { DeviceId, Instant } from '#election/named.ts'
import type { Alert } from '../alerts/alert.ts'
import { INCIDENT_TEXTS, incidentKey } from '../alerts/incident.ts'
import { ALERT_RULES } from '../alerts/rules.ts'
import { byUrgency } from '../alerts/urgency.ts'
import { boardOf, dueAt } from '../board.ts'
import { formKey } from '../count/form.ts'
import { member, type RoomState } from '../state.ts'
import type { Finder } from './finder.ts'
import type { Found } from './found.ts'
import { haystack } from './normal.ts'
import { at, bitsOf, codeAt, hayOf, MOST, type Question } from './question.ts'

/** Letters that a word needs before devices are looked through: their names are hexadecimal and all begin alike. */
const DEVICE_LETTERS = 3
/** What a sheet is called. */
const SHEET_WORDS = haystack(['محضر المحضر', 'procès-verbal pv', 'tally sheet', 'ⴰⵏⵎⵉⵙ'])

/** Alerts that nobody has noted, by their rule and where they are; the most urgent. */
export function alerts({ index, stations }: Finder, state: RoomState, question: Question, now: Instant): Found[] {
  const board = boardOf(index, state)
  const ofRule = new Map([...RULES].map(([code, hay]) => [code, bitsOf(hay, question.needles)]))
  const found: Alert[] = []
  for (let i = 0; i < stations.length; i++) {
    for (const alert of dueAt(board, i, now)) {
      const bits = (question.stations[i] as number) | (ofRule.get(alert.code) ?? 0)
      if (bits === question.all && question.within(alert.station) && !alert.noted) keepUrgent(found, alert)
    }
  }
  return found.map(({ id, code, severity, station }) => ({ kind: 'alert', id, code, severity, ...at(index, station) }))
}

/** Puts an alert among the most urgent few, in their order. */
function keepUrgent(found: Alert[], alert: Alert): void {
  if (found.length === MOST && byUrgency(found[MOST - 1] as Alert, alert) <= 0) return
  const place = found.findIndex((other) => byUrgency(alert, other) < 0)
  found.splice(place === -1 ? found.length : place, 0, alert)
  if (found.length > MOST) found.pop()
}

/**
 * Incidents by their kind, where they were, and what was written about them where that may be read: from what answers
 * a question whoever asks could else learn it letter by letter.
 */
export function incidents(finder: Finder, state: RoomState, question: Question, readsWords: boolean): Found[] {
  const { index, stations } = finder
  const board = boardOf(index, state)
  const found: Found[] = []
  for (let i = 0; i < stations.length && found.length < MOST; i++) {
    for (const incident of board.stations[i]?.incidents ?? []) {
      const { device, item, what } = incident
      const hay = (INCIDENTS.get(what) ?? '') + (readsWords ? hayOf(incident) : '')
      const known = question.stations[i] as number
      if ((known | bitsOf(hay, question.needles, known)) !== question.all) continue
      const code = codeAt(finder, i)
      if (!question.within(code)) continue
      found.push({ kind: 'incident', id: incidentKey(device, item), what, ...at(index, code) })
    }
  }
  return found.slice(0, MOST)
}

/** Phones by their id, with or without its first letter. */
export function devices({ index }: Finder, state: RoomState, { typed, within }: Question): Found[] {
  if (typed.length < DEVICE_LETTERS || !/^d?[0-9a-f]+$/.test(typed)) return []
  const found: Found[] = []
  for (const id in state.devices) {
    if (!id.startsWith(typed) && !id.startsWith(typed, 1)) continue
    const device = state.devices[id as DeviceId]
    if (!device || !within(device.station)) continue
    found.push({
      kind: 'device',
      device: id as DeviceId,
      revoked: device.revoked !== undefined,
      ...at(index, device.station),
    })
    if (found.length === MOST) break
  }
  return found
}

/** Sheets of the stations that the question names; a word that names a contest chooses among them. */
export function sheets(finder: Finder, { count }: RoomState, question: Question): Found[] {
  const { index, stations, constituencies } = finder
  const { needles, all, within } = question
  const called = bitsOf(SHEET_WORDS, needles)
  const contests = new Map([...constituencies].map(([code, hay]) => [code, bitsOf(hay, needles)]))
  const anyContest = [...contests.values()].reduce((bits, one) => bits | one, 0)
  const named = all & ~called & ~anyContest
  // Before the first sheet nothing needs to be looked through.
  if (named === 0 || Object.keys(count.forms).length === 0) return []
  const found: Found[] = []
  for (let i = 0; i < stations.length && found.length < MOST; i++) {
    if (((question.stations[i] as number) & named) !== named) continue
    const code = codeAt(finder, i)
    if (!within(code)) continue
    for (const constituency of index.constituenciesOf(code)) {
      const bits = (question.stations[i] as number) | called | (contests.get(constituency.code) ?? 0)
      if (bits !== all) continue
      const form = member(count.forms, formKey(code, constituency.code))
      const contest = index.book.contests.find(({ id }) => id === constituency.contest)
      if (!form || !contest) continue
      const { status } = form
      found.push({ kind: 'sheet', constituency: constituency.code, contest: contest.names, status, ...at(index, code) })
    }
  }
  return found.slice(0, MOST)
}

const RULES: ReadonlyMap<string, string> = new Map(
  ALERT_RULES.map(({ code, text }) => [code, haystack([code, ...Object.values(text)])]),
)
const INCIDENTS: ReadonlyMap<string, string> = new Map(
  Object.entries(INCIDENT_TEXTS).map(([what, text]) => [what, haystack(Object.values(text))]),
)
