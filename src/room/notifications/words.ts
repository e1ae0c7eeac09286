import type { BookIndex } from '#election/book/index.ts'
import { fill, type Language, nameIn, type Text } from '#election/languages.ts'
import { type ContestId, type PlaceCode, type StationCode, unreachable } from '#election/named.ts'
import { formatNumber, formatShare, isolate, isolateWords } from '#election/number.ts'
import { clock, localMinute } from '#election/time.ts'
import { alertText } from '../alerts/alerts.ts'
import { INCIDENT_TEXTS } from '../alerts/incident.ts'
import { REHEARSAL } from '../rehearsal.ts'
import type { EventKind, RoomEvent } from './event.ts'
import { NOTICE_WORDS } from './phrases.ts'

/** An event as a person reads it: a line that says what and where, and what else there is to know. */
export interface Notice {
  readonly title: string
  readonly lines: readonly string[]
}

/** Where a person reads more: the public pages, or the screens of the room. */
export interface NoticePage {
  readonly surface: 'portal' | 'room'
  /** Begins with `/`. */
  readonly path: string
}

/** An event in a reader's language. A rehearsal's says first that it is one, in every title. */
export function noticeOf(index: BookIndex, event: RoomEvent, language: Language, test: boolean): Notice {
  const at = isolate(clock(localMinute(event.at, index.book)))
  const title = fill(NOTICE_WORDS[event.kind], language, { place: whereOf(index, event, language), at })
  const lines = linesOf(index, event, language)
  if (!test) return { title, lines }
  const { short, long } = REHEARSAL
  return { title: `[${short[language]}] ${title}`, lines: [`${short[language]}. ${long[language]}`, ...lines] }
}

/** The page that tells more about an event. */
export function noticePage({ book }: BookIndex, event: RoomEvent, language: Language): NoticePage {
  const contest = contestOf(book, event)
  switch (event.kind) {
    case 'alert-raised':
    case 'alert-escalated':
      return { surface: 'room', path: `/room/#lang=${language}&view=queue` }
    case 'incident-confirmed':
    case 'incident-escalated':
    case 'incident-closed':
      return { surface: 'room', path: `/room/#lang=${language}&view=incidents` }
    case 'turnout-published':
    case 'office-closed':
      return { surface: 'portal', path: `/${language}/${event.place === book.room ? '' : event.place}` }
    case 'result-released':
    case 'result-withdrawn':
    case 'result-proclaimed':
    case 'result-amended':
      return { surface: 'portal', path: `/${language}/results/${contest}` }
    default:
      return unreachable(event)
  }
}

/** The name of a kind of event, where one is chosen. */
export function kindName(kind: EventKind, language: Language): string {
  return NOTICE_WORDS.kinds[kind][language]
}

function linesOf(index: BookIndex, event: RoomEvent, language: Language): string[] {
  const say = (text: Text, parameters: Readonly<Record<string, string | number>> = {}) =>
    fill(text, language, parameters)
  const { lines } = NOTICE_WORDS
  switch (event.kind) {
    case 'alert-raised':
      return alertLines(index, event, language)
    case 'alert-escalated':
      return [
        say(lines.calls, {
          minutes: figure(event.minutes),
          role: NOTICE_WORDS.roles[event.calls]?.[language] ?? isolateWords(event.calls),
        }),
        ...alertLines(index, event, language),
      ]
    case 'incident-confirmed':
      return [say(INCIDENT_TEXTS[event.what]), say(lines.gravity[event.gravity])]
    case 'incident-escalated':
      return [say(INCIDENT_TEXTS[event.what])]
    case 'incident-closed':
      return [say(INCIDENT_TEXTS[event.what]), say(lines.outcome[event.outcome])]
    case 'turnout-published':
      return turnoutLines(event, language)
    case 'office-closed':
      return [say(lines.closed, { stations: figure(event.stations) })]
    case 'result-released':
      return [say(lines.level[event.level]), say(lines.onPortal)]
    case 'result-withdrawn':
      return [say(lines.reason, { reason: isolateWords(event.reason) })]
    case 'result-proclaimed': {
      const { body, date, minutes } = event
      return [say(lines.proclaimed, { body: isolateWords(body), date: isolate(date), minutes: isolateWords(minutes) })]
    }
    case 'result-amended':
      return [say(lines.amended, { court: isolateWords(event.court), reason: isolateWords(event.reason) })]
    default:
      return unreachable(event)
  }
}

type AlertEvent = Extract<RoomEvent, { kind: 'alert-raised' | 'alert-escalated' }>

function alertLines(index: BookIndex, event: AlertEvent, language: Language): string[] {
  const { stations, severity } = event
  const { lines } = NOTICE_WORDS
  const text = alertText(event, language)
  const many = fill(lines.many, language, {
    stations: figure(stations),
    station: stationName(index, event.station, language),
  })
  return [lines.severity[severity][language], ...(stations > 1 ? [many] : []), text]
}

function turnoutLines(event: Extract<RoomEvent, { kind: 'turnout-published' }>, language: Language): string[] {
  const { voters, registeredReporting, reporting, stations } = event
  const { lines } = NOTICE_WORDS
  const heard = fill(lines.heard, language, { reporting: figure(reporting), stations: figure(stations) })
  if (voters === undefined) return [lines.nothing[language], heard]
  const share = formatShare(voters, registeredReporting, language) ?? '—'
  const counts = { voters: figure(voters), registered: figure(registeredReporting), share: isolate(share) }
  return [fill(lines.turnout, language, counts), heard]
}

/** The place, station or contest that a title names. */
function whereOf(index: BookIndex, event: RoomEvent, language: Language): string {
  const { book } = index
  if ('constituency' in event) {
    const found = book.constituencies.find(({ code }) => code === event.constituency)
    const contest = contestName(index, found?.contest, language)
    return found ? `${contest}, ${isolateWords(nameIn(found.names, language))}` : contest
  }
  if ('contest' in event) return contestName(index, event.contest, language)
  if (event.station !== undefined && !('stations' in event && event.stations > 1)) {
    return stationName(index, event.station, language)
  }
  return placeName(index, event.place, language)
}

function contestOf(book: BookIndex['book'], event: RoomEvent): ContestId | undefined {
  if ('contest' in event) return event.contest
  if (!('constituency' in event)) return undefined
  return book.constituencies.find(({ code }) => code === event.constituency)?.contest
}

function contestName({ book }: BookIndex, contest: ContestId | undefined, language: Language): string {
  const found = book.contests.find(({ id }) => id === contest)
  return found ? isolateWords(nameIn(found.names, language)) : ''
}

function placeName({ places }: BookIndex, code: PlaceCode, language: Language): string {
  const place = places.get(code)
  return isolateWords(place ? nameIn(place.names, language) : code)
}

function stationName({ stations }: BookIndex, code: StationCode, language: Language): string {
  const station = stations.get(code)
  return `${isolateWords(station ? nameIn(station.names, language) : code)} (${isolate(code)})`
}

const figure = (value: number) => isolate(formatNumber(value))
