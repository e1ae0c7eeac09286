import type { Instant, Position } from '#election/named.ts'
import type { Alert } from '#room/alerts/alert.ts'
import {
  besideOf,
  STATION_STATUSES,
  type WallDefinition,
  type WallPicture,
  type WallPlaceFigure,
  type WallWork,
} from '#room/views/wall.ts'
import { mergeAlerts, mergeCurve, type WallDelta } from '#room/views/wall-delta.ts'

/** Station columns of the wall as typed arrays, in book order: 40,000 stations are updated in place. */
export interface Columns {
  /** Index into `STATION_STATUSES`. */
  readonly status: Uint8Array
  /** Voters counted; -1 where nothing was received. */
  readonly voters: Int32Array
  /** Instant last heard of, -1 never. */
  readonly heard: Float64Array
}

/** What the wall draws at one moment. A new small object each time; the columns in it are the living ones. */
export interface Frame extends WallWork {
  readonly position: Position
  /** Room time of this picture. */
  readonly now: Instant
  /** Of when its figures are: `now`, or the last slot for whoever sees the day as the public does. */
  readonly figuresAt: Instant
  readonly columns: Columns
  /** Stations that changed since the frame before, or all of them. */
  readonly changed: readonly number[] | 'all'
  readonly places: readonly WallPlaceFigure[]
  /** [minute of day, voters], ascending. */
  readonly curve: readonly (readonly [number, number])[]
  readonly alerts: readonly Alert[]
  /** Stations in each status, in the order of `STATION_STATUSES`. */
  readonly counts: readonly number[]
}

/**
 * Keeps the last picture by taking in fresh pictures and deltas. Deltas hold absolute values, so one taken in twice is
 * harmless; one that does not join on is refused, and the caller asks for a fresh picture instead of guessing.
 */
export class PictureKeeper {
  readonly #columns: Columns
  readonly #counts: number[] = STATION_STATUSES.map(() => 0)
  #ready = false
  #position = -1 as Position
  #now = 0 as Instant
  #places: WallPlaceFigure[] = []
  #curve: WallPicture['curve'] = []
  #alerts: readonly Alert[] = []
  #beside: WallWork = {}
  #changed: Set<number> | 'all' = 'all'

  constructor(stations: number) {
    this.#columns = {
      status: new Uint8Array(stations),
      voters: new Int32Array(stations).fill(-1),
      heard: new Float64Array(stations).fill(-1),
    }
  }

  /** True once a picture was taken in. */
  get ready(): boolean {
    return this.#ready
  }

  /** Replaces everything. Throws when the picture is of another book. */
  take(picture: WallPicture): void {
    this.#replace(picture, picture.stations)
  }

  /** Starts from a frame that was put aside. Throws when it is of another book. */
  restore(frame: Frame): void {
    this.#replace(frame, frame.columns)
  }

  #replace(picture: Omit<WallPicture, 'stations'>, columns: Record<keyof Columns, ArrayLike<number>>): void {
    const { status, voters, heard } = this.#columns
    if (columns.status.length !== status.length) throw new Error('the picture is of another book')
    status.set(columns.status)
    voters.set(columns.voters)
    heard.set(columns.heard)
    this.#counts.fill(0)
    for (const value of status) this.#counts[value] = (this.#counts[value] ?? 0) + 1
    this.#position = picture.position
    this.#now = picture.now
    this.#places = [...picture.places]
    this.#curve = picture.curve
    this.#alerts = picture.alerts
    this.#beside = besideOf(picture)
    this.#changed = 'all'
    this.#ready = true
  }

  /** Takes in what changed. False when something between is missing. */
  merge(delta: WallDelta): boolean {
    if (!this.#ready || delta.since > this.#position) return false
    if (delta.position < this.#position) return true
    const { status, voters, heard } = this.#columns
    for (const [station, nextStatus, nextVoters, nextHeard] of delta.stations) {
      const before = status[station] ?? 0
      this.#counts[before] = (this.#counts[before] ?? 0) - 1
      this.#counts[nextStatus] = (this.#counts[nextStatus] ?? 0) + 1
      status[station] = nextStatus
      voters[station] = nextVoters
      heard[station] = nextHeard
      if (this.#changed !== 'all') this.#changed.add(station)
    }
    if (delta.places.length > 0) this.#places = [...this.#places]
    for (const [place, figure] of delta.places) this.#places[place] = figure
    this.#curve = mergeCurve(this.#curve, delta.curve)
    this.#alerts = mergeAlerts(this.#alerts, delta.alerts)
    this.#beside = { ...this.#beside, ...besideOf(delta) }
    this.#position = delta.position
    this.#now = delta.now
    return true
  }

  /** The picture as it stands; what changed is counted from here on anew. */
  frame(): Frame {
    const changed = this.#changed
    this.#changed = new Set()
    return {
      position: this.#position,
      now: this.#now,
      figuresAt: this.#beside.horizon || this.#now,
      columns: this.#columns,
      changed: changed === 'all' ? 'all' : [...changed],
      places: this.#places,
      curve: this.#curve,
      alerts: this.#alerts,
      ...this.#beside,
      counts: [...this.#counts],
    }
  }
}

/** A keeper for the stations of this definition. */
export function keeperFor(definition: WallDefinition): PictureKeeper {
  return new PictureKeeper(definition.stations.office.length)
}
