import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { FastifySchema } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type House, openHouse } from '#server/house.ts'
import { type DescribedRoute, openapi } from '#server/http/openapi.ts'
import { allowed } from '#server/room/access.ts'
import { roomApp } from '#server/room/main.ts'
import { startWall } from '#server/room/wall.ts'
import { type TestRoom, testRoom } from './server-room.ts'

const DOCS = join(import.meta.dirname, '../../docs')
const HEAD = '| address | who | what |\n|---|---|---|\n'
/** What the room's server serves to people, by the pages that describe it. */
const DESCRIBED = [
  { page: 'desk.md', json: 'openapi-desk.json', title: 'Sunduq: the desk', urls: /^\/desk\// },
  {
    page: 'room.md',
    json: 'openapi-work.json',
    title: 'Sunduq: the room’s work',
    urls: /^\/room\/api\/(work|calls|incidents|photos)\b/,
  },
] as const
/** Addresses of the room that no page lists, and why: a new one is described above, or stands here. */
const ELSEWHERE: Readonly<Record<string, RegExp>> = {
  'what the pages are drawn from: the book, the wall, one station':
    /^\/room\/api\/(session|definition|picture|outline|results|places|stations|search)\b/,
  'docs/room-lists.md': /^\/room\/api\/lists\b/,
  'docs/room.md, Analysis': /^\/room\/api\/analysis\b/,
  'docs/readiness.md': /^\/room\/api\/readiness/,
  'docs/messages.md': /^\/room\/api\/messages\b/,
  'docs/device.md: enrolment and revocation of phones': /^\/room\/api\/(invitations|devices)\b/,
  'the older form of a note on an alert': /^\/room\/api\/alerts\b/,
}
const routes: DescribedRoute[] = []
let room: TestRoom
let house: House

beforeAll(async () => {
  room = await testRoom()
  house = await openHouse(room.options)
  const wall = startWall(house, room.clock)
  const app = await roomApp(house, wall, room.options, null, (method, url, schema: FastifySchema = {}) => {
    if (method !== 'HEAD') routes.push({ method, url, schema })
  })
  await app.ready()
  await wall.close()
  await app.close()
})
afterAll(async () => {
  await house.close()
  await room.close()
})

const inStep = (name: string, wanted: (page: string) => string) => {
  const path = join(DOCS, name)
  const page = readFileSync(path, 'utf8')
  if (process.env.UPDATE_DOCS) writeFileSync(path, wanted(page))
  else expect(page).toBe(wanted(page))
}

it('every address of the room’s interface is described, or it is said where', () => {
  const known = [...DESCRIBED.map(({ urls }) => urls), ...Object.values(ELSEWHERE)]
  for (const { method, url } of routes.filter(({ url }) => /^\/(room|desk)\/api\//.test(url)))
    expect(
      known.filter((urls) => urls.test(url)),
      `${method} ${url}`,
    ).toHaveLength(1)
})

describe.each(DESCRIBED)('$title', ({ page, json, title, urls }) => {
  const described = () => routes.filter(({ url }) => urls.test(url))

  it(`docs/${page} lists every address with who may come (UPDATE_DOCS=1 writes it)`, () => {
    const rows = described().map(({ method, url, schema }) => {
      expect(schema.summary, url).toBeTruthy()
      const who = allowed(method, url)
      return `| \`${method} ${url}\` | ${who === 'open' ? 'everyone' : who.join(', ')} | ${schema.summary} |`
    })
    inStep(page, (was) => was.replace(/<!-- table -->\n(?:\|.*\n)*/, `<!-- table -->\n${HEAD}${rows.join('\n')}\n`))
  })

  it(`docs/${json} describes what is served (UPDATE_DOCS=1 writes it)`, () => {
    const { version } = JSON.parse(readFileSync(join(DOCS, '../package.json'), 'utf8')) as { version: string }
    inStep(json, () => `${JSON.stringify(openapi(title, version, described()), null, 2)}\n`)
  })
})
