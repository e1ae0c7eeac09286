import type { BookIndex } from '#election/book/index.ts'
import type { Names } from '#election/languages.ts'
import type { Count, Instant, Minute, PlaceCode, Position, StationCode } from '#election/named.ts'
import type { Alert } from '../alerts/alert.ts'
import { type Board, boardOf, dueAlerts, PHASES, SUM } from '../board.ts'
import { curveOfBins } from '../curve.ts'
import type { RoomState } from '../state.ts'

/**
 * State of a station's cell, in the order of a legend. The index is what travels. An incident shows until the station
 * takes it back or a person notes it, also on a closed station.
 */
export const STATION_STATUSES = ['not-opened', 'late', 'open', 'silent', 'incident', 'closed'] as const
export type StationStatus = (typeof STATION_STATUSES)[number]

/** What the wall draws and what does not change during the day; cached under the book's hash. */
export interface WallDefinition {
  readonly book: string
  readonly title: Names
  readonly test: boolean
  readonly day: string
  readonly utcOffset: number
  readonly opens: Minute
  readonly closes: Minute
  readonly sexes: boolean
  /** Every place from nation to central office, parents first; `parent` is an index into this array, -1 for the root. */
  readonly places: readonly WallPlace[]
  /** Columns, one value a station in book order; `office` is an index into `places`. */
  readonly stations: {
    readonly code: readonly StationCode[]
    readonly number: readonly number[]
    readonly names: readonly Names[]
    readonly office: readonly number[]
    readonly registered: readonly Count[]
  }
  /** Index into `places` of the room's province. */
  readonly room: number
  readonly previous?: {
    readonly names: Names
    readonly registered: Count
    readonly curve: readonly (readonly [Minute, Count])[]
  }
}

export interface WallPlace {
  readonly code: PlaceCode
  readonly kind: 'nation' | 'region' | 'province' | 'commune' | 'office'
  readonly parent: number
  readonly names: Names
  readonly registered: Count
  readonly stations: number
  readonly setting?: 'urban' | 'rural'
  /** Position on the map, for communes and, where there are several, provinces: Dorling circle and tile, in units of a 1000 × 1000 square. */
  readonly circle?: { readonly x: number; readonly y: number; readonly r: number }
  readonly tile?: { readonly column: number; readonly row: number }
}

/** The whole picture at one position: sent on connection, and whenever a client fell behind. */
export interface WallPicture {
  /** Of the last entry in it, -1 before the first. */
  readonly position: Position
  /** The room's clock when the picture was made. */
  readonly now: Instant
  /** Nothing received later is in it, where its reader sees the day by the book's slots; absent or 0 where live. */
  readonly horizon?: Instant
  readonly stations: {
    readonly status: readonly number[]
    /** -1 where nothing was received: zero is not blank. */
    readonly voters: readonly number[]
    /** When the station was last heard of, -1 never. */
    readonly heard: readonly (Instant | -1)[]
  }
  readonly places: readonly WallPlaceFigure[]
  /** Room's curve: [minute of day, voters up to and including it], every five minutes, never decreasing, ending at the figure. */
  readonly curve: readonly (readonly [number, number])[]
  readonly alerts: readonly Alert[]
  /**
   * Where somebody last worked: on an alert, a call, an incident. Whoever shows such a list asks for it again when this
   * moves or the alerts change.
   */
  readonly worked?: Position
  /** Moves when somebody takes a station on the line or hangs up, which no journal knows. */
  readonly calling?: number
}

/**
 * [voters, stations opened, stations closed, stations heard of], one a place in definition order. Voters are -1 where no
 * station within has told a figure: that one has opened is no count.
 */
export type WallPlaceFigure = readonly [voters: number, opened: number, closed: number, heard: number]

/** A place of which nothing is known. */
export const NOTHING_TOLD: WallPlaceFigure = [-1, 0, 0, 0]

/** How many voted in a place, undefined where nobody has counted: zero is not blank. */
export function votersOf([voters]: WallPlaceFigure): number | undefined {
  return voters < 0 ? undefined : voters
}

/** What a picture says beside the state: of people's work, and of the gate. */
export type WallWork = Pick<WallPicture, (typeof BESIDE)[number]>

/** They travel in a delta when they moved, and never go away. */
export const BESIDE = ['worked', 'calling', 'horizon'] as const

/** Where each commune lies on the two maps. */
export type WallLayout = ReadonlyMap<PlaceCode, Required<Pick<WallPlace, 'circle' | 'tile'>>>

/** What the wall needs once: places, stations and the earlier election. Of the state only book and `test` are read. */
export function wallDefinition(index: BookIndex, state: RoomState, layout: WallLayout): WallDefinition {
  const { book } = index
  const placeAt = new Map(book.places.map(({ code }, i) => [code, i]))
  const at = (code: PlaceCode | undefined): number => (code === undefined ? -1 : (placeAt.get(code) ?? -1))
  return {
    book: state.book,
    title: book.title,
    test: state.test,
    day: book.day,
    utcOffset: book.utcOffset,
    opens: book.hours.opens,
    closes: book.hours.closes,
    sexes: book.counting.sexes,
    places: book.places.map(({ code, kind, parent, names, setting }) => ({
      code,
      kind,
      parent: at(parent),
      names,
      registered: index.registered(code),
      stations: index.stationsOf(code).length,
      ...(setting === undefined ? {} : { setting }),
      ...layout.get(code),
    })),
    stations: {
      code: book.stations.map(({ code }) => code),
      number: book.stations.map(({ number }) => number),
      names: book.stations.map(({ names }) => names),
      office: book.stations.map(({ office }) => at(office)),
      registered: book.stations.map(({ registered }) => registered),
    },
    room: at(book.room),
    ...(book.previous === undefined
      ? {}
      : {
          previous: {
            names: book.previous.names,
            registered: book.previous.registered,
            curve: book.previous.curve.map(({ minute, voters }) => [minute, voters] as const),
          },
        }),
  }
}

/** The wall's picture of a room at `now`. Costs little when few stations changed since the last picture of this state. */
export function wallPicture(index: BookIndex, state: RoomState, now: Instant, work: WallWork = {}): WallPicture {
  const board = boardOf(index, state)
  return {
    position: (state.size - 1) as Position,
    now,
    stations: {
      status: statuses(board, now),
      voters: copied(board.voters),
      heard: copied(board.heard) as Instant[],
    },
    places: index.book.places.map((_, place) => placeFigure(board, place)),
    curve: curveOfBins(board.bins),
    alerts: dueAlerts(board, now),
    ...work,
  }
}

/** A plain array, which JSON writes as one; several times faster than `Array.from`, which walks an iterator. */
function copied(column: Int32Array | Float64Array): number[] {
  const copy = new Array<number>(column.length)
  for (let i = 0; i < column.length; i++) copy[i] = column[i] as number
  return copy
}

/** A cell's state from its phase, its incident and whether the time at which it is late or silent has come. */
function statuses({ phase, incident, due }: Board, now: Instant): number[] {
  const status = new Array<number>(phase.length)
  for (let i = 0; i < phase.length; i++) {
    if (incident[i] === 1) status[i] = STATUS.incident
    else if (phase[i] === PHASES.closed) status[i] = STATUS.closed
    else if (phase[i] === PHASES.open) status[i] = (due[i] as number) <= now ? STATUS.silent : STATUS.open
    else status[i] = (due[i] as number) <= now ? STATUS.late : STATUS.notOpened
  }
  return status
}

/** The state of a cell of which no more is told than its phase, one of `PHASES`. */
export function plainStatus(phase: number): number {
  if (phase === PHASES.closed) return STATUS.closed
  return phase === PHASES.open ? STATUS.open : STATUS.notOpened
}

const STATUS = { notOpened: 0, late: 1, open: 2, silent: 3, incident: 4, closed: 5 } as const

function placeFigure({ sums }: Board, place: number): WallPlaceFigure {
  const at = place * SUM.width
  const sum = (which: number): number => sums[at + which] as number
  const voters = sum(SUM.counted) > 0 ? sum(SUM.voters) : -1
  return [voters, sum(SUM.opened), sum(SUM.closed), sum(SUM.heard)]
}

/** What a picture or a delta says beside the state. */
export function besideOf(said: WallWork): WallWork {
  return Object.fromEntries(BESIDE.flatMap((name) => (said[name] === undefined ? [] : [[name, said[name]] as const])))
}
