import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { LANGUAGES } from '#election/languages.ts'
import type { ContestId, PersonId } from '#election/named.ts'
import type { ReleaseId } from '#journal/count-entry.ts'
import { release, withdraw } from '#room/testing/count.ts'
import { allowed, isDeskRole, ROLES, type Role } from '#server/room/access.ts'
import { type Figures, GateWorld, type SurfaceName } from './gate-world.ts'
import { filesUnder } from './portal-room.ts'
import { LiveClient } from './server-live.ts'
import { call } from './server-phone.ts'

/**
 * Every registered address of every surface. One that is not here fails the test until somebody has thought about
 * what it may tell before the gate opens; `[path, …]` are what is asked of it, else the address with its gaps filled.
 */
const KNOWN: Readonly<Record<string, readonly string[]>> = {
  'intake GET /': [],
  'intake GET /station': [],
  'intake GET /station/*': ['/station/', '/station/index.html', '/station/nothing'],
  'intake POST /intake/submissions': [],
  'intake POST /intake/enrol': [],
  'intake GET /intake/station': [],
  'intake GET /intake/receipts': ['/intake/receipts?from=1'],
  'intake GET /intake/messages': ['/intake/messages?after=-1'],
  'intake GET /intake/health': [],
  'intake GET /intake/time': [],
  'intake PUT /intake/photos/:sha256': [],
  'intake GET /intake/photos/:sha256': [],
  'room GET /': [],
  'room GET /room': [],
  'room GET /room/*': ['/room/', '/room/index.html', '/room/nothing'],
  'room GET /room/enter/:token': [],
  'room GET /room/enter.js': [],
  'room POST /room/enter': [],
  'room GET /room/health': [],
  'room POST /room/api/session': [],
  'room GET /room/api/session': [],
  'room DELETE /room/api/session': [],
  'room GET /room/api/definition': [],
  'room GET /room/api/picture': [],
  'room GET /room/api/results': [],
  'room GET /room/live': [],
  'room GET /room/api/places/:code/curve': ['/room/api/places/P/curve', '/room/api/places/ZZ/curve'],
  'room GET /room/api/stations/:code': [
    '/room/api/stations/A-1-1',
    '/room/api/stations/B-1-1',
    '/room/api/stations/ZZ',
  ],
  'room GET /room/api/photos/:sha256': [],
  'room POST /room/api/invitations': [],
  'room DELETE /room/api/invitations/:id': [],
  'room POST /room/api/devices/:id/revoke': [],
  'room POST /room/api/alerts/:id/note': [],
  'room GET /desk': [],
  'room GET /desk/*': ['/desk/', '/desk/index.html', '/desk/nothing'],
  'room GET /desk/live': [],
  'room GET /desk/api/session': [],
  'room DELETE /desk/api/session': [],
  'room GET /desk/api/definition': [],
  'room GET /desk/api/queue': [],
  'room POST /desk/api/claims': [],
  'room DELETE /desk/api/claims/:station/:constituency': [],
  'room GET /desk/api/forms/:station/:constituency': [],
  'room POST /desk/api/forms/:station/:constituency/typed': [],
  'room POST /desk/api/forms/:station/:constituency/decided': [],
  'room POST /desk/api/forms/:station/:constituency/explained': [],
  'room POST /desk/api/forms/:station/:constituency/accepted': [],
  'room POST /desk/api/forms/:station/:constituency/proposals': [],
  'room POST /desk/api/forms/:station/:constituency/proposals/confirm': [],
  'room DELETE /desk/api/forms/:station/:constituency/proposals': [],
  'room GET /desk/api/photos/:sha256': [],
  'room GET /desk/api/contests': [],
  'room GET /desk/api/contests/:constituency': [],
  'room GET /desk/api/documents/copies/:station/:constituency': [],
  'room GET /desk/api/documents/minutes/:place/:constituency': [],
  'room GET /desk/api/documents/booklet': [],
  'room GET /desk/api/documents/results': [],
  'room POST /desk/api/sums/:place/:constituency': [],
  'room POST /desk/api/figures/:constituency': [],
  'room POST /desk/api/ties/:constituency': [],
  'room POST /desk/api/ties/:constituency/confirm': [],
  'room POST /desk/api/releases': [],
  'room POST /desk/api/releases/:release/confirm': [],
  'room POST /desk/api/releases/:release/withdraw': [],
  'room POST /desk/api/constituencies/:code/proclaimed': [],
  'room POST /desk/api/constituencies/:code/amended': [],
  'portal GET /': [],
  'portal GET /assets': [],
  'portal GET /assets/*': ['/assets/client.js', '/assets/nothing'],
  'portal OPTIONS /data/*': ['/data/sample/latest.json'],
  'portal GET /data/*': ['/data/index.json', '/data/sample/results/house-local/latest.json', '/data/sample/nothing'],
  'portal GET /robots.txt': [],
  ...Object.fromEntries(
    LANGUAGES.flatMap((language) => [
      [`portal GET /${language}`, []],
      [`portal GET /${language}/*`, PAGES().map((path) => `/${language}/${path}`)],
    ]),
  ),
}

function PAGES(): string[] {
  const parts = ['A', 'A-1', 'A-1-1'].map((unit) => `results/house-local/P-house/${unit}`)
  const contests = ['house-local', 'commune-list', 'commune-district']
  return [
    ...['', 'P', 'A', 'A-1', 'A-1-1', 'B-1-2', 'P/missing', 'about/figures', 'about/data', 'results', ...parts],
    ...contests.flatMap((contest) => [`results/${contest}`, `history/${contest}`]),
    ...['results/house-local/P-house', 'results/commune-list/A-council', 'results/commune-district/B-d1'],
  ]
}

/** Addresses that a desk's role may ask, and then may see figures. */
const ofDesk = (url: string) => url.startsWith('/desk')
/** Live topics by name; one that nobody knows fails. */
const TOPICS = new Set(['picture', 'delta', 'clock'])

const PLANTED: Figures = { house: 61_973, council: 71_987, district: 81_937 }
/** The same night with other figures of other lengths. */
const OTHERS: Figures = { house: 523, council: 7, district: 31 }

type Knocker = Role | 'nobody' | 'phone'
/** What an address answered: every byte that left the server, as text. */
interface Answer {
  readonly status: number
  readonly text: string
  readonly bytes: number
}

let world: GateWorld
let other: GateWorld

beforeAll(async () => {
  world = await GateWorld.open(PLANTED)
  other = await GateWorld.open(OTHERS)
}, 120_000)
afterAll(async () => {
  await world?.close()
  await other?.close()
})

const both = async (what: (one: GateWorld) => Promise<unknown>): Promise<void> => {
  await what(world)
  await what(other)
}

describe('the gate', () => {
  it('knows every registered address', () => {
    const registered = world.routes.map(({ surface, method, url }) => `${surface} ${method} ${url}`)
    expect([...new Set(registered)].filter((address) => !(address in KNOWN))).toEqual([])
    expect(registered.length).toBeGreaterThan(50)
  })

  it('lets nothing through before the close, after it, nor when one person proposed', {
    timeout: 300_000,
  }, async () => {
    const lives = await Promise.all((['wall', 'operator'] as const).map(async (role) => follow(world, role)))
    await both(async (one) => {
      one.room.at(18, 0)
      expect([200, 201]).toContain(await one.sendSheet(1))
    })
    await expectShut('before the close', world, other)
    await both(async (one) => {
      one.room.at(20, 30)
      expect([200, 201]).toContain(await one.sendSheet(2, 'sent before the count was over'))
      await one.countEverything()
    })
    await expectShut('after the close', world, other)
    await both(async (one) => {
      for (const contest of ['house-local', 'commune-list', 'commune-district'] as ContestId[]) {
        await one.act({ type: 'propose-release', by: 'officer-1' as PersonId, contest, level: 'station' })
      }
    })
    await expectShut('proposed by one', world, other)
    for (const live of lives) expectQuiet('live', live)
  })

  it('opens just the contest and the level that two people released, and shuts it again', {
    timeout: 300_000,
  }, async () => {
    const lives = await Promise.all((['wall', 'operator'] as const).map(async (role) => follow(world, role)))
    let id: ReleaseId | undefined
    await both(async (one) => {
      one.room.at(21, 0)
      id = await release(one.desk, 'commune-district', 'office')
    })
    await both((one) => one.settle())
    const open = await everything(world)
    const found = leaks(open, PLANTED)
    expect(found.filter((leak) => leak.includes('district')).length).toBeGreaterThan(0)
    expect(found.filter((leak) => !leak.includes('district'))).toEqual([])
    const deep = await call(`${world.addresses.portal}/data/sample/results/commune-district/openings.jsonl`, 'GET')
    expect(deep.status).toBe(404)
    await both(async (one) => {
      one.room.at(21, 30)
      await withdraw(one.desk, id as ReleaseId, 'a sheet was read wrongly')
    })
    await expectShut('withdrawn', world, other)
    for (const live of lives) live.close()
  })
})

/** Asks everything of both worlds: nothing planted in any answer or file, and every answer as long as the other's. */
async function expectShut(when: string, one: GateWorld, two: GateWorld): Promise<void> {
  await one.settle()
  await two.settle()
  const [here, there] = [await everything(one), await everything(two)]
  expect(leaks(here, PLANTED), when).toEqual([])
  const lengths = (answers: ReadonlyMap<string, Answer>) =>
    Object.fromEntries([...answers].map(([asked, { status, bytes }]) => [asked, `${status} ${bytes}`]))
  expect(lengths(here), when).toEqual(lengths(there))
}

/** Every address as every role and as nobody, and every published file by name and content. */
async function everything(one: GateWorld): Promise<Map<string, Answer>> {
  const answers = new Map<string, Answer>()
  const cookies = await one.cookies()
  for (const { surface, method, url } of one.routes) {
    for (const who of ['nobody', 'phone', ...ROLES] as const) {
      if (isDeskRole(who as Role) && ofDesk(url)) continue
      // A live line never ends: the test follows two of them beside this.
      if (url.endsWith('/live') && surface === 'room' && allowed(method, url).includes(who as Role)) continue
      if (surface !== 'room' && who !== 'nobody' && who !== 'phone') continue
      for (const path of pathsOf(one, `${surface} ${method} ${url}`, url)) {
        const ending = method === 'DELETE' && url.endsWith('/api/session') && who !== 'nobody' && who !== 'phone'
        const cookie = ending ? await one.signIn(who) : cookies[who as Role]
        answers.set(
          `${who} ${surface} ${method} ${named(one, path)}`,
          await knock(one, surface, method, path, who, cookie),
        )
      }
    }
  }
  for (const [name, bytes] of filesUnder(one.data)) {
    if (name.endsWith('.gz')) continue
    answers.set(`file ${name}`, { status: 0, text: `${name}\n${bytes.toString('utf8')}`, bytes: bytes.length })
    const path = `/data/${name.split('/').map(encodeURIComponent).join('/')}`
    answers.set(`served ${name}`, await knock(one, 'portal', 'GET', path, 'nobody', undefined))
  }
  return answers
}

function pathsOf(one: GateWorld, address: string, url: string): readonly string[] {
  const known = KNOWN[address] ?? []
  if (known.length > 0) return known
  const gaps: Record<string, string> = {
    ...{ sha256: one.photo ?? 'f'.repeat(64), station: 'A-1-1', constituency: 'P-house', place: 'A', release: 'r999' },
    ...{ token: 'a'.repeat(43), code: 'A-1-1', id: 'nobody' },
  }
  return [url.replace(/:(\w+)/g, (_all, name: string) => gaps[name] ?? name)]
}

/** The photo has another hash in each world; the question is the same. */
function named({ photo }: GateWorld, path: string): string {
  return photo === undefined ? path : path.replace(photo, '<photo>')
}

async function knock(
  one: GateWorld,
  surface: SurfaceName,
  method: string,
  path: string,
  who: Knocker,
  cookie: string | undefined,
): Promise<Answer> {
  const headers = { 'accept-language': 'fr', 'accept-encoding': 'identity', ...(cookie ? { cookie } : {}) }
  const body = method === 'GET' || method === 'OPTIONS' || method === 'DELETE' ? undefined : {}
  const answered =
    who === 'phone' && surface === 'intake'
      ? await one.phone.ask(method, path, body, { 'accept-encoding': 'identity' })
      : await call(one.addresses[surface] + path, method, body, headers)
  const said = [...answered.headers].filter(([name]) => name !== 'date').map((pair) => pair.join(': '))
  const text = Buffer.from(answered.bytes).toString('utf8')
  return { status: answered.status, text: [...said, text].join('\n'), bytes: answered.bytes.length }
}

/** A live line that is read until the test ends it. */
function follow(one: GateWorld, role: 'wall' | 'operator'): Promise<LiveClient> {
  return one.signIn(role).then((cookie) => LiveClient.open(one.addresses.room, cookie))
}

function expectQuiet(when: string, live: LiveClient): void {
  live.close()
  expect(live.events.map(({ event }) => event).filter((name) => !TOPICS.has(name))).toEqual([])
  expect(live.events.length).toBeGreaterThan(0)
  const said = new Map(
    live.events.map((event, i) => [`${event.event} ${i}`, { status: 200, text: JSON.stringify(event), bytes: 0 }]),
  )
  expect(leaks(said, PLANTED), when).toEqual([])
}

/** Where a planted figure stands, in whatever writing: with or without groups, in Arabic digits, split by markup. */
function leaks(answers: ReadonlyMap<string, Answer>, figures: Figures): string[] {
  const writings = Object.entries(figures).map(([contest, figure]) => [contest, writingOf(figure)] as const)
  return [...answers].flatMap(([asked, { text }]) => {
    const found = writings
      .filter(([, writing]) => writing.test(text) || writing.test(asked))
      .map(([contest]) => contest)
    return found.length > 0 ? [`${found.join(', ')}: ${asked}`] : []
  })
}

function writingOf(figure: number): RegExp {
  const digits = [...String(figure)].map((digit) => `[${digit}${String.fromCharCode(0x660 + Number(digit))}]`)
  return new RegExp(`(?<![0-9a-f])${digits.join("(?:[\\s.,\\u066c'’]|<[^>]*>)*")}(?![0-9a-f])`, 'u')
}
