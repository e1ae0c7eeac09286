import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { PersonId, StationCode } from '#election/named.ts'
import { sha256Hex } from '#journal/sha256.ts'
import type { ServedCallDesk } from '#room/views/call-desk.ts'
import type { IncidentsView } from '#room/views/incidents.ts'
import type { QueueView } from '#room/views/work.ts'
import { startIntake } from '#server/intake/main.ts'
import { createLink } from '#server/links.ts'
import type { Role } from '#server/room/access.ts'
import { startRoom } from '#server/room/main.ts'
import type { Surface } from '#server/surface.ts'
import { LiveClient } from './server-live.ts'
import { type Answered, call } from './server-phone.ts'
import { type TestRoom, testRoom } from './server-room.ts'

let room: TestRoom
let intake: Surface
let surface: Surface
const cookies = new Map<string, string>()

beforeEach(async () => {
  room = await testRoom({ work: { foldFrom: 2, escalation: [{ minutes: 20, to: 'duty-officer' }] } } as object)
  intake = await startIntake(room.options)
  surface = await startRoom({ ...room.options, addresses: { intake: intake.address } })
  await signIn('ana', 'operator')
  await signIn('ben', 'operator')
  await signIn('officer', 'duty-officer')
  await signIn('wall', 'wall')
  // S1 to S4 have not opened: an alert each, those of C1 told as one.
  room.at(8, 20)
})
afterEach(async () => {
  await surface.close()
  await intake.close()
  await room.close()
})

async function signIn(name: string, role: Role): Promise<void> {
  const { path } = await createLink(room.store, { room: room.book.room, role, person: `p-${name}` as PersonId })
  const answer = await call(`${surface.address}/room/api/session`, 'POST', { token: path.split('/').at(-1) })
  cookies.set(name, (answer.headers.get('set-cookie') as string).split(';')[0] as string)
}

const as = (name: string, method: string, path: string, body?: unknown): Promise<Answered> =>
  call(`${surface.address}/room/api${path}`, method, body, {
    'accept-language': 'fr',
    cookie: cookies.get(name) as string,
  })
const queue = async (name = 'ana') => (await as(name, 'GET', '/work/queue')).body as QueueView
const on = (...stations: string[]) => ({ alerts: stations.map((code) => `A101:${code}`) })
const topic = async (id: string) => (await queue()).topics.find((one) => one.id === id)

describe('the queue', () => {
  it('tells the same trouble of a commune as one, with its age, its chain and nobody in charge', async () => {
    const { topics, counts, until, chain } = await queue()
    expect(topics.map(({ id, state, items }) => [id, state, items.length])).toEqual([
      ['A101@C1', 'waiting', 3],
      ['A101:S4', 'waiting', 1],
    ])
    expect(counts).toEqual({ waiting: 4, taken: 0, snoozed: 0, closed: 0 })
    expect(chain).toEqual([{ minutes: 20, to: 'duty-officer' }])
    expect(until).toBe((topics[0]?.since as number) + 20 * 60_000)
    room.at(8, 40)
    expect(await queue()).toMatchObject({ topics: [{ level: 1, calls: 'duty-officer' }, { level: 1 }] })
  })

  it('has one owner however many reach for an alert at the same moment', async () => {
    for (const station of ['S1', 'S2', 'S3', 'S4']) {
      const answers = await Promise.all(
        ['ana', 'ben', 'ana', 'ben', 'ben'].map((name) => as(name, 'POST', '/work/take', on(station))),
      )
      const won = answers.filter(({ status }) => status === 200).length
      const [loser] = answers.filter(({ status }) => status === 409)
      // Taking again what is one's own is harmless: a lost answer may be asked for once more.
      expect([2, 3]).toContain(won)
      expect(loser?.body.error).toMatchObject({ code: 'X702' })
      expect(loser?.body.error.text).toContain(loser?.body.error.parameters.owner)
    }
    for (const { items, owners } of (await queue()).topics) {
      const held = items.map(({ work }) => work?.owner?.person)
      expect(held).not.toContain(undefined)
      expect(new Set(held)).toEqual(new Set(owners))
    }
  })

  it('is taken, handed over, put to sleep with a reason, closed with an outcome; each step stays in its history', async () => {
    expect((await as('ana', 'POST', '/work/take', on('S4'))).body).toMatchObject({ alerts: 1 })
    expect(
      (await as('ben', 'POST', '/work/close', { ...on('S4'), outcome: 'solved', words: 'x' })).body.error.code,
    ).toBe('X703')
    expect((await as('ana', 'POST', '/work/hand', { ...on('S4'), to: 'p-nobody' })).body.error).toMatchObject({
      code: 'X706',
      field: 'to',
    })
    expect((await as('ana', 'POST', '/work/hand', { ...on('S4'), to: 'p-ben' })).status).toBe(200)
    const until = room.at(8, 21) + 10 * 60_000
    const asleep = { ...on('S4'), until, reason: 'le président arrive' }
    expect((await as('ben', 'POST', '/work/snooze', { ...asleep, reason: ' ' })).body.error).toMatchObject({
      code: 'X705',
      field: 'reason',
    })
    expect((await as('ben', 'POST', '/work/snooze', asleep)).status).toBe(200)
    expect(await topic('A101:S4')).toMatchObject({ state: 'snoozed', owners: ['p-ben'] })
    expect((await queue()).until).toBe(until)
    room.at(8, 31)
    const closed = { ...on('S4'), outcome: 'solved', words: 'ouvert à 08:30' }
    expect((await as('ben', 'POST', '/work/close', closed)).status).toBe(200)
    expect(await topic('A101:S4')).toMatchObject({ state: 'closed' })
    const { steps } = (await as('ana', 'GET', '/work/alerts/A101:S4/history')).body
    expect(steps).toMatchObject([
      { by: 'p-ana', did: 'taken' },
      { by: 'p-ana', did: 'handed', to: 'p-ben' },
      { by: 'p-ben', did: 'snoozed', until, words: 'le président arrive' },
      { by: 'p-ben', did: 'closed', outcome: 'solved', words: 'ouvert à 08:30' },
    ])
  })

  it('of what is told as one leaves alone what another has, and says on how many it was done', async () => {
    await as('ben', 'POST', '/work/take', on('S2'))
    const taken = await as('ana', 'POST', '/work/take', on('S1', 'S2', 'S3'))
    expect(taken.body).toMatchObject({ alerts: 2 })
    expect((await as('officer', 'POST', '/work/hand', { ...on('S2'), to: 'p-ana' })).status).toBe(200)
    expect((await topic('A101@C1'))?.owners).toEqual(['p-ana'])
  })

  it('says at once on everybody’s live line that somebody worked', async () => {
    const live = await LiveClient.open(surface.address, cookies.get('ben') as string)
    await live.until(({ picture }) => picture !== undefined)
    const { position } = (await as('ana', 'POST', '/work/take', on('S1'))).body
    await live.until(({ picture }) => picture?.worked === position)
    live.close()
    const again = await LiveClient.open(surface.address, cookies.get('ben') as string)
    await again.until(({ picture }) => picture?.worked === position)
    again.close()
  })

  it.each([
    [{ alerts: [], outcome: 'solved', words: 'x' }, 'alerts'],
    [{ ...on('S1'), outcome: 'done', words: 'x' }, 'outcome'],
    [{ ...on('S1'), outcome: 'solved' }, 'words'],
    [{ ...on('S1'), outcome: 'solved', words: 'x', by: 'p-ben' }, 'by'],
  ])('refuses %j and names the field', async (body, field) => {
    const { status, body: answer } = await as('ana', 'POST', '/work/close', body)
    expect([status, answer.error.code, answer.error.field]).toEqual([400, 'X106', field])
  })
})

describe('the call desk', () => {
  const desk = async () => (await as('ana', 'GET', '/calls')).body as ServedCallDesk
  const told = (said: object, name = 'ana', station = 'S1') =>
    as(name, 'POST', `/calls/${station}/told`, { speaker: 'president', said })

  it('gives each caller another station, also at the same moment', async () => {
    const answers = await Promise.all(['ana', 'ben', 'officer'].map((name) => as(name, 'POST', '/calls', {})))
    expect(new Set(answers.map(({ body }) => body.station)).size).toBe(3)
    const [first] = answers
    const other = await as('ben', 'POST', `/calls/${first?.body.station}/line`, {})
    expect(other.body.error).toMatchObject({ code: 'X806', parameters: { owner: 'p-ana' } })
    expect((await desk()).lines).toHaveLength(3)
    expect((await as('ana', 'DELETE', `/calls/${first?.body.station}/line`)).status).toBe(204)
    expect((await as('ben', 'POST', `/calls/${first?.body.station}/line`, {})).body.by).toBe('p-ben')
  })

  it('says on the live line of another process of the room that a line was taken and given back', async () => {
    const second = await startRoom({ ...room.options, addresses: { intake: intake.address } })
    const live = await LiveClient.open(second.address, cookies.get('ben') as string)
    await live.until(({ picture }) => picture !== undefined)
    const calling = () => live.picture?.calling ?? 0
    for (const [method, path] of [
      ['POST', '/calls/S1/line'],
      ['DELETE', '/calls/S1/line'],
      ['POST', '/calls'],
    ] as const) {
      const before = calling()
      expect((await as('ana', method, path, method === 'POST' ? {} : undefined)).status).toBeLessThan(300)
      await live.until(({ picture }) => (picture?.calling ?? 0) > before)
    }
    live.close()
    await second.close()
  })

  it('shows the numbers, marks a wrong one, and lets a line in vain rest', async () => {
    await room.store.contacts.replace(room.book.room, [
      { station: 'S1' as StationCode, office: 'president', name: 'Amina', telephone: '+212600000001' },
      { station: 'S1' as StationCode, office: 'authority', name: 'Caïd', telephone: '+212600000002' },
    ])
    const task = async () => (await desk()).tasks.find(({ station }) => station === 'S1')
    const [first] = (await task())?.contacts ?? []
    expect(first).toMatchObject({ name: 'Amina', telephone: '+212600000001' })
    const ended = { outcome: 'wrong-number', contact: first?.contact }
    expect((await as('ana', 'POST', '/calls/S1', { ...ended, contact: 'c000000000000' })).body.error).toMatchObject({
      code: 'X807',
      field: 'contact',
    })
    expect((await as('ana', 'POST', '/calls/S1', ended)).status).toBe(200)
    expect(await task()).toMatchObject({ attempts: 1, calls: [{ outcome: 'wrong-number', by: 'p-ana' }] })
    expect((await task())?.contacts.map(({ wrong }) => wrong !== undefined)).toEqual([false, true])
    expect((await task())?.notBefore).toBeDefined()
    const journal = JSON.stringify((await as('ana', 'GET', '/stations/S1')).body)
    expect(journal).not.toContain('Amina')
    expect(journal).not.toContain('+2126')
    expect(await room.store.contacts.erase(room.book.room, 'S1' as StationCode)).toBe(2)
    expect((await task())?.contacts).toEqual([])
  })

  it('takes down what was told, once also when it is sent twice, and takes it back with a reason', async () => {
    expect((await told({ k: 'opened' })).status).toBe(200)
    expect((await topic('A101@C1'))?.items.map(({ alert }) => alert.station)).toEqual(['S2', 'S3'])
    room.at(12, 15)
    const reading = { k: 'reading', hour: 720, count: 90 }
    const first = await told(reading)
    expect((await told(reading)).body).toEqual(first.body)
    expect((await told({ ...reading, count: 301 })).body.error).toMatchObject({ code: 'X802', field: 'said.count' })
    expect((await told({ ...reading, hour: 700 })).body.error).toMatchObject({ code: 'X801', field: 'said.hour' })
    const incident = { k: 'incident', what: 'power', words: 'bougies' }
    const reported = await told(incident)
    expect((await told(incident, 'ben')).body).toEqual(reported.body)
    const { told: lines } = (await as('ana', 'GET', '/calls/S1')).body
    expect(lines).toMatchObject([
      { k: 'incident', what: 'power', speaker: 'president', source: 'call' },
      { k: 'reading', hour: 720, count: 90 },
      { k: 'opened' },
    ])
    const undo = `/calls/S1/told/${first.body.position}/undo`
    expect((await as('ana', 'POST', undo, { reason: ' ' })).body.error).toMatchObject({ code: 'X805', field: 'reason' })
    expect((await as('ana', 'POST', undo, { reason: 'autre bureau' })).status).toBe(200)
    expect((await as('ana', 'POST', undo, { reason: 'autre bureau' })).body.error.code).toBe('X804')
  })

  it('says how many people the coming hour needs', async () => {
    expect((await desk()).load).toMatchObject({
      stations: 4,
      withoutApp: 4,
      open: 4,
      nextHour: 4,
      callers: 0,
      needed: 1,
    })
    await as('ana', 'POST', '/calls/S1', { outcome: 'no-answer' })
    expect((await desk()).load).toMatchObject({ open: 3, callers: 1, capacity: 20 })
  })
})

describe('incidents', () => {
  const bytes = Buffer.from('\xff\xd8\xff a photo that somebody brought to the room', 'latin1')
  const digest = sha256Hex(bytes)
  const keep = (name: string, at: string, body: Uint8Array) =>
    call(`${surface.address}/room/api/photos/${at}`, 'PUT', body, {
      'accept-language': 'fr',
      'content-type': 'application/octet-stream',
      cookie: cookies.get(name) as string,
    })
  const report = (photo: string) =>
    as('ana', 'POST', '/calls/S1/told', { speaker: 'authority', said: { k: 'incident', what: 'urn', photo } })

  it('keeps a photo with what was told, shows it as a phone’s, and takes neither another one nor no picture', async () => {
    expect((await report(digest)).body.error).toMatchObject({ code: 'X808', field: 'said.photo' })
    expect((await keep('ana', 'f'.repeat(64), bytes)).body.error.code).toBe('X108')
    const text = Buffer.from('no picture')
    expect((await keep('ana', sha256Hex(text), text)).body.error).toMatchObject({ code: 'X106', field: 'photo' })
    expect((await keep('wall', digest, bytes)).status).toBe(403)
    expect((await keep('ana', digest, bytes)).status).toBe(201)
    expect((await as('ben', 'GET', `/photos/${digest}`)).status).toBe(404)
    const { position } = (await report(digest)).body
    expect((await report(digest)).body.position).toBe(position)
    const { incidents } = (await as('ben', 'GET', '/incidents')).body as IncidentsView
    expect(incidents).toMatchObject([{ station: 'S1', what: 'urn', photo: digest, told: { speaker: 'authority' } }])
    expect([...(await as('ben', 'GET', `/photos/${digest}`)).bytes]).toEqual([...bytes])
  })

  const list = async () => ((await as('ana', 'GET', '/incidents')).body as IncidentsView).incidents
  const step = (body: object, name = 'ana', incident = '') => as(name, 'POST', `/incidents/S1/${incident}/steps`, body)

  it('goes its way step by step, offers only what fits, and keeps every step', async () => {
    const said = { k: 'incident', what: 'urn', words: 'le scellé est rompu' }
    await as('ana', 'POST', '/calls/S1/told', { speaker: 'authority', said })
    const [one] = await list()
    expect(one).toMatchObject({
      ...{ station: 'S1', commune: 'C1', what: 'urn', words: 'le scellé est rompu', status: 'reported' },
      told: { source: 'call', speaker: 'authority' },
    })
    expect(one?.offers).not.toContain('solve')
    const id = one?.id as string
    expect((await step({ do: 'solve', words: 'x' }, 'ana', id)).body.error.code).toBe('X902')
    expect((await step({ do: 'confirm', severity: 'grave', words: ' ' }, 'ana', id)).body.error).toMatchObject({
      code: 'X903',
      field: 'step.words',
    })
    expect((await step({ do: 'confirm', severity: 'grave', words: 'vu' }, 'ana', id)).status).toBe(200)
    expect((await step({ do: 'assign', to: 'p-gone' }, 'ana', id)).body.error.code).toBe('X706')
    expect((await step({ do: 'assign', to: 'p-ben' }, 'ana', id)).status).toBe(200)
    expect((await step({ do: 'ask-advice', words: 'sceller à nouveau ?' }, 'ben', id)).status).toBe(200)
    expect((await step({ do: 'advise', words: 'oui, devant témoins' }, 'officer', id)).status).toBe(200)
    expect((await step({ do: 'solve', words: 'fait' }, 'ben', id)).status).toBe(200)
    expect((await step({ do: 'close', outcome: 'settled', words: 'pv joint' }, 'officer', id)).status).toBe(200)
    expect((await step({ do: 'reopen', words: 'encore' }, 'ana', id)).status).toBe(200)
    const [again] = await list()
    expect(again).toMatchObject({ status: 'confirmed', severity: 'grave', assignee: 'p-ben' })
    expect(again?.steps.map((each) => [each.do, each.by])).toEqual([
      ['confirm', 'p-ana'],
      ['assign', 'p-ana'],
      ['ask-advice', 'p-ben'],
      ['advise', 'p-officer'],
      ['solve', 'p-ben'],
      ['close', 'p-officer'],
      ['reopen', 'p-ana'],
    ])
  })

  it('shows observers nothing unless the book lets it, and then no word that may name somebody', async () => {
    await signIn('observer', 'observer')
    const said = { k: 'incident', what: 'urn', words: 'le fils de Untel' }
    await as('ana', 'POST', '/calls/S1/told', { speaker: 'authority', said })
    const seen = (await as('observer', 'GET', '/incidents')).body as IncidentsView
    expect(seen).toMatchObject({ withheld: true, incidents: [] })
    expect((await as('observer', 'GET', '/work/queue')).status).toBe(403)
  })

  it.each([
    [{ do: 'confirm', severity: 'huge', words: 'x' }, 'severity'],
    [{ do: 'assign' }, 'to'],
    [{ do: 'solve', words: 'x', to: 'p-ben' }, 'to'],
  ])('refuses %j and names the field', async (body, field) => {
    const { status, body: answer } = await step(body, 'ana', 'told-4')
    expect([status, answer.error.field]).toEqual([400, field])
  })
})
