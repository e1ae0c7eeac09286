import type { Book, Station } from '#election/book/book.ts'
import type { Text } from '#election/languages.ts'
import type { DeviceId, Instant, Minute } from '#election/named.ts'
import { clock } from '#election/time.ts'
import type { Form } from '../count/form.ts'
import type { Gains } from '../curve.ts'
import type { StationFigure } from '../figures.ts'
import type { IncidentCase } from '../incidents/case.ts'
import type { DeviceState, StationState } from '../state.ts'
import type { AlertKind, Severity } from './alert.ts'

/** What a rule is told of one station. It is not told the time: see `Finding.since`. */
export interface Scene {
  readonly book: Book
  readonly station: Station
  readonly state: StationState
  readonly figure: StationFigure
  readonly gains: Gains
  /** The station's phones, revoked ones included, in the order in which `state` names them. */
  readonly devices: readonly DeviceState[]
  /** Instants of the book's hours. */
  readonly opens: Instant
  readonly closes: Instant
  /** Local midnight of the election day. */
  readonly midnight: Instant
  /** What the room made of incidents, by `incidentKey`. */
  readonly cases: Readonly<Record<string, IncidentCase>>
  /** One form for each contest of the station, awaited ones included; made when asked, because few rules do. */
  readonly sheets: () => readonly Form[]
}

/**
 * One trouble at one station. It is an alert from `since` on: a trouble that only time brings (nobody opens, nobody is
 * heard) is found at once with the instant at which it will be due, so that a rule need never be asked again before
 * something happens at the station.
 */
export interface Finding {
  readonly since: Instant
  readonly parameters: Readonly<Record<string, string | number>>
  /** Tells several troubles of one kind at one station apart: no spaces or colons. */
  readonly what?: string
  /** Where it is not the rule's own. */
  readonly severity?: Severity
}

/** A rule of the wall; every tolerance comes from the book. */
export interface AlertRule {
  readonly code: string
  readonly kind: AlertKind
  readonly severity: Severity
  readonly text: Text
  find(scene: Scene): readonly Finding[]
}

/** What a rule finds at nearly every station: one list for all, since a room asks every rule at tens of thousands. */
export const NOTHING: readonly Finding[] = []

/** For a rule of each phone in use by itself: asks `trouble` about every one and names the phone in what it finds. */
export function atPhones(
  trouble: (device: DeviceState, scene: Scene) => Omit<Finding, 'what'> | undefined,
): AlertRule['find'] {
  return (scene) => {
    let found = NOTHING
    for (let i = 0; i < scene.devices.length; i++) {
      const device = scene.devices[i] as DeviceState
      const one = device.revoked === undefined ? trouble(device, scene) : undefined
      if (!one) continue
      const id = scene.state.devices[i] as DeviceId
      found = [...found, { ...one, what: id, parameters: { device: id, ...one.parameters } }]
    }
    return found
  }
}

/** The local time of an instant, for a text: `08:05`. */
export function localClock(midnight: Instant, instant: Instant): string {
  return clock(Math.floor((instant - midnight) / 60_000) as Minute)
}

/** An instant some minutes later. */
export function later(instant: Instant, minutes: number): Instant {
  return (instant + minutes * 60_000) as Instant
}
