import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import type { Instant, PersonId } from '#election/named.ts'
import { fail, type Outcome, ok } from '#election/outcome.ts'
import { peopleRefusal, type Refusal, refusal } from '#room/refusals.ts'
import { answer, refuse } from '../http/answer.ts'
import type { App } from '../http/app.ts'
import { words } from '../http/schemas.ts'
import { browserOf, rememberBrowser } from './browser.ts'
import { browserName } from './browser-name.ts'
import { type Attempt, countRight, countWrong, knownBrowser, secondsToWait } from './lockout.ts'
import { record } from './manage.ts'
import {
  type CameIn,
  type ComesLater,
  comeIn,
  loginOf,
  machineNow,
  NewPasswordFields,
  type OfficeParts,
  opensFor,
  PasskeyAnswer,
  siteFor,
  TokenText,
} from './parts.ts'
import { answeredPasskey, madePasskey, passkeyToAsk, passkeyToMake } from './passkeys.ts'
import { isPassword } from './password.ts'
import { secretOfCodes, takeCode, wayByPassword } from './second-factor.ts'
import { totpUri } from './totp.ts'

const closed = { additionalProperties: false } as const
const WithToken = { body: Type.Object({ token: TokenText }, closed) }
const WithPasskey = { body: Type.Object({ token: TokenText, response: PasskeyAnswer }, closed) }
const WithPassword = { body: Type.Object({ token: TokenText, ...NewPasswordFields }, closed) }
const SIGN_IN = 'sign-in'

/** Coming in: by an invitation, which binds a way to sign in, and from then on by that way. */
export function signingIn(app: App, parts: OfficeParts): void {
  app.addHook('onRequest', async (request, reply) => {
    const url = request.routeOptions.url ?? ''
    if (!url.startsWith('/office/api/invitation') && !url.startsWith('/office/api/sign-in')) return
    const seconds = parts.strangers.attempt(request.ip)
    if (seconds > 0) return refuse(request, reply, refusal('tooMany', { seconds }))
  })
  invitations(app, parts)
  byPasskey(app, parts)
  byPassword(app, parts)
}

function invitations(app: App, parts: OfficeParts): void {
  const { store, journal, secret } = parts
  const { credentials, people } = store
  const invited = async (token: string) => {
    const person = await people.invited(journal.room, token, machineNow())
    if (!person) return fail(peopleRefusal('invitationSpent'))
    // Before anything is bound that would never open.
    return opensFor(parts, person) === undefined ? fail(peopleRefusal('outsideHours')) : ok(person)
  }
  const passkeys = { credentials, room: journal.room, secret }
  const purpose = (token: string) => `invitation ${token}`

  app.post('/office/api/invitation', { schema: WithToken }, async (request, reply) => {
    const found = await invited(request.body.token)
    if (!found.ok) return answer(request, reply, found)
    const { name = '', role, scope } = found.value
    return answer(request, reply, ok({ name, role, scope, passkeys: siteFor(request, parts).ok }))
  })

  app.post('/office/api/invitation/passkey-options', { schema: WithToken }, async (request, reply) => {
    const { token } = request.body
    const [found, site] = [await invited(token), siteFor(request, parts)]
    if (!found.ok) return answer(request, reply, found)
    if (!site.ok) return answer(request, reply, site)
    const { person, name = person } = found.value
    const has = await credentials.passkeys(journal.room, person)
    const options = await passkeyToMake(passkeys, site.value, purpose(token), { person, name, has }, machineNow())
    return answer(request, reply, ok(options))
  })

  app.post('/office/api/invitation/passkey', { schema: WithPasskey }, async (request, reply) => {
    const { token, response } = request.body
    const [found, site] = [await invited(token), siteFor(request, parts)]
    if (!found.ok) return answer(request, reply, found)
    if (!site.ok) return answer(request, reply, site)
    const answered = response as unknown as RegistrationResponseJSON
    const passkey = await madePasskey(passkeys, site.value, purpose(token), answered, machineNow())
    if (!passkey || (await credentials.passkey(journal.room, passkey.id))) {
      return answer(request, reply, fail(peopleRefusal('passkeyRefused')))
    }
    const made = { ...passkey, browser: browserName(request.headers['user-agent']) }
    const bound = await credentials.bind(journal.room, token, { kind: 'passkey', passkey: made }, machineNow())
    if (bound === undefined || bound === 'login-taken')
      return answer(request, reply, fail(peopleRefusal('invitationSpent')))
    await record(parts, { kind: 'person-bound', person: bound, way: 'passkey' })
    return answer(request, reply, await comeInOrWait(request, reply, parts, bound))
  })

  app.post('/office/api/invitation/totp', { schema: WithToken }, async (request, reply) => {
    const found = await invited(request.body.token)
    if (!found.ok) return answer(request, reply, found)
    const code = secretOfCodes(secret, purpose(request.body.token))
    const { name = found.value.person } = found.value
    return answer(request, reply, ok({ secret: code, uri: totpUri(code, 'Sunduq', name) }))
  })

  app.post('/office/api/invitation/password', { schema: WithPassword }, async (request, reply) => {
    const { token, ...typed } = request.body
    const found = await invited(token)
    if (!found.ok) return answer(request, reply, found)
    const way = await wayByPassword(secretOfCodes(secret, purpose(token)), typed)
    if (!way.ok) return answer(request, reply, way)
    const bound = await credentials.bind(journal.room, token, { kind: 'password', ...way.value.kept }, machineNow())
    if (bound === undefined) return answer(request, reply, fail(peopleRefusal('invitationSpent')))
    if (bound === 'login-taken') return answer(request, reply, fail(peopleRefusal('loginTaken')))
    await record(parts, { kind: 'person-bound', person: bound, way: 'password' })
    const came = await comeInOrWait(request, reply, parts, bound)
    return answer(request, reply, came.ok ? ok({ ...came.value, recovery: way.value.recovery }) : came)
  })
}

function byPasskey(app: App, parts: OfficeParts): void {
  const passkeys = { credentials: parts.store.credentials, room: parts.journal.room, secret: parts.secret }

  app.post('/office/api/sign-in/options', async (request, reply) => {
    const site = siteFor(request, parts)
    if (!site.ok) return answer(request, reply, site)
    return answer(request, reply, ok(await passkeyToAsk(passkeys, site.value, SIGN_IN, [], machineNow())))
  })

  const schema = { body: Type.Object({ response: PasskeyAnswer }, closed) }
  app.post('/office/api/sign-in/passkey', { schema }, async (request, reply) => {
    const site = siteFor(request, parts)
    if (!site.ok) return answer(request, reply, site)
    const answered = request.body.response as unknown as AuthenticationResponseJSON
    const person = await answeredPasskey(passkeys, site.value, SIGN_IN, answered, machineNow())
    if (person === undefined) return answer(request, reply, fail(peopleRefusal('passkeyRefused')))
    return answer(request, reply, await comeInHere(request, reply, parts, person))
  })
}

function byPassword(app: App, parts: OfficeParts): void {
  const { store, journal } = parts
  const schema = {
    body: Type.Object(
      {
        login: words(80, 1),
        password: Type.String({ minLength: 1, maxLength: 500 }),
        code: Type.String({ minLength: 1, maxLength: 40 }),
      },
      closed,
    ),
  }
  app.post('/office/api/sign-in/password', { schema }, async (request, reply) => {
    const login = loginOf(request.body.login)
    const now = machineNow()
    const secrets = await store.credentials.secrets(journal.room, { login })
    const browser = await knownBrowser(store.attempts, journal.room, secrets?.person, browserOf(request))
    const attempt: Attempt = { login, address: request.ip, browser }
    const seconds = await secondsToWait(store.attempts, journal.room, attempt, now)
    if (seconds > 0) return refuse(request, reply, peopleRefusal('signInWait', { seconds }))
    // The same work and the same words whether the name, the password or the code is wrong.
    const isRight = await isPassword(request.body.password, secrets?.password)
    const isOpen = secrets !== undefined && isRight && (await isOpenFor(parts, secrets.person))
    const way =
      secrets && isRight
        ? await takeCode(store.credentials, journal.room, secrets, request.body.code, isOpen)
        : undefined
    if (!secrets || way === undefined) {
      const locked = await countWrong(store.attempts, journal.room, attempt, now)
      if (locked !== undefined && secrets) {
        await record(parts, { kind: 'person-locked', person: secrets.person, until: locked })
      }
      return refuse(request, reply, peopleRefusal('signInWrong'))
    }
    await countRight(store.attempts, journal.room, attempt)
    if (!isOpen) return refuse(request, reply, peopleRefusal('outsideHours'))
    return answer(request, reply, await comeInHere(request, reply, parts, secrets.person))
  })
}

/** Whether the person may come in now. */
async function isOpenFor(parts: OfficeParts, person: PersonId): Promise<boolean> {
  const from = await opens(parts, person)
  return from !== undefined && from <= machineNow()
}

/** `opensFor` of a person by their pseudonym. */
async function opens(parts: OfficeParts, person: PersonId): Promise<Instant | undefined> {
  const stored = await parts.store.people.find(parts.journal.room, person)
  return stored && opensFor(parts, stored)
}

/**
 * Comes in by what was bound just now; who was invited before their time is told from when on it opens: it is bound all
 * the same, and the invitation is spent.
 */
async function comeInOrWait(
  request: FastifyRequest,
  reply: FastifyReply,
  parts: OfficeParts,
  person: PersonId,
): Promise<Outcome<CameIn | ComesLater, Refusal>> {
  const from = await opens(parts, person)
  if (from === undefined || from <= machineNow()) return comeInHere(request, reply, parts, person)
  return ok({ person, from, utcOffset: parts.index.book.utcOffset })
}

/** Comes in, and remembers the browser as one that the person uses. */
async function comeInHere(
  request: FastifyRequest,
  reply: FastifyReply,
  parts: OfficeParts,
  person: PersonId,
): Promise<Outcome<CameIn, Refusal>> {
  const came = await comeIn(request, reply, parts, person)
  if (came.ok) await rememberBrowser(request, reply, parts, person)
  return came
}
