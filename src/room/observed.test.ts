import { expect, test } from 'vitest'
import type { Instant, StationCode } from '#election/named.ts'
import { TestRoom } from './testing/room.ts'
import { observedAt } from './track.ts'

const at = (n: number) => n as Instant

test('the age of an item is the difference of two readings of one clock', () => {
  expect(observedAt(at(10_000), at(500), at(200), at(0))).toBe(9_700)
  expect(observedAt(at(10_000), at(90_000_500), at(90_000_200), at(0))).toBe(9_700)
})

test('an item is never observed after its receipt, though its clock was set back before it was sent', () => {
  expect(observedAt(at(10_000), at(200), at(500), at(0))).toBe(10_000)
})

test('an item is never observed before the one ahead of it, though the clock was set forward before it was sent', () => {
  expect(observedAt(at(10_000), at(86_400_000), at(100), at(9_000))).toBe(9_000)
  expect(observedAt(at(10_000), at(500), at(400), at(11_000))).toBe(10_000)
})

test('phones a day behind and a day ahead count at the right minute, hours later', () => {
  const day = 24 * 3_600_000
  const room = TestRoom.open()
  for (const phone of [room.phone('behind', 'S1', -day), room.phone('ahead', 'S1', day)]) {
    phone.tick(room.time(9, 2))
    phone.tick(room.time(9, 7))
    expect(room.hearAll(phone, room.time(15))).toEqual([])
    expect(room.state.devices[phone.id]).toMatchObject({ clock: phone.skew, clockOff: room.time(15) })
  }
  expect(room.state.stations['S1' as StationCode]?.bins).toEqual([108, 2, 109, 2])
})

test('a clock that is right again is not called off any more', () => {
  const room = TestRoom.open()
  const phone = room.phone('a', 'S1', -11 * 60_000)
  phone.pulse(room.time(9))
  room.hearAll(phone, room.time(9))
  expect(room.state.devices[phone.id]?.clockOff).toBe(room.time(9))
  phone.pulse(room.time(9, 5))
  room.hearAll(phone, room.time(9, 5))
  expect(room.state.devices[phone.id]?.clockOff).toBe(room.time(9))
  phone.pulse(room.time(9, 10))
  const { skew } = phone
  const submission = { ...phone.submission(room.time(9, 10), 3), sent: (room.time(9, 10) + skew + 60_000) as Instant }
  room.must({ type: 'submit', submission, head: phone.headAfter(3) }, room.time(9, 10))
  expect(room.state.devices[phone.id]).not.toHaveProperty('clockOff')
})
