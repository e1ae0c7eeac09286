import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server'
import type { FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import type { PersonId } from '#election/named.ts'
import { fail, type Outcome, ok } from '#election/outcome.ts'
import type { SignInWay } from '#journal/person-entry.ts'
import { peopleRefusal, type Refusal } from '#room/refusals.ts'
import type { StoredPerson } from '#store/people.ts'
import { answer, refuse } from '../http/answer.ts'
import type { App } from '../http/app.ts'
import { homeOf, type Role } from '../room/access.ts'
import { endOtherSessions, proveSession, signOut } from '../room/session.ts'
import { browserOf } from './browser.ts'
import { browserName } from './browser-name.ts'
import { type Attempt, countRight, countWrong, knownBrowser, secondsToWait } from './lockout.ts'
import { record } from './manage.ts'
import { machineNow, NewPasswordSchema, type OfficeParts, PasskeyAnswer, siteFor } from './parts.ts'
import { answeredPasskey, madePasskey, passkeyToAsk, passkeyToMake } from './passkeys.ts'
import { secretOfCodes, takeCode, wayByPassword } from './second-factor.ts'
import { totpUri } from './totp.ts'

const closed = { additionalProperties: false } as const
const WithResponse = { body: Type.Object({ response: PasskeyAnswer }, closed) }

/** What somebody who is signed in does for themselves: prove again who they are, and change how they sign in. */
export function account(app: App, parts: OfficeParts): void {
  const { store, journal } = parts

  app.get('/office/api/session', async (request, reply) => {
    const { person, role } = whoOf(request)
    const stored = await store.people.find(journal.room, person)
    const name = stored?.name === undefined ? {} : { name: stored.name }
    const book = { title: parts.index.book.title, test: parts.test, utcOffset: parts.index.book.utcOffset }
    const scope = request.standing?.scope ?? []
    const byLink = request.standing?.byLink === true
    return answer(request, reply, ok({ person, role, home: homeOf(role), scope, byLink, book, ...name }))
  })

  app.delete('/office/api/session', async (request, reply) => {
    await signOut(request, reply, parts.sessions)
    return reply.code(204).send()
  })

  proving(app, parts)
  ways(app, parts)
  passwordWay(app, parts)
}

function proving(app: App, parts: OfficeParts): void {
  const { store, journal, secret, sessions } = parts
  const { credentials } = store
  const passkeys = { credentials, room: journal.room, secret }
  const purpose = (person: PersonId) => `prove ${person}`
  const proved = async (request: FastifyRequest, person: PersonId, way: SignInWay) => {
    await record(parts, { kind: 'person-proved', person, way })
    await proveSession(request, sessions)
    return ok({ proved: true })
  }

  app.post('/office/api/prove/options', async (request, reply) => {
    const site = siteFor(request, parts)
    if (!site.ok) return answer(request, reply, site)
    const { person } = whoOf(request)
    const own = await credentials.passkeys(journal.room, person)
    if (own.length === 0) return answer(request, reply, fail(peopleRefusal('passkeyRefused')))
    return answer(request, reply, ok(await passkeyToAsk(passkeys, site.value, purpose(person), own, machineNow())))
  })

  app.post('/office/api/prove/passkey', { schema: WithResponse }, async (request, reply) => {
    const site = siteFor(request, parts)
    if (!site.ok) return answer(request, reply, site)
    const { person } = whoOf(request)
    const answered = request.body.response as unknown as AuthenticationResponseJSON
    const who = await answeredPasskey(passkeys, site.value, purpose(person), answered, machineNow())
    if (who !== person) return answer(request, reply, fail(peopleRefusal('passkeyRefused')))
    return answer(request, reply, await proved(request, person, 'passkey'))
  })

  const schema = { body: Type.Object({ code: Type.String({ minLength: 1, maxLength: 40 }) }, closed) }
  app.post('/office/api/prove/code', { schema }, async (request, reply) => {
    const { person } = whoOf(request)
    const now = machineNow()
    const browser = await knownBrowser(store.attempts, journal.room, person, browserOf(request))
    const attempt: Attempt = { login: `prove ${person}`, address: request.ip, browser }
    const seconds = await secondsToWait(store.attempts, journal.room, attempt, now)
    if (seconds > 0) return refuse(request, reply, peopleRefusal('signInWait', { seconds }))
    const secrets = await credentials.secrets(journal.room, { person })
    const way = secrets && (await takeCode(credentials, journal.room, secrets, request.body.code))
    if (way === undefined) {
      await countWrong(store.attempts, journal.room, attempt, now)
      return refuse(request, reply, peopleRefusal('codeWrong'))
    }
    await countRight(store.attempts, journal.room, attempt)
    return answer(request, reply, await proved(request, person, way))
  })
}

function ways(app: App, parts: OfficeParts): void {
  const { store, journal, secret } = parts
  const { credentials } = store
  const passkeys = { credentials, room: journal.room, secret }
  const purpose = (person: PersonId) => `add ${person}`

  app.get('/office/api/ways', async (request, reply) => {
    const { person } = whoOf(request)
    const [own, secrets] = [
      await credentials.passkeys(journal.room, person),
      await credentials.secrets(journal.room, { person }),
    ]
    const told = own.map(({ id, created, used, browser }) => ({
      ...{ id, created },
      ...(used !== undefined && { used }),
      ...(browser !== undefined && { browser }),
    }))
    const password = secrets && { login: secrets.login, recovery: await credentials.recoveryLeft(journal.room, person) }
    const offered = siteFor(request, parts).ok
    return answer(request, reply, ok({ offered, passkeys: told, ...(password && { password }) }))
  })

  app.post('/office/api/ways/passkey-options', async (request, reply) => {
    const [site, found] = [siteFor(request, parts), await named(parts, request)]
    if (!site.ok) return answer(request, reply, site)
    if (!found.ok) return answer(request, reply, found)
    const { person, name = person } = found.value
    const has = await credentials.passkeys(journal.room, person)
    const options = await passkeyToMake(passkeys, site.value, purpose(person), { person, name, has }, machineNow())
    return answer(request, reply, ok(options))
  })

  app.post('/office/api/ways/passkey', { schema: WithResponse }, async (request, reply) => {
    const [site, found] = [siteFor(request, parts), await named(parts, request)]
    if (!site.ok) return answer(request, reply, site)
    if (!found.ok) return answer(request, reply, found)
    const { person } = found.value
    const answered = request.body.response as unknown as RegistrationResponseJSON
    const passkey = await madePasskey(passkeys, site.value, purpose(person), answered, machineNow())
    if (!passkey || (await credentials.passkey(journal.room, passkey.id))) {
      return answer(request, reply, fail(peopleRefusal('passkeyRefused')))
    }
    const browser = browserName(request.headers['user-agent'])
    await credentials.addPasskey(journal.room, person, { ...passkey, browser }, machineNow())
    await record(parts, { kind: 'person-bound', person, way: 'passkey' })
    return answer(request, reply, ok({ bound: true }))
  })

  const schema = { params: Type.Object({ passkey: Type.String({ pattern: '^[A-Za-z0-9_-]{1,128}$' }) }) }
  app.delete('/office/api/ways/passkeys/:passkey', { schema }, async (request, reply) => {
    const found = await named(parts, request)
    if (!found.ok) return answer(request, reply, found)
    const { person, passkeys: many, password } = found.value
    if (many <= 1 && !password) return answer(request, reply, fail(peopleRefusal('lastWayIn')))
    if (await credentials.dropPasskey(journal.room, person, request.params.passkey)) {
      await record(parts, { kind: 'passkey-removed', by: person, person })
    }
    await endOtherSessions(request, parts.sessions)
    return reply.code(204).send()
  })
}

function passwordWay(app: App, parts: OfficeParts): void {
  const { store, journal, secret } = parts
  const { credentials } = store
  // Bound to the codes that are there now: a change makes the next offer another one.
  const purpose = async (person: PersonId) => {
    const before = await credentials.secrets(journal.room, { person })
    return `add ${person} ${before?.totp ?? ''}`
  }

  app.post('/office/api/ways/totp', async (request, reply) => {
    const found = await named(parts, request)
    if (!found.ok) return answer(request, reply, found)
    const { person, name = person } = found.value
    const code = secretOfCodes(secret, await purpose(person))
    return answer(request, reply, ok({ secret: code, uri: totpUri(code, 'Sunduq', name) }))
  })

  app.post('/office/api/ways/password', { schema: { body: NewPasswordSchema } }, async (request, reply) => {
    const found = await named(parts, request)
    if (!found.ok) return answer(request, reply, found)
    const { person } = found.value
    const way = await wayByPassword(secretOfCodes(secret, await purpose(person)), request.body)
    if (!way.ok) return answer(request, reply, way)
    if (!(await credentials.setPassword(journal.room, person, way.value.kept))) {
      return answer(request, reply, fail(peopleRefusal('loginTaken')))
    }
    await record(parts, { kind: 'person-bound', person, way: 'password' })
    await endOtherSessions(request, parts.sessions)
    return answer(request, reply, ok({ recovery: way.value.recovery }))
  })
}

/** Who signed in. Throws where the access table let nobody through. */
export function whoOf({ signedIn }: FastifyRequest): { readonly person: PersonId; readonly role: Role } {
  if (!signedIn) throw new Error('nobody signed in')
  return signedIn
}

/** The person with a name behind a session; whoever came by a link has none and no ways to change. */
async function named(
  { store, journal }: OfficeParts,
  request: FastifyRequest,
): Promise<Outcome<StoredPerson, Refusal>> {
  const { person } = whoOf(request)
  const found = request.standing?.byLink === true ? undefined : await store.people.find(journal.room, person)
  return found ? ok(found) : fail(peopleRefusal('personUnknown', { person }))
}
