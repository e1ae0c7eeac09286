import { alertTolerances } from '#election/book/alert-tolerances.ts'
import type { BookIndex } from '#election/book/index.ts'
import type { DeviceId, Instant, PlaceCode, StationCode } from '#election/named.ts'
import { REHEARSAL_STEPS } from '#journal/readiness-entry.ts'
import { everywhere, type Within } from '../scope.ts'
import { type DeviceState, member, type RoomState } from '../state.ts'
import type { Rehearsed } from './record.ts'

/**
 * What is not ready at a station before the day, gravest first: no phone enrolled; a phone that was never heard; a clock
 * further off than the book tolerates; a low battery; storage that the phone said it may lose; another app version than
 * most phones of the room said; a rehearsal not done to its end, which a rehearsal itself does not ask for. What a phone
 * did not say is shown as not known and is no lack.
 */
const LACKS = ['no-phone', 'unheard', 'clock', 'battery', 'storage', 'version', 'rehearsal'] as const
export type Lack = (typeof LACKS)[number]

/** A phone of a station as it last showed itself. */
export interface PhoneReadiness {
  readonly device: DeviceId
  readonly enrolled: Instant
  /** Absent until it said anything. */
  readonly heard?: Instant
  /** Its clock minus the room's, ms. */
  readonly clock?: number
  readonly battery?: number
  readonly app?: string
  readonly persistent?: boolean
}

export interface StationReadiness {
  readonly station: StationCode
  readonly commune: PlaceCode
  /** Phones that were not revoked. */
  readonly phones: readonly PhoneReadiness[]
  /** What it did in a rehearsal; absent where nothing was recorded. */
  readonly rehearsed?: Rehearsed
  /** Empty where everything is ready. A second phone makes ready what the first is not. */
  readonly lacks: readonly Lack[]
}

/** The stations of a commune together. */
export interface CommuneReadiness {
  readonly commune: PlaceCode
  readonly stations: number
  readonly ready: number
  /** Stations with at least one phone, and with one that was heard. */
  readonly enrolled: number
  readonly heard: number
  /** Stations that rehearsed everything. */
  readonly rehearsed: number
}

export interface Readiness {
  /** Whether a rehearsal made it. */
  readonly is_test: boolean
  readonly at: Instant
  readonly stations: number
  readonly ready: number
  /** The app version that most phones have; absent while none has said. */
  readonly version?: string
  readonly communes: readonly CommuneReadiness[]
  /** Those that lack something, gravest first, in book order among equals. */
  readonly notReady: readonly StationReadiness[]
}

/** Who is ready for the day at `now`, of the reader's stations, from what the phones showed. */
export function readiness(index: BookIndex, state: RoomState, now: Instant, within: Within = everywhere): Readiness {
  const { book } = index
  const version = usualVersion(Object.values(state.devices))
  const tolerated = {
    clock: book.tolerances.clockMinutes * 60_000,
    battery: alertTolerances(book).batteryPercent,
    version,
  }
  const own = book.stations.filter(({ code }) => within(code))
  const stations = own.map(({ code }): StationReadiness => {
    const devices = state.stations[code]?.devices ?? []
    const phones = devices.flatMap((id) => {
      const device = member(state.devices, id)
      return device && device.revoked === undefined ? [phoneOf(id, device)] : []
    })
    const rehearsed = member(state.rehearsed, code)
    const lacks = lacksOf(phones, tolerated)
    if (!state.test && !hasRehearsed({ rehearsed })) lacks.push('rehearsal')
    return { station: code, commune: index.commune(code).code, phones, ...(rehearsed && { rehearsed }), lacks }
  })
  const communes = [...Map.groupBy(stations, ({ commune }) => commune)].map(([commune, own]) => ({
    commune,
    stations: own.length,
    ready: own.filter(({ lacks }) => lacks.length === 0).length,
    enrolled: own.filter(({ phones }) => phones.length > 0).length,
    heard: own.filter(({ phones }) => phones.some(({ heard }) => heard !== undefined)).length,
    rehearsed: own.filter(hasRehearsed).length,
  }))
  const gravity = ({ lacks }: StationReadiness): number => LACKS.indexOf(lacks[0] as Lack)
  return {
    is_test: state.test,
    at: now,
    stations: stations.length,
    ready: communes.reduce((sum, { ready }) => sum + ready, 0),
    ...(version !== undefined && { version }),
    communes,
    notReady: stations.filter(({ lacks }) => lacks.length > 0).sort((a, b) => gravity(a) - gravity(b)),
  }
}

function hasRehearsed({ rehearsed }: { readonly rehearsed?: Rehearsed | undefined }): boolean {
  return rehearsed !== undefined && REHEARSAL_STEPS.every((step) => rehearsed.done.includes(step))
}

function phoneOf(device: DeviceId, state: DeviceState): PhoneReadiness {
  const { enrolled, cursor, heard, clock, battery, app, persistent } = state
  return {
    device,
    enrolled,
    // Before its first item a device was only enrolled.
    ...(cursor > 0 && { heard, clock }),
    ...(battery !== undefined && { battery }),
    ...(app !== undefined && { app }),
    ...(persistent !== undefined && { persistent }),
  }
}

/** What the best phone of a station lacks: one that is ready is enough. */
function lacksOf(
  phones: readonly PhoneReadiness[],
  tolerated: { readonly clock: number; readonly battery: number; readonly version: string | undefined },
): Lack[] {
  if (phones.length === 0) return ['no-phone']
  const each = phones.map((phone): Lack[] => {
    if (phone.heard === undefined) return ['unheard']
    const found: Lack[] = []
    if (Math.abs(phone.clock ?? 0) > tolerated.clock) found.push('clock')
    if (phone.battery !== undefined && phone.battery <= tolerated.battery) found.push('battery')
    if (phone.persistent === false) found.push('storage')
    if (phone.app !== undefined && phone.app !== tolerated.version) found.push('version')
    return found
  })
  const gravity = (lacks: readonly Lack[]): number => (lacks[0] === undefined ? LACKS.length : LACKS.indexOf(lacks[0]))
  return each.reduce((best, lacks) => (gravity(lacks) > gravity(best) ? lacks : best))
}

/** The version that most phones have; of equals the later by its text. */
function usualVersion(devices: readonly DeviceState[]): string | undefined {
  const counts = new Map<string, number>()
  for (const { app, revoked } of devices)
    if (app !== undefined && revoked === undefined) counts.set(app, (counts.get(app) ?? 0) + 1)
  const [most] = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? 1 : -1))
  return most?.[0]
}
