import { expect, test } from 'vitest'
import type { Instant, PersonId } from '#election/named.ts'
import { smallBook, station } from '../testing/book.ts'
import type { Phone } from '../testing/phone.ts'
import { TestRoom } from '../testing/room.ts'
import type { Alert } from './alert.ts'
import { alerts } from './alerts.ts'

/** A commune of six stations of 200 registered, and one station of another commune. */
function commune(changes: Parameters<typeof smallBook>[0] = {}): { room: TestRoom; phones: Phone[] } {
  const six = Array.from({ length: 6 }, (_, i) => station(`S${i + 1}`, i < 3 ? 'O1' : 'O2', i + 1, 200))
  const room = TestRoom.open(smallBook({ stations: [...six, station('T1', 'O3', 1, 200)], ...changes }))
  const phones = [...six.map(({ code }) => code), 'T1'].map((code) => room.phone(`phone ${code}`, code))
  for (const phone of phones) phone.open(room.time(8))
  return { room, phones }
}

function only(room: TestRoom, code: string, now: number): Alert[] {
  return alerts(room.index, room.state, now as Instant).filter((alert) => alert.code === code)
}

function tick(phone: Phone, from: number, everyMinutes: number, voters: number): void {
  for (let voter = 0; voter < voters; voter++) phone.tick(from + voter * everyMinutes * 60_000)
}

/** Everything that the phones said so far, each with a pulse so that the room knows until when it was told. */
function hear(room: TestRoom, phones: readonly Phone[], now: Instant): void {
  for (const phone of phones) {
    phone.pulse(now)
    room.hearAll(phone, now)
  }
}

test('A206: turnout far from the commune at the same hour, until it is near again', () => {
  const { room, phones } = commune()
  const [odd, ...others] = phones as [Phone, ...Phone[]]
  // One voter a minute for 90 minutes, against one in four minutes: after one hour 30 % against 7 %.
  tick(odd, room.time(8), 1, 90)
  for (const phone of others) tick(phone, room.time(8), 4, 50)
  hear(room, phones.slice(1, 5), room.time(9))
  room.hear(odd, room.time(9, 1), 1, 62)
  // Four others and itself: enough to compare with.
  expect(only(room, 'A206', room.time(9, 1))).toEqual([
    {
      id: 'A206:S1',
      code: 'A206',
      kind: 'turnout-far',
      severity: 'amber',
      station: 'S1',
      commune: 'C1',
      since: room.time(9),
      parameters: { percent: 30, usual: 8, time: '09:00' },
    },
  ])
  // It holds: the next hour finds the same trouble, with the beginning it had, and a note stays with it.
  room.must({ type: 'note-alert', by: 'p1' as PersonId, alert: 'A206:S1', words: 'two queues' }, room.time(9, 30))
  hear(room, phones, room.time(10, 5))
  const [held] = only(room, 'A206', room.time(10, 5))
  expect(held).toMatchObject({ since: room.time(9), noted: { words: 'two queues' }, parameters: { time: '10:00' } })
  expect(only(room, 'A206', room.time(12))).toHaveLength(1)
  // It ends where the others come near: 90 of 200 against 84 at noon.
  for (const phone of others.slice(0, 5)) tick(phone, room.time(11, 30), 1, 34)
  hear(room, phones, room.time(13))
  expect(only(room, 'A206', room.time(13))).toEqual([])
})

test('A206: below the commune as well; never without neighbours, and never for want of news', () => {
  const { room, phones } = commune()
  for (const phone of phones.slice(0, 5)) tick(phone, room.time(8), 1, 60)
  tick(phones[6] as Phone, room.time(8), 1, 60)
  // S6 counts nobody and has told nothing since 08:10: a station without a network is no stranger.
  hear(room, [phones[5] as Phone], room.time(8, 10))
  hear(room, [...phones.slice(0, 5), phones[6] as Phone], room.time(9))
  expect(only(room, 'A206', room.time(9))).toEqual([])
  hear(room, [phones[5] as Phone], room.time(9, 1))
  expect(only(room, 'A206', room.time(9, 1))).toMatchObject([{ id: 'A206:S6', parameters: { percent: 0, usual: 30 } }])
  // T1 is alone in its commune: nobody to compare it with.
  expect(only(room, 'A206', room.time(9, 1)).map(({ station }) => station)).not.toContain('T1')
})

test('A206: by the tolerances of the book', () => {
  for (const [turnoutPerMille, found] of [
    [224, 1],
    [225, 0],
  ] as const) {
    const { room, phones } = commune({ alertTolerances: { turnoutPerMille } })
    const [odd, ...others] = phones as [Phone, ...Phone[]]
    tick(odd, room.time(8), 1, 60)
    for (const phone of others) tick(phone, room.time(8), 4, 15)
    hear(room, phones, room.time(9))
    expect(only(room, 'A206', room.time(9))).toHaveLength(found)
  }
})

test('A105: no voter for far longer than the station is used to while the commune goes on, until one comes', () => {
  const { room, phones } = commune()
  const [still, ...others] = phones as [Phone, ...Phone[]]
  // One in ten minutes until 09:00: due four times ten minutes after the last five minutes with a voter.
  tick(still, room.time(8), 10, 7)
  for (const phone of others) tick(phone, room.time(8), 5, 20)
  hear(room, phones, room.time(9, 39))
  expect(only(room, 'A105', room.time(9, 44))).toEqual([])
  tick(others[0] as Phone, room.time(9, 46), 1, 1)
  tick(others[1] as Phone, room.time(9, 47), 1, 1)
  hear(room, phones, room.time(9, 50))
  // Two of five others are not half of them: that may be a lull.
  expect(only(room, 'A105', room.time(9, 50))).toEqual([])
  tick(others[2] as Phone, room.time(9, 51), 1, 1)
  hear(room, phones, room.time(9, 55))
  expect(only(room, 'A105', room.time(9, 55))).toMatchObject([
    { id: 'A105:S1', kind: 'counter-still', since: room.time(9, 45), parameters: { last: '09:05', usual: 10 } },
  ])
  // It holds with its beginning while nobody comes, though the phone says that it is alive.
  hear(room, phones, room.time(10, 30))
  expect(only(room, 'A105', room.time(10, 30))).toMatchObject([{ id: 'A105:S1', since: room.time(9, 45) }])
  tick(still, room.time(10, 31), 1, 1)
  hear(room, [still], room.time(10, 31))
  expect(only(room, 'A105', room.time(10, 31))).toEqual([])
})

test('A105: not in a lull of the whole commune, not without a rhythm, not after the close', () => {
  const { room, phones } = commune()
  for (const phone of phones) tick(phone, room.time(8), 5, 12)
  tick(phones[6] as Phone, room.time(9), 5, 60)
  hear(room, phones, room.time(14))
  expect(only(room, 'A105', room.time(14))).toEqual([])
  // Five voters in a morning make no rhythm.
  const { room: other, phones: few } = commune()
  tick(few[0] as Phone, other.time(8), 5, 5)
  for (const phone of few.slice(1)) tick(phone, other.time(8), 5, 60)
  hear(other, few, other.time(13))
  expect(only(other, 'A105', other.time(13))).toEqual([])
  // What would be due after the close is no trouble.
  const { room: evening, phones: late } = commune()
  tick(late[0] as Phone, evening.time(17, 50), 10, 7)
  for (const phone of late.slice(1)) tick(phone, evening.time(17, 50), 5, 20)
  hear(evening, late, evening.time(19, 55))
  expect(only(evening, 'A105', evening.time(19, 55))).toEqual([])
})
