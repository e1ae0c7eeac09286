import type { Constituency } from '#election/book/book.ts'
import type { BookIndex } from '#election/book/index.ts'
import type { Count, Minute, PlaceCode } from '#election/named.ts'
import { type RuleResult, run } from '#election/pv/rule.ts'
import { HANDLING_RULES } from '#election/pv/rules/handling.ts'
import { NEIGHBOUR_RULES } from '#election/pv/rules/neighbours.ts'
import { SHEET_RULES } from '#election/pv/rules/sheet.ts'
import { STATION_RULES } from '#election/pv/rules/station.ts'
import type { FilledSheet, Sheet } from '#election/pv/sheet.ts'
import { sheetTolerances } from '#election/pv/tolerances.ts'
import type { OtherSheets } from './accepted-sheets.ts'
import type { CountContext } from './decide.ts'
import { type Form, formKey } from './form.ts'
import { closeOfLastStation } from './gate.ts'
import type { CountState } from './state.ts'
import { counted } from './sums.ts'

/** What the day says of a station, taken from the room's state by whoever asks. */
export interface StationDay {
  readonly ticks?: Count
  readonly finalReading?: Count
  readonly largestReading?: Count
  readonly lastTick?: Minute
  readonly closed?: Minute
}

/**
 * Every rule on one sheet that two hands agree on: its own sums, the other sheets of its station, its day, its
 * neighbours, its way. Empty: it may be accepted without a word. `shown` says of which other contests the figures may
 * be told: a rule that compares two sheets shows both.
 */
export function findings(
  { index, count, others: sheets }: Pick<CountContext, 'index' | 'count' | 'others'>,
  form: Form,
  day: StationDay,
  shown: (constituency: Constituency) => boolean = () => true,
): RuleResult[] {
  const sheet = form.settled?.sheet
  const station = index.stations.get(form.station)
  const constituency = index.constituenciesOf(form.station).find(({ code }) => code === form.constituency)
  if (!sheet || !station || !constituency) return []
  const tolerances = sheetTolerances(index.book)
  const others = sheets()
  const counts = counted(count.forms[formKey(form.station, form.constituency)]) !== undefined
  const accepted = (place: PlaceCode) => {
    const sheets = others.accepted(place, constituency.code)
    // The same list where its own sheet is not in it: what is known of a list stays with it.
    return counts ? sheets.filter(({ station }) => station !== form.station) : sheets
  }
  const room = accepted(constituency.place)
  return [
    ...run(SHEET_RULES, { sheet, registered: station.registered, lines: constituency.lists.length, tolerances }),
    ...run(STATION_RULES, { sheets: [sheet, ...otherSheets(index, count, form, shown)], ...day, tolerances }),
    ...run(NEIGHBOUR_RULES, {
      sheet,
      room,
      commune: accepted(index.commune(form.station).code),
      ...(station.previous && { previous: station.previous }),
      tolerances,
    }),
    ...run(HANDLING_RULES, {
      sheet,
      votesHere: true,
      others: room,
      hasPhoto: form.first?.photo !== undefined || form.first?.from === 'desk',
      ...samePhoto(others, form),
      ...(form.first && { minutesAfterClose: Math.floor((form.first.at - closeOfLastStation(index)) / 60_000) }),
      lateMinutes: tolerances.lateMinutes,
      ...(form.first && { first: form.first.by }),
      ...(form.second && { second: form.second.by }),
      version: form.first?.version ?? 1,
      ...(form.first?.reason !== undefined && { reason: form.first.reason }),
      // Explanations are asked for at the acceptance, not while the warnings are being found.
      unexplained: [],
    }),
  ]
}

/** What a hand sees while it types: the rules of the sheet alone. */
export function typingFindings(index: BookIndex, constituency: Constituency, sheet: Sheet): RuleResult[] {
  const registered = index.stations.get(sheet.station)?.registered ?? (0 as Count)
  return run(SHEET_RULES, {
    sheet,
    registered,
    lines: constituency.lists.length,
    tolerances: sheetTolerances(index.book),
  })
}

/**
 * The station's other sheets, once both hands are in: a finding shows figures, and one hand's are nobody's to see before.
 * Whichever sheet is settled last is compared with all.
 */
function otherSheets(
  index: BookIndex,
  count: CountState,
  form: Form,
  shown: (constituency: Constituency) => boolean,
): FilledSheet[] {
  return index
    .constituenciesOf(form.station)
    .filter((constituency) => constituency.code !== form.constituency && shown(constituency))
    .flatMap(({ code }) => {
      const other = count.forms[formKey(form.station, code)]
      return other?.settled && other.status !== 'excluded' ? [other.settled.sheet] : []
    })
}

function samePhoto(others: OtherSheets, { first, station }: Form): { samePhotoAs?: string } {
  const twin = first?.photo === undefined ? undefined : others.twin(first.photo, station)
  return twin === undefined ? {} : { samePhotoAs: twin }
}
