import type { Instant, Position } from '#election/named.ts'
import type { Alert } from '../alerts/alert.ts'
import { byUrgency } from '../alerts/urgency.ts'
import { BESIDE, besideOf, type WallPicture, type WallPlaceFigure } from './wall.ts'

/** What changed since the picture at `since`; at most four a second. `id:` of the event is `position`. */
export interface WallDelta {
  readonly since: Position
  readonly position: Position
  readonly now: Instant
  /** [station index, status, voters, heard] */
  readonly stations: readonly (readonly [number, number, number, Instant | -1])[]
  /** [place index, figure] */
  readonly places: readonly (readonly [number, WallPlaceFigure])[]
  /** Changed or new points of the curve; voters -1 take a point away (somebody undid the last thing that made it). */
  readonly curve: readonly (readonly [number, number])[]
  /** Absent when none changed: of a nation's thousands only those that did travel. */
  readonly alerts?: AlertChanges
  readonly worked?: Position
  readonly calling?: number
  readonly horizon?: Instant
}

/** What turns one list of alerts into a later one. */
export interface AlertChanges {
  /** Ids of those that are no longer there. */
  readonly gone: readonly string[]
  /** New or changed ones; one with the id of another takes its place. */
  readonly came: readonly Alert[]
}

/** What turns one picture into a later one of the same room. */
export function wallDelta(previous: WallPicture, next: WallPicture): WallDelta {
  return {
    since: previous.position,
    position: next.position,
    now: next.now,
    stations: changedStations(previous.stations, next.stations),
    places: next.places.flatMap((figure, i) => (sameFigure(previous.places[i], figure) ? [] : [[i, figure] as const])),
    curve: changedPoints(previous.curve, next.curve),
    ...changedAlerts(previous.alerts, next.alerts),
    ...besideOf(
      Object.fromEntries(BESIDE.map((name) => [name, next[name] === previous[name] ? undefined : next[name]])),
    ),
  }
}

/** The picture that a delta makes of the one it was made from; the same again when it is applied twice. */
export function applyDelta(picture: WallPicture, delta: WallDelta): WallPicture {
  const stations = {
    status: [...picture.stations.status],
    voters: [...picture.stations.voters],
    heard: [...picture.stations.heard],
  }
  for (const [i, status, voters, heard] of delta.stations) {
    stations.status[i] = status
    stations.voters[i] = voters
    stations.heard[i] = heard
  }
  const places = [...picture.places]
  for (const [i, figure] of delta.places) places[i] = figure
  const curve = mergeCurve(picture.curve, delta.curve)
  return {
    position: delta.position,
    now: delta.now,
    stations,
    places,
    curve,
    alerts: mergeAlerts(picture.alerts, delta.alerts),
    ...besideOf(picture),
    ...besideOf(delta),
  }
}

/** A list of alerts with the changes of a delta put in, the most urgent first. */
export function mergeAlerts(alerts: readonly Alert[], changes: AlertChanges | undefined): readonly Alert[] {
  if (!changes) return alerts
  const replaced = new Set([...changes.gone, ...changes.came.map(({ id }) => id)])
  return [...alerts.filter(({ id }) => !replaced.has(id)), ...changes.came].sort(byUrgency)
}

type Points = WallDelta['curve']

/** A curve with the points of a delta put in: a later value replaces an earlier one, -1 takes the point away. */
export function mergeCurve(curve: Points, changes: Points): Points {
  if (changes.length === 0) return curve
  const points = new Map(curve)
  for (const [minute, voters] of changes) {
    if (voters < 0) points.delete(minute)
    else points.set(minute, voters)
  }
  return [...points].sort(([a], [b]) => a - b)
}

function changedPoints(previous: Points, next: Points): Points {
  const before = new Map(previous)
  const changed: (readonly [number, number])[] = []
  for (const [minute, voters] of next) {
    if (before.get(minute) !== voters) changed.push([minute, voters])
    before.delete(minute)
  }
  for (const minute of before.keys()) changed.push([minute, -1])
  return changed
}

function changedStations(previous: WallPicture['stations'], next: WallPicture['stations']): WallDelta['stations'] {
  const changed: [number, number, number, Instant | -1][] = []
  for (let i = 0; i < next.status.length; i++) {
    const status = next.status[i] as number
    const voters = next.voters[i] as number
    const heard = next.heard[i] as Instant | -1
    if (status !== previous.status[i] || voters !== previous.voters[i] || heard !== previous.heard[i])
      changed.push([i, status, voters, heard])
  }
  return changed
}

function sameFigure(a: WallPlaceFigure | undefined, b: WallPlaceFigure): boolean {
  return a?.every((value, i) => value === b[i]) ?? false
}

function changedAlerts(previous: readonly Alert[], next: readonly Alert[]): Pick<WallDelta, 'alerts'> {
  const before = new Map(previous.map((alert) => [alert.id, alert]))
  const came: Alert[] = []
  for (const alert of next) {
    const same = before.get(alert.id)
    if (same !== alert && JSON.stringify(same) !== JSON.stringify(alert)) came.push(alert)
    before.delete(alert.id)
  }
  const gone = [...before.keys()]
  return came.length + gone.length === 0 ? {} : { alerts: { gone, came } }
}
