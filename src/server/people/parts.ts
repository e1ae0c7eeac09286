import type { FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import type { Instant, PersonId } from '#election/named.ts'
import { fail, type Outcome, ok } from '#election/outcome.ts'
import { peopleRefusal, type Refusal } from '#room/refusals.ts'
import type { StoredPerson } from '#store/people.ts'
import type { AttemptLimit } from '../http/limits.ts'
import { homeOf, ROLES, type Role } from '../room/access.ts'
import { openSession, type SessionParts } from '../room/session.ts'
import { sessionEnd } from './hours.ts'
import type { Management } from './manage.ts'
import { type Site, siteOf } from './passkeys.ts'

/** What every route of the office stands on. */
export interface OfficeParts extends Management {
  readonly sessions: SessionParts
  /** Seals challenges and makes the secrets of codes. */
  readonly secret: string
  /** A room that was opened as a rehearsal. */
  readonly test: boolean
  /** What strangers may ask from one address. */
  readonly strangers: AttemptLimit
}

/** People's tables live by the machine's clock. */
export const machineNow = () => Date.now() as Instant

const closed = { additionalProperties: false } as const
export const TokenText = Type.String({ pattern: '^[A-Za-z0-9_-]{20,100}$' })
/** What a browser answers for a passkey; the library reads it, the door only wants its outline. */
export const PasskeyAnswer = Type.Object({
  id: Type.String({ pattern: '^[A-Za-z0-9_-]{1,1400}$' }),
  rawId: Type.String({ maxLength: 1400 }),
  type: Type.Literal('public-key'),
  response: Type.Object({}, { additionalProperties: true }),
  clientExtensionResults: Type.Object({}, { additionalProperties: true }),
  authenticatorAttachment: Type.Optional(Type.String({ maxLength: 40 })),
})
export const NewPasswordFields = {
  login: Type.String({ pattern: '^[\\p{L}\\p{N}._-]{3,40}$' }),
  password: Type.String({ minLength: 1, maxLength: 500 }),
  code: Type.String({ minLength: 1, maxLength: 40 }),
}
export const NewPasswordSchema = Type.Object(NewPasswordFields, closed)

/** A sign-in name as it is compared: whatever the keyboard made of it. */
export function loginOf(typed: string): string {
  return typed.normalize('NFKC').toLowerCase()
}

/** The page's origin where passkeys work there; the guard has seen that an `Origin` is one of ours. */
export function siteFor(request: FastifyRequest, { sessions }: OfficeParts): Outcome<Site, Refusal> {
  const own = sessions.origins[0] ?? `${request.protocol}://${request.host}`
  const site = siteOf(request.headers.origin ?? own)
  return site ? ok(site) : fail(peopleRefusal('passkeyNeedsTls'))
}

/** What a page is told of whoever came in. */
export interface CameIn {
  readonly person: PersonId
  readonly role: Role
  readonly home: string
}

/** What a page is told of whoever bound a way to sign in before their time has come. */
export interface ComesLater {
  readonly person: PersonId
  readonly from: Instant
  /** Minutes by which the election's clock is ahead of UTC. */
  readonly utcOffset: number
}

/** Opens the session of a person who proved who they are, within the hours that are theirs. */
export async function comeIn(
  request: FastifyRequest,
  reply: FastifyReply,
  parts: OfficeParts,
  who: PersonId,
): Promise<Outcome<CameIn, Refusal>> {
  const person = await parts.store.people.find(parts.journal.room, who)
  const role = ROLES.find((one) => one === person?.role)
  if (!person || !role) return fail(peopleRefusal('personUnknown', { person: who }))
  const expires = endFor(parts, person, role)
  if (expires === undefined) return fail(peopleRefusal('outsideHours'))
  await openSession(request, reply, parts.sessions, { role, person: who }, expires)
  return ok({ person: who, role, home: homeOf(role) })
}

/** From when on a person may come in, now or later; undefined once their own time or the book's is over. */
export function opensFor(parts: OfficeParts, person: StoredPerson): Instant | undefined {
  const now = machineNow()
  const from = Math.max(now, person.starts ?? now) as Instant
  const role = ROLES.find((one) => one === person.role)
  return role && endFor(parts, person, role, from) !== undefined ? from : undefined
}

function endFor(
  { index, test }: OfficeParts,
  { starts, ends }: StoredPerson,
  role: Role,
  now = machineNow(),
): Instant | undefined {
  return sessionEnd({ book: index.book, test }, { role, starts, ends }, now)
}
