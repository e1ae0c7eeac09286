import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Count, Minute } from '#election/named.ts'
import { createLink } from '#server/links.ts'
import { rowsOf } from '#server/portal/conformance.ts'
import { startPortal } from '#server/portal/main.ts'
import { homeOf, ROLES, type Role } from '#server/room/access.ts'
import { startRoom } from '#server/room/main.ts'
import type { Surface } from '#server/surface.ts'
import { filesUnder, type PublishedRoom, publishedRoom } from './portal-room.ts'

let room: PublishedRoom
let surface: Surface
let portal: Surface

/** A day whose projection is a figure that stands nowhere else: 3 of the 7 that the earlier day had by then, of 90,007. */
beforeAll(async () => {
  const curve = [
    [540, 1],
    [600, 4],
    [660, 7],
    [1140, 90_007],
  ].map(([minute, voters]) => ({ minute: minute as Minute, voters: voters as Count }))
  const names = { ar: 'السابق', fr: 'Avant' }
  const previous = { names, day: '2016-10-07', registered: 100_000 as Count, curve, source: 'test' }
  const big = (await import('#room/testing/book.ts'))
    .smallBook()
    .stations.map((one) => ({ ...one, registered: 90_000 as Count }))
  room = await publishedRoom({ previous, stations: big, analysis: { projection: true } })
  await room.vote(0, 8, 5, 3)
  room.at(11, 5)
  surface = await startRoom(room.options)
  portal = await startPortal(room.options)
}, 120_000)
afterAll(async () => {
  await Promise.all([surface.close(), portal.close()])
  await room.close()
})

async function cookieOf(role: Role): Promise<string> {
  const { path } = await createLink(room.store, { room: room.book.room, role })
  const token = path.split('/').at(-1)
  const answer = await fetch(`${surface.address}/room/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token }),
  })
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')
}

it('is for whoever works in the room, and for nobody else', async () => {
  for (const role of ROLES) {
    const cookie = await cookieOf(role)
    for (const path of ['analysis', 'analysis/turnout.csv']) {
      const { status } = await fetch(`${surface.address}/room/api/${path}`, { headers: { cookie } })
      const may = role === 'operator' || role === 'duty-officer'
      expect([role, path, status === 200]).toEqual([role, path, may])
      if (!may) expect([401, 403]).toContain(status)
    }
  }
  expect((await fetch(`${surface.address}/room/api/analysis`)).status).toBe(401)
})

it('projects where the book asks for it, and no public, media, observer or wall answer holds the figure', async () => {
  const headers = { cookie: await cookieOf('operator') }
  const made = await (await fetch(`${surface.address}/room/api/analysis`, { headers })).json()
  // 3 voters of 7 then: 90,000 more came, of which 3/7 is 38,571; the interval begins at nothing more.
  expect(made.projection).toEqual({ voters: 38_574, least: 3, most: 270_004, hours: 3 })
  const figure = /38[\s\u202f,.]?57[0-9]|270[\s\u202f,.]?004/
  for (const role of ROLES.filter((one) => one !== 'operator' && one !== 'duty-officer')) {
    const cookie = await cookieOf(role)
    for (const path of [
      ...['definition', 'picture', 'results', 'stations/S1', 'places/P/curve', 'search?q=S1', 'session'].map(
        (one) => `/room/api/${one}`,
      ),
      ...['/desk/api/queue', '/desk/api/definition', '/desk/api/contests', '/room/health', `${homeOf(role)}/`],
    ]) {
      const text = await (await fetch(`${surface.address}${path}`, { headers: { cookie } })).text()
      expect([role, path, figure.exec(text)?.[0]]).toEqual([role, path, undefined])
    }
  }
  await expect.poll(async () => (await fetch(`${portal.address}/fr/`)).status, { timeout: 120_000 }).toBe(200)
  for (const path of ['/fr/', '/fr/P', '/fr/S1', '/fr/results', '/fr/about/figures']) {
    expect(figure.exec(await (await fetch(`${portal.address}${path}`)).text())).toBeNull()
  }
  for (const [name, bytes] of filesUnder(room.data))
    expect([name, figure.exec(bytes.toString('latin1'))?.[0]]).toEqual([name, undefined])
})

it('gives each table by an address, every row marked', async () => {
  const headers = { cookie: await cookieOf('operator') }
  for (const table of ['turnout', 'outliers', 'staff']) {
    const answer = await fetch(`${surface.address}/room/api/analysis/${table}.csv`, { headers })
    expect(answer.headers.get('content-disposition')).toContain('rehearsal-')
    const text = await answer.text()
    expect(text.split('\r\n')[0]).toMatch(/,is_test$/)
    const rows = rowsOf(text)
    if (table === 'turnout')
      expect(rows[0]).toMatchObject({
        group_by: 'room',
        local_time: '09:00',
        voters: '3',
        voters_previous: '1',
        is_test: '1',
      })
  }
  expect((await fetch(`${surface.address}/room/api/analysis/other.csv`, { headers })).status).toBe(404)
})
