import { expect, test } from 'vitest'
import type { Book, Place } from '#election/book/book.ts'
import { indexBook } from '#election/book/index.ts'
import { sampleBook } from '#election/book/sample.ts'
import type { Count, Instant, Minute, PersonId, StationCode } from '#election/named.ts'
import { smallBook, station } from '../testing/book.ts'
import { acceptSettled } from '../testing/count.ts'
import { TestRoom } from '../testing/room.ts'
import { honestSheet, typing } from '../testing/sheet.ts'
import { analysis, type TurnoutGroup } from './analysis.ts'
import { analysisTable } from './tables.ts'

/** Four stations of two communes, one urban and one rural; S1 counts 60 an hour, the others 15. */
function day(changes: Partial<Book> = {}): TestRoom {
  const base = smallBook()
  const places = base.places.map(
    (place): Place => ({
      ...place,
      ...(place.code === 'C1' ? { setting: 'urban' } : place.code === 'C2' ? { setting: 'rural' } : {}),
    }),
  )
  const room = TestRoom.open(smallBook({ places, ...changes }))
  const phones = ['S1', 'S2', 'S4'].map((code) => room.phone(code, code))
  for (const [i, phone] of phones.entries()) {
    phone.open(room.time(8))
    for (let voter = 0; voter < (i === 0 ? 180 : 45); voter++)
      phone.tick(room.time(8) + voter * (i === 0 ? 60_000 : 240_000), voter % 3 === 0 ? 'w' : 'm')
    phone.pulse(room.time(11))
    room.hearAll(phone, room.time(11))
  }
  return room
}

const at = (room: TestRoom, now: number) => analysis(room.index, room.state, now as Instant)
const group = (groups: readonly TurnoutGroup[], by: string, key: string) =>
  groups.find((one) => one.by === by && one.key === key)

test('turnout by hour of the room, of town and country, of sizes and communes; blank is not zero', () => {
  const room = day()
  const { hours, groups, is_test } = at(room, room.time(11, 59))
  expect([hours, is_test]).toEqual([[540, 600, 660], false])
  expect(groups[0]).toEqual({
    by: 'room',
    key: 'P',
    stations: 4,
    reporting: 3,
    registered: 1150,
    registeredReporting: 750,
    voters: [90, 180, 270],
    total: 270,
    women: 90,
    men: 180,
  })
  expect(group(groups, 'setting', 'urban')).toMatchObject({ stations: 3, reporting: 2, voters: [75, 150, 225] })
  expect(group(groups, 'setting', 'rural')).toMatchObject({ voters: [15, 30, 45], registered: 250 })
  expect(groups.filter(({ by }) => by === 'size').map(({ key, total }) => [key, total])).toEqual([
    ['200-200', 45],
    ['250-250', 45],
    ['300-300', 180],
    ['400-400', undefined],
  ])
  expect(groups.filter(({ by }) => by === 'commune').map(({ key, total }) => [key, total])).toEqual([
    ['C1', 225],
    ['C2', 45],
  ])
  expect(at(room, room.time(8, 59)).hours).toEqual([])
})

test('women and men only where the book counts them', () => {
  const room = day({ counting: { sexes: false } })
  expect(at(room, room.time(11)).groups[0]).not.toHaveProperty('women')
})

test('an outlier is named with what it is compared with; the tolerances are the book’s', () => {
  const alike = Array.from({ length: 7 }, (_, i) => station(`U${i}`, 'O1', 10 + i, 300))
  const find = (turnoutPerMille: number) => {
    const room = TestRoom.open(smallBook({ stations: alike, alertTolerances: { turnoutPerMille } }))
    const phones = alike.map(({ code }) => room.phone(code, code))
    for (const [i, phone] of phones.entries()) {
      phone.open(room.time(8))
      for (let voter = 0; voter < (i === 6 ? 150 : 30 + i); voter++) phone.tick(room.time(8, 0, 20 * voter))
      phone.pulse(room.time(9))
      room.hearAll(phone, room.time(9))
    }
    return at(room, room.time(9)).outliers
  }
  // 150 of 300 against a median of 33 of 300; two groups of the same stations say so, and it stands there once.
  const said = { median: 110, compared: 7 }
  expect(find(150)).toMatchObject([
    {
      station: 'U6',
      commune: 'C1',
      share: 500,
      reasons: [
        { by: 'size', key: '300-300', ...said },
        { by: 'commune', key: 'C1', ...said },
      ],
    },
  ])
  expect(find(390)).toEqual([])
})

test('of several reasons the strongest stands first, and the table has a row a station', () => {
  // Seven small stations that vote slowly, seven large ones that vote fast, and a small one that is faster still.
  const slow = Array.from({ length: 7 }, (_, i) => station(`L${i}`, 'O1', 10 + i, 300))
  const fast = Array.from({ length: 7 }, (_, i) => station(`F${i}`, 'O1', 20 + i, 600))
  const room = TestRoom.open(smallBook({ stations: [...slow, ...fast], alertTolerances: { turnoutPerMille: 50 } }))
  const phones = [...slow, ...fast].map(({ code }) => [code, room.phone(code, code)] as const)
  for (const [code, phone] of phones) {
    phone.open(room.time(8))
    const voters = code === 'L6' ? 150 : code.startsWith('F') ? 180 : 30
    for (let voter = 0; voter < voters; voter++) phone.tick(room.time(8, 0, 15 * voter))
    phone.pulse(room.time(9))
    room.hearAll(phone, room.time(9))
  }
  const made = at(room, room.time(9))
  const one = made.outliers.find((each) => each.station === ('L6' as StationCode))
  expect(one?.reasons.map(({ by, median }) => [by, median])).toEqual([
    ['size', 100],
    ['commune', 300],
  ])
  const { columns, rows } = analysisTable(made, 'outliers')
  expect(rows.map((row) => row[columns.indexOf('station_code')])).toEqual(made.outliers.map((each) => each.station))
  expect(rows[0]).toEqual(['L6', 'C1', 500, 'size', '300-300', 7, 100, 0, 'commune C1 300'])
})

const PREVIOUS = {
  names: { ar: 'السابق', fr: 'Avant' },
  day: '2016-10-07',
  registered: 1000 as Count,
  curve: [
    [540, 60],
    [600, 120],
    [660, 180],
    [1140, 600],
  ].map(([at, voters]) => ({ minute: at as Minute, voters: voters as Count })),
  source: 'test',
}

test('a projection is off unless the book asks for it, names an earlier election, and three hours have passed', () => {
  const now = (room: TestRoom, hour: number) => at(room, room.time(hour)).projection
  expect(now(day({ previous: PREVIOUS }), 11)).toBeUndefined()
  expect(now(day({ analysis: { projection: true } }), 11)).toBeUndefined()
  const room = day({ previous: PREVIOUS, analysis: { projection: true } })
  expect(now(room, 10)).toBeUndefined()
  // 90 an hour against 60: the 420 that came later then make 630 more.
  expect(now(room, 11)).toEqual({ voters: 900, least: 900, most: 901, hours: 3 })
  expect(at(room, room.time(11)).previous).toEqual({ names: PREVIOUS.names, registered: 1000, voters: [60, 120, 180] })
})

test('the interval follows the slowest and the fastest of the last hours and never passes the registered', () => {
  const curve = [
    [540, 60],
    [600, 90],
    [660, 180],
    [1140, 600],
  ].map(([at, voters]) => ({ minute: at as Minute, voters: voters as Count }))
  const room = day({ previous: { ...PREVIOUS, curve }, analysis: { projection: true } })
  // Paces of 90/60, 90/30 and 90/90 of what 420 more were: 630 by all, 420 by the slowest, 1260 by the fastest.
  expect(at(room, room.time(11)).projection).toEqual({ voters: 900, least: 690, most: 1150, hours: 3 })
})

test('staff: sheets an hour and the share of boxes that became others, by pseudonym, without a figure', async () => {
  const room = TestRoom.open(sampleBook())
  const index = indexBook(room.book)
  const desk = {
    index,
    state: () => room.state,
    act: (act: Parameters<TestRoom['must']>[0]) => room.must(act, room.time(22)),
  }
  const right = honestSheet(index, 'A-1-1' as never, 'P-house' as never, [120, 80])
  room.must(typing('clerk-1', right), room.time(21))
  room.must(typing('clerk-2', { ...right, votes: [121, 80] as never }), room.time(21, 10))
  expect(at(room, room.time(22)).staff).toMatchObject([
    { person: 'clerk-1', forms: 1, hours: 1, formsPerHourTenths: 10, boxes: 0, corrected: 0 },
    { person: 'clerk-2', forms: 1, boxes: 0 },
  ])
  const opening = { salt: '1'.repeat(32), value: { values: { 'votes.0': 120 }, reason: 'the photo says 120' } }
  room.must(
    {
      type: 'decide-sheet',
      by: 'verifier' as PersonId,
      station: right.station,
      constituency: right.constituency,
      opening,
    } as never,
    room.time(21, 20),
  )
  await acceptSettled(desk, right.station, right.constituency)
  expect(at(room, room.time(22)).staff).toMatchObject([
    { person: 'clerk-1', boxes: 8, corrected: 0 },
    { person: 'clerk-2', boxes: 8, corrected: 1 },
  ])
})
