import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { EVENT_KINDS, type RoomEvent } from '#room/notifications/event.ts'
import { openHouse } from '#server/house.ts'
import { settingsFrom } from '#server/notify/settings.ts'
import { subscribe } from '#server/notify/subscribe.ts'
import { COMMAND_LINE, invitePerson } from '#server/people/manage.ts'
import { type Serving, serve } from '#server/serve.ts'
import { Messages } from '#store/notify-messages.ts'
import { isSigned, PATIENT, type Receiver, receiver } from '../integration/notify-house.ts'
import { type TestRoom, testRoom } from '../integration/server-room.ts'

let room: TestRoom
let web: Receiver
let serving: Serving

beforeAll(async () => {
  room = await testRoom()
  web = await receiver()
  vi.stubEnv('SUNDUQ_NOTIFY_ALLOW', '127.0.0.0/8')
})
afterAll(async () => {
  vi.unstubAllEnvs()
  await serving?.stop()
  web.close()
  await room.close()
})

it('killed between the sending and the mark, the notifier sends once more under the same id, and nothing else', async () => {
  const messages = new Messages<RoomEvent>(room.store.sql)
  const house = await openHouse(room.options)
  const parts = { store: room.store, journal: house.journal, index: house.index, clock: room.clock }
  const one = await invitePerson(parts, COMMAND_LINE, 'Salma', { role: 'operator', scope: [] })
  if (!one.ok) throw new Error(one.error.code)
  const settings = settingsFrom(process.env)
  const now = () => Date.now() as never
  const done = await subscribe(
    { store: room.store, index: house.index, messages, settings, now },
    { person: one.value.person },
    { channel: 'webhook', address: `${web.url}/hook`, language: 'en', places: ['C2'], events: EVENT_KINDS },
  )
  if (!done.ok) throw new Error(done.error.code)

  // A driven clock at six in the morning: the test moves the day by what the journal hears.
  const simulated = room.clock.now()
  serving = await serve({
    folder: room.folder,
    room: room.book.room,
    only: ['notify'],
    clock: { real: 0, simulated, speed: 0 },
  })
  await expect.poll(async () => (await room.store.sql`select reader from notify_reader`).length, PATIENT).toBe(2)

  web.answer = () => {
    if (web.heard.length === 1) process.kill(serving.pid('notify') as number, 'SIGKILL')
    return 204
  }
  // One station of the second commune has not opened by now.
  expect((await house.journal.act({ type: 'heartbeat' }, room.at(8, 20))).ok).toBe(true)
  await expect.poll(() => web.heard.length, PATIENT).toBe(1)
  await expect.poll(() => serving.restarts('notify'), PATIENT).toBe(1)
  // Whoever died with it in hand holds it for a while; that while is over.
  await room.store.sql`update notify_message set held = 0 where sent is null`
  await expect.poll(() => web.heard.length, PATIENT).toBe(2)
  await expect.poll(async () => (await messages.latest(room.book.room, 9))[0]?.sent, PATIENT).toBeTypeOf('number')

  expect(await messages.latest(room.book.room, 9)).toMatchObject([{ attempts: 2, events: 1 }])
  const [first, second] = web.heard
  expect(second?.headers['webhook-id']).toBe(first?.headers['webhook-id'])
  expect(second?.body.equals(first?.body as Buffer)).toBe(true)
  for (const heard of web.heard) expect(isSigned(done.value.secret ?? '', heard)).toBe(true)
  await house.close()
})
