import { Type } from 'typebox'
import type { PersonId } from '#election/named.ts'
import { ok } from '#election/outcome.ts'
import { answer } from '../http/answer.ts'
import type { App } from '../http/app.ts'
import { words } from '../http/schemas.ts'
import { sendTable } from '../room/table.ts'
import { whoOf } from './account.ts'
import {
  changePerson,
  endSessions,
  erasePerson,
  inviteAgain,
  invitePerson,
  PERSON_ROLES,
  removePerson,
} from './manage.ts'
import { machineNow, type OfficeParts } from './parts.ts'
import { peopleTable } from './people-tables.ts'

const closed = { additionalProperties: false } as const
const Time = Type.Integer({ minimum: 0, maximum: 253_402_300_799_999 })
const TERMS = {
  role: Type.Union(PERSON_ROLES.map((role) => Type.Literal(role))),
  scope: Type.Array(Type.String({ minLength: 1, maxLength: 64 }), { maxItems: 200 }),
  accreditation: Type.Optional(words(80)),
  starts: Type.Optional(Time),
  ends: Type.Optional(Time),
}
const InviteSchema = Type.Object({ name: words(120, 1), ...TERMS }, closed)
const TermsSchema = Type.Object(TERMS, closed)
const OnePerson = Type.Object({ person: Type.String({ pattern: '^[A-Za-z0-9-]{1,40}$' }) })

/** Managing people, for administrators. */
export function administration(app: App, parts: OfficeParts): void {
  const { store, journal, index } = parts

  app.get('/office/api/people', async (request, reply) => {
    const people = await store.people.list(journal.room)
    const sessions = await store.access.personSessions(journal.room, machineNow())
    const places = index.book.places
      .filter(({ kind }) => kind === 'commune' || kind === 'office')
      .map(({ code, kind, names, parent }) => ({ code, kind, names, ...(parent !== undefined && { parent }) }))
    // The id of a session is the hash of its token; nobody needs it here.
    const open = sessions.map(({ id: _, ...session }) => session)
    return answer(request, reply, ok({ people, sessions: open, places, now: machineNow() }))
  })

  app.get('/office/api/people.csv', async (_request, reply) => {
    const people = await store.people.list(journal.room)
    const sessions = await store.access.personSessions(journal.room, machineNow())
    return sendTable(reply, `people-${index.book.id}`, peopleTable(people, sessions), parts.test)
  })

  app.post('/office/api/people', { schema: { body: InviteSchema } }, async (request, reply) => {
    const { name, ...wanted } = request.body
    return answer(request, reply, await invitePerson(parts, whoOf(request).person, name, wanted))
  })

  app.put(
    '/office/api/people/:person',
    { schema: { params: OnePerson, body: TermsSchema } },
    async (request, reply) => {
      const done = await changePerson(parts, whoOf(request).person, personIn(request.params), request.body)
      return answer(request, reply, done.ok ? ok({ changed: true }) : done)
    },
  )

  app.post('/office/api/people/:person/invitation', { schema: { params: OnePerson } }, async (request, reply) =>
    answer(request, reply, await inviteAgain(parts, personIn(request.params))),
  )

  app.post('/office/api/people/:person/removal', { schema: { params: OnePerson } }, async (request, reply) => {
    const done = await removePerson(parts, whoOf(request).person, personIn(request.params))
    return answer(request, reply, done.ok ? ok({ removed: true }) : done)
  })

  app.delete('/office/api/people/:person/name', { schema: { params: OnePerson } }, async (request, reply) => {
    const done = await erasePerson(parts, personIn(request.params))
    return answer(request, reply, done.ok ? ok({ erased: true }) : done)
  })

  app.delete('/office/api/people/:person/sessions', { schema: { params: OnePerson } }, async (request, reply) => {
    const done = await endSessions(parts, whoOf(request).person, personIn(request.params))
    return answer(request, reply, done.ok ? ok({ ended: true }) : done)
  })
}

const personIn = ({ person }: { readonly person: string }) => person as PersonId
