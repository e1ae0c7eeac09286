import type { Instant, PersonId, PlaceCode } from '#election/named.ts'
import type { Audience } from '#room/gate.ts'
import type { Hearer } from '#room/notifications/hears.ts'
import type { Subscription } from '#store/notify-subscriptions.ts'
import type { StoredPerson } from '#store/people.ts'
import { ROLES, type Role } from '../room/access.ts'

/** As whom a role hears: what it may see on the room's screens decides. The desk hears nothing that is not public. */
const AUDIENCE_OF: Readonly<Record<Role, Audience>> = {
  administrator: 'wall',
  'duty-officer': 'room',
  operator: 'room',
  'clerk-1': 'public',
  'clerk-2': 'public',
  verifier: 'public',
  'returning-officer': 'public',
  observer: 'observer',
  media: 'media',
  wall: 'public',
}

/** Somebody outside the room, known by a label alone. */
export const OUTSIDE: Hearer = { audience: 'public', scope: [] }

/** As whom a person hears; undefined for one who was removed, or whose days have not come or are over. */
export function hearerOf(
  person: Pick<StoredPerson, 'role' | 'scope' | 'starts' | 'ends' | 'removed'> | undefined,
  now: Instant,
): Hearer | undefined {
  const role = ROLES.find((one) => one === person?.role)
  if (!person || !role || person.removed !== undefined) return undefined
  const { starts, ends, scope } = person
  if ((starts !== undefined && now < starts) || (ends !== undefined && now >= ends)) return undefined
  return { audience: AUDIENCE_OF[role], scope: scope as readonly PlaceCode[] }
}

/** As whom each subscription hears now: a role or a scope that was taken away ends what it carried. */
export function hearersOf(
  people: readonly StoredPerson[],
  now: Instant,
): (subscription: Pick<Subscription, 'person'>) => Hearer | undefined {
  const known = new Map<PersonId, StoredPerson>(people.map((one) => [one.person, one]))
  return ({ person }) => (person === undefined ? OUTSIDE : hearerOf(known.get(person), now))
}
