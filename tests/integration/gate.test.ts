import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { LANGUAGES } from '#election/languages.ts'
import type { ContestId, PersonId } from '#election/named.ts'
import type { ReleaseId } from '#journal/count-entry.ts'
import { release, withdraw } from '#room/testing/count.ts'
import { ACCESS, isDeskRole, type Role } from '#server/room/access.ts'
import { LISTS } from '#server/room/lists/lists.ts'
import { commitmentsOf, named } from './gate-commitments.ts'
import { differences, everything, type Known, leaks, withoutRealTime } from './gate-knock.ts'
import { type Figures, GateWorld } from './gate-world.ts'
import { LiveClient } from './server-live.ts'
import { call } from './server-phone.ts'

/**
 * Every registered address of every surface. One that is not here fails the test until somebody has thought about
 * what it may tell before the gate opens; `[path, …]` are what is asked of it, else the address with its gaps filled.
 */
const KNOWN: Known = {
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
  'intake POST /intake/sms': [],
  'intake GET /intake/sms/kannel': ['/intake/sms/kannel?key=x&id=1&from=2&charset=UTF-8&text=OUV'],
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
  'room GET /room/api/outline': [],
  'room GET /room/api/results': [],
  'room GET /room/live': [],
  'room GET /room/api/lists/:file': [...LISTS, 'nothing'].flatMap((list) =>
    ['', '?place=A-1-1'].map((of) => `/room/api/lists/${list}.csv${of}`),
  ),
  'room GET /room/api/search': ['A-1-1', 'محضر A-1-1', 'bureau', 'd1a', 'message', 'conseil', 'p'].map(
    (asked) => `/room/api/search?q=${encodeURIComponent(asked)}`,
  ),
  'room GET /room/api/places/:code/curve': ['/room/api/places/P/curve', '/room/api/places/ZZ/curve'],
  'room GET /room/api/analysis': [],
  'room GET /room/api/readiness': [],
  'room GET /room/api/readiness.csv': [],
  'room POST /room/api/readiness/stations/:station': [],
  'room GET /room/api/readiness/people': [],
  'room GET /room/api/readiness/people.csv': [],
  'room POST /room/api/readiness/people/:person': [],
  'room GET /office/api/sessions': [],
  'room DELETE /office/api/sessions/:session': [],
  'room GET /office/api/checklist': [],
  'room POST /office/api/checklist': [],
  'room GET /office/api/press': [],
  'room GET /office/api/people/:person/devices': [],
  'room DELETE /office/api/people/:person/sessions/:session': [],
  'room DELETE /office/api/people/:person/passkeys/:passkey': [],
  'room GET /room/api/analysis/:table': ['turnout', 'outliers', 'staff', 'nothing'].map(
    (table) => `/room/api/analysis/${table}.csv`,
  ),
  'room GET /room/api/stations/:code': [
    '/room/api/stations/A-1-1',
    '/room/api/stations/B-1-1',
    '/room/api/stations/ZZ',
  ],
  'room GET /room/api/photos/:sha256': [],
  'room PUT /room/api/photos/:sha256': [],
  'room POST /room/api/invitations': [],
  'room DELETE /room/api/invitations/:id': [],
  'room POST /room/api/devices/:id/revoke': [],
  'room POST /room/api/alerts/:id/note': [],
  'room GET /room/api/messages': [],
  'room GET /room/api/messages/:message': ['/room/api/messages/m0123456789abcdef'],
  'room POST /room/api/messages': [],
  'room POST /room/api/messages/:message/pinned': [],
  'room POST /room/api/messages/:message/withdrawn': [],
  'room GET /room/api/work/queue': [],
  'room GET /room/api/work/people': [],
  'room GET /room/api/work/alerts/:alert/history': ['/room/api/work/alerts/A110:A-1-1/history'],
  'room POST /room/api/work/take': [],
  'room POST /room/api/work/hand': [],
  'room POST /room/api/work/snooze': [],
  'room POST /room/api/work/close': [],
  'room GET /room/api/calls': [],
  'room GET /room/api/calls/:station': [],
  'room POST /room/api/calls': [],
  'room POST /room/api/calls/:station/line': [],
  'room DELETE /room/api/calls/:station/line': [],
  'room POST /room/api/calls/:station': [],
  'room POST /room/api/calls/:station/told': [],
  'room POST /room/api/calls/:station/told/:entry/undo': ['/room/api/calls/A-1-1/told/1/undo'],
  'room GET /room/api/incidents': [],
  'room POST /room/api/incidents/:station/:incident/steps': ['/room/api/incidents/A-1-1/told-1/steps'],
  'room GET /desk': [],
  'room GET /desk/*': ['/desk/', '/desk/index.html', '/desk/nothing'],
  'room GET /desk/live': [],
  'room GET /desk/api/session': [],
  'room DELETE /desk/api/session': [],
  'room GET /desk/api/definition': [],
  'room GET /desk/api/queue': [],
  'room GET /desk/api/queue.csv': [],
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
  'room POST /desk/api/forms/:station/:constituency/handed-over': [],
  'room GET /desk/api/photos/:sha256': [],
  'room GET /desk/api/contests': [],
  'room GET /desk/api/contests/:constituency': [],
  'room GET /desk/api/contests/:constituency/missing.csv': [],
  'room GET /desk/api/contests/:constituency/copies.csv': [],
  'room GET /desk/api/documents/copies/:station/:constituency': [],
  'room GET /desk/api/documents/minutes/:place/:constituency': [],
  'room GET /desk/api/documents/booklet': [],
  'room GET /desk/api/documents/results': [],
  'room POST /desk/api/sums/:place/:constituency': [],
  'room POST /desk/api/figures/:constituency': [],
  'room POST /desk/api/figures/:constituency/released': [],
  'room POST /desk/api/ties/:constituency': [],
  'room POST /desk/api/ties/:constituency/confirm': [],
  'room POST /desk/api/carried': [],
  'room POST /desk/api/releases': [],
  'room POST /desk/api/releases/:release/confirm': [],
  'room POST /desk/api/releases/:release/withdraw': [],
  'room POST /desk/api/constituencies/:code/proclaimed': [],
  'room POST /desk/api/constituencies/:code/amended': [],
  'room GET /office': [],
  'room GET /office/*': ['/office/', '/office/index.html', '/office/nothing'],
  'room POST /office/api/invitation': [],
  'room POST /office/api/invitation/passkey-options': [],
  'room POST /office/api/invitation/passkey': [],
  'room POST /office/api/invitation/totp': [],
  'room POST /office/api/invitation/password': [],
  'room POST /office/api/sign-in/options': [],
  'room POST /office/api/sign-in/passkey': [],
  'room POST /office/api/sign-in/password': [],
  'room GET /office/api/session': [],
  'room DELETE /office/api/session': [],
  'room POST /office/api/prove/options': [],
  'room POST /office/api/prove/passkey': [],
  'room POST /office/api/prove/code': [],
  'room GET /office/api/ways': [],
  'room POST /office/api/ways/passkey-options': [],
  'room POST /office/api/ways/passkey': [],
  'room DELETE /office/api/ways/passkeys/:passkey': [],
  'room POST /office/api/ways/totp': [],
  'room POST /office/api/ways/password': [],
  'room GET /office/api/notifications': [],
  'room GET /office/api/notifications.csv': [],
  'room GET /office/api/notifications/messages.csv': [],
  'room POST /office/api/notifications': [],
  'room POST /office/api/notifications/:subscription/paused': [],
  'room POST /office/api/notifications/:subscription/test': [],
  'room POST /office/api/notifications/messages/:message/again': [],
  'room DELETE /office/api/notifications/:subscription': [],
  'room GET /office/api/people': [],
  'room GET /office/api/people.csv': [],
  'room POST /office/api/people': [],
  'room PUT /office/api/people/:person': [],
  'room POST /office/api/people/:person/invitation': [],
  'room POST /office/api/people/:person/removal': [],
  'room DELETE /office/api/people/:person/name': [],
  'room DELETE /office/api/people/:person/sessions': [],
  'notify GET /notify/health': [],
  ...Object.fromEntries(
    ['GET', 'POST'].flatMap((method) =>
      ['confirm', 'unsubscribe'].map((purpose) => {
        const path = `/notify/${purpose}`
        return [
          `notify ${method} ${path}/:subscription/:token`,
          [`${path}/n0123456789abcdef/${'a'.repeat(43)}`, `${path}/nothing/at-all`],
        ]
      }),
    ),
  ),
  'portal GET /': [],
  // Addresses without a language, which lead people to the page in theirs.
  'portal GET /*': [...PAGES().filter((path) => path !== ''), 'de/results'].map((path) => `/${path}`),
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

/** Live topics by name; one that nobody knows fails. */
const TOPICS = new Set(['picture', 'delta', 'clock'])
/** Who may listen to the room's live line. */
const LISTENERS = (ACCESS['GET /room/live'] as readonly Role[]).filter((role) => !isDeskRole(role))

const PLANTED: Figures = { house: 61_973, council: 71_987, district: 81_937, blind: 64_919 }
/** The same night with other figures of other lengths. */
const OTHERS: Figures = { house: 523, council: 7, district: 31, blind: 48 }

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
    const listening = await listen()
    await both(async (one) => {
      one.room.at(18, 0)
      expect([200, 201]).toContain(await one.sendSheet(1))
    })
    await expectShut('before the close')
    await both(async (one) => {
      one.room.at(20, 30)
      expect([200, 201]).toContain(await one.sendSheet(2, 'sent before the count was over'))
      await one.countEverything()
    })
    await expectShut('after the close')
    await both(async (one) => {
      for (const contest of ['house-local', 'commune-list', 'commune-district'] as ContestId[]) {
        await one.act({ type: 'propose-release', by: 'officer-1' as PersonId, contest, level: 'station' })
      }
    })
    await expectShut('proposed by one')
    await expectQuiet(listening)
  })

  it('opens just the contest and the level that two people released, and shuts it again', {
    timeout: 300_000,
  }, async () => {
    let id: ReleaseId | undefined
    await both(async (one) => {
      one.room.at(21, 0)
      id = await release(one.desk, 'commune-district', 'office')
    })
    await both((one) => one.settle())
    // Both are asked, so that they stay alike in whatever counts the questions.
    const [{ answers }] = [await everything(world, KNOWN), await everything(other, KNOWN)]
    const found = leaks(answers, PLANTED)
    expect(found.filter((leak) => leak.includes('district')).length).toBeGreaterThan(0)
    expect(found.filter((leak) => !leak.includes('district'))).toEqual([])
    const deep = await call(`${world.addresses.portal}/data/sample/results/commune-district/openings.jsonl`, 'GET')
    expect(deep.status).toBe(404)
    await both(async (one) => {
      one.room.at(21, 30)
      await withdraw(one.desk, id as ReleaseId, 'a sheet was read wrongly')
    })
    await expectShut('withdrawn')
  })
})

/**
 * Asks everything of both worlds: nothing planted is in any answer or file, and every answer is the other's, byte for
 * byte, but for what `gate-commitments.ts` names.
 */
async function expectShut(when: string): Promise<void> {
  await both((one) => one.settle())
  const [here, there] = [await everything(world, KNOWN), await everything(other, KNOWN)]
  expect(leaks(here.answers, PLANTED), when).toEqual([])
  expect(differences(here, there), when).toEqual([])
}

interface Listening {
  readonly role: Role
  readonly here: LiveClient
  readonly there: LiveClient
}

/** Live lines of both worlds that are read until the test ends them. */
function listen(): Promise<Listening[]> {
  const join = async (one: GateWorld, role: Role) => LiveClient.open(one.addresses.room, await one.signIn(role))
  return Promise.all(
    LISTENERS.map(async (role) => ({ role, here: await join(world, role), there: await join(other, role) })),
  )
}

/** Nothing planted in any event, no unknown topic, and in the end the same picture in both worlds. */
async function expectQuiet(listening: readonly Listening[]): Promise<void> {
  const [names, others] = [await commitmentsOf(world, []), await commitmentsOf(other, [])]
  for (const { role, here, there } of listening) {
    const last = (await world.journal()).entries.length - 1
    for (const live of [here, there]) {
      await live.until(({ picture }) => picture?.position === last)
      live.close()
    }
    const said = here.events.map(
      (event, i) => [`${role} ${event.event} ${i}`, { status: 200, headers: [], body: latin(event) }] as const,
    )
    expect(here.events.map(({ event }) => event).filter((name) => !TOPICS.has(name))).toEqual([])
    expect(leaks(new Map(said), PLANTED)).toEqual([])
    const told = (one: LiveClient, own: typeof names) => named(withoutRealTime(latin(one.picture)), own)
    expect(told(here, names)).toBe(told(there, others))
  }
}

const latin = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('latin1')
