import type { PlaceCode } from '#election/named.ts'
import { openStore } from '#store/store.ts'
import { type Child, startChild } from './child.ts'
import type { Simulation } from './clock.ts'
import { becomesFree } from './http/listen.ts'
import { SURFACES, type SurfaceName, type SurfaceOptions } from './surface.ts'

/** First port that is tried; each surface takes the next free one. */
export const BASE_PORT = 4700

/** One after the other: the room prints the intake's address into QR codes and leads the press to the portal; letters name all. */
const STARTS: readonly SurfaceName[] = ['intake', 'portal', 'room', 'notify']

/** A port for each of some surfaces. */
export type Ports = Partial<Record<SurfaceName, number>>

export interface ServeOptions {
  readonly folder: string
  /** Another PostgreSQL than the embedded one of the folder. */
  readonly databaseUrl?: string
  readonly room: PlaceCode
  /** Address to listen on; this machine only unless told. */
  readonly host?: string
  /** Exact ports; without one, the usual one, else the next free from `BASE_PORT`. */
  readonly ports?: Ports
  /** Ports of earlier starts, taken again where nobody else has them. */
  readonly usual?: Ports
  /** Only some of the surfaces, each of which may run on its own machine. */
  readonly only?: readonly SurfaceName[]
  /** Addresses for people and phones where a proxy stands in front. */
  readonly addresses?: Partial<Record<SurfaceName, string>>
  readonly clock?: Simulation
  readonly rehearsalKey?: string
  /**
   * For a portal alone, which shows the published files whatever happens: the database does not answer now (`away`, it
   * publishes again once it does), or there is none at all (`none`).
   */
  readonly database?: 'away' | 'none'
  /** Nobody works by a link. */
  readonly peopleOnly?: boolean
}

export interface Serving {
  /** Where each started surface can be reached. */
  readonly addresses: Partial<Record<SurfaceName, string>>
  /** At which ports they listen. */
  readonly ports: Ports
  /** Process id of a surface as it runs now. */
  pid(surface: SurfaceName): number | undefined
  /** How often a surface was started again after a crash. */
  restarts(surface: SurfaceName): number
  /** Stops every surface, then the embedded PostgreSQL. */
  stop(): Promise<void>
}

/**
 * Starts an open room: the embedded PostgreSQL, then each surface in a process of its own, brought back when it
 * crashes. Nothing is left when this process ends, however it ends. Throws `NotStarted` when a surface does not start.
 */
export async function serve(options: ServeOptions): Promise<Serving> {
  const { folder, databaseUrl, room, host = '127.0.0.1', only = SURFACES, clock, rehearsalKey, usual = {} } = options
  // Holds the embedded PostgreSQL for the surfaces, which join it.
  const store = options.database ? undefined : await openStore({ folder, ...(databaseUrl ? { databaseUrl } : {}) })
  const children = new Map<SurfaceName, Child>()
  const stop = async () => {
    await Promise.all([...children.values()].map((child) => child.stop()))
    await store?.close()
  }
  const environment = { ...process.env, ...(clock ? { SUNDUQ_CLOCK: JSON.stringify(clock) } : {}) }
  const addresses: Partial<Record<SurfaceName, string>> = { ...options.addresses }
  try {
    let next = Math.max(BASE_PORT, ...Object.values(usual).map((port) => port + 1))
    for (const surface of STARTS.filter((name) => only.includes(name))) {
      const port = options.ports?.[surface]
      const before = port === undefined ? usual[surface] : undefined
      const again = before !== undefined && (await becomesFree(host, before)) ? before : undefined
      const common: Omit<SurfaceOptions, 'clock'> = {
        folder,
        ...(databaseUrl ? { databaseUrl } : {}),
        room,
        host,
        port: port ?? again ?? next,
        fixedPort: port !== undefined,
        addresses,
        ...(rehearsalKey ? { rehearsalKey } : {}),
        ...(options.database === 'none' ? { filesOnly: true } : {}),
        ...(options.peopleOnly ? { peopleOnly: true } : {}),
      }
      const child = await startChild({ surface, ...common }, environment)
      children.set(surface, child)
      addresses[surface] ??= child.address
      if (port === undefined && again === undefined) next = child.port + 1
    }
  } catch (error) {
    await stop()
    throw error
  }
  return {
    addresses,
    ports: Object.fromEntries([...children].map(([surface, { port }]) => [surface, port])),
    pid: (surface) => children.get(surface)?.pid(),
    restarts: (surface) => children.get(surface)?.restarts() ?? 0,
    stop,
  }
}
