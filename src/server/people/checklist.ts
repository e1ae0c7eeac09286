import type { FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import type { PersonId } from '#election/named.ts'
import { fail, type Outcome, ok } from '#election/outcome.ts'
import { type CheckLine, checklistOf, checksOf } from '#room/readiness/checklist.ts'
import { peopleRefusal, type Refusal, refusal } from '#room/refusals.ts'
import type { StoredPerson } from '#store/people.ts'
import type { House } from '../house.ts'
import { answer } from '../http/answer.ts'
import type { App } from '../http/app.ts'
import { StationText } from '../http/schemas.ts'
import { whoOf } from './account.ts'
import type { Management } from './manage.ts'
import type { OfficeParts } from './parts.ts'

/** What a page sends to tick a check, or to take the tick back. */
export const CheckSchema = Type.Object({ check: StationText, done: Type.Boolean() }, { additionalProperties: false })

/** A person before the day: what is known of their way in, and their checklist. */
export interface PersonReadiness extends Pick<StoredPerson, 'person' | 'name' | 'role' | 'scope'> {
  /** They bound a passkey or a password. */
  readonly wayIn: boolean
  /** They have a second way, for the day on which the first is lost. */
  readonly secondWay: boolean
  readonly checks: readonly CheckLine[]
}

/** Everybody who was not removed, in the order in which they came. */
export async function peopleReadiness({
  store,
  journal,
  index,
}: Pick<House, 'store' | 'journal' | 'index'>): Promise<PersonReadiness[]> {
  const people = await store.people.list(journal.room)
  await journal.catchUp()
  const state = await journal.settled()
  return people
    .filter(({ removed }) => removed === undefined)
    .map(({ person, name, role, scope, passkeys, password }) => ({
      ...{ person, role, scope },
      ...(name !== undefined && { name }),
      wayIn: passkeys > 0 || password,
      secondWay: passkeys + Number(password) > 1,
      checks: checklistOf(index.book, state, person, role),
    }))
}

/** Ticks a check of a person, or takes the tick back; refused for a check that is not on their role's list. */
export async function tick(
  { store, journal, index, clock }: Pick<Management, 'store' | 'journal' | 'index' | 'clock'>,
  request: FastifyRequest,
  person: PersonId,
  { check: code, done }: { readonly check: string; readonly done: boolean },
): Promise<Outcome<{ readonly checks: readonly CheckLine[] }, Refusal>> {
  const found = await store.people.find(journal.room, person)
  if (!found) return fail(peopleRefusal('personUnknown', { person }))
  const line = checksOf(index.book, found.role).find(({ check }) => check === code)
  if (!line) return fail(refusal('malformed', { field: 'check' }))
  const by = whoOf(request).person
  const acted = await journal.act({ type: 'tick-check', by, person, check: line.check, done }, clock.now())
  if (!acted.ok) return acted
  return ok({ checks: checklistOf(index.book, await journal.settled(), person, found.role) })
}

/** Everybody's own checklist, at the office. */
export function ownChecklist(app: App, parts: OfficeParts): void {
  app.get('/office/api/checklist', async (request, reply) => {
    const { person } = whoOf(request)
    const own = (await peopleReadiness(parts)).find((one) => one.person === person)
    // Whoever came by a link stands in no table and has no list.
    return answer(request, reply, ok({ checks: own?.checks ?? [] }))
  })

  app.post('/office/api/checklist', { schema: { body: CheckSchema } }, async (request, reply) =>
    answer(request, reply, await tick(parts, request, whoOf(request).person, request.body)),
  )
}
