import type { PlaceCode } from '#election/named.ts'
import type { Clock } from './clock.ts'

/** The processes of a room: phones, people in the control room, everyone, what is sent out. They never share an event loop. */
export const SURFACES = ['intake', 'room', 'portal', 'notify'] as const
export type SurfaceName = (typeof SURFACES)[number]

/** What every surface is started with. Each has one main that takes these and answers with a `Surface`. */
export interface SurfaceOptions {
  /** The data folder: photos, published files, and the embedded PostgreSQL unless `databaseUrl` names another. */
  readonly folder: string
  readonly databaseUrl?: string
  /** The room that is served. */
  readonly room: PlaceCode
  readonly host: string
  /** Port to listen on; when taken, the next free one above is used unless `fixedPort`. */
  readonly port: number
  readonly fixedPort?: boolean
  readonly clock: Clock
  /** Addresses that people and phones use from outside, where they are not the local ones (`https://…`, no slash at the end). */
  readonly addresses: Partial<Record<SurfaceName, string>>
  /** Allows a rehearsal to state the time of receipt; only ever with a room opened as a test. */
  readonly rehearsalKey?: string
  /** There is no database at all: a portal shows the published files of the folder, and nobody publishes. */
  readonly filesOnly?: boolean
  /** Nobody works in the room by a link, only walls keep theirs: everybody proves who they are. */
  readonly peopleOnly?: boolean
}

/** A surface that listens. */
export interface Surface {
  /** `http://127.0.0.1:4700` */
  readonly address: string
  readonly port: number
  /** Finishes what is under way and closes everything. */
  close(): Promise<void>
}
