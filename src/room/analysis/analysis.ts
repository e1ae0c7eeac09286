import type { BookIndex } from '#election/book/index.ts'
import type { Names } from '#election/languages.ts'
import type { Instant, Minute, Position } from '#election/named.ts'
import { localMinute } from '#election/time.ts'
import { boardOf } from '../board.ts'
import type { Gains } from '../curve.ts'
import type { StationFigure } from '../figures.ts'
import { votersByHour } from '../hours.ts'
import type { RoomState, StationState } from '../state.ts'
import { type StationGroup, stationGroups } from './groups.ts'
import { type HourlyStation, outliers, type TurnoutOutlier } from './outliers.ts'
import { type Projection, previousAt, projection } from './projection.ts'
import { type StaffRow, staff } from './staff.ts'

/** Turnout of stations that are told as one. */
export interface TurnoutGroup extends Pick<StationGroup, 'by' | 'key'> {
  readonly stations: number
  /** Stations with a figure, and the registered voters of these and of all. */
  readonly reporting: number
  readonly registeredReporting: number
  readonly registered: number
  /** Voters by the end of each of `Analysis.hours`. */
  readonly voters: readonly number[]
  /** Voters so far; absent where nothing was received. */
  readonly total?: number
  /** Where the book counts them; voters whose sex was not counted are in `total` only. */
  readonly women?: number
  readonly men?: number
}

/** The day as the room studies it. For the room alone: it goes beyond what the public may see. */
export interface Analysis {
  /** Whether a rehearsal made it. */
  readonly is_test: boolean
  readonly position: Position
  readonly at: Instant
  /** Ends of the full hours since the opening, minutes of the day. */
  readonly hours: readonly Minute[]
  readonly groups: readonly TurnoutGroup[]
  readonly previous?: { readonly names: Names; readonly registered: number; readonly voters: readonly number[] }
  readonly outliers: readonly TurnoutOutlier[]
  /** Only where the book asks for it, names an earlier election, and three hours have passed. */
  readonly projection?: Projection
  readonly staff: readonly StaffRow[]
}

/** Everything the room's analysis shows at `now`. Costs a pass over all stations: made when asked for. */
export function analysis(index: BookIndex, state: RoomState, now: Instant): Analysis {
  const { book } = index
  const board = boardOf(index, state)
  const { opens, closes } = book.hours
  const passed = Math.floor((Math.min(localMinute(now, book), closes) - opens) / 60)
  const hours = Array.from({ length: Math.max(0, passed) }, (_, hour) => (opens + (hour + 1) * 60) as Minute)
  const stations = board.figures.map((figure, i): HourlyStation => {
    return { figure, voters: votersByHour(board.gains[i] as Gains, opens, hours.length) }
  })
  const grouped = stationGroups(index)
  const groups = grouped.map((group) => turnoutOf(index, group, stations, board.stations, hours.length))
  const { previous } = book
  const [room] = groups
  const projected =
    previous && room && book.analysis?.projection
      ? projection(previous, hours, room.voters, room.registered)
      : undefined
  return {
    is_test: state.test,
    position: (state.size - 1) as Position,
    at: now,
    hours,
    groups,
    ...(previous && {
      previous: {
        names: previous.names,
        registered: previous.registered,
        voters: hours.map((minute) => previousAt(previous, minute)),
      },
    }),
    outliers: outliers(index, grouped, stations, hours.length),
    ...(projected && { projection: projected }),
    staff: staff(state.count),
  }
}

function turnoutOf(
  { book }: BookIndex,
  { by, key, members }: StationGroup,
  stations: readonly HourlyStation[],
  states: readonly StationState[],
  hours: number,
): TurnoutGroup {
  const voters = new Array<number>(hours).fill(0)
  const sum = { reporting: 0, registeredReporting: 0, registered: 0, total: 0, women: 0, men: 0 }
  for (const i of members) {
    const registered = book.stations[i]?.registered ?? 0
    const { figure, voters: own } = stations[i] as { figure: StationFigure; voters: readonly number[] }
    sum.registered += registered
    if (figure.voters === undefined) continue
    sum.reporting++
    sum.registeredReporting += registered
    sum.total += figure.voters
    sum.women += states[i]?.women ?? 0
    sum.men += states[i]?.men ?? 0
    for (let hour = 0; hour < hours; hour++) voters[hour] = (voters[hour] as number) + (own[hour] as number)
  }
  const { total, women, men, ...rest } = sum
  return {
    by,
    key,
    stations: members.length,
    ...rest,
    voters,
    ...(rest.reporting > 0 && { total }),
    // Nobody's sex was counted where none of the voters has one: blank, not zero.
    ...(women + men > 0 && book.counting.sexes && { women, men }),
  }
}
