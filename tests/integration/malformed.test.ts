import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { allowed, type Role } from '#server/room/access.ts'
import { leavesOf, type Schema, samplesOf } from './body-samples.ts'
import { pathsOf } from './gate-knock.ts'
import { GateWorld } from './gate-world.ts'
import { type Answered, call } from './server-phone.ts'

/**
 * Whatever anybody sends to an address that takes something: a clear refusal in the reader's language, never a failure
 * of the server, and nothing in the journal.
 */
let world: GateWorld
const cookies = new Map<Role, string>()
beforeAll(async () => {
  world = await GateWorld.open({ house: 190_001, council: 190_002, district: 190_003, blind: 190_004 })
  world.room.at(9)
  for (const [role, cookie] of Object.entries(await world.cookies())) cookies.set(role as Role, cookie)
})
afterAll(async () => {
  await world.close()
})

type Route = GateWorld['routes'][number]
const taking = (): readonly Route[] => world.routes.filter(({ method }) => method === 'POST' || method === 'PUT')
const nameOf = ({ surface, method, url }: Route) => `${surface} ${method} ${url}`

/** One request by whoever may ask; the phone signs where a phone asks. */
function send(route: Route, body: string | Uint8Array | undefined, headers: Record<string, string>): Promise<Answered> {
  const { surface, method, url } = route
  const path = pathsOf(world, {}, nameOf(route), url)[0] ?? url
  if (surface === 'intake') return world.phone.ask(method, path, body, headers)
  const who = surface === 'room' ? allowed(method, url) : 'open'
  const cookie = who === 'open' ? undefined : cookies.get(who[0] as Role)
  return call(world.addresses[surface] + path, method, body, {
    'accept-language': 'fr',
    ...(cookie && { cookie }),
    ...headers,
  })
}

const JSON_TYPE = { 'content-type': 'application/json' }
const deep = (open: string, times: number) => open.repeat(times)
const BROKEN: readonly (readonly [what: string, body: string | Uint8Array, headers: Record<string, string>])[] = [
  ['nothing', '', JSON_TYPE],
  ['half an object', '{"a":', JSON_TYPE],
  ['a number beyond all', '1e999', JSON_TYPE],
  ['a text', '"a"', JSON_TYPE],
  ['nought', 'null', JSON_TYPE],
  ['a list', '[{}]', JSON_TYPE],
  ['a thousand lists in each other', deep('[', 1000) + deep(']', 1000), JSON_TYPE],
  ['objects in each other, never closed', deep('{"a":', 3000), JSON_TYPE],
  ['a raw NUL', '{"a":"\u0000"}', JSON_TYPE],
  ['bytes that are no UTF-8', Uint8Array.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d]), JSON_TYPE],
  ['far too much', `{"a":"${'x'.repeat(600_000)}"}`, JSON_TYPE],
  ['another kind of content', 'a=b', { 'content-type': 'text/plain' }],
  ['a form', 'a=b', { 'content-type': 'application/x-www-form-urlencoded' }],
  ['no kind of content that exists', '{}', { 'content-type': 'nonsense' }],
  ['compressed', gzipSync('{}'), { ...JSON_TYPE, 'content-encoding': 'gzip' }],
]

/** What a value may be replaced by. */
const ODD: readonly unknown[] = [
  ...[null, -1, 0.5, 2 ** 53, 'a\u0000b', '\ud800', '__proto__', [[]], 'x'.repeat(9000)],
  ...[JSON.parse(deep('[', 500) + deep(']', 500)), { constructor: { prototype: 1 } }],
]

/** What is wrong with a refusal; undefined when nothing is. The page of a link that is no more says its code in HTML. */
function wrongOf({ status, body, headers }: Answered): string | undefined {
  if (status < 400 || status > 499) return `status ${status}`
  if (headers.get('content-type')?.startsWith('text/html')) return undefined
  const { code, text } = body?.error ?? {}
  if (!/^[A-Z]\d{3}$/.test(code)) return `code ${code}`
  return /\S{3}.*\.$/.test(text) && !/[{}]|undefined/.test(text) ? undefined : `text ${text}`
}

describe('what cannot be read', () => {
  it.each(BROKEN)('%s', async (_, body, headers) => {
    const before = await world.size()
    const wrong: string[] = []
    expect(taking().length).toBeGreaterThan(60)
    for (const route of taking()) {
      const answer = await send(route, body, headers)
      const fault = wrongOf(answer)
      // Some addresses take nothing: what is said to them beside is not read.
      if (fault && !(route.schema.body === undefined && answer.status < 300)) wrong.push(`${nameOf(route)}: ${fault}`)
    }
    expect(wrong).toEqual([])
    expect(await world.size()).toBe(before)
  })
})

it('a value that is none is refused, wherever it stands, or taken whole', async () => {
  const wrong: string[] = []
  for (const route of taking()) {
    const { body } = route.schema as { body?: Schema }
    if (body === undefined) continue
    for (const texts of oddBodies(body)) {
      const before = await world.size()
      const answers = await Promise.all(texts.map((text) => send(route, text, JSON_TYPE)))
      const refused = answers.filter(({ status }) => status >= 300)
      if (refused.length === answers.length && (await world.size()) !== before)
        wrong.push(`${nameOf(route)}: journaled`)
      answers.forEach((answer, i) => {
        const fault = refused.includes(answer) ? wrongOf(answer) : undefined
        if (fault) wrong.push(`${nameOf(route)} ${texts[i]?.slice(0, 300)}: ${fault}`)
      })
    }
  }
  expect(wrong).toEqual([])
})

/** Bodies that the schema takes, with each odd thing in the place of each value in them. */
function oddBodies(schema: Schema): readonly (readonly string[])[] {
  return samplesOf(schema).flatMap((sample) =>
    leavesOf(sample).map((put) => [...new Set(ODD.map((odd) => JSON.stringify(put(odd))))]),
  )
}
