import { expect, test } from 'vitest'
import type { PlaceCode, StationCode } from '#election/named.ts'
import { placeFigures, readingsByHour, standingOpening, stationFigures } from './figures.ts'
import { minute } from './testing/book.ts'
import { TestRoom } from './testing/room.ts'

const S1 = 'S1' as StationCode

test('nothing received is blank, an open station without voters is zero', () => {
  const room = TestRoom.open()
  expect(room.figure('S1')).toEqual({ source: 'none', phase: 'not-opened' })
  const phone = room.phone('a', 'S1')
  phone.pulse(room.time(7, 30))
  phone.report(room.time(7, 40))
  room.hearAll(phone, room.time(7, 45))
  expect(room.figure('S1')).toEqual({ source: 'none', phase: 'not-opened' })
  const opened = phone.open(room.time(8))
  room.hearAll(phone, room.time(8, 1))
  expect(room.figure('S1')).toEqual({
    voters: 0,
    source: 'ticks',
    phase: 'open',
    observed: room.time(8),
    received: room.time(8, 1),
  })
  phone.undo(room.time(8, 2), opened)
  room.hearAll(phone, room.time(8, 2))
  expect(room.figure('S1')).toEqual({ source: 'none', phase: 'not-opened' })
})

test('ticks or a reading open a station whose opening was forgotten', () => {
  const room = TestRoom.open()
  const [a, b] = [room.phone('a', 'S1'), room.phone('b', 'S2')]
  a.tick(room.time(8))
  b.read(room.time(12), minute(12), 7)
  room.hearAll(a, room.time(8))
  room.hearAll(b, room.time(12))
  expect(room.figure('S1')).toMatchObject({ voters: 1, source: 'ticks', phase: 'open' })
  expect(room.figure('S2')).toMatchObject({ voters: 7, source: 'reading', phase: 'open', observed: room.time(12) })
})

test('before the close the larger of ticks and latest reading, after it the closing reading, whatever it is', () => {
  const room = TestRoom.open()
  const phone = room.phone('a', 'S1')
  const step = (voters: number, source: string) => {
    room.hearAll(phone, room.time(20))
    expect(room.figure('S1')).toMatchObject({ voters, source })
  }
  for (let i = 0; i < 5; i++) phone.tick(room.time(9, i))
  step(5, 'ticks')
  phone.read(room.time(12), minute(12), 4)
  step(5, 'ticks')
  phone.read(room.time(12), minute(12), 5)
  step(5, 'ticks')
  const reading = phone.read(room.time(12, 1), minute(12), 9)
  step(9, 'reading')
  phone.undo(room.time(12, 2), reading)
  step(5, 'ticks')
  phone.read(room.time(17), minute(17), 6)
  phone.read(room.time(17, 1), minute(12), 8)
  step(6, 'reading')
  const close = phone.close(room.time(19), 3)
  step(3, 'final-reading')
  phone.close(room.time(19, 1), 7)
  step(7, 'final-reading')
  phone.undo(room.time(19, 2), close)
  step(7, 'final-reading')
  phone.undo(room.time(19, 2), close + 1)
  step(6, 'reading')
})

test('of two statements the later observed stands, not the later heard', () => {
  const room = TestRoom.open()
  const [a, b] = [room.phone('a', 'S1'), room.phone('b', 'S1')]
  a.open(room.time(8, 5))
  a.read(room.time(12, 10), minute(12), 20)
  a.close(room.time(19, 10), 50)
  b.open(room.time(8))
  b.read(room.time(12), minute(12), 21)
  b.close(room.time(19), 51)
  room.hearAll(a, room.time(20))
  room.hearAll(b, room.time(20))
  expect(room.figure('S1').voters).toBe(50)
  const facts = room.state.stations[S1]!
  expect(standingOpening(facts)?.device).toBe(b.id)
  expect(readingsByHour(facts).map(({ hour, count }) => [hour, count])).toEqual([[minute(12), 20]])
})

test('women and men are net, and counted only where the book asks', () => {
  const room = TestRoom.open()
  const phone = room.phone('a', 'S1')
  phone.tick(room.time(9), 'w')
  phone.tick(room.time(9), 'w')
  phone.tick(room.time(9))
  phone.undo(room.time(9), phone.tick(room.time(9), 'm'))
  phone.undo(room.time(9), 1)
  room.hearAll(phone, room.time(9))
  expect(room.state.stations[S1]).toMatchObject({ ticks: 2, women: 1, men: 0 })
  const plain = TestRoom.open({ ...room.book, counting: { sexes: false } })
  const other = plain.phone('a', 'S1')
  other.tick(plain.time(9), 'w')
  expect(plain.hearAll(other, plain.time(9))).toEqual([])
  expect(plain.state.stations[S1]).toMatchObject({ ticks: 1, women: 0, men: 0 })
})

test('a place is the sum of its stations, with what is missing', () => {
  const room = TestRoom.open()
  const [a, b, c] = [room.phone('a', 'S1'), room.phone('b', 'S2'), room.phone('c', 'S4')]
  a.tick(room.time(9))
  room.hearAll(a, room.time(9, 1))
  b.close(room.time(19), 150)
  c.open(room.time(8))
  room.hearAll(c, room.time(8, 30))
  room.hearAll(b, room.time(19, 1))
  const places = placeFigures(room.index, stationFigures(room.index, room.state))
  expect(places.get('C1' as PlaceCode)).toEqual({
    registered: 900,
    voters: 151,
    stations: 3,
    reporting: 2,
    opened: 2,
    closed: 1,
    registeredReporting: 500,
    observed: room.time(19),
    received: room.time(19, 1),
  })
  expect(places.get('O2' as PlaceCode)).toEqual({
    registered: 400,
    stations: 1,
    reporting: 0,
    opened: 0,
    closed: 0,
    registeredReporting: 0,
  })
  expect(places.get('N' as PlaceCode)).toMatchObject({ registered: 1150, voters: 151, reporting: 3, opened: 3 })
})

test('a phone takes back its own statement, not the one of another phone with the same number', () => {
  const room = TestRoom.open()
  const [a, b] = [room.phone('a', 'S1'), room.phone('b', 'S1')]
  for (const phone of [a, b]) {
    phone.close(room.time(19), phone === a ? 10 : 20)
    room.hearAll(phone, room.time(19))
  }
  a.undo(room.time(19, 1), 1)
  room.hearAll(a, room.time(19, 1))
  expect(room.figure('S1')).toMatchObject({ voters: 20, source: 'final-reading' })
})
