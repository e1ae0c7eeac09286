import type { BookIndex } from '#election/book/index.ts'
import { type Instant, type PlaceCode, unreachable } from '#election/named.ts'
import { instantOf } from '#election/time.ts'
import { boardOf } from '../board.ts'
import { closeOfLastStation, resultsView } from '../count/gate.ts'
import { type PlaceFigure, placeFigures } from '../figures.ts'
import type { RoomState } from '../state.ts'
import { mergedUnits } from '../units.ts'
import type { RoomEvent } from './event.ts'

/**
 * Everything that the public may be told of at its horizon, told or not. `state` is the fold of exactly the entries that
 * the public may see; one that has heard anything later throws instead of leaking it.
 */
export function publicEvents(index: BookIndex, state: RoomState, horizon: Instant): RoomEvent[] {
  if (state.at > horizon) throw new Error(`the state holds entries received after the horizon ${horizon}`)
  const figures = placeFigures(index, boardOf(index, state).figures)
  return [
    ...turnoutEvents(index, figures, horizon),
    ...officeEvents(index, figures),
    ...releaseEvents(index, state, horizon),
    ...statementEvents(index, state, horizon),
  ]
}

type Figures = ReadonlyMap<PlaceCode, PlaceFigure>

/** The turnout of each place at the last moment for which the book publishes it: a slot, or live an hour of readings; the close. */
function turnoutEvents(index: BookIndex, figures: Figures, horizon: Instant): RoomEvent[] {
  const at = moments(index).findLast((moment) => moment <= horizon)
  if (at === undefined) return []
  const merged = mergedUnits(index).places
  return index.book.places.flatMap(({ code, kind }): RoomEvent[] => {
    const figure = figures.get(code)
    // Nation and region reach beyond the room, whose sum is not theirs.
    if (!figure || merged.has(code) || kind === 'nation' || kind === 'region') return []
    const { voters, registered, registeredReporting, stations, reporting } = figure
    const counts = { registered, registeredReporting, stations, reporting, ...(voters !== undefined && { voters }) }
    return [{ kind: 'turnout-published', key: `turnout ${code} ${at}`, at, place: code, ...counts }]
  })
}

function moments({ book }: BookIndex): Instant[] {
  const { turnout } = book.publication
  const { closes, readings } = book.hours
  const minutes = turnout.mode === 'slots' ? turnout.slots : readings
  return [...minutes.filter((minute) => minute < closes), closes]
    .sort((a, b) => a - b)
    .map((minute) => instantOf(minute, book))
}

function officeEvents({ book }: BookIndex, figures: Figures): RoomEvent[] {
  return book.places.flatMap(({ code, kind }): RoomEvent[] => {
    const figure = figures.get(code)
    if (kind !== 'office' || !figure || figure.stations === 0 || figure.closed < figure.stations) return []
    const at = figure.received ?? instantOf(book.hours.closes, book)
    return [{ kind: 'office-closed', key: `closed ${code}`, at, place: code, stations: figure.stations }]
  })
}

function releaseEvents(index: BookIndex, { count }: RoomState, horizon: Instant): RoomEvent[] {
  if (horizon < closeOfLastStation(index)) return []
  return count.releases.flatMap(({ id, contest, level, confirmed, withdrawn }): RoomEvent[] => {
    if (!confirmed) return []
    const about = { place: index.book.room, contest, release: id }
    if (withdrawn) {
      const { at, reason } = withdrawn
      return [{ kind: 'result-withdrawn', key: `withdrawn ${id}`, at, ...about, reason }]
    }
    if (resultsView(index, count, 'public', contest, horizon) === 'nothing') return []
    const { at, entry } = confirmed
    return [{ kind: 'result-released', key: `released ${id}`, at, position: entry, ...about, level }]
  })
}

function statementEvents(index: BookIndex, { count }: RoomState, horizon: Instant): RoomEvent[] {
  return index.book.constituencies.flatMap(({ code, contest, place }) => {
    if (resultsView(index, count, 'public', contest, horizon) === 'nothing') return []
    return (count.statements[code] ?? []).map((statement, i): RoomEvent => {
      const about = { key: `statement ${code} ${i}`, at: statement.at, place, constituency: code }
      switch (statement.kind) {
        case 'proclaimed': {
          const { body, date, minutes } = statement
          return { kind: 'result-proclaimed', ...about, body, date, minutes }
        }
        case 'amended': {
          const { court, reason } = statement
          return { kind: 'result-amended', ...about, court, reason }
        }
        default:
          return unreachable(statement)
      }
    })
  })
}
