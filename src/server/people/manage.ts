import { randomBytes } from 'node:crypto'
import type { BookIndex } from '#election/book/index.ts'
import type { Instant, PersonId, PlaceCode } from '#election/named.ts'
import { fail, type Outcome, ok } from '#election/outcome.ts'
import type { PersonEntry } from '#journal/person-entry.ts'
import { peopleRefusal, type Refusal, refusal } from '#room/refusals.ts'
import type { PersonTerms, StoredPerson } from '#store/people.ts'
import type { Store } from '#store/store.ts'
import type { RoomJournal } from '../house.ts'
import { ROLES } from '../room/access.ts'

/** Roles that people hold; a wall is a screen and has a link. */
export const PERSON_ROLES = ROLES.filter((role) => role !== 'wall')

/** An invitation is good for so long (ms). */
const INVITATION_MS = 3 * 86_400_000
/** The pseudonym of whoever works at the server's command line. */
export const COMMAND_LINE = 'cli' as PersonId

/** What managing people stands on. */
export interface Management {
  readonly store: Store
  readonly journal: RoomJournal
  readonly index: BookIndex
  /** The room's time, for the journal. */
  readonly clock: { now(): Instant }
}

/** What somebody wants to give a person. */
export interface Wanted {
  readonly role: string
  readonly scope: readonly string[]
  readonly accreditation?: string | undefined
  readonly starts?: number | undefined
  readonly ends?: number | undefined
}

/** An invited person and the path of their link on the room's surface, shown once. */
export interface Invited {
  readonly person: PersonId
  readonly path: string
  readonly expires: Instant
}

/** Tables live by the machine's clock: a rehearsal's day that passes in minutes ends no invitation. */
const machineNow = () => Date.now() as Instant

/** Lets a person in: their pseudonym into the journal, their name into the table, a link into the hand. */
export async function invitePerson(
  parts: Management,
  by: PersonId,
  name: string,
  wanted: Wanted,
): Promise<Outcome<Invited, Refusal>> {
  if (name.trim() === '') return fail(refusal('malformed', { field: 'name' }))
  const terms = checkedTerms(parts.index, wanted)
  if (!terms.ok) return terms
  const person = `p${randomBytes(6).toString('hex')}` as PersonId
  const { role, scope } = terms.value
  await record(parts, { kind: 'person-invited', by, person, role, scope })
  await parts.store.people.add(parts.journal.room, person, name.trim(), terms.value, machineNow())
  return ok(await linkFor(parts, person))
}

/** Another link for a person, who lost the first one or every way in; the earlier link ends. */
export async function inviteAgain(parts: Management, person: PersonId): Promise<Outcome<Invited, Refusal>> {
  if (!(await parts.store.people.find(parts.journal.room, person))) return unknown(person)
  return ok(await linkFor(parts, person))
}

/** Gives a person another role, scope or dates, which ends their sessions: each is bound to what it was opened for. */
export async function changePerson(
  parts: Management,
  by: PersonId,
  person: PersonId,
  wanted: Wanted,
): Promise<Outcome<void, Refusal>> {
  const { store, journal } = parts
  const terms = checkedTerms(parts.index, wanted)
  if (!terms.ok) return terms
  if (!(await store.people.find(journal.room, person))) return unknown(person)
  if (terms.value.role !== 'administrator' && (await isLastAdministrator(parts, person))) {
    return fail(peopleRefusal('lastAdministrator'))
  }
  const { role, scope } = terms.value
  await record(parts, { kind: 'person-changed', by, person, role, scope })
  await store.people.change(journal.room, person, terms.value)
  await store.access.endSessionsOf(journal.room, person, machineNow())
  return ok(undefined)
}

/** Removes a person with their sessions and every way in, at once; then the journal hears of it. */
export async function removePerson(parts: Management, by: PersonId, person: PersonId): Promise<Outcome<void, Refusal>> {
  const { store, journal } = parts
  if (await isLastAdministrator(parts, person)) return fail(peopleRefusal('lastAdministrator'))
  if (!(await store.people.remove(journal.room, person, machineNow()))) return unknown(person)
  await record(parts, { kind: 'person-removed', by, person })
  return ok(undefined)
}

/** Erases the name of a person who was removed; what they did stays under the pseudonym. */
export async function erasePerson(parts: Management, person: PersonId): Promise<Outcome<void, Refusal>> {
  return (await parts.store.people.erase(parts.journal.room, person)) ? ok(undefined) : unknown(person)
}

/** Ends all sessions of a person, who may come in again. */
export async function endSessions(parts: Management, by: PersonId, person: PersonId): Promise<Outcome<void, Refusal>> {
  const { store, journal } = parts
  if (!(await store.people.find(journal.room, person))) return unknown(person)
  await store.access.endSessionsOf(journal.room, person, machineNow())
  await record(parts, { kind: 'sessions-ended', by, person })
  return ok(undefined)
}

/** Writes what happened to people into the journal. Throws when the room refuses, which it has no reason to. */
export async function record(
  { journal, clock }: Pick<Management, 'journal' | 'clock'>,
  entry: PersonEntry,
): Promise<void> {
  const done = await journal.act({ type: 'record-person', entry }, clock.now())
  if (!done.ok) throw new Error(`the journal refused ${entry.kind}: ${done.error.code}`)
}

/** Terms that hold: a role, places of the book, and an observer's accreditation with its dates. */
function checkedTerms(index: BookIndex, wanted: Wanted): Outcome<PersonTerms, Refusal> {
  const role = PERSON_ROLES.find((one) => one === wanted.role)
  if (role === undefined) return fail(refusal('malformed', { field: 'role' }))
  const scope = [...new Set(wanted.scope as readonly PlaceCode[])].sort()
  const stranger = scope.find((code) => !index.places.has(code))
  if (stranger !== undefined) return fail(peopleRefusal('scopeUnknown', { place: stranger }))
  const { accreditation, starts, ends } = wanted
  if (role === 'observer') {
    const missing = !accreditation?.trim() ? 'accreditation' : starts === undefined ? 'starts' : undefined
    if (missing) return fail(peopleRefusal('accreditationMissing', { field: missing }))
    if (ends === undefined) return fail(peopleRefusal('accreditationMissing', { field: 'ends' }))
  }
  if (starts !== undefined && ends !== undefined && ends <= starts) {
    return fail(peopleRefusal('accreditationMissing', { field: 'ends' }))
  }
  return ok({
    role,
    // Whoever is in charge of the province is in charge of everything.
    scope: scope.includes(index.book.room) ? [] : scope,
    ...(accreditation?.trim() && { accreditation: accreditation.trim() }),
    ...(starts !== undefined && { starts: starts as Instant }),
    ...(ends !== undefined && { ends: ends as Instant }),
  })
}

async function linkFor({ store, journal }: Management, person: PersonId): Promise<Invited> {
  const now = machineNow()
  const expires = (now + INVITATION_MS) as Instant
  const token = await store.people.invite(journal.room, person, now, expires)
  // After the #, where no server, proxy or preview sees it.
  return { person, path: `/office/#invitation=${token}`, expires }
}

/** Whether without this one nobody could manage people who has a way in. */
async function isLastAdministrator({ store, journal }: Management, person: PersonId): Promise<boolean> {
  const administrators = (await store.people.list(journal.room)).filter(isWorkingAdministrator)
  return administrators.length === 1 && administrators[0]?.person === person
}

function isWorkingAdministrator({ role, removed, passkeys, password }: StoredPerson): boolean {
  return role === 'administrator' && removed === undefined && (passkeys > 0 || password)
}

function unknown(person: PersonId): Outcome<never, Refusal> {
  return fail(peopleRefusal('personUnknown', { person }))
}
