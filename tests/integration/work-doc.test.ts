import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { FastifySchema } from 'fastify'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type House, openHouse } from '#server/house.ts'
import { type DescribedRoute, openapi } from '#server/http/openapi.ts'
import { allowed } from '#server/room/access.ts'
import { roomApp } from '#server/room/main.ts'
import { startWall } from '#server/room/wall.ts'
import { type TestRoom, testRoom } from './server-room.ts'

const DOCS = join(import.meta.dirname, '../../docs')
const HEAD = '| address | who | what |\n|---|---|---|\n'
const OF_WORK = /^\/room\/api\/(work|calls|incidents)\b/
const routes: DescribedRoute[] = []
let room: TestRoom
let house: House

beforeAll(async () => {
  room = await testRoom()
  house = await openHouse(room.options)
  const wall = startWall(house, room.clock)
  const app = await roomApp(house, wall, room.options, null, (method, url, schema: FastifySchema = {}) => {
    if (OF_WORK.test(url) && method !== 'HEAD') routes.push({ method, url, schema })
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

it('docs/room.md lists every address of the room’s work with who may come (UPDATE_DOCS=1 writes it)', () => {
  const rows = routes.map(({ method, url, schema }) => {
    expect(schema.summary, url).toBeTruthy()
    const who = allowed(method, url)
    return `| \`${method} ${url}\` | ${who === 'open' ? 'everyone' : who.join(', ')} | ${schema.summary} |`
  })
  inStep('room.md', (page) =>
    page.replace(/<!-- table -->\n(?:\|.*\n)*/, `<!-- table -->\n${HEAD}${rows.join('\n')}\n`),
  )
})

it('docs/openapi-work.json describes what the room’s work serves (UPDATE_DOCS=1 writes it)', () => {
  const { version } = JSON.parse(readFileSync(join(DOCS, '../package.json'), 'utf8')) as { version: string }
  inStep('openapi-work.json', () => `${JSON.stringify(openapi('Sunduq: the room’s work', version, routes), null, 2)}\n`)
})
