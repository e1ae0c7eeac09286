import type { FastifyReply, FastifyRequest, FastifySchema } from 'fastify'
import type { Instant, PersonId, PlaceCode } from '#election/named.ts'
import { peopleRefusal, refusal } from '#room/refusals.ts'
import { everywhere, type Within, withinScope } from '#room/scope.ts'
import { type Access, type SessionGrant, sessionId } from '#store/access.ts'
import { refuse } from '../http/answer.ts'
import type { App } from '../http/app.ts'
import { browserName } from '../people/browser-name.ts'
import { outsideOf, type ScopeParts } from '../people/scope.ts'
import { allowed, type Home, homesOf, PROVED, ROLES, type Role, WHOLE } from './access.ts'

/** Who signed in. */
export interface Person {
  readonly role: Role
  readonly person: PersonId
}

/** How somebody came in: by a link, or proving who they are; where they may act. */
type Standing = Pick<SessionGrant, 'byLink' | 'scope' | 'proved'>

declare module 'fastify' {
  interface FastifyRequest {
    /** Set once the access table let the request through; absent on open addresses. */
    signedIn?: Person
    /** How the person came in and what they are in charge of; set with `signedIn`. */
    standing?: Standing
    /** The stations that this person's views show; every view of stations takes it from here. */
    within: Within
  }
}

const COOKIE = 'sunduq-room'
/** A proof of who somebody is counts as fresh for so long (ms): enough to read the question and answer it. */
const FRESH_MS = 5 * 60_000
/** A session (ms): a long day and its night. A wall's never ends. */
const SESSION_MS = 18 * 3_600_000
/** The longest that browsers keep a cookie (s); a wall's is renewed at each visit. */
const COOKIE_S = 400 * 86_400

export interface SessionParts {
  readonly access: Access
  readonly room: PlaceCode
  readonly https: boolean
  /** Origins of our own pages, beside the address that the request itself names. */
  readonly origins: readonly string[]
  /** Where stations lie, for people who are in charge of some places only. */
  readonly scope: ScopeParts
  /** Nobody works by a link: only walls keep theirs. */
  readonly peopleOnly: boolean
}

/** Hears of every route as it is registered. */
export type Listed = (method: string, url: string, schema?: FastifySchema) => void

/** Sessions live by the machine's clock: a rehearsal's day that passes in minutes signs nobody out. */
const machineNow = () => Date.now() as Instant

/**
 * Puts the access table before every route of `app`, registered from now on. A route that is not in it fails at
 * registration; a request that may not pass is refused before its body is read.
 */
export function guard(app: App, parts: SessionParts, listed: Listed): void {
  app.addHook('onRoute', ({ method, url, schema }) => {
    for (const one of [method].flat()) {
      allowed(one, url)
      listed(one, url, schema)
    }
  })
  app.decorateRequest('within', everywhere)
  app.addHook('onRequest', async (request, reply) => {
    const { url } = request.routeOptions
    if (url === undefined) return
    if (changes(request) && !fromOurPages(request, parts.origins)) return refuse(request, reply, refusal('notAllowed'))
    const who = allowed(request.method, url)
    if (who === 'open') return
    const came = await whoCame(request, parts)
    if (!came) return refuse(request, reply, refusal('signInNeeded'))
    if (!who.includes(came.person.role)) return refuse(request, reply, refusal('notAllowed'))
    request.signedIn = came.person
    request.standing = came.standing
    request.within = withinScope(parts.scope.index, came.standing.scope)
    if (PROVED.has(`${request.method} ${url}`) && !isFresh(came.standing)) {
      return refuse(request, reply, peopleRefusal('proveAgain'))
    }
  })
  app.addHook('preHandler', async (request, reply) => {
    const { standing } = request
    if (!standing) return
    const wholeOnly = WHOLE.has(`${request.method} ${request.routeOptions.url}`)
    const place = outsideOf(parts.scope, standing.scope, request, wholeOnly)
    if (place !== undefined) return refuse(request, reply, peopleRefusal('outsideScope', { place }))
  })
}

/** A link was handed over by somebody who knew whom; a person shows it themselves, and again for what is grave. */
function isFresh({ byLink, proved }: Standing): boolean {
  return byLink || (proved !== undefined && proved > machineNow() - FRESH_MS)
}

/** Whoever signed in with this request's cookie. */
export async function personOf(request: FastifyRequest, parts: SessionParts): Promise<Person | undefined> {
  return (await whoCame(request, parts))?.person
}

async function whoCame(
  request: FastifyRequest,
  { access, room, peopleOnly }: SessionParts,
): Promise<{ readonly person: Person; readonly standing: Standing } | undefined> {
  const token = cookieOf(request)
  const grant = token === undefined ? undefined : await access.readSession(room, token, machineNow())
  const role = ROLES.find((one) => one === grant?.role)
  if (!grant || !role || (grant.byLink && peopleOnly && role !== 'wall')) return undefined
  return { person: { role, person: grant.person }, standing: grant }
}

/**
 * Spends a link; sets the cookie and answers who it is, undefined when the link is not good, `people-only` where nobody
 * works by a link.
 */
export async function signIn(
  link: string,
  reply: FastifyReply,
  parts: SessionParts,
): Promise<Person | 'people-only' | undefined> {
  const { access, room, https, peopleOnly } = parts
  const now = machineNow()
  const grant = await access.readLink(room, link, now)
  const role = ROLES.find((one) => one === grant?.role)
  if (!grant || !role) return undefined
  if (peopleOnly && role !== 'wall') return 'people-only'
  const expires = role === 'wall' ? undefined : ((now + SESSION_MS) as Instant)
  const token = await access.openSession(room, link, now, expires)
  if (token === undefined) return undefined
  setCookie(reply, homesOf(role, true), token, expires === undefined ? COOKIE_S : SESSION_MS / 1000, https)
  return { role, person: grant.person }
}

/**
 * Opens a session for a person who proved who they are, with a token that nobody knew before; whatever session this
 * browser showed ends.
 */
export async function openSession(
  request: FastifyRequest,
  reply: FastifyReply,
  { access, room, https }: SessionParts,
  { role, person }: Person,
  expires: Instant,
): Promise<void> {
  const now = machineNow()
  const before = cookieOf(request)
  if (before !== undefined) await access.endSession(room, before, now)
  const browser = browserName(request.headers['user-agent'])
  const token = await access.openPersonSession(room, person, now, expires, browser)
  setCookie(reply, homesOf(role, false), token, Math.ceil((expires - now) / 1000), https)
}

/** The person of this session proved again who they are. */
export async function proveSession(request: FastifyRequest, { access, room }: SessionParts): Promise<void> {
  const token = cookieOf(request)
  if (token !== undefined) await access.proveSession(room, token, machineNow())
}

/** Ends every other session of the person of this one. */
export async function endOtherSessions(request: FastifyRequest, { access, room }: SessionParts): Promise<void> {
  if (request.signedIn) await access.endSessionsOf(room, request.signedIn.person, machineNow(), cookieOf(request))
}

/** The id of this request's session in the list of its person's. */
export function sessionOf(request: FastifyRequest): string | undefined {
  const token = cookieOf(request)
  return token === undefined ? undefined : sessionId(token)
}

/** A wall's cookie lasts for ever: each visit gives it new time. */
export function renewWall(request: FastifyRequest, reply: FastifyReply, https: boolean): void {
  const token = cookieOf(request)
  if (request.signedIn?.role === 'wall' && token !== undefined) setCookie(reply, ['/room'], token, COOKIE_S, https)
}

/** Ends the session and forgets the cookie. */
export async function signOut(request: FastifyRequest, reply: FastifyReply, parts: SessionParts): Promise<void> {
  const token = cookieOf(request)
  if (token !== undefined) await parts.access.endSession(parts.room, token, machineNow())
  const { signedIn, standing } = request
  if (signedIn && standing) setCookie(reply, homesOf(signedIn.role, standing.byLink), '', 0, parts.https)
}

/** Each home has a cookie of its own, so that one browser may hold a wall and a desk. */
function setCookie(reply: FastifyReply, homes: readonly Home[], token: string, seconds: number, https: boolean): void {
  for (const home of homes) {
    const terms = `Path=${home}; Max-Age=${seconds}; HttpOnly; SameSite=Strict${https ? '; Secure' : ''}`
    reply.header('set-cookie', `${COOKIE}=${token}; ${terms}`)
  }
}

function cookieOf({ headers }: FastifyRequest): string | undefined {
  return new RegExp(`(?:^|;\\s*)${COOKIE}=([A-Za-z0-9_-]{20,100})(?:;|$)`).exec(headers.cookie ?? '')?.[1]
}

function changes({ method }: FastifyRequest): boolean {
  return method !== 'GET' && method !== 'HEAD'
}

/**
 * Browsers name the page that sends an act (`Origin`); one of another site is refused, also where a browser would send
 * the cookie along. Programs name none and carry no cookie by accident.
 */
function fromOurPages({ headers, protocol, host }: FastifyRequest, origins: readonly string[]): boolean {
  const { origin } = headers
  return origin === undefined || origin === `${protocol}://${host}` || origins.includes(origin)
}
