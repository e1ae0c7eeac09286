import type { FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import type { PersonId } from '#election/named.ts'
import { fail, ok } from '#election/outcome.ts'
import { peopleRefusal, refusal } from '#room/refusals.ts'
import { answer, refuse } from '../http/answer.ts'
import type { App } from '../http/app.ts'
import { sessionOf } from '../room/session.ts'
import { whoOf } from './account.ts'
import { record } from './manage.ts'
import { machineNow, type OfficeParts } from './parts.ts'

const SessionText = Type.String({ pattern: '^[0-9a-f]{16}$' })
const OneSession = Type.Object({ session: SessionText })
const PersonText = Type.String({ pattern: '^[A-Za-z0-9-]{1,40}$' })

/**
 * Where people are signed in, and their passkeys: everybody sees and ends their own, administrators everybody's. One's
 * own passkeys are among the ways to sign in (`account.ts`).
 */
export function devices(app: App, parts: OfficeParts): void {
  const { store, journal } = parts
  const { access, credentials, people } = store

  const sessionsOf = async (person: PersonId, current?: string) =>
    (await access.personSessions(journal.room, machineNow()))
      .filter((one) => one.person === person)
      .map(({ id, created, expires, seen, browser }) => ({
        ...{ id, created, expires, seen },
        ...(browser !== undefined && { browser }),
        ...(id === current && { current: true }),
      }))

  const endOne = async (request: FastifyRequest, reply: FastifyReply, person: PersonId, session: string) => {
    if (!(await access.endOneSession(journal.room, person, session, machineNow()))) {
      return refuse(request, reply, refusal('notFound'))
    }
    await record(parts, { kind: 'sessions-ended', by: whoOf(request).person, person })
    return reply.code(204).send()
  }

  app.get('/office/api/sessions', async (request, reply) => {
    const sessions = await sessionsOf(whoOf(request).person, sessionOf(request))
    return answer(request, reply, ok({ sessions }))
  })

  app.delete('/office/api/sessions/:session', { schema: { params: OneSession } }, (request, reply) =>
    endOne(request, reply, whoOf(request).person, request.params.session),
  )

  const OnePerson = Type.Object({ person: PersonText })
  app.get('/office/api/people/:person/devices', { schema: { params: OnePerson } }, async (request, reply) => {
    const person = request.params.person as PersonId
    if (!(await people.find(journal.room, person))) {
      return answer(request, reply, fail(peopleRefusal('personUnknown', { person })))
    }
    const passkeys = (await credentials.passkeys(journal.room, person)).map(({ id, created, used, browser }) => ({
      ...{ id, created },
      ...(used !== undefined && { used }),
      ...(browser !== undefined && { browser }),
    }))
    return answer(request, reply, ok({ sessions: await sessionsOf(person), passkeys }))
  })

  const Theirs = Type.Object({ person: PersonText, session: SessionText })
  app.delete('/office/api/people/:person/sessions/:session', { schema: { params: Theirs } }, (request, reply) =>
    endOne(request, reply, request.params.person as PersonId, request.params.session),
  )

  const Passkey = Type.Object({ person: PersonText, passkey: Type.String({ pattern: '^[A-Za-z0-9_-]{1,128}$' }) })
  app.delete(
    '/office/api/people/:person/passkeys/:passkey',
    { schema: { params: Passkey } },
    async (request, reply) => {
      const person = request.params.person as PersonId
      const found = await people.find(journal.room, person)
      if (!found) return answer(request, reply, fail(peopleRefusal('personUnknown', { person })))
      // Whoever loses the last one asks for a new link; but somebody must be left who can give it.
      if (found.role === 'administrator' && found.passkeys <= 1 && !found.password) {
        return answer(request, reply, fail(peopleRefusal('lastWayIn')))
      }
      if (!(await credentials.dropPasskey(journal.room, person, request.params.passkey))) {
        return refuse(request, reply, refusal('notFound'))
      }
      // What was opened with it may be open in the wrong hands.
      await access.endSessionsOf(journal.room, person, machineNow())
      await record(parts, { kind: 'passkey-removed', by: whoOf(request).person, person })
      return reply.code(204).send()
    },
  )
}
