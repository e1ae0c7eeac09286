import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PersonId } from '#election/named.ts'
import type { WallPicture } from '#room/views/wall.ts'
import type { WallDelta } from '#room/views/wall-delta.ts'
import { type House, openHouse } from '#server/house.ts'
import { startIntake } from '#server/intake/main.ts'
import { createLink } from '#server/links.ts'
import { ACCESS, allowed, ROLES, type Role } from '#server/room/access.ts'
import { roomApp, startRoom } from '#server/room/main.ts'
import { startWall } from '#server/room/wall.ts'
import type { Surface } from '#server/surface.ts'
import { LiveClient } from './server-live.ts'
import { call, enrolKey, RawPhone } from './server-phone.ts'
import { freshSigner, REHEARSAL_KEY, type TestRoom, testRoom } from './server-room.ts'

let room: TestRoom
let intake: Surface
let surface: Surface
const cookies = Object.fromEntries(ROLES.map((role) => [role, ''])) as Record<Role, string>

beforeAll(async () => {
  room = await testRoom()
  intake = await startIntake(room.options)
  surface = await startRoom({ ...room.options, addresses: { intake: intake.address } })
  for (const role of ROLES) cookies[role] = await signIn(role)
  room.at(9)
})
afterAll(async () => {
  await surface.close()
  await intake.close()
  await room.close()
})

async function signIn(role: Role, terms: { once?: boolean } = {}): Promise<string> {
  const { path } = await createLink(room.store, {
    room: room.book.room,
    role,
    person: `p-${role}` as PersonId,
    ...terms,
  })
  const token = path.split('/').at(-1) as string
  const answer = await call(`${surface.address}/room/api/session`, 'POST', { token })
  expect(answer.body).toEqual({ role, person: `p-${role}` })
  return (answer.headers.get('set-cookie') as string).split(';')[0] as string
}

const as = (
  role: Role | undefined,
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
) =>
  call(`${surface.address}${path}`, method, body, {
    'accept-language': 'fr',
    ...(role ? { cookie: cookies[role] } : {}),
    ...headers,
  })

async function newPhone(station: string): Promise<RawPhone> {
  const invited = await as('operator', 'POST', '/room/api/invitations', { station })
  const signer = freshSigner()
  const enrolled = await enrolKey(intake.address, invited.body.code, signer)
  return new RawPhone(intake.address, signer, enrolled.body)
}

async function tick(phone: RawPhone, count = 1): Promise<void> {
  const from = phone.items.length + 1
  const answer = await phone.ticks(room.clock.now(), count).sendFrom(from, room.clock.now())
  expect(answer.status).toBe(200)
}

describe('the table of who may reach what', () => {
  it('holds every route that is registered, and no route that is not', async () => {
    const house: House = await openHouse(room.options)
    const wall = startWall(house, room.clock)
    const routes = new Set<string>()
    const app = await roomApp(house, wall, room.options, null, (method, url) => routes.add(`${method} ${url}`))
    await app.ready()
    for (const route of routes) expect(() => allowed(...(route.split(' ') as [string, string]))).not.toThrow()
    // The pages are the one entry that stands for files.
    const pages = ['GET /room', 'GET /room/*', 'GET /desk', 'GET /desk/*', 'GET /office', 'GET /office/*']
    const named = Object.keys(ACCESS).filter((route) => !pages.includes(route))
    expect(named.filter((route) => !routes.has(route))).toEqual([])
    expect(() => app.get('/room/api/forgotten', () => '')).toThrow('not in the table')
    await wall.close()
    await app.close()
    await house.close()
  })

  it('lets a wall see and nothing else, not even leave', () => {
    const acts = Object.entries(ACCESS).filter(([route, who]) => !route.startsWith('GET ') && who !== 'open')
    for (const [, who] of acts) expect(who).not.toContain('wall')
    const open = Object.entries(ACCESS).filter(([, who]) => who === 'open')
    expect(open.map(([route]) => route).filter((route) => route.includes('/room/api/'))).toEqual([
      'POST /room/api/session',
    ])
  })

  const path = (route: string) =>
    (route.split(' ')[1] as string)
      .replace(':token', 'x'.repeat(43))
      .replace(':code', 'S1')
      .replace(':sha256', '0'.repeat(64))
      .replace(':id', 'nothing')
      .replace(':alert', 'A101:S1')
      .replace(':entry', '1')
      .replace(':incident', 'told-1')
      .replace(':release', 'r1')
      .replace(/:(station|constituency|place)/g, 'S1')

  // A live line never ends, and who signed out is nobody afterwards.
  const lasting = [
    'GET /room/live',
    'GET /desk/live',
    ...['room', 'desk', 'office'].map((at) => `DELETE /${at}/api/session`),
  ]
  it.each(Object.entries(ACCESS).filter(([route]) => !lasting.includes(route)))('%s', async (route, who) => {
    const [method = ''] = route.split(' ')
    const body = method === 'POST' ? {} : undefined
    const answers = new Map<string, number>()
    for (const role of [undefined, ...ROLES]) {
      answers.set(role ?? 'nobody', (await as(role, method, path(route), body)).status)
    }
    const refused = (status: number | undefined) => status === 401 || status === 403
    expect(answers.get('nobody') === 401).toBe(who !== 'open')
    for (const role of ROLES) expect(refused(answers.get(role))).toBe(who !== 'open' && !who.includes(role))
  })
})

describe('coming in', () => {
  it('takes a link in three languages without spending it, then sets a cookie that scripts cannot read', async () => {
    const { path } = await createLink(room.store, { room: room.book.room, role: 'operator', once: true })
    for (const language of ['ar', 'fr', 'zgh']) {
      const page = await as(undefined, 'GET', path, undefined, { 'accept-language': language })
      expect(page.body).toContain(`lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}"`)
      expect(page.body).not.toContain('<script>')
    }
    const form = { 'content-type': 'application/x-www-form-urlencoded', origin: surface.address }
    const token = `token=${path.split('/').at(-1)}`
    const entered = await call(`${surface.address}/room/enter`, 'POST', token, form)
    expect([entered.status, entered.headers.get('location')]).toEqual([303, '/room/'])
    expect(entered.headers.get('set-cookie')).toMatch(
      /^sunduq-room=[\w-]{43}; Path=\/room; Max-Age=\d+; HttpOnly; SameSite=Strict$/,
    )
    const again = await call(`${surface.address}/room/enter`, 'POST', token, { ...form, 'accept-language': 'fr' })
    expect([again.status, again.headers.get('set-cookie')]).toEqual([410, null])
    expect(again.body).toContain('a déjà servi')
  })

  it('lets one of many in that use a one-time link at the same moment', async () => {
    const { path } = await createLink(room.store, { room: room.book.room, role: 'operator', once: true })
    const token = path.split('/').at(-1)
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => call(`${surface.address}/room/api/session`, 'POST', { token })),
    )
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(answers.filter(({ body }) => body.error?.code === 'X403')).toHaveLength(7)
  })

  it('refuses what is no link, an ended session and another site', async () => {
    const stranger = await call(`${surface.address}/room/api/session`, 'POST', { token: 'x'.repeat(43) })
    expect(stranger.body.error.code).toBe('X403')
    const cookie = await signIn('operator')
    expect((await as(undefined, 'DELETE', '/room/api/session', undefined, { cookie })).status).toBe(204)
    expect((await as(undefined, 'GET', '/room/api/session', undefined, { cookie })).body.error.code).toBe('X401')
    const foreign = { origin: 'https://elsewhere.example' }
    const act = await as('operator', 'POST', '/room/api/invitations', { station: 'S1' }, foreign)
    expect(act.body.error.code).toBe('X402')
    expect((await as('operator', 'GET', '/room/api/session')).body).toEqual({ role: 'operator', person: 'p-operator' })
  })

  it('ends with its link', async () => {
    const person = 'p-gone' as PersonId
    const { path } = await createLink(room.store, { room: room.book.room, role: 'wall', person })
    const answer = await call(`${surface.address}/room/api/session`, 'POST', { token: path.split('/').at(-1) })
    const cookie = (answer.headers.get('set-cookie') as string).split(';')[0] as string
    expect((await as(undefined, 'GET', '/room/api/picture', undefined, { cookie })).status).toBe(200)
    await room.store.access.revoke(room.book.room, person, room.clock.now())
    expect((await as(undefined, 'GET', '/room/api/picture', undefined, { cookie })).status).toBe(401)
  })

  it('marks the cookie Secure where people come by https', async () => {
    const addresses = { room: 'https://room.example', intake: 'https://phones.example' }
    const https = await startRoom({ ...room.options, addresses })
    const { path } = await createLink(room.store, { room: room.book.room, role: 'operator' })
    const token = path.split('/').at(-1)
    const answer = await call(
      `${https.address}/room/api/session`,
      'POST',
      { token },
      { origin: 'https://room.example' },
    )
    expect(answer.headers.get('set-cookie')).toMatch(/; Secure$/)
    expect(answer.headers.get('strict-transport-security')).toMatch(/max-age/)
    const cookie = (answer.headers.get('set-cookie') as string).split(';')[0] as string
    const invited = await call(`${https.address}/room/api/invitations`, 'POST', { station: 'S1' }, { cookie })
    expect(invited.body.link).toMatch(/^https:\/\/phones\.example\/station\/#code=/)
    await https.close()
  })
})

describe('acts', () => {
  it('an invitation is shown once, enrols one phone and is withdrawn', async () => {
    const invited = await as('operator', 'POST', '/room/api/invitations', { station: 'S4', validMinutes: 5 })
    expect(invited.status).toBe(201)
    expect(invited.body.code).toMatch(/^[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$/)
    expect(invited.body.link).toBe(`${intake.address}/station/#code=${invited.body.code}`)
    expect(invited.body.expires).toBe(room.clock.now() + 300_000)
    const detail = await as('wall', 'GET', '/room/api/stations/S4')
    expect(detail.body.invitations).toEqual([{ invitation: invited.body.invitation, expires: invited.body.expires }])
    expect(JSON.stringify(detail.body)).not.toContain(invited.body.code.slice(0, 5))

    const address = `/room/api/invitations/${invited.body.invitation}`
    expect((await as('operator', 'DELETE', address)).status).toBe(200)
    expect((await enrolKey(intake.address, invited.body.code, freshSigner())).body.error.code).toBe('X203')
    expect((await as('wall', 'GET', '/room/api/stations/S4')).body.invitations).toEqual([])
    expect((await as('operator', 'DELETE', '/room/api/invitations/none')).body.error.code).toBe('X306')
    expect((await as('operator', 'POST', '/room/api/invitations', { station: 'S9' })).body.error.code).toBe('X304')
  })

  it('a code is chosen by a rehearsal only', async () => {
    const chosen = { station: 'S4', code: 'AAAAA-BBBBB', invitation: 'i-one' }
    const own = await as('operator', 'POST', '/room/api/invitations', chosen)
    expect([own.body.code === 'AAAAA-BBBBB', own.body.invitation === 'i-one']).toEqual([false, false])
    const key = { 'sunduq-rehearsal': REHEARSAL_KEY }
    const rehearsed = await as('operator', 'POST', '/room/api/invitations', chosen, key)
    expect(rehearsed.body).toMatchObject({ code: 'AAAAA-BBBBB', invitation: 'i-one' })
  })

  it('a revocation in this process stops a phone at the other at once', async () => {
    const phone = await newPhone('S2')
    await tick(phone)
    const revoked = await as('operator', 'POST', `/room/api/devices/${phone.device}/revoke`, { reason: 'مفقود' })
    expect(revoked.status).toBe(200)
    const refused = await phone.ticks(room.clock.now(), 1).sendFrom(2, room.clock.now())
    expect([refused.status, refused.body.error.code]).toEqual([403, 'X102'])
    const { body } = await as('wall', 'GET', '/room/api/stations/S2')
    expect(body.devices[0].revoked).toBeGreaterThan(0)
    expect(body.timeline.at(-1)).toMatchObject({ line: 'act', what: 'revoked', by: 'p-operator', words: 'مفقود' })
  })

  it('a note on an alert needs words, an alert of a known station, and a person who may act', async () => {
    const address = '/room/api/alerts/A101:S1/note'
    expect((await as('operator', 'POST', address, {})).body.error).toMatchObject({ code: 'X106', field: 'words' })
    expect((await as('wall', 'POST', address, { words: 'x' })).body.error.code).toBe('X402')
    expect((await as('operator', 'POST', '/room/api/alerts/A101:S99/note', { words: 'x' })).body.error.code).toBe(
      'X309',
    )
    expect((await as('operator', 'POST', address, { words: 'appelé' })).status).toBe(200)
  })
})

describe('the wall', () => {
  it('has a definition that is cached by the book, and a picture', async () => {
    const definition = await as('wall', 'GET', '/room/api/definition')
    expect(definition.body.stations.code).toEqual(['S1', 'S2', 'S3', 'S4'])
    expect(definition.body.test).toBe(true)
    const communes = definition.body.places.filter((place: { kind: string }) => place.kind === 'commune')
    for (const { circle, tile } of communes) expect([circle.r > 0, tile.column >= 0]).toEqual([true, true])
    const etag = definition.headers.get('etag') as string
    expect((await as('wall', 'GET', '/room/api/definition', undefined, { 'if-none-match': etag })).status).toBe(304)
    const picture = (await as('wall', 'GET', '/room/api/picture')).body as WallPicture
    expect(picture.stations.voters).toHaveLength(4)
  })

  it('moves within a tick of a phone, and equals the picture of the whole at every position', async () => {
    const client = await LiveClient.open(surface.address, cookies.wall)
    const phone = await newPhone('S3')
    await tick(phone, 7)
    await client.until(({ picture }) => picture?.stations.voters[2] === 7)
    await tick(phone, 5)
    await client.until(({ picture }) => picture?.stations.voters[2] === 12)
    const whole = (await as('wall', 'GET', '/room/api/picture')).body as WallPicture
    expect({ ...client.picture, now: 0 }).toEqual({ ...whole, now: 0 })
    expect(client.events.filter(({ event }) => event === 'picture')).toHaveLength(1)
    client.close()
  })

  it('is resumed after a cut without loss or jump', async () => {
    const phone = await newPhone('S1')
    const steady = await LiveClient.open(surface.address, cookies.wall)
    const cut = await LiveClient.open(surface.address, cookies.wall)
    for (let round = 1; round <= 5; round++) {
      await tick(phone, round)
      await steady.until(({ picture }) => picture?.stations.voters[0] === (round * (round + 1)) / 2)
      if (round !== 2) continue
      await cut.until(({ picture }) => picture?.stations.voters[0] === 3)
      cut.close()
    }
    expect(cut.picture?.stations.voters[0]).toBe(3)
    const resumed = await LiveClient.open(surface.address, cookies.wall, cut)
    await resumed.until(({ picture }) => picture?.position === steady.picture?.position)
    expect(resumed.picture?.stations).toEqual(steady.picture?.stations)
    expect(resumed.picture?.places).toEqual(steady.picture?.places)
    // It went on by deltas, each joined to the one before: no picture was needed, nothing jumped.
    expect(resumed.events.map(({ event }) => event)).not.toContain('picture')
    let position = cut.picture?.position as number
    for (const { event, data } of resumed.events) {
      if (event !== 'delta') continue
      expect((data as WallDelta).since).toBeLessThanOrEqual(position)
      position = (data as WallDelta).position
    }
    steady.close()
    resumed.close()
  })

  it('starts from a fresh picture when it cannot know what was missed', async () => {
    for (const lastEventId of ['999999', '0', 'x', '-1']) {
      const client = await LiveClient.open(surface.address, cookies.wall, { lastEventId })
      await client.until(({ events }) => events.length > 0)
      expect(client.events[0]?.event).toBe('picture')
      client.close()
    }
  })

  it('shows what time alone changes', async () => {
    const client = await LiveClient.open(surface.address, cookies.wall)
    await client.until(({ picture }) => picture !== undefined)
    const phone = await newPhone('S2')
    await tick(phone, 1)
    await client.until(({ picture }) => picture?.stations.status[1] === 2)
    // Half an hour without a word: the journal's clock, driven by another station, goes on.
    room.at(10, 30)
    await tick(await newPhone('S4'), 1)
    await client.until(({ picture }) => picture?.stations.status[1] === 3)
    expect(client.picture?.alerts.map(({ kind, station }) => [kind, station])).toContainEqual(['silence', 'S2'])
    client.close()
  })

  it('is for whoever signed in', async () => {
    const answer = await as(undefined, 'GET', '/room/live')
    expect([answer.status, answer.body.error.code]).toEqual([401, 'X401'])
  })
})
