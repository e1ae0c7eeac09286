import { expect, test } from 'vitest'
import { sampleBook } from '#election/book/sample.ts'
import type { ConstituencyCode, Digest, Instant, StationCode } from '#election/named.ts'
import { seal } from '#journal/seal.ts'
import { submit } from '../testing/phone.ts'
import { TestRoom } from '../testing/room.ts'
import { honestSheet, typing } from '../testing/sheet.ts'
import { alerts } from './alerts.ts'

const STATION = 'A-1-1' as StationCode
const PHOTO = 'f'.repeat(64) as Digest

/** A room in which one station closed at 19:00, and what is told of its sheets. */
function closedStation() {
  const room = TestRoom.open({ ...sampleBook(), sheetTolerances: { lateMinutes: 120 } })
  const phone = room.phone('a', STATION)
  phone.open(room.time(8))
  phone.close(room.time(19), 101)
  room.hearAll(phone, room.time(19))
  return {
    room,
    contests: room.index.constituenciesOf(STATION).map(({ code }) => code),
    send(constituency: ConstituencyCode, version: number, photo?: Digest): void {
      const votes = room.book.constituencies.find(({ code }) => code === constituency)!.lists.map(() => 1)
      const sheet = honestSheet(room.index, STATION, constituency, votes)
      const opening = { salt: 'a'.repeat(32), value: { sheet, ...(version > 1 && { reason: 'the photo' }) } }
      const now = room.time(20, version)
      phone.say(now, { k: 'sheet', constituency, version, sealed: seal(opening), ...(photo && { photo }) })
      const from = (room.state.devices[phone.id]?.cursor ?? 0) + 1
      room.must({ ...submit(phone.submission(now, from)), openings: [opening] } as never, now)
    },
    told: (now: Instant) =>
      alerts(room.index, room.state, now)
        .filter(({ code, station }) => code.startsWith('A5') && station === STATION)
        .map(({ code, since, parameters }) => ({ code, since, parameters })),
  }
}

test('A501: signed sheets are late, until the last of them is here, from the phone or typed at the desk', () => {
  const { room, contests, send, told } = closedStation()
  expect(told(room.time(20, 59))).toEqual([])
  expect(told(room.time(21))).toEqual([
    { code: 'A501', since: room.time(21), parameters: { missing: contests.length } },
  ])
  const [first, ...others] = contests
  send(first!, 1, PHOTO)
  expect(told(room.time(21))).toMatchObject([{ code: 'A501', parameters: { missing: contests.length - 1 } }])
  for (const constituency of others) {
    const votes = room.book.constituencies.find(({ code }) => code === constituency)!.lists.map(() => 1)
    room.must(typing('clerk', honestSheet(room.index, STATION, constituency, votes)), room.time(22))
  }
  expect(told(room.time(23))).toEqual([])
})

test('A502: a sheet came without the photo of the paper, until a version brings it', () => {
  const { room, contests, send, told } = closedStation()
  const constituency = contests[0]!
  send(constituency, 1)
  expect(told(room.time(20, 1))).toEqual([{ code: 'A502', since: room.time(20, 1), parameters: { constituency } }])
  send(constituency, 2, PHOTO)
  expect(told(room.time(20, 2))).toEqual([])
})
