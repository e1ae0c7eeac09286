import { expect, test } from 'vitest'
import type { PersonId, StationCode } from '#election/named.ts'
import { minute } from '../testing/book.ts'
import { TestRoom } from '../testing/room.ts'
import { stationBrief } from './station.ts'

const S1 = 'S1' as StationCode

test('a phone knows its own station, as the book has it and as the room sees it', () => {
  const room = TestRoom.open()
  expect(stationBrief(room.index, room.state, S1, room.time(7))).toEqual({
    code: 'S1',
    number: 1,
    names: { ar: 'S1', fr: 'S1' },
    office: { ar: 'O1', fr: 'O1' },
    commune: { ar: 'C1', fr: 'C1' },
    registered: 300,
    title: room.book.title,
    test: false,
    day: '2021-09-08',
    utcOffset: 60,
    hours: room.book.hours,
    sexes: true,
    tolerances: { pulseMinutes: 5, readingGap: 5, readingGapPerMille: 20, clockMinutes: 10 },
    seen: { now: room.time(7), status: 'not-opened', devices: 0, ticks: 0, source: 'none', readings: [], sheets: [] },
  })
  const [a, b, gone] = [room.phone('a', 'S1'), room.phone('b', 'S1'), room.phone('gone', 'S1')]
  a.tick(room.time(8))
  b.tick(room.time(8))
  b.read(room.time(12), minute(12), 4)
  room.hearAll(a, room.time(12))
  room.hearAll(b, room.time(12))
  room.must({ type: 'revoke', by: 'p1' as PersonId, device: gone.id, reason: 'lost' }, room.time(12))
  expect(stationBrief(room.index, room.state, S1, room.time(13)).seen).toEqual({
    now: room.time(13),
    status: 'open',
    devices: 2,
    ticks: 2,
    voters: 4,
    source: 'reading',
    readings: [[minute(12), 4]],
    sheets: [],
  })
  expect(() => stationBrief(room.index, room.state, 'S9' as StationCode, room.time(7))).toThrow('S9')
})
