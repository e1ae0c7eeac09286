import { expect, test } from 'vitest'
import type { Count, Instant, PersonId } from '#election/named.ts'
import type { Phone } from '../testing/phone.ts'
import { TestRoom } from '../testing/room.ts'
import { readiness } from './readiness.ts'

const at = (room: TestRoom, hour: number) => readiness(room.index, room.state, room.time(hour) as Instant)

/** A room all of whose stations have rehearsed: what is told apart here is what their phones show. */
function rehearsedRoom(): TestRoom {
  const room = TestRoom.open()
  for (const { code } of room.book.stations) {
    const done = ['opening', 'reading', 'close', 'sheet'] as const
    room.must({ type: 'mark-rehearsed', by: 'p1' as PersonId, station: code, done, words: 'seen' }, room.time(6))
  }
  return room
}

function pulse(
  room: TestRoom,
  phone: Phone,
  said: { battery?: number; app?: string; persistent?: boolean },
  hour = 7,
): void {
  phone.say(room.time(hour), { k: 'pulse', kept: 0 as Count, ...said })
  room.hearAll(phone, room.time(hour))
}

test('says of every station what is not ready, gravest first, with the sums of the communes', () => {
  const room = rehearsedRoom()
  const [a, b, c] = ['S1', 'S2', 'S4'].map((code) => room.phone(code, code)) as [Phone, Phone, Phone]
  pulse(room, a, { battery: 90, app: '0.1.0', persistent: true })
  pulse(room, c, { battery: 10, app: '0.0.9', persistent: false })
  expect(at(room, 7).notReady.map(({ station, lacks }) => [station, lacks])).toEqual([
    ['S3', ['no-phone']],
    ['S2', ['unheard']],
    ['S4', ['battery', 'storage', 'version']],
  ])
  // What a phone did not say is no lack.
  pulse(room, b, { app: '0.1.0' })
  const { ready, stations, version, communes, notReady } = at(room, 7)
  expect([ready, stations, version]).toEqual([2, 4, '0.1.0'])
  expect(communes).toEqual([
    { commune: 'C1', stations: 3, ready: 2, enrolled: 2, heard: 2, rehearsed: 3 },
    { commune: 'C2', stations: 1, ready: 0, enrolled: 1, heard: 1, rehearsed: 1 },
  ])
  expect(notReady.map(({ station, lacks }) => [station, lacks])).toEqual([
    ['S3', ['no-phone']],
    ['S4', ['battery', 'storage', 'version']],
  ])
})

test('a clock beyond the tolerance; a second phone that is ready makes the station ready; a revoked one counts nothing', () => {
  const room = rehearsedRoom()
  const off = room.phone('off', 'S1', 11 * 60_000)
  pulse(room, off, { app: '0.1.0', persistent: true })
  const lacks = () => at(room, 8).notReady.find(({ station }) => station === 'S1')?.lacks
  expect(lacks()).toEqual(['clock'])
  const good = room.phone('good', 'S1')
  pulse(room, good, { app: '0.1.0', persistent: true })
  expect(lacks()).toBeUndefined()
  room.must({ type: 'revoke', by: 'p1' as PersonId, device: good.id, reason: 'lost' }, room.time(8))
  expect(lacks()).toEqual(['clock'])
})
