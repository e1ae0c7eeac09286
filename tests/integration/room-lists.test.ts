import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Instant, PersonId, PlaceCode } from '#election/named.ts'
import { createLink } from '#server/links.ts'
import { isDeskRole, ROLES, type Role } from '#server/room/access.ts'
import { LISTS, type ListName, MADE } from '#server/room/lists/lists.ts'
import { startRoom } from '#server/room/main.ts'
import type { Surface } from '#server/surface.ts'
import { Messages } from '#store/notify-messages.ts'
import { call } from './server-phone.ts'
import { type TestRoom, testRoom } from './server-room.ts'

let room: TestRoom
let surface: Surface

beforeEach(async () => {
  room = await testRoom()
  surface = await startRoom(room.options)
  // No station has opened: each has an alert, and somebody to call.
  room.at(8, 20)
})
afterEach(async () => {
  await surface.close()
  await room.close()
})

async function cookieOf(role: Role): Promise<string> {
  const { path } = await createLink(room.store, { room: room.book.room, role, person: `p-${role}` as PersonId })
  const answer = await call(`${surface.address}/room/api/session`, 'POST', { token: path.split('/').at(-1) })
  return (answer.headers.get('set-cookie') as string).split(';')[0] as string
}

/** Lists of one thing have to be told which. */
const named = (list: ListName): string => `${list}.csv${MADE[list].ofOne ? '?place=S1' : ''}`

async function table(path: string): Promise<{ headers: Headers; columns: string[]; rows: Record<string, string>[] }> {
  const answer = await fetch(`${surface.address}/room/api/lists/${path}`, {
    headers: { cookie: await cookieOf('operator') },
  })
  expect(answer.status).toBe(200)
  const [head = '', ...lines] = (await answer.text()).trimEnd().split('\r\n')
  const columns = head.split(',')
  const rows = lines.map((line) => Object.fromEntries(line.split(',').map((cell, i) => [columns[i] as string, cell])))
  return { headers: answer.headers, columns, rows }
}

it('gives every list as a file of its own name, each row saying whether it is a rehearsal’s', async () => {
  for (const list of LISTS.filter((name) => name !== 'readers')) {
    const { headers, columns, rows } = await table(named(list))
    expect(headers.get('content-type')).toBe('text/csv; charset=utf-8; header=present')
    expect(headers.get('content-disposition')).toContain(
      `rehearsal-${list}-${MADE[list].ofOne ? 'S1-' : ''}${room.book.id}.csv`,
    )
    expect(columns.at(-1)).toBe('is_test')
    expect(rows.every((row) => row.is_test === '1')).toBe(true)
  }
})

it('gives each role what it sees on a screen, and refuses the rest', async () => {
  for (const role of ROLES) {
    const cookie = role === 'media' || isDeskRole(role) ? undefined : await cookieOf(role)
    if (cookie === undefined) continue
    for (const list of LISTS) {
      const { status } = await fetch(`${surface.address}/room/api/lists/${named(list)}`, { headers: { cookie } })
      const may = role !== 'wall' && MADE[list].roles.includes(role)
      // A message has to be named.
      expect([role, list, status]).toEqual([role, list, may ? (list === 'readers' ? 404 : 200) : 403])
    }
  }
})

it('says who has read one message, and that there is none of another name', async () => {
  const cookie = await cookieOf('operator')
  const message = `m${'a'.repeat(16)}`
  const body = { message, to: { k: 'place', place: 'C1' }, words: 'lisez', pinned: true }
  expect((await call(`${surface.address}/room/api/messages`, 'POST', body, { cookie })).status).toBe(200)
  const { headers, rows } = await table(`readers.csv?only=${message}`)
  expect(headers.get('content-disposition')).toContain(`readers-${message}`)
  expect(rows.map((row) => [row.commune_code, row.read, row.has_app])).toEqual(Array(3).fill(['C1', '0', '0']))
  expect((await table('messages.csv')).rows).toMatchObject([{ message, addressed: '3', read: '0', not_read: '3' }])
  const other = await call(`${surface.address}/room/api/lists/readers.csv?only=m9`, 'GET', undefined, { cookie })
  expect([other.status, other.body.error.code]).toEqual([404, 'G101'])
})

it('gives people, who of them is ready, and subscriptions to those who manage or hold them', async () => {
  const { store, book } = room
  const now = Date.now() as Instant
  const terms = { role: 'operator', scope: ['C1' as PlaceCode] }
  await store.people.add(book.room, 'p0a1' as PersonId, '=Salma', terms, now)
  await store.access.openPersonSession(book.room, 'p0a1' as PersonId, now, (now + 3_600_000) as Instant)
  const csv = async (path: string, role: Role) => {
    const answer = await fetch(`${surface.address}${path}`, { headers: { cookie: await cookieOf(role) } })
    return [answer.status, (await answer.text()).trimEnd().split('\r\n')] as const
  }
  const [, people] = await csv('/office/api/people.csv', 'administrator')
  expect(people[0]).toMatch(/^person,name,role,.*,sessions,seen_at,is_test$/)
  expect(people[1]).toMatch(/^p0a1,'=Salma,operator,,C1,,,2.*Z,,,1,2.*Z,1$/)
  const [, ready] = await csv('/room/api/readiness/people.csv', 'duty-officer')
  expect(ready.length).toBeGreaterThan(1)
  expect(ready[1]).toMatch(/^p0a1,'=Salma,operator,0,/)
  for (const [path, role] of [
    ['/office/api/people.csv', 'duty-officer'],
    ['/room/api/readiness/people.csv', 'operator'],
    ['/office/api/notifications.csv', 'wall'],
    ['/office/api/notifications/messages.csv', 'wall'],
    ['/desk/api/queue.csv', 'operator'],
  ] as const)
    expect([path, (await csv(path, role))[0]]).toEqual([path, 403])

  const subscription = {
    ...{ label: 'Presse', channel: 'email', address: 'a@example.org', keys: {}, language: 'fr', places: ['C1'] },
    ...{ events: ['alert'], severity: 'red' },
  }
  const id = await store.subscriptions.add(book.room, subscription as never, now, true)
  await new Messages(store.sql).ask(book.room, id, 'test', now)
  const [, all] = await csv('/office/api/notifications.csv', 'administrator')
  expect(all[1]).toMatch(/^n[0-9a-f]{16},,,Presse,email,a@example.org,fr,C1,alert,red,/)
  expect((await csv('/office/api/notifications.csv', 'operator'))[1]).toHaveLength(1)
  const [, sent] = await csv('/office/api/notifications/messages.csv', 'administrator')
  expect(sent[0]).toMatch(/^message,subscription,address,purpose,events,attempts,made_at,/)
  expect(sent[1]).toMatch(/^msg_[0-9a-f]{24},n[0-9a-f]{16},a@example.org,test,0,0,2.*Z,,,2.*Z,,,,1$/)
  expect((await csv('/office/api/notifications/messages.csv', 'operator'))[1]).toHaveLength(1)
})

it('tells observers the day as their wall does', async () => {
  const cookie = await cookieOf('observer')
  const answer = await fetch(`${surface.address}/room/api/lists/places.csv`, { headers: { cookie } })
  const [head = '', ...lines] = (await answer.text()).trimEnd().split('\r\n')
  const late = head.split(',').indexOf('stations_late')
  expect(late).toBeGreaterThan(0)
  expect(new Set(lines.map((line) => line.split(',')[late]))).toEqual(new Set(['']))
})

it('lists all stations with their alerts, or those of one place', async () => {
  const stations = await table('stations.csv')
  expect(stations.rows.map((row) => row.station_code)).toEqual(room.book.stations.map(({ code }) => code))
  const [place] = room.book.places.filter(({ code }) => code === 'C1')
  const inside = await table(`stations.csv?place=${place?.code}`)
  expect(inside.rows.length).toBeGreaterThan(0)
  expect(new Set(inside.rows.map((row) => row.commune_code))).toEqual(new Set(['C1']))
  expect(inside.rows.length).toBeLessThan(stations.rows.length)
  const [first] = room.book.stations
  expect((await table(`alerts.csv?place=${first?.code}`)).rows.map((row) => row.station_code)).toEqual([first?.code])
  const alerts = await table('alerts.csv')
  expect(new Set(alerts.rows.map((row) => row.station_code))).toEqual(
    new Set(stations.rows.map((row) => row.station_code)),
  )
})

it('has nothing for a list or a place that is not there, nor for who may not see it', async () => {
  const ask = async (path: string, role: Role) =>
    (await fetch(`${surface.address}/room/api/lists/${path}`, { headers: { cookie: await cookieOf(role) } })).status
  expect(await ask('people.csv', 'operator')).toBe(404)
  expect(await ask('stations.csv?place=ZZ', 'operator')).toBe(404)
  for (const of of ['', '?place=C1', '?place=ZZ']) {
    expect(await ask(`timeline.csv${of}`, 'operator')).toBe(404)
    expect(await ask(`alert-history.csv${of}`, 'operator')).toBe(404)
  }
  expect(await ask('stations.csv', 'media')).toBe(403)
})
