import type { BookIndex } from '#election/book/index.ts'
import type { Count, Instant, PlaceCode } from '#election/named.ts'
import { member, type RoomState, type StationState, type Witnessed } from './state.ts'

/** How a figure was obtained. */
export type FigureSource = 'none' | 'ticks' | 'reading' | 'final-reading'

/** What a station is doing, from facts alone; lateness and silence depend on the time and are said elsewhere. */
export type StationPhase = 'not-opened' | 'open' | 'closed'

/** A station's voters and where the number comes from (decision 0003). */
export interface StationFigure {
  /** Absent when nothing was received: zero is not blank. Between 0 and registered. */
  readonly voters?: Count
  readonly source: FigureSource
  readonly phase: StationPhase
  /** When the figure was true at the station, and when the room received it. */
  readonly observed?: Instant
  readonly received?: Instant
}

/** The sum of a place's stations. */
export interface PlaceFigure {
  readonly registered: Count
  /** Absent when no station has a figure. */
  readonly voters?: Count
  readonly stations: number
  /** Stations with a figure. */
  readonly reporting: number
  readonly opened: number
  readonly closed: number
  /** Registered voters of the stations that have a figure. */
  readonly registeredReporting: Count
  /** Youngest of its stations' times. */
  readonly observed?: Instant
  readonly received?: Instant
}

/**
 * A station's figure: after the close the closing reading; before it the larger of the net ticks (never above
 * registered) and the latest reading. Where no phone counts (the room was told by telephone or message that the station
 * is open), the latest reading alone.
 */
export function stationFigure(registered: Count, station: StationState): StationFigure {
  const closing = standingClosing(station)
  if (closing) return witnessed(closing, closing.count, 'final-reading', 'closed')
  const reading = standingReading(station)
  const counting = station.bins.length > 0 || station.openings.some(({ undone, told }) => !undone && !told)
  const ticks = Math.min(registered, station.ticks) as Count
  if (reading && (reading.count > ticks || !counting)) return witnessed(reading, reading.count, 'reading', 'open')
  if (!counting) return { source: 'none', phase: standingOpening(station) ? 'open' : 'not-opened' }
  const figure: { -readonly [K in keyof StationFigure]: StationFigure[K] } = {
    voters: ticks,
    source: 'ticks',
    phase: 'open',
  }
  if (station.observed !== undefined) figure.observed = station.observed
  if (station.heard !== undefined) figure.received = station.heard
  return figure
}

/** The close that stands: of those not undone the one observed last. */
export function standingClosing(station: StationState): StationState['closings'][number] | undefined {
  return latest(station.closings)
}

/** The opening that stands: of those not undone the one observed first. */
export function standingOpening(station: StationState): StationState['openings'][number] | undefined {
  let first: StationState['openings'][number] | undefined
  for (const opening of station.openings)
    if (!opening.undone && (first === undefined || isLater(first, opening, 0))) first = opening
  return first
}

/** The reading that stands: of the latest hour read, the one observed last. */
export function standingReading(station: StationState): StationState['readings'][number] | undefined {
  return readingsByHour(station).at(-1)
}

/** The reading that stands for each hour, in the order of the hours. */
export function readingsByHour(station: StationState): StationState['readings'] {
  if (station.readings.length === 0) return []
  const hours = new Map<number, StationState['readings'][number]>()
  for (const reading of station.readings) {
    if (reading.undone) continue
    const before = hours.get(reading.hour)
    if (!before || isLater(reading, before, reading.count - before.count)) hours.set(reading.hour, reading)
  }
  return [...hours.values()].sort((a, b) => a.hour - b.hour)
}

/** Every station's figure, in book order. */
export function stationFigures(index: BookIndex, state: RoomState): StationFigure[] {
  return index.book.stations.map(({ code, registered }) => stationFigure(registered, stationState(state, code)))
}

/** Every place's figure, each the sum of its stations, in one pass. `figures` are those of `stationFigures`. */
export function placeFigures(index: BookIndex, figures: readonly StationFigure[]): Map<PlaceCode, PlaceFigure> {
  const sums = new Map<PlaceCode, Sum>(index.book.places.map(({ code }) => [code, emptySum()]))
  index.book.stations.forEach(({ office, registered }, i) => {
    const sum = sums.get(office)
    const figure = figures[i]
    if (!sum || !figure) throw new Error('a figure for every station, a place for every office')
    addStation(sum, registered, figure)
  })
  for (const { code, parent } of index.book.places.toReversed()) {
    const sum = sums.get(code)
    const above = parent === undefined ? undefined : sums.get(parent)
    if (sum && above) addSum(above, sum)
  }
  return new Map(index.book.places.map(({ code }) => [code, finished(sums.get(code) ?? emptySum())]))
}

/** A station's state; throws on a code that is not in the book. */
export function stationState(state: RoomState, code: keyof RoomState['stations']): StationState {
  const station = member(state.stations, code)
  if (!station) throw new Error(`no station ${code} in this room`)
  return station
}

interface Sum {
  registered: number
  voters: number
  stations: number
  reporting: number
  opened: number
  closed: number
  registeredReporting: number
  observed: number
  received: number
}

function emptySum(): Sum {
  return {
    registered: 0,
    voters: 0,
    stations: 0,
    reporting: 0,
    opened: 0,
    closed: 0,
    registeredReporting: 0,
    observed: 0,
    received: 0,
  }
}

function addStation(sum: Sum, registered: Count, figure: StationFigure): void {
  sum.registered += registered
  sum.stations++
  if (figure.phase !== 'not-opened') sum.opened++
  if (figure.phase === 'closed') sum.closed++
  if (figure.voters === undefined) return
  sum.voters += figure.voters
  sum.reporting++
  sum.registeredReporting += registered
  sum.observed = Math.max(sum.observed, figure.observed ?? 0)
  sum.received = Math.max(sum.received, figure.received ?? 0)
}

function addSum(above: Sum, sum: Sum): void {
  above.registered += sum.registered
  above.voters += sum.voters
  above.stations += sum.stations
  above.reporting += sum.reporting
  above.opened += sum.opened
  above.closed += sum.closed
  above.registeredReporting += sum.registeredReporting
  above.observed = Math.max(above.observed, sum.observed)
  above.received = Math.max(above.received, sum.received)
}

function finished(sum: Sum): PlaceFigure {
  return {
    registered: sum.registered as Count,
    ...(sum.reporting === 0 ? {} : { voters: sum.voters as Count }),
    stations: sum.stations,
    reporting: sum.reporting,
    opened: sum.opened,
    closed: sum.closed,
    registeredReporting: sum.registeredReporting as Count,
    ...(sum.observed === 0 ? {} : { observed: sum.observed as Instant }),
    ...(sum.received === 0 ? {} : { received: sum.received as Instant }),
  }
}

function witnessed(
  { observed, received }: Witnessed<unknown>,
  voters: Count,
  source: FigureSource,
  phase: StationPhase,
): StationFigure {
  return { voters, source, phase, observed, received }
}

function latest<T extends { count: Count }>(statements: readonly Witnessed<T>[]): Witnessed<T> | undefined {
  let found: Witnessed<T> | undefined
  for (const one of statements)
    if (!one.undone && (found === undefined || isLater(one, found, one.count - found.count))) found = one
  return found
}

/** An order of statements that does not depend on which was heard first: observed, then count, device and item. */
function isLater(a: Witnessed<unknown>, b: Witnessed<unknown>, byCount: number): boolean {
  if (a.observed !== b.observed) return a.observed > b.observed
  if (byCount !== 0) return byCount > 0
  return a.device === b.device ? a.item > b.item : a.device > b.device
}
