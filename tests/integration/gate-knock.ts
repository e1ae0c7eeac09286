import { gunzipSync } from 'node:zlib'
import { allowed, isDeskRole, ROLES, type Role } from '#server/room/access.ts'
import { commitmentsOf, type Names, named } from './gate-commitments.ts'
import type { Figures, GateWorld, SurfaceName } from './gate-world.ts'
import { filesUnder } from './portal-room.ts'
import { call } from './server-phone.ts'

/** Every address that is known, with the paths that are asked of it; none: the address with its gaps filled. */
export type Known = Readonly<Record<string, readonly string[]>>
export type Knocker = Role | 'nobody' | 'phone'

/** Headers that tell the real time, which goes on while a test asks: the date, and for how long nothing was published. */
const OF_THE_TIME = new Set(['date', 'sunduq-silence'])

/** What an address answered: every byte that left the server but the real time. Bodies as latin1: one character a byte. */
export interface Answer {
  readonly status: number
  readonly headers: readonly (readonly [string, string])[]
  readonly body: string
}

/** The answers of a world by who asked what, and what may differ in them from those of another world. */
export interface Heard {
  readonly answers: ReadonlyMap<string, Answer>
  readonly names: Names
}

/** Addresses that a desk's role may ask, and then may see figures. */
export const ofDesk = (url: string): boolean => url.startsWith('/desk')

/**
 * Every address as every role, as an enrolled phone and as nobody, and every published file by name and content. The
 * desk's own addresses are asked by every role but its own, which `gate-desk.test.ts` asks.
 */
export async function everything(one: GateWorld, known: Known): Promise<Heard> {
  const answers = new Map<string, Answer>()
  const cookies = await one.cookies()
  const photo = one.photo
  const asked = (path: string): string => (photo === undefined ? path : path.replace(photo, '<photo>'))
  for (const { surface, method, url } of one.routes) {
    for (const who of ['nobody', 'phone', ...ROLES] as const) {
      const role = who === 'nobody' || who === 'phone' ? undefined : who
      if (role && isDeskRole(role) && ofDesk(url)) continue
      if (surface !== 'room' && role) continue
      const isLive = surface === 'room' && url.endsWith('/live') && role && allowed(method, url).includes(role)
      for (const path of pathsOf(one, known, `${surface} ${method} ${url}`, url)) {
        const ending = method === 'DELETE' && url.endsWith('/api/session') && role
        const cookie = ending ? await one.signIn(role) : role && cookies[role]
        const answer = isLive
          ? await firstEvent(one.addresses.room + path, cookie as string)
          : await knock(one, surface, method, path, who, cookie)
        answers.set(`${who} ${surface} ${method} ${asked(path)}`, answer)
      }
    }
  }
  for (const [name, bytes] of filesUnder(one.data)) {
    // What is served compressed is the file beside it and nothing else; how short it comes out is the luck of hashes.
    const body = name.endsWith('.gz') ? gunzipSync(bytes) : bytes
    answers.set(`file ${name}`, { status: 0, headers: [], body: body.toString('latin1') })
    const path = `/data/${name.split('/').map(encodeURIComponent).join('/')}`
    if (!name.endsWith('.gz')) answers.set(`served ${name}`, await knock(one, 'portal', 'GET', path, 'nobody'))
  }
  const tokens = Object.values(cookies).flatMap((cookie) => cookie.split('=').slice(1))
  return { answers, names: await commitmentsOf(one, tokens) }
}

/** The paths that are asked of an address. */
export function pathsOf(one: GateWorld, known: Known, address: string, url: string): readonly string[] {
  const paths = known[address] ?? []
  if (paths.length > 0) return paths
  const gaps: Record<string, string> = {
    ...{ sha256: one.photo ?? 'f'.repeat(64), station: 'A-1-1', constituency: 'P-house', place: 'A', release: 'r999' },
    ...{ token: 'a'.repeat(43), code: 'A-1-1', id: 'nobody' },
  }
  return [url.replace(/:(\w+)/g, (_all, name: string) => gaps[name] ?? name)]
}

/** One question in French, whole: nothing is asked to be compressed. */
export async function knock(
  one: GateWorld,
  surface: SurfaceName,
  method: string,
  path: string,
  who: Knocker,
  cookie?: string,
): Promise<Answer> {
  const headers = {
    'accept-language': 'fr',
    'accept-encoding': 'identity',
    // To programs the portal tells nothing at addresses that only people type.
    ...(surface === 'portal' && { accept: 'text/html' }),
    ...(cookie ? { cookie } : {}),
  }
  const body = method === 'GET' || method === 'OPTIONS' || method === 'DELETE' ? undefined : {}
  const answered =
    who === 'phone' && surface === 'intake'
      ? await one.phone.ask(method, path, body, { 'accept-encoding': 'identity' })
      : await call(one.addresses[surface] + path, method, body, headers)
  return {
    status: answered.status,
    headers: [...answered.headers].filter(([name]) => !OF_THE_TIME.has(name)),
    body: withoutRealTime(Buffer.from(answered.bytes).toString('latin1')),
  }
}

const STARTED = Date.now()

/** Office and call desk tell the time of people, which no room drives: milliseconds since this test began read `<time>` alike. */
export function withoutRealTime(body: string): string {
  return body.replace(/(?<!\d)\d{13}(?!\d)/g, (digits) =>
    Number(digits) >= STARTED - 60_000 && Number(digits) <= Date.now() + 86_400_000 ? '<time>'.padEnd(13) : digits,
  )
}

/** What a live line says to whoever joins it now. */
export async function firstEvent(address: string, cookie: string): Promise<Answer> {
  const hearing = new AbortController()
  const response = await fetch(address, { headers: { cookie }, signal: hearing.signal })
  let body = ''
  for await (const chunk of response.body as ReadableStream<Uint8Array>) {
    body += Buffer.from(chunk).toString('latin1')
    if (body.includes('data:') && body.endsWith('\n\n')) break
  }
  hearing.abort()
  return {
    status: response.status,
    headers: [...response.headers].filter(([name]) => !OF_THE_TIME.has(name)),
    body: withoutRealTime(body),
  }
}

/** Where a planted figure stands, in whatever writing: with or without groups, in Arabic digits, split by markup. */
export function leaks(answers: ReadonlyMap<string, Answer>, figures: Figures): string[] {
  const writings = Object.entries(figures).map(([contest, figure]) => [contest, writingOf(figure)] as const)
  return [...answers].flatMap(([asked, { headers, body }]) => {
    const text = [asked, ...headers.flat(), Buffer.from(body, 'latin1').toString('utf8')].join('\n')
    const found = writings.filter(([, writing]) => writing.test(text)).map(([contest]) => contest)
    return found.length > 0 ? [`${found.join(', ')}: ${asked}`] : []
  })
}

function writingOf(figure: number): RegExp {
  const digits = [...String(figure)].map((digit) => `[${digit}${String.fromCharCode(0x660 + Number(digit))}]`)
  return new RegExp(`(?<![0-9a-f])${digits.join("(?:[\\s.,\\u066c'’]|<[^>]*>)*")}(?![0-9a-f])`, 'u')
}

/** Every answer in which the two worlds differ, byte for byte, and how; by name only where it was said to differ. */
export function differences(here: Heard, there: Heard): string[] {
  return [...new Set([...here.answers.keys(), ...there.answers.keys()])].flatMap((asked) => {
    const [one, two] = [here.answers.get(asked), there.answers.get(asked)]
    if (!one || !two) return [`${asked}: in one world only`]
    const how = difference(one, two, here.names, there.names)
    return how === undefined ? [] : [`${asked}: ${how}`]
  })
}

function difference(one: Answer, two: Answer, names: Names, others: Names): string | undefined {
  if (one.status !== two.status) return `status ${one.status} and ${two.status}`
  if (one.body.length !== two.body.length) return `${one.body.length} and ${two.body.length} bytes`
  const same = one.body === two.body
  if (!same) {
    const [a, b] = [named(one.body, names), named(two.body, others)]
    const at = [...a].findIndex((char, i) => char !== b[i])
    if (at >= 0) return `bytes from ${at}: ${a.slice(Math.max(0, at - 60), at + 60)} | ${b.slice(at, at + 60)}`
  }
  for (const [i, [header, value]] of one.headers.entries()) {
    const [other, second] = two.headers[i] ?? []
    if (header !== other) return `header ${header} and ${other}`
    // An ETag is a hash of the body: the same wherever the body is, and of the same length everywhere.
    if (header === 'etag' && !same && value.length === second?.length) continue
    if (named(value, names) !== named(second ?? '', others)) return `header ${header}: ${value} and ${second}`
  }
  return one.headers.length === two.headers.length ? undefined : 'more headers'
}
