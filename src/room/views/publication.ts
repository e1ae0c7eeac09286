import type { BookIndex } from '#election/book/index.ts'
import type { Count, Instant, Minute, PlaceCode, Position, StationCode } from '#election/named.ts'
import { eachBin } from '../bins.ts'
import { type Board, boardOf } from '../board.ts'
import { BINS, curveOf, curveOfBins, type Gains } from '../curve.ts'
import { type FigureSource, type PlaceFigure, placeFigures, type StationFigure } from '../figures.ts'
import type { RoomState } from '../state.ts'
import { type Merged, mergedUnits } from '../units.ts'

export type { FigureSource } from '../figures.ts'

/**
 * Turnout as the public may see it at one horizon: the gate's only output for portal, open data and feed. Rows follow
 * the book's order. Zero is not blank: `voters` is absent where nothing was received.
 */
export interface TurnoutPublication {
  readonly format: 'sunduq-turnout/1'
  /** Id of the book. */
  readonly book: string
  readonly test: boolean
  /** Last position that is inside the horizon: the version of these figures. -1 when no entry is. */
  readonly position: Position
  /** Nothing received after this instant is in it. */
  readonly horizon: Instant
  readonly places: readonly PlaceTurnout[]
  readonly stations: readonly StationTurnout[]
}

interface TurnoutTimes {
  /** When the figure was true at the station (youngest of its parts). */
  readonly observed?: Instant
  /** When the room received it. */
  readonly received?: Instant
}

export interface PlaceTurnout extends TurnoutTimes {
  readonly code: PlaceCode
  readonly registered: Count
  readonly voters?: Count
  readonly stations: number
  /** Stations with a figure; the others are missing. */
  readonly reporting: number
  readonly opened: number
  readonly closed: number
  /** Registered voters of the stations that have a figure: the honest denominator while some are missing. */
  readonly registeredReporting: Count
  /** Set where the unit is too small to be shown by itself; its figures are only in its parent. */
  readonly merged?: true
  /** [minute of day, voters] every five minutes. */
  readonly curve: readonly (readonly [Minute, Count])[]
}

export interface StationTurnout extends TurnoutTimes {
  readonly code: StationCode
  readonly registered: Count
  readonly voters?: Count
  readonly source: FigureSource
  readonly status: 'not-opened' | 'open' | 'closed'
  /** Set where the unit is too small to be shown by itself; its figures are only in its parent. */
  readonly merged?: true
  readonly curve: readonly (readonly [Minute, Count])[]
}

/**
 * The turnout of a room as of a horizon. `state` is the fold of exactly the entries received until then: publishing is
 * the gate's last door, so a state that has heard anything later throws instead of leaking it.
 */
export function turnoutPublication(index: BookIndex, state: RoomState, horizon: Instant): TurnoutPublication {
  if (state.at > horizon) throw new Error(`the state holds entries received after the horizon ${horizon}`)
  const board = boardOf(index, state)
  const merged = mergedUnits(index)
  const figures = placeFigures(index, board.figures)
  const curves = placeCurves(index, board)
  return {
    format: 'sunduq-turnout/1',
    book: index.book.id,
    test: state.test,
    position: (state.size - 1) as Position,
    horizon,
    places: index.book.places.map(({ code }) => placeTurnout(code, figures, curves, merged)),
    stations: index.book.stations.map(({ code, registered }, i) => {
      const figure = board.figures[i]
      const gains = board.gains[i]
      if (!figure || !gains) throw new Error(`no figure of ${code}`)
      return merged.stations.has(code)
        ? { code, registered, source: 'none', status: figure.phase, merged: true, curve: [] }
        : { code, registered, ...shown(figure), source: figure.source, status: figure.phase, curve: curveOf(gains) }
    }),
  }
}

function placeTurnout(
  code: PlaceCode,
  figures: ReadonlyMap<PlaceCode, PlaceFigure>,
  curves: ReadonlyMap<PlaceCode, Int32Array>,
  merged: Merged,
): PlaceTurnout {
  const figure = figures.get(code)
  const bins = curves.get(code)
  if (!figure || !bins) throw new Error(`no figure of ${code}`)
  const { registered, stations, reporting, opened, closed, registeredReporting } = figure
  const counts = { registered, stations, reporting, opened, closed, registeredReporting }
  return merged.places.has(code)
    ? { code, ...counts, merged: true, curve: [] }
    : { code, ...counts, ...shown(figure), curve: curveOfBins(bins) }
}

function shown({
  voters,
  observed,
  received,
}: PlaceFigure | StationFigure): TurnoutTimes & { readonly voters?: Count } {
  return {
    ...(voters === undefined ? {} : { voters }),
    ...(observed === undefined ? {} : { observed }),
    ...(received === undefined ? {} : { received }),
  }
}

/** Voters gained per five-minute bin in every place, in one pass over the stations and one over the places. */
function placeCurves(index: BookIndex, { gains }: Board): Map<PlaceCode, Int32Array> {
  const { places, stations } = index.book
  const curves = new Map(places.map(({ code }) => [code, new Int32Array(BINS)]))
  stations.forEach(({ office }, i) => {
    const bins = curves.get(office)
    if (!bins) throw new Error(`no place ${office}`)
    eachBin(gains[i] as Gains, (bin, gain) => {
      bins[bin] = (bins[bin] as number) + gain
    })
  })
  for (const { code, parent } of places.toReversed()) {
    const bins = curves.get(code)
    const above = parent === undefined ? undefined : curves.get(parent)
    if (bins && above) for (let bin = 0; bin < BINS; bin++) above[bin] = (above[bin] as number) + (bins[bin] as number)
  }
  return curves
}
