import type { FastifyRequest } from 'fastify'
import { isInside } from '#election/book/inside.ts'
import type { Instant, PersonId, StationCode } from '#election/named.ts'
import { fail, type Outcome, ok } from '#election/outcome.ts'
import { type Refusal, workRefusal } from '#room/refusals.ts'
import type { RoomState } from '#room/state.ts'
import type { Colleague } from '#room/views/work.ts'
import type { Clock } from '../../clock.ts'
import type { House } from '../../house.ts'
import type { ReceiptTime } from '../../http/rehearsal.ts'
import { ACCESS, ROLES, type Role } from '../access.ts'

/** What every route of the room's work stands on. */
export interface WorkParts {
  readonly house: House
  readonly clock: Clock
  readonly received: ReceiptTime
}

/** The person who signed in; only called behind the access table. */
export function personOf({ signedIn }: FastifyRequest): { readonly person: PersonId; readonly role: Role } {
  if (!signedIn) throw new Error('nobody signed in')
  return signedIn
}

/** The room's state with everything that is committed, and its time. Use it at once: the next commit changes it. */
export async function currentState({ house, clock }: WorkParts): Promise<{ state: RoomState; now: Instant }> {
  await house.journal.catchUp()
  const state = await house.journal.settled()
  return { state, now: Math.max(clock.now(), state.at) as Instant }
}

/** Whoever may act on alerts in this room and whose access was not taken away, by name where it is known, with their places. */
export async function colleagues({ house }: Pick<WorkParts, 'house'>): Promise<Colleague[]> {
  const acting = ACCESS['POST /room/api/work/take']
  const { room } = house.journal
  const [people, links] = await Promise.all([house.store.people.list(room), house.store.access.links(room)])
  const known = new Map<PersonId, Colleague>()
  const add = (person: PersonId, role: string, more: Pick<Colleague, 'name' | 'scope'> = {}) => {
    const one = ROLES.find((each) => each === role)
    if (one && acting !== 'open' && acting?.includes(one)) known.set(person, { person, role: one, ...more })
  }
  for (const { person, role, revoked } of links) if (revoked === undefined) add(person, role)
  for (const { person, role, name, scope, removed } of people)
    if (removed === undefined)
      add(person, role, { ...(name !== undefined && { name }), ...(scope.length > 0 && { scope }) })
  return [...known.values()].sort((a, b) => (a.person < b.person ? -1 : 1))
}

/** Work at some stations may only be handed to somebody who is there and sees them all: what nobody sees waits unseen. */
export async function mustBeColleague(
  parts: WorkParts,
  person: PersonId,
  stations: readonly StationCode[],
): Promise<Outcome<PersonId, Refusal>> {
  const known = (await colleagues(parts)).find((one) => one.person === person)
  if (!known) return fail(workRefusal({ kind: 'personUnknown', parameters: { person, field: 'to' } }))
  const { name = person, scope = [] } = known
  const station = stations.find((one) => !isInside(parts.house.index, scope, one))
  return station === undefined
    ? ok(person)
    : fail(workRefusal({ kind: 'notTheirPlace', parameters: { person: name, station, field: 'to' } }))
}
