import type { FastifyReply, FastifyRequest, FastifySchema } from 'fastify'
import type { Instant, PersonId, PlaceCode } from '#election/named.ts'
import { refusal } from '#room/refusals.ts'
import type { Access } from '#store/access.ts'
import { refuse } from '../http/answer.ts'
import type { App } from '../http/app.ts'
import { allowed, homeOf, ROLES, type Role } from './access.ts'

/** Who signed in. */
export interface Person {
  readonly role: Role
  readonly person: PersonId
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Set once the access table let the request through; absent on open addresses. */
    signedIn?: Person
  }
}

const COOKIE = 'sunduq-room'
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
  app.addHook('onRequest', async (request, reply) => {
    const { url } = request.routeOptions
    if (url === undefined) return
    if (changes(request) && !fromOurPages(request, parts.origins)) return refuse(request, reply, refusal('notAllowed'))
    const who = allowed(request.method, url)
    if (who === 'open') return
    const person = await personOf(request, parts)
    if (!person) return refuse(request, reply, refusal('signInNeeded'))
    if (!who.includes(person.role)) return refuse(request, reply, refusal('notAllowed'))
    request.signedIn = person
  })
}

/** Whoever signed in with this request's cookie. */
export async function personOf(request: FastifyRequest, { access, room }: SessionParts): Promise<Person | undefined> {
  const token = cookieOf(request)
  const grant = token === undefined ? undefined : await access.readSession(room, token, machineNow())
  const role = ROLES.find((one) => one === grant?.role)
  return grant && role ? { role, person: grant.person } : undefined
}

/** Spends a link; sets the cookie and answers who it is, or undefined when the link is not good. */
export async function signIn(link: string, reply: FastifyReply, parts: SessionParts): Promise<Person | undefined> {
  const { access, room, https } = parts
  const now = machineNow()
  const grant = await access.readLink(room, link, now)
  const role = ROLES.find((one) => one === grant?.role)
  if (!grant || !role) return undefined
  const expires = role === 'wall' ? undefined : ((now + SESSION_MS) as Instant)
  const token = await access.openSession(room, link, now, expires)
  if (token === undefined) return undefined
  setCookie(reply, role, token, expires === undefined ? COOKIE_S : SESSION_MS / 1000, https)
  return { role, person: grant.person }
}

/** A wall's cookie lasts for ever: each visit gives it new time. */
export function renewWall(request: FastifyRequest, reply: FastifyReply, https: boolean): void {
  const token = cookieOf(request)
  if (request.signedIn?.role === 'wall' && token !== undefined) setCookie(reply, 'wall', token, COOKIE_S, https)
}

/** Ends the session and forgets the cookie. */
export async function signOut(request: FastifyRequest, reply: FastifyReply, parts: SessionParts): Promise<void> {
  const token = cookieOf(request)
  if (token !== undefined) await parts.access.endSession(parts.room, token, machineNow())
  if (request.signedIn) setCookie(reply, request.signedIn.role, '', 0, parts.https)
}

/** Each home has a cookie of its own, so that one browser may hold a wall and a desk. */
function setCookie(reply: FastifyReply, role: Role, token: string, seconds: number, https: boolean): void {
  const terms = `Path=${homeOf(role)}; Max-Age=${seconds}; HttpOnly; SameSite=Strict${https ? '; Secure' : ''}`
  reply.header('set-cookie', `${COOKIE}=${token}; ${terms}`)
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
