import type { BookIndex } from '#election/book/index.ts'
import type { Count, Instant, Minute, PlaceCode, StationCode } from '#election/named.ts'
import { midnight } from '#election/time.ts'
import { BIN_MINUTES, BIN_MS, type Bins, eachBin } from './bins.ts'
import { readingsByHour, type StationFigure, standingClosing, stationFigure, stationState } from './figures.ts'
import type { RoomState, StationState } from './state.ts'

/** [minute of day, voters up to and including it], every five minutes from the first voter to the last change. */
export type Curve = readonly (readonly [Minute, Count])[]

/** Voters gained in each five-minute bin, every number above zero, together the figure. */
export type Gains = Readonly<Bins>

/** Bins that a curve can have: two days, so that a count long after midnight still has its place. */
export const BINS = (2 * 1440) / BIN_MINUTES

/**
 * When a station gained the voters of its figure. The ticks say when; a reading above them adds the difference at its
 * hour (or when it was typed, if that was earlier), the close likewise; whatever exceeds the figure that stands is cut
 * off at its end. Hence it never decreases, ends at the figure and does not depend on who was heard first.
 * `start` is local midnight of the election day.
 */
export function stationGains(registered: Count, station: StationState, start: Instant): Gains {
  return gainsOf(stationFigure(registered, station), station, start)
}

/** `stationGains` where the station's figure is known already. */
export function gainsOf({ voters: figure = 0 as Count }: StationFigure, station: StationState, start: Instant): Gains {
  if (figure === 0) return []
  const marks = readingMarks(station, start)
  if (marks.length === 0 && isPlain(station.bins, figure)) return station.bins.slice()
  const gains: Bins = []
  let ticks = 0
  let reached = 0
  let mark = 0
  const reach = (bin: number, voters: number): void => {
    const capped = Math.min(figure, voters)
    if (capped <= reached) return
    const last = gains.length - 2
    if (gains[last] === bin) gains[last + 1] = (gains[last + 1] as number) + capped - reached
    else gains.push(bin, capped - reached)
    reached = capped
  }
  eachBin(station.bins, (bin, net) => {
    for (; mark < marks.length && (marks[mark] as Mark)[0] < bin; mark++) reach(...(marks[mark] as Mark))
    ticks += net
    reach(within(bin), ticks)
  })
  for (; mark < marks.length; mark++) reach(...(marks[mark] as Mark))
  return gains
}

/** Whether bins are gains as they stand, which those of most stations are: nothing taken back, together the figure. */
function isPlain(bins: Readonly<Bins>, figure: number): boolean {
  let voters = 0
  for (let at = 1; at < bins.length; at += 2) {
    const net = bins[at] as number
    if (net <= 0) return false
    voters += net
  }
  return voters === figure && within(bins[0] as number) === bins[0] && within(bins.at(-2) as number) === bins.at(-2)
}

/** The curve that gains add up to; empty when there are none. */
export function curveOf(gains: Gains): Curve {
  const points: [Minute, Count][] = []
  let voters = 0
  let bin = gains[0] ?? 0
  eachBin(gains, (at, gain) => {
    for (; bin < at; bin++) points.push([minuteAfter(bin), voters as Count])
    voters += gain
    points.push([minuteAfter(bin++), voters as Count])
  })
  return points
}

/** The curve of many stations together; `perBin` holds the voters gained in each bin. */
export function curveOfBins(perBin: ArrayLike<number>): Curve {
  const gains: Bins = []
  for (let bin = 0; bin < perBin.length; bin++) {
    const gain = perBin[bin] as number
    if (gain !== 0) gains.push(bin, gain)
  }
  return curveOf(gains)
}

/** The curve of one station; throws on a station that is not in the book. */
export function stationCurve(index: BookIndex, state: RoomState, code: StationCode): Curve {
  const registered = index.stations.get(code)?.registered
  if (registered === undefined) throw new Error(`no station ${code} in the book`)
  return curveOf(stationGains(registered, stationState(state, code), midnight(index.book)))
}

/** The curve of all stations under a place together; throws on a place that is not in the book. */
export function placeCurve(index: BookIndex, state: RoomState, place: PlaceCode): Curve {
  const perBin = new Array<number>(BINS).fill(0)
  const start = midnight(index.book)
  for (const { code, registered } of index.stationsOf(place))
    eachBin(stationGains(registered, stationState(state, code), start), (bin, gain) => {
      perBin[bin] = (perBin[bin] as number) + gain
    })
  return curveOfBins(perBin)
}

type Mark = readonly [bin: number, voters: number]

/** Counts that were read at the station, with the bin in which they were true, ascending. */
function readingMarks(station: StationState, start: Instant): Mark[] {
  if (station.readings.length === 0 && station.closings.length === 0) return []
  const binOf = (observed: Instant) => within(Math.floor((observed - start) / BIN_MS))
  const marks = readingsByHour(station).map(
    ({ hour, observed, count }): Mark => [Math.min(binOf(observed), within(Math.ceil(hour / BIN_MINUTES) - 1)), count],
  )
  const closing = standingClosing(station)
  if (closing) marks.push([binOf(closing.observed), closing.count])
  return marks.sort((a, b) => a[0] - b[0] || a[1] - b[1])
}

function within(bin: number): number {
  return Math.min(BINS - 1, Math.max(0, bin))
}

function minuteAfter(bin: number): Minute {
  return ((bin + 1) * BIN_MINUTES) as Minute
}
