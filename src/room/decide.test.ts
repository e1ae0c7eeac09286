import { expect, test } from 'vitest'
import { TestRoom } from './testing/room.ts'

test('a phone opens, counts, takes back and closes', () => {
  const room = TestRoom.open()
  const phone = room.phone('a', 'S1')
  phone.open(room.time(8))
  phone.tick(room.time(8, 1), 'w')
  const wrong = phone.tick(room.time(8, 2), 'm')
  phone.undo(room.time(8, 3), wrong)
  expect(room.hearAll(phone, room.time(8, 4))).toEqual([])
  expect(room.figure('S1')).toMatchObject({ voters: 1, source: 'ticks', phase: 'open' })
  phone.close(room.time(19, 5), 3)
  expect(room.hearAll(phone, room.time(19, 6))).toEqual([])
  expect(room.figure('S1')).toMatchObject({ voters: 3, source: 'final-reading', phase: 'closed' })
})
