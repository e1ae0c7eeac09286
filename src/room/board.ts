import type { Station } from '#election/book/book.ts'
import type { BookIndex } from '#election/book/index.ts'
import type { Instant, PlaceCode } from '#election/named.ts'
import type { Alert } from './alerts/alert.ts'
import type { CommuneRule } from './alerts/commune-rule.ts'
import { alertOf, eachFinding } from './alerts/found.ts'
import { incident } from './alerts/incident.ts'
import { lateOpening } from './alerts/late-opening.ts'
import type { AlertRule, Finding, Scene } from './alerts/rule.ts'
import { COMMUNE_RULES } from './alerts/rules.ts'
import { silence } from './alerts/silence.ts'
import { byUrgency } from './alerts/urgency.ts'
import { eachBin } from './bins.ts'
import { formOf } from './count/apply.ts'
import { BINS, type Gains, gainsOf } from './curve.ts'
import { type StationFigure, type StationPhase, stationFigure, stationState } from './figures.ts'
import { type Layout, layoutOf } from './layout.ts'
import { everywhere, type Within } from './scope.ts'
import type { RoomState, StationState } from './state.ts'

/**
 * Everything derived from a room's stations, kept so that after an entry only the station it touches is derived again:
 * the pictures of 40,000 stations are drawn from here. A cache and nothing more; it can always be made anew.
 */
export interface Board {
  readonly index: BookIndex
  readonly state: RoomState
  /** In book order, as are all columns below. */
  readonly stations: readonly StationState[]
  readonly figures: StationFigure[]
  readonly gains: Gains[]
  /** When the first alert of a station is due, by its facts or by time; infinity when there is none. */
  readonly alertDue: Float64Array
  /** The alerts by a station's own facts, once somebody looked: what only time will bring is made when it is due. */
  readonly own: (readonly Alert[] | undefined)[]
  /** The alerts of a station beside its neighbours. */
  readonly beside: (readonly Alert[])[]
  /** Voters, -1 where nothing was received. */
  readonly voters: Int32Array
  /** One of `PHASES`. */
  readonly phase: Uint8Array
  /** 1 while a standing incident is not noted. */
  readonly incident: Uint8Array
  /** Instant last heard of, -1 never. */
  readonly heard: Float64Array
  /** Instant from which the station is late (not opened) or silent (open); infinity when it can be neither. */
  readonly due: Float64Array
  /** Voters gained in each five-minute bin in the whole room. */
  readonly bins: Int32Array
  /** Sums per place in book order, `SUM.width` numbers each: voters, opened, closed, heard of, stations with a figure. */
  readonly sums: Int32Array
}

interface Kept extends Board {
  readonly layout: Layout
  /** The last entry about each station when it was derived; `UNKNOWN` before it was. */
  readonly entry: Float64Array
  /** When the first alert by a station's own facts is due. */
  readonly ownDue: Float64Array
  /** What each rule of communes compares of each station. */
  readonly traits: readonly { readonly rule: CommuneRule; readonly of: unknown[] }[]
}

/** Indexes into the numbers of a place. Where no station is `counted`, voters are not zero but unknown. */
export const SUM = { voters: 0, opened: 1, closed: 2, heard: 3, counted: 4, width: 5 } as const

/** A phase as a number of the column `phase`. */
export const PHASES = { 'not-opened': 0, open: 1, closed: 2 } as const satisfies Record<StationPhase, number>

const UNKNOWN = -2
const NONE: readonly Alert[] = []

const BOARDS = new WeakMap<RoomState, Kept>()

/**
 * The board of a state, brought up to date. Each state has one, which grows with it: the same state after more entries
 * costs only the stations that they touched, which `StationState.entry` tells.
 */
export function boardOf(index: BookIndex, state: RoomState): Board {
  let board = BOARDS.get(state)
  if (!board) {
    board = emptyBoard(index, state)
    BOARDS.set(state, board)
  }
  const { stations, entry } = board
  const { communeOf } = board.layout
  const moved = new Set<number>()
  for (let i = 0; i < stations.length; i++) {
    const position = (stations[i] as StationState).entry ?? -1
    if (position !== entry[i]) {
      derive(board, i)
      entry[i] = position
      moved.add(communeOf[i] as number)
    }
  }
  for (const commune of moved) compare(board, commune)
  return board
}

function emptyBoard(index: BookIndex, state: RoomState): Kept {
  const { book } = index
  const count = book.stations.length
  const never = () => new Float64Array(count).fill(Number.POSITIVE_INFINITY)
  return {
    index,
    state,
    layout: layoutOf(index),
    ownDue: never(),
    own: new Array<undefined>(count).fill(undefined),
    beside: new Array<readonly Alert[]>(count).fill(NONE),
    traits: COMMUNE_RULES.map((rule) => ({ rule, of: new Array<unknown>(count) })),
    stations: book.stations.map(({ code }) => stationState(state, code)),
    figures: new Array<StationFigure>(count).fill({ source: 'none', phase: 'not-opened' }),
    gains: new Array<Gains>(count).fill([]),
    alertDue: never(),
    voters: new Int32Array(count).fill(-1),
    phase: new Uint8Array(count),
    incident: new Uint8Array(count),
    heard: new Float64Array(count).fill(-1),
    due: never(),
    bins: new Int32Array(BINS),
    sums: new Int32Array(book.places.length * SUM.width),
    entry: new Float64Array(count).fill(UNKNOWN),
  }
}

/** Derives one station anew and puts the difference into the sums. */
function derive(board: Kept, i: number): void {
  const { index, layout } = board
  const station = index.book.stations[i]
  const facts = board.stations[i]
  if (!station || !facts) throw new Error(`no station at ${i}`)
  if (board.entry[i] !== UNKNOWN) add(board, i, -1)
  const figure = stationFigure(station.registered, facts)
  board.figures[i] = figure
  board.gains[i] = gainsOf(figure, facts, layout.midnight)
  board.voters[i] = figure.voters ?? -1
  board.phase[i] = PHASES[figure.phase]
  board.heard[i] = facts.heard ?? -1
  add(board, i, 1)

  const scene = sceneOf(board, i)
  for (const { rule, of } of board.traits) of[i] = rule.trait(scene)
  let first = Number.POSITIVE_INFINITY
  let due = Number.POSITIVE_INFINITY
  let reported = 0
  eachFinding(scene, (rule, found) => {
    first = Math.min(first, found.since)
    if (rule === lateOpening || rule === silence) due = found.since
    if (rule === incident && !alertAt(board, i, rule, found).noted) reported = 1
  })
  board.own[i] = undefined
  board.ownDue[i] = first
  board.due[i] = due
  board.incident[i] = reported
}

function sceneOf({ index, state, layout, stations, figures, gains }: Kept, i: number): Scene {
  const station = index.book.stations[i] as Station
  const facts = stations[i] as StationState
  return {
    book: index.book,
    station,
    state: facts,
    figure: figures[i] as StationFigure,
    gains: gains[i] as Gains,
    devices: facts.devices.map((id) => {
      // An id of the room's own, so not asked twice as `member` does.
      const device = state.devices[id]
      if (!device) throw new Error(`station ${station.code} has a phone that the room does not know`)
      return device
    }),
    opens: layout.opens,
    closes: layout.closes,
    midnight: layout.midnight,
    cases: state.cases,
    sheets: () => index.constituenciesOf(station.code).map((one) => formOf(state.count, station.code, one.code)),
  }
}

/** Compares the stations of a commune anew. */
function compare(board: Kept, commune: number): void {
  const { index, layout } = board
  const { opens, closes, midnight } = layout
  const members = layout.communes[commune] as readonly number[]
  for (const i of members) {
    board.beside[i] = NONE
    board.alertDue[i] = board.ownDue[i] as number
  }
  for (const { rule, of } of board.traits) {
    const traits = members.map((i) => of[i])
    for (const [member, found] of rule.find({ book: index.book, traits, opens, closes, midnight })) {
      const i = members[member] as number
      board.beside[i] = [...(board.beside[i] as readonly Alert[]), alertAt(board, i, rule, found)]
      board.alertDue[i] = Math.min(board.alertDue[i] as number, found.since)
    }
  }
}

/** Adds a station to the sums above it, or takes it out again (`sign` -1). */
function add(board: Kept, i: number, sign: 1 | -1): void {
  const voters = Math.max(0, board.voters[i] as number) * sign
  const opened = (board.phase[i] as number) > PHASES['not-opened'] ? sign : 0
  const closed = board.phase[i] === PHASES.closed ? sign : 0
  const heard = (board.heard[i] as number) >= 0 ? sign : 0
  const counted = (board.voters[i] as number) >= 0 ? sign : 0
  const { sums, bins } = board
  for (const place of board.layout.above[i] as readonly number[]) {
    const at = place * SUM.width
    sums[at + SUM.voters] = (sums[at + SUM.voters] as number) + voters
    sums[at + SUM.opened] = (sums[at + SUM.opened] as number) + opened
    sums[at + SUM.closed] = (sums[at + SUM.closed] as number) + closed
    sums[at + SUM.heard] = (sums[at + SUM.heard] as number) + heard
    sums[at + SUM.counted] = (sums[at + SUM.counted] as number) + counted
  }
  eachBin(board.gains[i] as Gains, (bin, gain) => {
    bins[bin] = (bins[bin] as number) + sign * gain
  })
}

/**
 * The alerts of a board that time has brought by `now`, in the order in which a person should look at them; those
 * `within` their places.
 */
export function dueAlerts(board: Board, now: Instant, within: Within = everywhere): Alert[] {
  const { stations } = board.index.book
  const due: Alert[] = []
  for (let i = 0; i < board.alertDue.length; i++) {
    if ((board.alertDue[i] as number) > now || !within((stations[i] as Station).code)) continue
    for (const alert of dueAt(board, i, now)) due.push(alert)
  }
  return due.sort(byUrgency)
}

/** Those of one station, in no order. */
export function dueAt(board: Board, i: number, now: Instant): readonly Alert[] {
  if ((board.alertDue[i] as number) > now) return NONE
  board.own[i] ??= ownAlerts(board as Kept, i)
  return [...board.own[i], ...(board.beside[i] as readonly Alert[])].filter(({ since }) => since <= now)
}

function ownAlerts(board: Kept, i: number): readonly Alert[] {
  const alerts: Alert[] = []
  eachFinding(sceneOf(board, i), (rule, found) => alerts.push(alertAt(board, i, rule, found)))
  return alerts
}

function alertAt({ index, state, layout }: Kept, i: number, rule: Omit<AlertRule, 'find'>, found: Finding): Alert {
  return alertOf(state, index.book.stations[i] as Station, layout.communeCode[i] as PlaceCode, rule, found)
}
