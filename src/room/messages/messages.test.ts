import { describe, expect, test } from 'vitest'
import type { MessageId, PersonId, PlaceCode, StationCode } from '#election/named.ts'
import type { Recipients } from '#journal/message-entry.ts'
import { roomMachine } from '../machine.ts'
import { TestRoom } from '../testing/room.ts'
import { messageDetail, messageList, stationMessages } from '../views/messages.ts'
import type { MessageAct } from './decide.ts'
import { newsFor } from './messages.ts'

const BY = 'p-op' as PersonId
const M1 = 'm0000000000000001' as MessageId
const M2 = 'm0000000000000002' as MessageId
const ALL: Recipients = { k: 'all' }
const C1: Recipients = { k: 'place', place: 'C1' as PlaceCode }
const some = (...stations: string[]): Recipients => ({ k: 'stations', stations: stations as StationCode[] })
const at = (code: string) => code as StationCode

const send = (message: MessageId, to: Recipients, changes: Partial<MessageAct> = {}) =>
  ({
    type: 'send-message',
    by: BY,
    message,
    to,
    words: 'bring the spare lamp',
    pinned: false,
    ...changes,
  }) as MessageAct
const withdraw = (message: MessageId, reason = 'wrong hour'): MessageAct => ({
  type: 'withdraw-message',
  by: BY,
  message,
  reason,
})
const pin = (message: MessageId, pinned = true): MessageAct => ({ type: 'pin-message', by: BY, message, pinned })

const heldBy = (room: TestRoom, station: string, after = -1) =>
  stationMessages(room.index, room.state, at(station), after)
const ids = (room: TestRoom, station: string, after = -1) =>
  heldBy(room, station, after).messages.map(({ message }) => message)

describe('a message goes', () => {
  test.each([
    ['to every station', ALL, ['S1', 'S2', 'S3', 'S4']],
    ['to a commune', C1, ['S1', 'S2', 'S3']],
    ['to some, in the order of the book, once each', some('S4', 'S2', 'S4'), ['S2', 'S4']],
  ])('%s', (_, to, stations) => {
    const room = TestRoom.open()
    room.must(send(M1, to), room.time(7))
    const reached = room.book.stations.filter(({ code }) => ids(room, code).length > 0)
    expect(reached.map(({ code }) => code)).toEqual(stations)
    expect(messageDetail(room.index, room.state, M1)?.stations.map(({ station }) => station)).toEqual(stations)
    expect(messageList(room.index, room.state)).toMatchObject([{ message: M1, recipients: stations.length, seen: 0 }])
  })

  test('once, however often it is sent; another one under its id is refused', () => {
    const room = TestRoom.open()
    room.must(send(M1, ALL), room.time(7))
    expect(room.must(send(M1, ALL), room.time(7, 1)).entries).toEqual([])
    expect(room.act(send(M1, C1), room.time(7, 2))).toMatchObject({ error: { code: 'G105' } })
  })

  test.each([
    [
      'nowhere',
      send(M1, { k: 'place', place: 'ZZ' as PlaceCode }),
      { code: 'G103', parameters: { field: 'to.place' } },
    ],
    ['to what every object has', send(M1, { k: 'place', place: '__proto__' as PlaceCode }), { code: 'G103' }],
    ['to nobody', send(M1, some()), { code: 'G106', parameters: { field: 'to.stations' } }],
    ['to a station that is not there', send(M1, some('S1', 'S9')), { parameters: { station: 'S9' } }],
    ['without words', send(M1, ALL, { words: ' \n' }), { code: 'G102', parameters: { field: 'words' } }],
    ['after a message that is not there', pin(M2), { code: 'G101', parameters: { message: M2 } }],
    ['by a name that every object has', withdraw('__proto__' as MessageId), { code: 'G101' }],
  ])('not %s', (_, act, error) => {
    const room = TestRoom.open()
    expect(room.act(act, room.time(7))).toMatchObject({ ok: false, error })
    expect(room.entries).toHaveLength(1)
  })
})

describe('what became of a message', () => {
  function told() {
    const room = TestRoom.open()
    const [a, b] = [room.phone('a', 'S1'), room.phone('b', 'S1')]
    room.must(send(M1, C1), room.time(7))
    const line = () => messageDetail(room.index, room.state, M1)
    return { room, a, b, line }
  }

  test('is seen when a phone of the station showed it, at the moment when the first one did', () => {
    const { room, a, b, line } = told()
    b.say(room.time(7, 20), { k: 'seen', message: M1 })
    a.say(room.time(7, 10), { k: 'seen', message: M1 })
    expect(room.hearAll(b, room.time(7, 21))).toEqual([])
    expect(line()).toMatchObject({ seen: 1, stations: [{ station: 'S1', seen: room.time(7, 20) }, {}, {}] })
    room.hearAll(a, room.time(9))
    expect(line()).toMatchObject({ seen: 1, stations: [{ station: 'S1', seen: room.time(7, 10) }, {}, {}] })
    b.say(room.time(9, 5), { k: 'seen', message: M1 })
    room.hearAll(b, room.time(9, 5))
    expect(line()).toMatchObject({ stations: [{ seen: room.time(7, 10) }, {}, {}] })
  })

  test('tells who can only be called', () => {
    const { room, a, b, line } = told()
    const apps = () => line()?.stations.map(({ hasApp }) => hasApp)
    expect(apps()).toEqual([true, false, false])
    room.must({ type: 'revoke', by: BY, device: a.id, reason: 'lost' }, room.time(7, 5))
    expect(apps()).toEqual([true, false, false])
    room.must({ type: 'revoke', by: BY, device: b.id, reason: 'lost' }, room.time(7, 6))
    expect(apps()).toEqual([false, false, false])
  })

  test('an answer is a reading too, and is kept in words', () => {
    const { room, a, line } = told()
    const item = a.say(room.time(7, 10), { k: 'reply', message: M1, words: 'we have none' })
    expect(room.hearAll(a, room.time(7, 11))).toEqual([])
    expect(line()).toMatchObject({
      seen: 1,
      answered: 1,
      replies: [{ station: 'S1', device: a.id, item, words: 'we have none', observed: room.time(7, 10) }],
    })
  })

  test('a word about a message of others, or of nobody, is journaled and does not count', () => {
    const { room, a, line } = told()
    room.must(send(M2, some('S4')), room.time(7, 1))
    a.say(room.time(7, 10), { k: 'seen', message: M2 })
    a.say(room.time(7, 10), { k: 'reply', message: 'm00000000000000ff' as MessageId, words: 'who is there?' })
    a.tick(room.time(8, 5))
    expect(room.hearAll(a, room.time(8, 6))).toEqual([
      [1, 'R601'],
      [2, 'R601'],
    ])
    expect(room.state.messages[M2]).toMatchObject({ seen: {}, replies: [] })
    expect(line()).toMatchObject({ seen: 0 })
    expect(room.state.stations[at('S1')]).toMatchObject({ ticks: 1, notCounted: { R601: 2 } })
  })
})

describe('what a phone is told', () => {
  test('only what changed since it asked last: pinned, unpinned, withdrawn without its words', () => {
    const room = TestRoom.open()
    const station = at('S1')
    expect(newsFor(room.index, room.state.messages, station)).toBeUndefined()
    expect(heldBy(room, 'S1')).toEqual({ upTo: -1, messages: [] })
    room.must(send(M1, ALL), room.time(7))
    room.must(send(M2, some('S4')), room.time(7, 1))
    expect(newsFor(room.index, room.state.messages, station)).toBe(1)
    expect(heldBy(room, 'S1')).toMatchObject({ upTo: 1, messages: [{ message: M1, pinned: false }] })
    expect(ids(room, 'S1', 1)).toEqual([])
    room.must(pin(M1), room.time(7, 2))
    expect(room.must(pin(M1), room.time(7, 2)).entries).toEqual([])
    expect(heldBy(room, 'S1', 1)).toMatchObject({ upTo: 3, messages: [{ message: M1, pinned: true, changed: 3 }] })
    room.must(withdraw(M1), room.time(7, 3))
    const [gone] = heldBy(room, 'S1', 3).messages
    expect(gone).toMatchObject({ message: M1, changed: 4 })
    expect(gone).not.toHaveProperty('words')
    expect(room.act(pin(M1, false), room.time(7, 4))).toMatchObject({ error: { code: 'G104' } })
    expect(room.act(withdraw(M1, ' '), room.time(7, 4))).toMatchObject({ error: { parameters: { field: 'reason' } } })
  })

  test('the list of the room has what is pinned first and what is withdrawn last', () => {
    const room = TestRoom.open()
    const M3 = 'm0000000000000003' as MessageId
    for (const message of [M1, M2, M3]) room.must(send(message, ALL), room.time(7))
    room.must(pin(M1), room.time(7, 1))
    room.must(withdraw(M3), room.time(7, 2))
    expect(messageList(room.index, room.state).map(({ message }) => message)).toEqual([M1, M2, M3])
  })
})

test('messages fold to the same state from a snapshot anywhere', () => {
  const room = TestRoom.open()
  const phone = room.phone('a', 'S1')
  room.must(send(M1, ALL, { pinned: true } as Partial<MessageAct>), room.time(7))
  phone.say(room.time(7, 10), { k: 'seen', message: M1 })
  phone.say(room.time(7, 11), { k: 'reply', message: M1, words: 'نعم' })
  room.hearAll(phone, room.time(7, 12))
  room.must(withdraw(M1), room.time(7, 13))
  const machine = roomMachine(room.book)
  const again = room.entries.reduce(
    (state, entry) => machine.fold(machine.read(machine.write(state)), entry),
    machine.initial(),
  )
  expect(machine.write(again)).toBe(machine.write(room.state))
})
