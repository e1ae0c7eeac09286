import type { Station } from '#election/book/book.ts'
import type { BookIndex } from '#election/book/index.ts'
import type { Instant, PlaceCode } from '#election/named.ts'
import { instantOf, midnight } from '#election/time.ts'
import type { Alert } from './alerts/alert.ts'
import type { CommuneScene, Neighbour } from './alerts/commune-rule.ts'
import { alertId } from './alerts/ids.ts'
import { incident } from './alerts/incident.ts'
import { lateOpening } from './alerts/late-opening.ts'
import type { AlertRule, Finding, Scene } from './alerts/rule.ts'
import { COMMUNE_RULES, STATION_RULES } from './alerts/rules.ts'
import { silence } from './alerts/silence.ts'
import { byUrgency } from './alerts/urgency.ts'
import { formOf } from './count/apply.ts'
import { BINS, type Gains, stationGains } from './curve.ts'
import { type StationFigure, type StationPhase, stationFigure, stationState } from './figures.ts'
import { member, type RoomState, type StationState } from './state.ts'
import { workOn } from './work/work.ts'

/**
 * Everything derived from a room's stations, kept so that after an entry only the station it touches is derived again:
 * the pictures of 40,000 stations are drawn from here. A cache and nothing more; it can always be made anew.
 */
export interface Board {
  /** In book order, as are all columns below. */
  readonly stations: readonly StationState[]
  readonly figures: StationFigure[]
  readonly gains: Gains[]
  /** Every alert that facts give, some of which only time will bring: those with `since` after now. */
  readonly alerts: (readonly Alert[])[]
  /** When the first of them is due; infinity when there is none. */
  readonly alertDue: Float64Array
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
  /** Sums per place in book order, four numbers each: voters, opened, closed, heard of. */
  readonly sums: Int32Array
}

interface Kept extends Board {
  /** The last entry about each station when it was derived; -2 before it was. */
  readonly entry: Float64Array
  /** The places above each station, as indexes into the book's places. */
  readonly above: readonly (readonly number[])[]
  readonly hours: Pick<Scene, 'opens' | 'closes' | 'midnight'>
  /** The communes as stations, and the commune of each station as an index into them. */
  readonly communes: readonly (readonly number[])[]
  readonly communeOf: Int32Array
  /** The codes of those communes. */
  readonly communeCodes: readonly PlaceCode[]
  /** What each station's own facts give, without its neighbours. */
  readonly own: (readonly Alert[])[]
}

/** Indexes into the four numbers of a place. */
export const SUM = { voters: 0, opened: 1, closed: 2, heard: 3, width: 4 } as const

/** A phase as a number of the column `phase`. */
export const PHASES = { 'not-opened': 0, open: 1, closed: 2 } as const satisfies Record<StationPhase, number>

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
  const { stations, entry, communeOf } = board
  const moved = new Set<number>()
  for (let i = 0; i < stations.length; i++) {
    const position = (stations[i] as StationState).entry ?? -1
    if (position !== entry[i]) {
      entry[i] = position
      derive(index, state, board, i)
      moved.add(communeOf[i] as number)
    }
  }
  for (const commune of moved) compare(index, state, board, commune)
  return board
}

function emptyBoard(index: BookIndex, state: RoomState): Kept {
  const { book } = index
  const count = book.stations.length
  const placeAt = new Map(book.places.map(({ code }, i) => [code, i]))
  const ofOffice = new Map<PlaceCode, { readonly above: readonly number[]; readonly commune: PlaceCode }>()
  const offices = book.stations.map(({ code, office }) => {
    let found = ofOffice.get(office)
    if (!found) {
      const above = index.ancestors(code).map((place) => placeAt.get(place.code) as number)
      found = { above, commune: index.commune(code).code }
      ofOffice.set(office, found)
    }
    return found
  })
  const byCommune = Map.groupBy(book.stations.keys(), (i) => (offices[i] as (typeof offices)[number]).commune)
  const communes = [...byCommune.values()]
  const communeOf = new Int32Array(count)
  for (const [at, members] of communes.entries()) for (const i of members) communeOf[i] = at
  return {
    communes,
    communeOf,
    communeCodes: [...byCommune.keys()],
    own: book.stations.map(() => []),
    stations: book.stations.map(({ code }) => stationState(state, code)),
    figures: book.stations.map(() => ({ source: 'none', phase: 'not-opened' })),
    gains: book.stations.map(() => []),
    alerts: book.stations.map(() => []),
    alertDue: new Float64Array(count).fill(Number.POSITIVE_INFINITY),
    voters: new Int32Array(count).fill(-1),
    phase: new Uint8Array(count),
    incident: new Uint8Array(count),
    heard: new Float64Array(count).fill(-1),
    due: new Float64Array(count).fill(Number.POSITIVE_INFINITY),
    bins: new Int32Array(BINS),
    sums: new Int32Array(book.places.length * SUM.width),
    entry: new Float64Array(count).fill(-2),
    above: offices.map(({ above }) => above),
    hours: {
      opens: instantOf(book.hours.opens, book),
      closes: instantOf(book.hours.closes, book),
      midnight: midnight(book),
    },
  }
}

/** Derives one station anew and puts the difference into the sums. */
function derive(index: BookIndex, state: RoomState, board: Kept, i: number): void {
  const station = index.book.stations[i]
  const facts = board.stations[i]
  if (!station || !facts) throw new Error(`no station at ${i}`)
  add(board, i, -1)
  const figure = stationFigure(station.registered, facts)
  board.figures[i] = figure
  board.gains[i] = stationGains(station.registered, facts, board.hours.midnight)
  board.voters[i] = figure.voters ?? -1
  board.phase[i] = PHASES[figure.phase]
  board.heard[i] = facts.heard ?? -1
  add(board, i, 1)

  const scene: Scene = {
    book: index.book,
    station,
    state: facts,
    figure,
    devices: facts.devices.map((id) => {
      const device = member(state.devices, id)
      if (!device) throw new Error(`station ${station.code} has a phone that the room does not know`)
      return [id, device] as const
    }),
    ...board.hours,
    cases: state.cases,
    sheets: () => index.constituenciesOf(station.code).map((one) => formOf(state.count, station.code, one.code)),
  }
  const alerts: Alert[] = []
  let due = Number.POSITIVE_INFINITY
  for (const rule of STATION_RULES) {
    for (const found of rule.find(scene)) {
      alerts.push(alertOf(state, station, communeCode(board, i), rule, found))
      if (rule.code === lateOpening.code || rule.code === silence.code) due = found.since
    }
  }
  board.own[i] = alerts
  board.due[i] = due
  board.incident[i] = alerts.some(({ code, noted }) => code === incident.code && !noted) ? 1 : 0
}

/** Compares the stations of a commune anew, and puts what that gives beside what each gives by itself. */
function compare(index: BookIndex, state: RoomState, board: Kept, commune: number): void {
  const members = board.communes[commune] as readonly number[]
  const scene: CommuneScene = {
    book: index.book,
    stations: members.map(
      (i): Neighbour => ({
        station: index.book.stations[i] as Station,
        state: board.stations[i] as StationState,
        figure: board.figures[i] as StationFigure,
        gains: board.gains[i] as Gains,
      }),
    ),
    ...board.hours,
  }
  for (const i of members) board.alerts[i] = board.own[i] as readonly Alert[]
  for (const rule of COMMUNE_RULES) {
    for (const [member, found] of rule.find(scene)) {
      const i = members[member] as number
      const alert = alertOf(state, index.book.stations[i] as Station, communeCode(board, i), rule, found)
      board.alerts[i] = [...(board.alerts[i] as readonly Alert[]), alert]
    }
  }
  for (const i of members) {
    const alerts = board.alerts[i] as readonly Alert[]
    board.alertDue[i] = alerts.reduce((first, { since }) => Math.min(first, since), Number.POSITIVE_INFINITY)
  }
}

function communeCode({ communeCodes, communeOf }: Kept, i: number): PlaceCode {
  return communeCodes[communeOf[i] as number] as PlaceCode
}

function alertOf(
  state: RoomState,
  station: Station,
  commune: PlaceCode,
  { code, kind, severity }: Omit<AlertRule, 'find'>,
  found: Finding,
): Alert {
  const id = alertId(code, station.code, found.what)
  const noted = notedOf(state, id, found.since)
  return {
    id,
    code,
    kind,
    severity: found.severity ?? severity,
    station: station.code,
    commune,
    since: found.since,
    parameters: found.parameters,
    ...(noted && { noted }),
  }
}

/** What a person said about a trouble since it began, or with which words it was closed. */
function notedOf(state: RoomState, id: string, since: Instant): Alert['noted'] {
  const note = member(state.notes, id)
  const closed = workOn(state.work, { id, since })?.closed
  const last = note && closed ? (note.at > closed.at ? note : closed) : (note ?? closed)
  return last && last.at >= since ? { by: last.by, at: last.at, words: last.words } : undefined
}

/** Adds a station to the sums above it, or takes it out again (`sign` -1). */
function add(board: Kept, i: number, sign: 1 | -1): void {
  const voters = Math.max(0, board.voters[i] as number) * sign
  const opened = (board.phase[i] as number) > PHASES['not-opened'] ? sign : 0
  const closed = board.phase[i] === PHASES.closed ? sign : 0
  const heard = (board.heard[i] as number) >= 0 ? sign : 0
  const { sums, bins } = board
  for (const place of board.above[i] as readonly number[]) {
    const at = place * SUM.width
    sums[at + SUM.voters] = (sums[at + SUM.voters] as number) + voters
    sums[at + SUM.opened] = (sums[at + SUM.opened] as number) + opened
    sums[at + SUM.closed] = (sums[at + SUM.closed] as number) + closed
    sums[at + SUM.heard] = (sums[at + SUM.heard] as number) + heard
  }
  for (const [bin, gain] of board.gains[i] as Gains) bins[bin] = (bins[bin] as number) + sign * gain
}

/** The alerts of a board that time has brought by `now`, in the order in which a person should look at them. */
export function dueAlerts(board: Board, now: Instant): Alert[] {
  const due: Alert[] = []
  for (let i = 0; i < board.alertDue.length; i++) {
    if ((board.alertDue[i] as number) > now) continue
    for (const alert of board.alerts[i] as readonly Alert[]) if (alert.since <= now) due.push(alert)
  }
  return due.sort(byUrgency)
}
