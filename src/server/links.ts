import { randomBytes } from 'node:crypto'
import type { Instant, PersonId, PlaceCode } from '#election/named.ts'
import type { Store } from '#store/store.ts'
import type { Role } from './room/access.ts'

export interface LinkOptions {
  readonly room: PlaceCode
  readonly role: Role
  /** Pseudonym that the journal will name; a new one unless given. */
  readonly person?: PersonId
  /** UTC ms; never unless given. */
  readonly expires?: Instant
  /** Opens one session only: for links that travel by messenger. */
  readonly once?: boolean
}

export interface AccessLink {
  readonly person: PersonId
  /** Path on the room's surface; the address in front is the reader's to know. */
  readonly path: string
}

/** Makes a link by which somebody signs in to the room. The token in it is shown now and kept nowhere in the clear. */
export async function createLink(
  store: Store,
  { room, role, person, expires, once }: LinkOptions,
): Promise<AccessLink> {
  const who = person ?? (`p${randomBytes(6).toString('hex')}` as PersonId)
  const now = Date.now() as Instant
  const token = await store.access.createLink(room, { role, person: who }, now, { expires, once: once === true })
  return { person: who, path: `/room/enter/${token}` }
}
