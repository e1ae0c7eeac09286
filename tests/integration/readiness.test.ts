import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Instant, PersonId } from '#election/named.ts'
import { browserName } from '#server/people/browser-name.ts'
import type { Role } from '#server/room/access.ts'
import { readEntries, readHead } from '#store/entries.ts'
import { type Ask, type DeskRoom, deskRoom } from './desk-room.ts'
import { call } from './server-phone.ts'

let world: DeskRoom
let people = 0

beforeAll(async () => {
  world = await deskRoom()
  world.room.at(9)
})
afterAll(() => world.close())

/** Somebody with a name, signed in so many times. */
async function person(
  role: Role,
  name: string,
  more: object = {},
): Promise<{ id: PersonId; ask: Ask; again(): Promise<Ask> }> {
  const { store, book } = world.room
  people += 1
  const id = `p-${people}` as PersonId
  const now = Date.now() as Instant
  await store.people.add(book.room, id, name, { role, scope: [], ...more }, now)
  const again = async (): Promise<Ask> => {
    const ends = (now + 3_600_000) as Instant
    const token = await store.access.openPersonSession(book.room, id, Date.now() as Instant, ends, 'Firefox · Android')
    return (method, path, body, headers = {}) =>
      call(world.surface.address + path, method, body, { cookie: `sunduq-room=${token}`, ...headers })
  }
  return { id, ask: await again(), again }
}

async function journaled(kind: string): Promise<readonly object[]> {
  const found: object[] = []
  const { sql } = world.room.store
  const size = (await readHead(sql, world.room.book.room))?.size ?? 0
  for await (const entries of readEntries(sql, world.room.book.room, 0, size))
    found.push(...entries.filter((entry) => entry.kind === kind))
  return found
}

describe('before the day', () => {
  it('keeps a checklist a person, ticked by themselves or by who leads, and journals who and when', async () => {
    const [operator, officer] = [await person('operator', 'Rachid'), await person('duty-officer', 'Nora')]
    const own = (await operator.ask('GET', '/office/api/checklist')).body.checks
    expect(own.map(({ check }: { check: string }) => check)).toEqual([
      ...['hours', 'equipment', 'rehearsed', 'escalation', 'trial-call'],
    ])
    expect((await operator.ask('POST', '/office/api/checklist', { check: 'hours', done: true })).status).toBe(200)
    const elsewhere = await operator.ask('POST', '/office/api/checklist', { check: 'second-person', done: true })
    expect([elsewhere.status, elsewhere.body.error.field]).toEqual([400, 'check'])
    const path = `/room/api/readiness/people/${operator.id}`
    expect((await operator.ask('POST', path, { check: 'rehearsed', done: true })).status).toBe(403)
    expect((await officer.ask('POST', path, { check: 'rehearsed', done: true })).status).toBe(200)
    const listed = (await officer.ask('GET', '/room/api/readiness/people')).body.people
    const rachid = listed.find(({ person: id }: { person: string }) => id === operator.id)
    expect(rachid).toMatchObject({ name: 'Rachid', wayIn: false, secondWay: false })
    const ticks = rachid.checks.flatMap(({ check, ticked }: { check: string; ticked?: { by: string; at: number } }) =>
      ticked ? [[check, ticked.by, ticked.at > 0]] : [],
    )
    expect(ticks).toEqual([
      ['hours', operator.id, true],
      ['rehearsed', officer.id, true],
    ])
    expect(await journaled('check-ticked')).toMatchObject([
      { by: operator.id, person: operator.id, check: 'hours', done: true },
      { by: officer.id, person: operator.id, check: 'rehearsed', done: true },
    ])
    expect(JSON.stringify(await journaled('check-ticked'))).not.toContain('Rachid')
    const administrator = await person('administrator', 'Salma')
    expect(
      (await administrator.ask('POST', `/room/api/readiness/people/p-nobody`, { check: 'hours', done: true })).status,
    ).toBe(404)
  })

  it('marks a station as rehearsed by hand, with how somebody knows', async () => {
    const operator = await person('operator', 'Hind')
    const mark = (body: object, station = 'A-1-1') =>
      operator.ask('POST', `/room/api/readiness/stations/${station}`, body)
    expect((await mark({ done: ['opening'] })).status).toBe(400)
    const done = await mark({ done: ['opening', 'reading', 'close', 'sheet'], words: 'au téléphone, lundi' })
    expect([done.status, done.body.communes[0].rehearsed]).toEqual([200, 1])
    expect((await mark({ done: [], words: 'erreur' }, 'ZZ')).status).toBe(404)
    expect((await operator.ask('GET', '/room/api/readiness.csv')).body).toContain('rehearsed,rehearsed_at')
  })
})

describe('what is one’s own', () => {
  it('shows where one is signed in and ends one of them, never another’s', async () => {
    const [one, two] = [await person('operator', 'Omar'), await person('operator', 'Aya')]
    const phone = await one.again()
    const { sessions } = (await one.ask('GET', '/office/api/sessions')).body
    expect(sessions).toHaveLength(2)
    expect(sessions[0]).toMatchObject({ browser: 'Firefox · Android' })
    expect(sessions.filter(({ current }: { current?: true }) => current)).toHaveLength(1)
    const other = sessions.find(({ current }: { current?: true }) => !current)
    expect((await two.ask('DELETE', `/office/api/sessions/${other.id}`)).status).toBe(404)
    expect((await one.ask('DELETE', `/office/api/sessions/${other.id}`)).status).toBe(204)
    expect((await phone('GET', '/room/api/session')).status).toBe(401)
    expect((await one.ask('GET', '/room/api/session')).status).toBe(200)
  })

  it('lets an administrator see and remove sessions and passkeys of anybody', async () => {
    const [boss, one] = [await person('administrator', 'Latifa'), await person('operator', 'Said')]
    const passkey = { id: 'key-of-said', key: 'AA', counter: 0, transports: [], browser: 'Chrome · Android' }
    await world.room.store.credentials.addPasskey(world.room.book.room, one.id, passkey, Date.now() as Instant)
    const at = `/office/api/people/${one.id}`
    const seen = (await boss.ask('GET', `${at}/devices`)).body
    expect(seen).toMatchObject({ sessions: [{ browser: 'Firefox · Android' }], passkeys: [{ id: 'key-of-said' }] })
    expect(JSON.stringify(seen)).not.toContain('"key"')
    expect((await one.ask('GET', `${at}/devices`)).status).toBe(403)
    expect((await boss.ask('DELETE', `${at}/passkeys/key-of-said`)).status).toBe(204)
    expect((await one.ask('GET', '/room/api/session')).status).toBe(401)
    expect((await boss.ask('GET', `${at}/devices`)).body).toEqual({ sessions: [], passkeys: [] })
    expect(await journaled('passkey-removed')).toMatchObject([{ by: boss.id, person: one.id }])
    const again = await one.again()
    const [session] = (await boss.ask('GET', `${at}/devices`)).body.sessions
    expect((await boss.ask('DELETE', `${at}/sessions/${session.id}`)).status).toBe(204)
    expect((await again('GET', '/room/api/session')).status).toBe(401)
  })

  it('tells media when figures come and what was released, and an observer their card', async () => {
    const dates = { accreditation: 'HACA-7', starts: 5 as Instant, ends: 9_999_999_999_999 as Instant }
    const media = await person('media', 'Youssef', dates)
    const told = (await media.ask('GET', '/office/api/press')).body
    expect(told).toMatchObject({ accreditation: 'HACA-7', starts: 5, slots: [] })
    expect(told.contests.map(({ released }: { released?: number }) => released)).toEqual([
      undefined,
      undefined,
      undefined,
    ])
    const observer = await person('observer', 'Najat', dates)
    expect((await observer.ask('GET', '/office/api/press')).body.accreditation).toBe('HACA-7')
  })

  it('ends an observer’s session with the accreditation', async () => {
    const observer = await person('observer', 'Samir', { accreditation: 'CNDH-1', starts: 1, ends: 9_999_999_999_999 })
    expect((await observer.ask('GET', '/room/api/picture')).status).toBe(200)
    await world.room.store.sql`update person set ends = 2 where person = ${observer.id}`
    expect((await observer.ask('GET', '/room/api/picture')).status).toBe(401)
  })

  it('names a browser so that its owner knows it', () => {
    const names = [
      'Mozilla/5.0 (Linux; Android 7.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/119.0.0.0 Mobile Safari/537.36',
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:131.0) Gecko/20100101 Firefox/131.0',
      'curl/8',
    ]
    expect(names.map(browserName)).toEqual(['Chrome · Android', 'Firefox · Windows', undefined])
  })
})
