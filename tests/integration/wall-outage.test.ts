import { afterAll, beforeAll, expect, it } from 'vitest'
import { openHouse } from '#server/house.ts'
import { createLink } from '#server/links.ts'
import { roomApp } from '#server/room/main.ts'
import { startWall } from '#server/room/wall.ts'
import { NotAcknowledged } from '#store/journal.ts'
import { LiveClient } from './server-live.ts'
import { call } from './server-phone.ts'
import { invite, type TestRoom, testRoom } from './server-room.ts'

let room: TestRoom

beforeAll(async () => {
  room = await testRoom()
})
afterAll(() => room.close())

const clocks = ({ events }: LiveClient): number => events.filter(({ event }) => event === 'clock').length

it('goes on telling the time when a commit failed and the database is away, and shows what is new afterwards', async () => {
  const house = await openHouse(room.options)
  const { journal } = house
  const { sql } = room.store
  const wall = startWall(house, room.clock)
  const app = await roomApp(house, wall, room.options)
  const address = await app.listen({ port: 0 })
  const { path } = await createLink(room.store, { room: room.book.room, role: 'wall' })
  const signed = await call(`${address}/room/api/session`, 'POST', { token: path.split('/').at(-1) })
  const live = await LiveClient.open(address, String(signed.headers.get('set-cookie')).split(';')[0] as string)
  await live.until(() => live.picture !== undefined)

  await sql.script(`
    create function full_disk() returns trigger language plpgsql as $$ begin raise exception 'disk' using errcode = '53100'; end $$;
    create constraint trigger full_disk after insert on entry deferrable initially deferred for each row execute function full_disk()`)
  // The wall folds the state again at its next look: what it reads is taken away before that, or it is tried again.
  for (;;) {
    await expect(invite(room, journal, 'S1')).rejects.toThrow(NotAcknowledged)
    await sql.script('alter table head rename to head_away')
    if (journal.size === 0) break
    await sql.script('alter table head_away rename to head')
  }
  const told = clocks(live)
  await live.until(() => clocks(live) >= told + 2)
  expect(() => journal.state).toThrow(NotAcknowledged)

  await sql.script('alter table head_away rename to head; drop trigger full_disk on entry; drop function full_disk')
  const before = live.picture?.position ?? 0
  await invite(room, journal, 'S1')
  await live.until(() => (live.picture?.position ?? 0) > before)
  live.close()
  await app.close()
  await wall.close()
  await house.close()
})
