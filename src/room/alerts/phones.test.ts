import { expect, test } from 'vitest'
import type { Count, Instant, PersonId } from '#election/named.ts'
import { smallBook, station } from '../testing/book.ts'
import type { Phone } from '../testing/phone.ts'
import { TestRoom } from '../testing/room.ts'
import { alerts } from './alerts.ts'

const TOLERANCES = { closingMinutes: 30, unseenMinutes: 180, batteryPercent: 15, keptItems: 200 }

/** A room of one open station, with the phone that opened it. */
function openStation(): { room: TestRoom; phone: Phone } {
  const room = TestRoom.open(
    smallBook({ stations: [station('S1', 'O1', 1, 300)], alertTolerances: TOLERANCES, tolerances: patient() }),
  )
  const phone = room.phone('a', 'S1')
  phone.open(room.time(8))
  room.hearAll(phone, room.time(8))
  return { room, phone }
}

/** Tolerances in which silence is none of this test's matters. */
function patient() {
  return { ...smallBook().tolerances, silenceMinutes: 1440 }
}

const found = (room: TestRoom, now: number) => alerts(room.index, room.state, now as Instant)
const codes = (room: TestRoom, now: number) => found(room, now).map(({ code }) => code)

test('A104: the closing reading is missing long after the hour and its grace, until it comes', () => {
  const { room, phone } = openStation()
  const due = room.time(19, room.book.hours.graceMinutes + 30)
  expect(codes(room, due - 1)).toEqual([])
  expect(found(room, due)).toMatchObject([{ code: 'A104', since: due, parameters: { closes: '19:00' } }])
  phone.close(due, 0)
  room.hearAll(phone, due)
  expect(codes(room, due)).toEqual([])
})

test('A205: two phones say two last readings, until one takes its own back', () => {
  const { room, phone } = openStation()
  const other = room.phone('b', 'S1')
  phone.close(room.time(19), 70)
  room.hearAll(phone, room.time(19))
  const wrong = other.close(room.time(19, 1), 71)
  room.hearAll(other, room.time(19, 2))
  expect(found(room, room.time(19, 2))).toMatchObject([
    { code: 'A205', severity: 'red', since: room.time(19, 2), parameters: { first: 70, second: 71 } },
  ])
  other.undo(room.time(19, 3), wrong)
  other.close(room.time(19, 4), 70)
  room.hearAll(other, room.time(19, 4))
  expect(codes(room, room.time(19, 4))).toEqual([])
})

test('A403: a battery runs low, until it is charged or its phone revoked', () => {
  const { room, phone } = openStation()
  const say = (minute: number, battery: number) => {
    phone.say(room.time(9, minute), { k: 'pulse', battery })
    room.hearAll(phone, room.time(9, minute))
  }
  say(0, 16)
  expect(codes(room, room.time(9))).toEqual([])
  say(1, 15)
  expect(found(room, room.time(9, 1))).toMatchObject([
    { code: 'A403', id: `A403:S1:${phone.id}`, parameters: { device: phone.id, percent: 15 } },
  ])
  say(2, 40)
  expect(codes(room, room.time(9, 2))).toEqual([])
  say(3, 5)
  room.must({ type: 'revoke', by: 'p' as PersonId, device: phone.id, reason: 'dead' }, room.time(9, 4))
  expect(codes(room, room.time(9, 4))).toEqual([])
})

test('A404: a phone keeps more than it gets rid of, until it has sent it', () => {
  const { room, phone } = openStation()
  const say = (minute: number, kept: number) => {
    phone.say(room.time(9, minute), { k: 'pulse', kept: kept as Count })
    room.hearAll(phone, room.time(9, minute))
  }
  say(0, 199)
  expect(codes(room, room.time(9))).toEqual([])
  say(1, 200)
  expect(found(room, room.time(9, 1))).toMatchObject([{ code: 'A404', parameters: { device: phone.id, kept: 200 } }])
  say(2, 0)
  expect(codes(room, room.time(9, 2))).toEqual([])
})

test('A405: a phone that was enrolled and never heard, from three hours after the opening, until it is heard', () => {
  const { room } = openStation()
  const silent = room.phone('b', 'S1')
  expect(codes(room, room.time(10, 59))).toEqual([])
  expect(found(room, room.time(11))).toMatchObject([{ code: 'A405', parameters: { device: silent.id } }])
  silent.pulse(room.time(11, 1))
  room.hearAll(silent, room.time(11, 1))
  expect(codes(room, room.time(11, 1))).toEqual([])
})
