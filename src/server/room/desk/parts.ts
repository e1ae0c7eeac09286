import { randomBytes } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import type { Instant, PersonId } from '#election/named.ts'
import { fail, type Outcome, ok } from '#election/outcome.ts'
import type { Opening } from '#journal/seal.ts'
import type { FormRefusalKind } from '#room/count/form-refusals.ts'
import { formRefusal, type Refusal, refusal } from '#room/refusals.ts'
import type { RoomState } from '#room/state.ts'
import type { DeskSession, Hand } from '#room/views/desk.ts'
import type { House } from '../../house.ts'
import type { ReceiptTime, Rehearsing } from '../../http/rehearsal.ts'
import { isDeskRole } from '../access.ts'

/** What every route of the desk stands on. */
export interface DeskParts {
  readonly house: House
  readonly received: ReceiptTime
  readonly rehearsing: Rehearsing
}

/** Who signed in at the desk. Throws where the access table let somebody else through. */
export function whoOf({ signedIn }: FastifyRequest): DeskSession {
  if (!signedIn || !isDeskRole(signedIn.role)) throw new Error('nobody of the desk signed in')
  return { role: signedIn.role, person: signedIn.person }
}

/** The entry to which a role is bound; undefined for who settles. */
export function handOf({ role }: DeskSession): Hand | undefined {
  if (role === 'clerk-1') return 1
  return role === 'clerk-2' ? 2 : undefined
}

/** The room's state with everything that is committed. Use it at once: the next commit changes it. */
export async function currentState({ house }: DeskParts): Promise<RoomState> {
  await house.journal.catchUp()
  return house.journal.settled()
}

/**
 * The opening of what an act seals, with a salt from the machine's own chance. Only a rehearsal may choose the salt, so
 * that its journal is the same each time.
 */
export function openingOf<T>(
  { rehearsing }: DeskParts,
  request: FastifyRequest,
  value: T,
  salt: string | undefined,
): Outcome<Opening<T>, Refusal> {
  if (salt === undefined) return ok({ salt: randomBytes(16).toString('hex'), value })
  return rehearsing(request) ? ok({ salt, value }) : fail(refusal('malformed', { field: 'salt' }))
}

/** A refusal of the count as an outcome. */
export function refused(
  kind: FormRefusalKind,
  parameters: Refusal['parameters'] = {},
): { readonly ok: false; readonly error: Refusal } {
  return fail(formRefusal({ kind, parameters }))
}

/** Which proposal a person means to confirm. */
export function seen({ proposed }: { readonly proposed?: number }): { readonly proposed?: Instant } {
  return proposed === undefined ? {} : { proposed: proposed as Instant }
}

/** A person's pseudonym, for acts. */
export function byOf(request: FastifyRequest): { readonly by: PersonId } {
  return { by: whoOf(request).person }
}
