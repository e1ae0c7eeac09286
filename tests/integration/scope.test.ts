import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Instant, PersonId, PlaceCode } from '#election/named.ts'
import { ACCESS, type Role, WHOLE } from '#server/room/access.ts'
import { LISTS, MADE } from '#server/room/lists/lists.ts'
import { type Ask, type DeskRoom, deskRoom } from './desk-room.ts'
import { call } from './server-phone.ts'

let world: DeskRoom
/** The message that went to commune B alone. */
const TO_B = `m${'b'.repeat(16)}`
const TO_ALL = `m${'a'.repeat(16)}`
const TO_TWO = `m${'c'.repeat(16)}`

beforeAll(async () => {
  world = await deskRoom()
  world.room.at(20)
  const operator = await world.person('operator')
  for (const station of ['A-1-1', 'B-1-1']) {
    const reading = { k: 'reading', hour: world.room.book.hours.readings[0], count: 5 }
    for (const said of [reading, { k: 'incident', what: 'power', words: `lampe ${station}` }])
      expect((await operator('POST', `/room/api/calls/${station}/told`, { speaker: 'president', said })).status).toBe(
        200,
      )
    expect((await operator('POST', `/room/api/calls/${station}/line`, {})).status).toBe(200)
    await world.phone(station)
  }
  const { incidents } = (await operator('GET', '/room/api/incidents')).body
  for (const { id, station } of incidents) {
    const step = { do: 'confirm', severity: 'minor', words: 'vu' }
    expect((await operator('POST', `/room/api/incidents/${station}/${id}/steps`, step)).status).toBe(200)
    const alerts = [`A301:${station}:${id}`]
    expect((await operator('POST', '/room/api/work/take', { alerts })).status).toBe(200)
  }
  const send = (message: string, to: object) =>
    operator('POST', '/room/api/messages', { message, to, words: 'lisez', pinned: false })
  expect((await send(TO_B, { k: 'stations', stations: ['B-1-1'] })).status).toBe(200)
  expect((await send(TO_TWO, { k: 'stations', stations: ['A-1-1', 'B-1-1'] })).status).toBe(200)
  expect((await send(TO_ALL, { k: 'all' })).status).toBe(200)
})
afterAll(() => world.close())

/** Somebody with a name who is in charge of these places. */
async function inCharge(role: Role, scope: readonly string[]): Promise<Ask> {
  const { store, book } = world.room
  const person = `p-${role}-${scope.join('-')}` as PersonId
  const now = Date.now() as Instant
  if (!(await store.people.find(book.room, person)))
    await store.people.add(book.room, person, 'Salma', { role, scope: scope as PlaceCode[] }, now)
  const token = await store.access.openPersonSession(book.room, person, now, (now + 3_600_000) as Instant)
  return (method, path, body, headers = {}) =>
    call(world.surface.address + path, method, body, {
      ...{ 'accept-language': 'fr', cookie: `sunduq-room=${token}` },
      ...headers,
    })
}

/** What shows stations, as whom it is asked here, and that it is narrowed to the reader's own. */
const NARROWED: Readonly<Record<string, readonly [Role, string]>> = {
  'GET /room/api/search': ['operator', '/room/api/search?q=bureau'],
  'GET /room/api/lists/:file': ['operator', '/room/api/lists/stations.csv'],
  'GET /room/api/messages': ['operator', '/room/api/messages'],
  'GET /room/api/messages/:message': ['operator', `/room/api/messages/${TO_ALL}`],
  'GET /room/api/work/queue': ['operator', '/room/api/work/queue'],
  'GET /room/api/calls': ['operator', '/room/api/calls'],
  'GET /room/api/incidents': ['operator', '/room/api/incidents'],
  'GET /room/api/readiness': ['operator', '/room/api/readiness'],
  'GET /room/api/readiness.csv': ['operator', '/room/api/readiness.csv'],
  'GET /desk/api/queue': ['clerk-1', '/desk/api/queue'],
  'GET /desk/api/queue.csv': ['clerk-1', '/desk/api/queue.csv'],
}

/** What shows no station, or the same to everybody on purpose, and why. */
const SAME: Readonly<Record<string, string>> = {
  'GET /room/api/session': 'who is signed in',
  'GET /desk/api/session': 'who is signed in',
  'GET /office/api/session': 'who is signed in',
  'GET /room/api/definition': 'the book, which is public',
  'GET /desk/api/definition': 'the book, which is public',
  'GET /room/api/picture': 'turnout, which is public; the work in it is narrowed, see wall-sight.test.ts',
  'GET /room/api/outline': 'the same',
  'GET /room/live': 'the same',
  'GET /room/api/results': 'released results, which are public',
  'GET /room/api/work/people': 'colleagues, of whom work is asked',
  'GET /room/api/work/alerts/:alert/history': 'names an alert, and is refused elsewhere',
  'GET /desk/live': 'a position, no station',
  'GET /desk/api/contests': 'constituencies, those that lie in the scope as a whole',
  'GET /room/api/photos/:sha256': 'released photos, by their hash',
  'GET /desk/api/photos/:sha256': 'named by a hash that stands on a form, and forms are refused elsewhere',
  'GET /office/api/ways': 'one’s own',
  'GET /office/api/people': 'people, for administrators',
  'GET /office/api/people.csv': 'people, for administrators',
  'GET /room/api/readiness/people': 'people, for whoever leads them',
  'GET /room/api/readiness/people.csv': 'people, for whoever leads them',
  'GET /office/api/sessions': 'one’s own',
  'GET /office/api/checklist': 'one’s own',
  'GET /office/api/press': 'what is public',
  'GET /office/api/people/:person/devices': 'a person, for administrators',
  'GET /office/api/notifications.csv': 'one’s own subscriptions',
  'GET /office/api/notifications/messages.csv': 'what was sent to them',
  'GET /office/api/notifications': 'one’s own subscriptions, each for places of one’s own',
}

describe('whoever is in charge of some places', () => {
  it.each(Object.entries(NARROWED))('sees only theirs: %s', async (address, [role, path]) => {
    expect(ACCESS).toHaveProperty([address])
    const ofA = await (await inCharge(role, ['A']))('GET', path)
    const text = typeof ofA.body === 'string' ? ofA.body : JSON.stringify(ofA.body)
    expect([ofA.status, text.includes('A-1-1')]).toEqual([200, true])
    expect(text).not.toMatch(/B-1-[12]/)
    // An office inside the other commune; and the whole room sees both.
    const ofB = JSON.stringify((await (await inCharge(role, ['B-1']))('GET', path)).body)
    expect(ofB).toContain('B-1-1')
    expect(ofB).not.toMatch(/A-1-[123]/)
    const whole = JSON.stringify((await (await inCharge(role, []))('GET', path)).body)
    expect(whole).toContain('A-1-1')
    expect(whole).toContain('B-1-1')
  })

  it('finds every address that reads decided: narrowed, of the whole, named by its place, or the same for all', () => {
    for (const [address, who] of Object.entries(ACCESS)) {
      if (!address.startsWith('GET ') || who === 'open') continue
      const decided = [
        address in NARROWED,
        WHOLE.has(address),
        /:(station|place|code)\b/.test(address) && !WHOLE.has(address),
        address in SAME,
      ]
      expect(decided.filter(Boolean), `${address}: decide how a scope narrows it`).toHaveLength(1)
    }
  })

  it('takes every list home for their places alone', async () => {
    const ask = await inCharge('operator', ['B'])
    const ofPlaces = ['places', 'readiness-communes']
    for (const name of LISTS) {
      const one = MADE[name].ofOne ? '?place=B-1-1' : name === 'readers' ? `?only=${TO_ALL}` : ''
      const { status, body } = await ask('GET', `/room/api/lists/${name}.csv${one}`)
      expect(status, name).toBe(200)
      if (ofPlaces.includes(name)) expect(body, name).toMatch(/^B,/m)
      else if (name === 'messages') expect(body, name).toContain(TO_B)
      else expect(body, name).toContain('B-1-1')
      expect(body, name).not.toMatch(/^(A|P|A-1),/m)
      expect(body, name).not.toMatch(/A-1-[123]/)
    }
    for (const elsewhere of ['stations.csv?place=A', 'timeline.csv?place=A-1-1', 'alert-history.csv?place=A-1-1'])
      expect((await ask('GET', `/room/api/lists/${elsewhere}`)).body.error.code).toBe('P109')
  })

  it('is handed only their own next call and next sheet', async () => {
    const caller = await inCharge('operator', ['B'])
    for (let n = 0; n < 2; n++) {
      const line = await caller('POST', '/room/api/calls', {})
      if (line.status !== 204) expect(line.body.station).toMatch(/^B-/)
    }
    const clerk = await inCharge('clerk-1', ['B'])
    const claim = await clerk('POST', '/desk/api/claims', {})
    expect([claim.status, claim.body.station]).toEqual([200, expect.stringMatching(/^B-/)])
    const queue = (await clerk('GET', '/desk/api/queue')).body
    const whole = (await (await inCharge('clerk-1', []))('GET', '/desk/api/queue')).body
    expect(queue.waiting).toBeLessThan(whole.waiting)
  })

  it('counts in every sum only their own', async () => {
    const [ofA, whole] = [await inCharge('operator', ['A']), await inCharge('operator', [])]
    expect((await ofA('GET', '/room/api/readiness')).body).toMatchObject({ stations: 3 })
    expect((await whole('GET', '/room/api/readiness')).body).toMatchObject({ stations: 5 })
    expect((await ofA('GET', '/room/api/calls')).body.load).toMatchObject({ stations: 3 })
    const { messages } = (await ofA('GET', '/room/api/messages')).body
    expect(messages.map(({ message, recipients }: never) => [message, recipients])).toEqual([
      [TO_ALL, 3],
      [TO_TWO, 1],
    ])
    expect((await ofA('GET', `/room/api/messages/${TO_B}`)).status).toBe(404)
    const administrator = await inCharge('administrator', ['A'])
    expect(JSON.stringify((await administrator('GET', '/room/api/search?q=B-1-1')).body)).not.toMatch(
      /"(station|place)":"B/,
    )
  })

  it('speaks to their own stations and to nobody else', async () => {
    const ask = await inCharge('operator', ['A'])
    const send = async (to: object) => {
      const message = `m${Math.random().toString(16).slice(2).padEnd(16, '0').slice(0, 16)}`
      const { status, body } = await ask('POST', '/room/api/messages', { message, to, words: 'x', pinned: false })
      return status === 403 ? body.error.code : status
    }
    expect(await send({ k: 'place', place: 'A' })).toBe(200)
    expect(await send({ k: 'stations', stations: ['A-1-1', 'B-1-1'] })).toBe('P109')
    expect(await send({ k: 'place', place: 'P' })).toBe('P109')
    expect(await send({ k: 'all' })).toBe('P109')
    const pinned = await ask('POST', `/room/api/messages/${TO_ALL}/pinned`, { pinned: true })
    expect(pinned.body.error.code).toBe('P109')
  })

  it('is handed no work that they would not see, and is told to others with their places', async () => {
    const officer = await inCharge('duty-officer', [])
    await inCharge('operator', ['A'])
    const to = 'p-operator-A'
    const { people } = (await officer('GET', '/room/api/work/people')).body
    expect(people.find((one: { person: string }) => one.person === to)).toMatchObject({ scope: ['A'], name: 'Salma' })
    const { topics } = (await officer('GET', '/room/api/work/queue')).body
    const alerts = topics.flatMap(({ items }: never) =>
      (items as { alert: { id: string } }[]).map(({ alert }) => alert.id),
    )
    const hand = (...stations: string[]) =>
      officer('POST', '/room/api/work/hand', {
        alerts: alerts.filter((id: string) => stations.includes(id.split(':')[1] as string)),
        to,
      })
    const refused = (await hand('A-1-1', 'B-1-1')).body.error
    expect(refused).toMatchObject({ code: 'X707', field: 'to', parameters: { station: 'B-1-1' } })
    expect(refused.text).toContain('Salma')
    expect((await hand('A-1-1')).status).toBe(200)
    const incidents = (await officer('GET', '/room/api/incidents')).body.incidents
    const assigned = async (station: string) => {
      const { id } = incidents.find((one: { station: string }) => one.station === station)
      const step = await officer('POST', `/room/api/incidents/${station}/${id}/steps`, { do: 'assign', to })
      return step.body.error?.code
    }
    expect(await assigned('B-1-1')).toBe('X707')
    expect(await assigned('A-1-1')).not.toBe('X707')
  })

  it('decides on nothing that concerns more than their places', async () => {
    const officer = await inCharge('returning-officer', ['A'])
    const code = async (method: string, path: string, body?: object) =>
      (await officer(method, path, body)).body?.error?.code
    expect(await code('GET', '/desk/api/contests/P-house')).toBe('P109')
    expect(await code('GET', '/desk/api/documents/booklet')).toBe('P109')
    expect(await code('POST', '/desk/api/constituencies/P-house/proclaimed', { at: 1, words: 'x' })).not.toBeUndefined()
    const { constituencies } = (await officer('GET', '/desk/api/contests')).body
    const codes = constituencies.map(({ constituency }: { constituency: string }) => constituency)
    expect(codes).not.toContain('P-house')
    expect(codes.length).toBeGreaterThan(0)
    expect(await code('GET', `/desk/api/contests/${codes[0]}`)).toBeUndefined()
    expect(await (await inCharge('operator', ['A']))('GET', '/room/api/analysis')).toMatchObject({ status: 403 })
  })
})
