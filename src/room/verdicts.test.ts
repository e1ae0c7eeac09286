import { expect, test } from 'vitest'
import type { StationCode } from '#election/named.ts'
import { minute, smallBook, station } from './testing/book.ts'
import { type Phone, submit } from './testing/phone.ts'
import { TestRoom } from './testing/room.ts'
import { VERDICTS, verdictText } from './verdicts.ts'

/** Verdicts of one phone's items, sent together at the end of the day; each test shows an item on either side of a rule. */
function verdicts(say: (phone: Phone, room: TestRoom) => void, book = smallBook()): (readonly [number, string])[] {
  const room = TestRoom.open(book)
  const phone = room.phone('a', 'S1')
  say(phone, room)
  return [...room.hearAll(phone, room.time(23))]
}

test('R101: what is sent in the name of another station does not count, whatever it is', () => {
  const room = TestRoom.open()
  const phone = room.phone('a', 'S1')
  phone.open(room.time(8))
  phone.tick(room.time(9))
  phone.read(room.time(12), minute(12), 5)
  phone.report(room.time(13))
  phone.pulse(room.time(13))
  phone.close(room.time(19), 5)
  const elsewhere = { ...phone.submission(room.time(20)), station: 'S2' as StationCode }
  const { answer } = room.must(submit(elsewhere), room.time(20))
  expect(answer).toMatchObject({ not: [1, 2, 3, 4, 5, 6].map((item) => [item, 'R101']) })
  expect(room.figure('S1')).toEqual({ source: 'none', phase: 'not-opened' })
  expect(room.figure('S2')).toEqual({ source: 'none', phase: 'not-opened' })
  expect(room.state.stations['S1' as StationCode]).toMatchObject({ notCounted: { R101: 6 } })
  expect(room.state.stations['S1' as StationCode]?.heard).toBeUndefined()
  phone.tick(room.time(19, 30))
  expect(room.hearAll(phone, room.time(20))).toEqual([])
})

test('R201: nothing is counted before the opening hour, less the minutes the book allows', () => {
  const not = verdicts((phone, room) => {
    phone.tick(room.time(7, 49, 59))
    phone.read(room.time(7, 49, 59), minute(12), 1)
    phone.close(room.time(7, 49, 59), 1)
    phone.tick(room.time(7, 50))
    phone.read(room.time(7, 50), minute(12), 1)
    phone.close(room.time(7, 50), 1)
  })
  expect(not).toEqual([
    [1, 'R201'],
    [2, 'R201'],
    [3, 'R201'],
  ])
})

test('R202: a station opens on the day itself, however early', () => {
  const room = TestRoom.open(undefined, -5)
  const phone = room.phone('a', 'S1')
  phone.open(room.time(0, 0, -1))
  phone.report(room.time(0, 0, -1))
  phone.open(room.time(0))
  expect(room.hearAll(phone, room.time(8))).toEqual([[1, 'R202']])
  expect(room.figure('S1')).toMatchObject({ voters: 0, phase: 'open' })
})

test('R203: a tick counts until the close and the grace after it', () => {
  const not = verdicts((phone, room) => {
    phone.tick(room.time(20))
    phone.tick(room.time(20, 0, 1))
    phone.close(room.time(22), 1)
    phone.report(room.time(22, 1))
  })
  expect(not).toEqual([[2, 'R203']])
})

test('R204: after its own close a phone neither counts nor opens, until it takes the close back', () => {
  const not = verdicts((phone, room) => {
    phone.close(room.time(18), 3)
    phone.tick(room.time(18, 1))
    phone.open(room.time(18, 2))
    phone.report(room.time(18, 3))
    phone.read(room.time(18, 4), minute(17), 2)
    phone.close(room.time(18, 5), 4)
    phone.undo(room.time(18, 6), 6)
    phone.tick(room.time(18, 7))
    phone.undo(room.time(18, 8), 1)
    phone.tick(room.time(18, 9))
    phone.open(room.time(18, 10))
  })
  expect(not).toEqual([
    [2, 'R204'],
    [3, 'R204'],
    [8, 'R204'],
  ])
})

test("R204: another phone's close stops nobody, for who was heard first must not matter", () => {
  const room = TestRoom.open()
  const [a, b] = [room.phone('a', 'S1'), room.phone('b', 'S1')]
  a.close(room.time(19), 3)
  b.tick(room.time(19, 1))
  room.hearAll(a, room.time(19, 2))
  expect(room.hearAll(b, room.time(19, 2))).toEqual([])
})

test('R301: the counter may pass the registered, the figure may not', () => {
  const room = TestRoom.open(smallBook({ stations: [station('S1', 'O1', 1, 3)] }))
  const [a, b] = [room.phone('a', 'S1'), room.phone('b', 'S1')]
  for (let i = 0; i < 3; i++) a.tick(room.time(9, i))
  b.tick(room.time(9))
  const last = b.tick(room.time(9, 1))
  expect(room.hearAll(a, room.time(10))).toEqual([])
  expect(room.hearAll(b, room.time(10))).toEqual([
    [1, 'R301'],
    [2, 'R301'],
  ])
  expect(room.figure('S1').voters).toBe(3)
  expect(room.state.stations['S1' as StationCode]).toMatchObject({ ticks: 5, notCounted: {} })
  b.undo(room.time(10), last)
  a.undo(room.time(10), 3)
  a.undo(room.time(10), 2)
  b.tick(room.time(10, 1))
  expect(room.hearAll(b, room.time(11))).toEqual([[4, 'R301']])
  expect(room.hearAll(a, room.time(11))).toEqual([])
  expect(room.figure('S1').voters).toBe(3)
  a.undo(room.time(11), 1)
  expect(room.hearAll(a, room.time(11))).toEqual([])
  expect(room.figure('S1').voters).toBe(2)
})

test('R301: what is taken back makes room again, also inside one run', () => {
  const book = smallBook({ stations: [station('S1', 'O1', 1, 3)] })
  const not = verdicts((phone, room) => {
    for (let i = 0; i < 3; i++) phone.tick(room.time(9, i))
    phone.undo(room.time(9, 4), 3)
    phone.tick(room.time(9, 5))
    phone.tick(room.time(9, 6))
  }, book)
  expect(not).toEqual([[6, 'R301']])
})

test('R302: no count of signatures is above the registered', () => {
  const not = verdicts((phone, room) => {
    phone.read(room.time(12), minute(12), 300)
    phone.read(room.time(12), minute(12), 301)
    phone.close(room.time(19), 301)
    phone.close(room.time(19), 300)
  })
  expect(not).toEqual([
    [2, 'R302'],
    [3, 'R302'],
  ])
})

test('R303: a reading is for an hour of the book', () => {
  const not = verdicts((phone, room) => {
    phone.read(room.time(12), minute(12), 1)
    phone.read(room.time(13), minute(13), 1)
    phone.read(room.time(17), minute(17), 1)
  })
  expect(not).toEqual([[2, 'R303']])
})

test('R401: an undo names an item of the same phone that counts and can be taken back', () => {
  const not = verdicts((phone, room) => {
    phone.tick(room.time(7))
    phone.undo(room.time(9), 1)
    phone.undo(room.time(9), 3)
    phone.undo(room.time(9), 9)
    phone.pulse(room.time(9))
    phone.undo(room.time(9), 5)
    for (const n of [phone.open(room.time(9)), phone.tick(room.time(9)), phone.report(room.time(9))])
      phone.undo(room.time(9, 1), n)
    for (const n of [phone.read(room.time(12), minute(12), 3), phone.close(room.time(19), 3)])
      phone.undo(room.time(19), n)
    phone.undo(room.time(19), 10)
  })
  expect(not).toEqual([
    [1, 'R201'],
    [2, 'R401'],
    [3, 'R401'],
    [4, 'R401'],
    [6, 'R401'],
    [17, 'R401'],
  ])
})

test('R402: only the latest items can be taken back', () => {
  const not = verdicts((phone, room) => {
    for (let i = 0; i < 33; i++) phone.tick(room.time(9, i))
    phone.undo(room.time(10), 1)
    phone.undo(room.time(10), 2)
    phone.undo(room.time(10), 33)
  })
  expect(not).toEqual([[34, 'R402']])
})

test('R402: an item that is not there is not "too late"', () => {
  const not = verdicts((phone, room) => {
    phone.pulse(room.time(8, 30))
    for (let i = 0; i < 31; i++) phone.tick(room.time(9, i))
    phone.undo(room.time(10), 1)
  })
  expect(not).toEqual([[33, 'R401']])
})

test('R403: nothing is taken back twice', () => {
  const not = verdicts((phone, room) => {
    const tick = phone.tick(room.time(9))
    phone.undo(room.time(9, 1), tick)
    phone.undo(room.time(9, 2), tick)
  })
  expect(not).toEqual([[3, 'R403']])
})

test('every verdict has its text in four languages', () => {
  for (const { code, text } of Object.values(VERDICTS))
    for (const language of ['ar', 'fr', 'zgh', 'en'] as const) expect(verdictText(code, language)).toBe(text[language])
  expect(() => verdictText('R999', 'fr')).toThrow('R999')
})
