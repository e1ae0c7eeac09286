import { expect, test } from 'vitest'
import { sampleBook } from '#election/book/sample.ts'
import type { Instant, MessageId, PersonId, StationCode } from '#election/named.ts'
import { minute, smallBook } from '../testing/book.ts'
import { acceptSheet, release, withdraw } from '../testing/count.ts'
import { TestRoom } from '../testing/room.ts'
import { honestSheet } from '../testing/sheet.ts'
import { touches } from '../touches.ts'
import { stationDay } from './station-day.ts'
import type { TimelineLine } from './timeline.ts'

function dayOf(room: TestRoom, station: string, now: Instant): TimelineLine[] {
  const entries = room.entries.filter((entry) => touches(room.state, entry) === station)
  return stationDay(room.index, room.state, station as StationCode, entries, now)
}

const what = (line: TimelineLine) => (line.line === 'act' ? line.what : line.item.k)
const published = (room: TestRoom, station: string, now: Instant) =>
  dayOf(room, station, now).flatMap((line) => (line.published === undefined ? [] : [[what(line), line.published]]))

test('figures are public from the slot that follows their receipt, and not said to be before it', () => {
  const turnout = { mode: 'slots' as const, slots: [minute(10), minute(12)] }
  const room = TestRoom.open(smallBook({ publication: { ...smallBook().publication, turnout } }))
  const phone = room.phone('a', 'S1')
  phone.open(room.time(8))
  phone.report(room.time(8, 1), 'power')
  const tick = phone.tick(room.time(8, 2))
  room.hearAll(phone, room.time(9))
  phone.undo(room.time(9, 1), tick)
  phone.read(room.time(12), minute(12), 3)
  room.hearAll(phone, room.time(12, 0, 1))
  expect(published(room, 'S1', room.time(9, 59))).toEqual([])
  expect(published(room, 'S1', room.time(12, 1))).toEqual([['opened', room.time(10)]])
  expect(published(room, 'S1', room.time(19))).toEqual([
    ['opened', room.time(10)],
    ['reading', room.time(19)],
  ])
})

test('a live book publishes at receipt; what was told and taken back is not public', () => {
  const room = TestRoom.open()
  const told = { type: 'tell-for-station', by: 'p1' as PersonId, station: 'S1' as StationCode } as const
  room.must({ ...told, source: 'call', speaker: 'president', said: { k: 'opened' } }, room.time(8))
  room.must({ ...told, source: 'sms', speaker: 'president', said: { k: 'closed', count: 3 as never } }, room.time(19))
  const on = { by: 'p1' as PersonId, station: 'S1' as StationCode }
  room.must({ type: 'undo-told', ...on, entry: room.entries.at(-1)!.n, reason: 'another station' }, room.time(19, 1))
  expect(published(room, 'S1', room.time(20))).toEqual([['told', room.time(8)]])
})

test('messages to the station stand in its day where they were sent and withdrawn, those to others do not', () => {
  const room = TestRoom.open()
  const send = (id: string, to: object, words: string, now: Instant) =>
    room.must({ type: 'send-message', by: 'p1', message: id, to, words, pinned: false } as never, now)
  send('m1', { k: 'place', place: 'C1' }, 'bring the urn', room.time(9))
  send('m2', { k: 'stations', stations: ['S4'] }, 'call us', room.time(9, 1))
  const gone = {
    type: 'withdraw-message',
    by: 'p2' as PersonId,
    message: 'm1' as MessageId,
    reason: 'wrong place',
  } as const
  room.must(gone, room.time(10))
  const lines = dayOf(room, 'S1', room.time(11)).map((line) => line.line === 'act' && [line.what, line.by, line.words])
  expect(lines).toEqual([
    ['message-sent', 'p1', 'bring the urn'],
    ['message-withdrawn', 'p2', 'wrong place'],
  ])
})

test('a sheet is public from the release that shows single stations, until that is withdrawn', async () => {
  const room = TestRoom.open(sampleBook())
  const station = 'A-1-1' as StationCode
  const [one] = room.index.constituenciesOf(station)
  let now = room.time(22)
  const desk = { index: room.index, state: () => room.state, act: (act: never) => room.must(act, now) }
  const sheet = honestSheet(
    room.index,
    station,
    one!.code,
    one!.lists.map(() => 1),
    { observations: 'none' },
  )
  await acceptSheet(desk as never, sheet)
  expect(published(room, station, now)).toEqual([])
  now = room.time(23)
  const id = await release(desk as never, one!.contest, 'station')
  const accepted = dayOf(room, station, now).find((line) => what(line) === 'sheet-accepted')
  expect(published(room, station, now)).toEqual([
    ...(accepted ? [['sheet-accepted', now]] : []),
    ['release-confirmed', now],
  ])
  await withdraw(desk as never, id, 'a sheet was exchanged')
  expect(published(room, station, now)).toEqual([])
  const releases = dayOf(room, station, now).filter((line) => what(line).startsWith('release'))
  expect(releases).toMatchObject([
    { what: 'release-confirmed', by: 'officer-2' },
    { what: 'release-withdrawn', by: 'officer-1', words: 'a sheet was exchanged' },
  ])
})
