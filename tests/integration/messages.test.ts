import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { MessageId, PersonId } from '#election/named.ts'
import { makeSeed, nodeSigner } from '#phone/node-signer.ts'
import { type House, openHouse } from '#server/house.ts'
import { startIntake } from '#server/intake/main.ts'
import { createLink } from '#server/links.ts'
import { startRoom } from '#server/room/main.ts'
import type { Surface } from '#server/surface.ts'
import { call, enrolKey, RawPhone } from './server-phone.ts'
import { invite, type TestRoom, testRoom } from './server-room.ts'

let room: TestRoom
let house: House
let intake: Surface

beforeAll(async () => {
  room = await testRoom()
  house = await openHouse(room.options)
  intake = await startIntake(room.options)
  room.at(7, 30)
})
afterAll(async () => {
  await intake.close()
  await house.close()
  await room.close()
})

const MESSAGE = 'm0123456789abcdef' as MessageId

async function phoneOf(station: string): Promise<RawPhone> {
  const { code } = await invite(room, house.journal, station)
  const signer = nodeSigner(makeSeed())
  return new RawPhone(intake.address, signer, (await enrolKey(intake.address, code, signer)).body)
}

it('a phone hears of a message with the answer to what it says, fetches it, and answers it in its own chain', async () => {
  const [here, elsewhere] = [await phoneOf('S1'), await phoneOf('S4')]
  const now = room.clock.now()
  const first = here.say(now, { k: 'pulse' })
  expect((await first.send(await first.run(1, 1, now))).body).not.toHaveProperty('messages')
  expect((await here.ask('GET', '/intake/messages?after=-1')).body).toEqual({ upTo: -1, messages: [] })

  const act = { type: 'send-message', by: 'p-op' as PersonId, message: MESSAGE, words: 'أحضروا المصباح' } as const
  await house.journal.act({ ...act, to: { k: 'stations', stations: [here.station] }, pinned: true }, now)

  here.say(now, { k: 'pulse' })
  const held = await here.send(await here.run(2, 2, now))
  const { messages } = held.body
  expect(held.body.position).toBeGreaterThan(messages)
  expect((await here.ask('GET', '/intake/station')).body.messages).toBe(messages)
  const told = await here.ask('GET', '/intake/messages?after=-1')
  expect(told.body).toEqual({
    upTo: messages,
    messages: [{ message: MESSAGE, changed: messages, at: now, words: act.words, pinned: true }],
  })
  expect((await here.ask('GET', `/intake/messages?after=${messages}`)).body.messages).toEqual([])

  here.say(now, { k: 'seen', message: MESSAGE }, { k: 'reply', message: MESSAGE, words: 'نعم' })
  expect((await here.send(await here.run(3, 4, now))).body).toMatchObject({ cursor: 4, not: [] })
  await house.journal.catchUp()
  expect((await house.journal.settled()).messages[MESSAGE]).toMatchObject({
    seen: { S1: now },
    replies: [{ station: 'S1', words: 'نعم', item: 4 }],
  })

  elsewhere.say(now, { k: 'seen', message: MESSAGE })
  expect((await elsewhere.send(await elsewhere.run(1, 1, now))).body).toMatchObject({ cursor: 1, not: [[1, 'R601']] })
  expect((await elsewhere.ask('GET', '/intake/messages?after=-1')).body).toEqual({ upTo: -1, messages: [] })
})

it('an answer without words, too long, or to what is no message is unreadable, with its field', async () => {
  const phone = await phoneOf('S2')
  const now = room.clock.now()
  for (const [changes, field] of [
    [{ words: '' }, 'items.0.words'],
    [{ words: 'x'.repeat(501) }, 'items.0.words'],
    [{ message: '7' }, 'items.0.message'],
    [{ mood: 'good' }, 'items.0.mood'],
  ] as const) {
    const item = { k: 'reply', at: now, message: MESSAGE, words: 'yes', ...changes }
    const run = { ...(await phone.say(now, { k: 'pulse' }).run(1, 1, now)), items: [item] }
    expect((await phone.send(run as never)).body).toMatchObject({ error: { code: 'X106', field } })
  }
  expect((await phone.ask('GET', '/intake/messages?after=x')).status).toBe(400)
})

it('nobody is told who does not sign', async () => {
  const answer = await fetch(`${intake.address}/intake/messages?after=-1`)
  expect(answer.status).toBe(400)
})

describe('the room writes', () => {
  let surface: Surface
  let cookie: string
  beforeAll(async () => {
    surface = await startRoom({ ...room.options, addresses: { intake: intake.address } })
    const { path } = await createLink(room.store, {
      room: room.book.room,
      role: 'operator',
      person: 'p-op' as PersonId,
    })
    const entered = await call(`${surface.address}/room/api/session`, 'POST', { token: path.split('/').at(-1) })
    cookie = (entered.headers.get('set-cookie') as string).split(';')[0] as string
  })
  afterAll(() => surface.close())

  const ask = (method: string, path: string, body?: unknown) =>
    call(`${surface.address}/room/api/messages${path}`, method, body, { cookie, 'accept-language': 'en' })
  const id = (n: number) => `m${n.toString(16).padStart(16, '0')}`
  const sent = (message: string, changes: object = {}) =>
    ask('POST', '', {
      message,
      to: { k: 'place', place: 'C2' },
      words: 'close the back door',
      pinned: false,
      ...changes,
    })

  it('a message twice after a lost answer, and it is there once, unread by whom it went to', async () => {
    const first = await sent(id(1))
    expect(first.status).toBe(200)
    expect((await sent(id(1))).body).not.toHaveProperty('position')
    const { body } = await ask('GET', '')
    expect(body.messages.find(({ message }: { message: string }) => message === id(1))).toMatchObject({
      by: 'p-op',
      to: { k: 'place', place: 'C2' },
      recipients: 1,
      seen: 0,
      answered: 0,
    })
    expect((await ask('GET', `/${id(1)}`)).body).toMatchObject({ stations: [{ station: 'S4', hasApp: true }] })
  })

  it('who read it shows as soon as a phone has said so', async () => {
    const phone = await phoneOf('S4')
    const now = room.clock.now()
    phone.say(now, { k: 'seen', message: id(1) })
    expect((await phone.send(await phone.run(1, 1, now))).body.not).toEqual([])
    expect((await ask('GET', `/${id(1)}`)).body).toMatchObject({ seen: 1, stations: [{ station: 'S4', seen: now }] })
  })

  it('pins, withdraws with a reason, and says no with a code and what to do', async () => {
    expect((await ask('POST', `/${id(1)}/pinned`, { pinned: true })).status).toBe(200)
    expect((await ask('GET', `/${id(1)}`)).body.pinned).toBe(true)
    expect(await ask('POST', `/${id(1)}/withdrawn`, { reason: ' ' })).toMatchObject({
      status: 422,
      body: { error: { code: 'G102', field: 'reason' } },
    })
    expect((await ask('POST', `/${id(1)}/withdrawn`, { reason: 'wrong door' })).status).toBe(200)
    expect((await ask('GET', `/${id(1)}`)).body.withdrawn).toMatchObject({ by: 'p-op', reason: 'wrong door' })
    expect(await sent(id(2), { to: { k: 'stations', stations: [] } })).toMatchObject({
      body: { error: { code: 'G106' } },
    })
    expect(await sent(id(2), { to: { k: 'place', place: 'ZZ' } })).toMatchObject({ body: { error: { code: 'G103' } } })
    expect(await sent('m1')).toMatchObject({ status: 400, body: { error: { field: 'message' } } })
    expect(await sent(id(2), { words: 'x'.repeat(1001) })).toMatchObject({
      status: 400,
      body: { error: { field: 'words' } },
    })
    expect(await ask('GET', `/${id(99)}`)).toMatchObject({ status: 404, body: { error: { code: 'G101' } } })
  })
})
