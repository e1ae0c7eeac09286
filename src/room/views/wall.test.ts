import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Instant, PersonId, PlaceCode } from '#election/named.ts'
import type { Act } from '../act.ts'
import { minute, smallBook } from '../testing/book.ts'
import { TestRoom } from '../testing/room.ts'
import { NOTHING_TOLD, STATION_STATUSES, votersOf, wallDefinition, wallPicture } from './wall.ts'
import { applyDelta, mergeCurve, wallDelta } from './wall-delta.ts'

function picture(room: TestRoom, now: number) {
  return wallPicture(room.index, room.state, now as Instant)
}

function status(room: TestRoom, now: number, station = 0): string | undefined {
  return STATION_STATUSES[picture(room, now).stations.status[station] as number]
}

test('a cell: not opened, late, open, silent, open again, incident until noted, closed', () => {
  const room = TestRoom.open()
  const phone = room.phone('a', 'S1')
  expect(status(room, room.time(8, 14))).toBe('not-opened')
  expect(status(room, room.time(8, 15))).toBe('late')
  phone.open(room.time(8, 20))
  room.hearAll(phone, room.time(8, 20))
  expect(status(room, room.time(8, 49, 59))).toBe('open')
  expect(status(room, room.time(8, 50))).toBe('silent')
  phone.pulse(room.time(9))
  room.hearAll(phone, room.time(9))
  expect(status(room, room.time(9))).toBe('open')
  const incident = phone.report(room.time(9, 1))
  room.hearAll(phone, room.time(9, 1))
  expect(status(room, room.time(9, 1))).toBe('incident')
  expect(status(room, room.time(12))).toBe('incident')
  const alert = `A301:S1:${phone.id}-${incident}`
  room.must({ type: 'note-alert', by: 'p1' as PersonId, alert, words: 'ok' }, room.time(12))
  expect(status(room, room.time(12))).toBe('silent')
  phone.close(room.time(19), 0)
  room.hearAll(phone, room.time(19))
  expect(status(room, room.time(23))).toBe('closed')
  const late = phone.report(room.time(23))
  room.hearAll(phone, room.time(23))
  expect(status(room, room.time(23))).toBe('incident')
  phone.undo(room.time(23), late)
  room.hearAll(phone, room.time(23))
  expect(status(room, room.time(23))).toBe('closed')
})

test('the definition holds what does not change, with indexes that fit', () => {
  const previous = {
    names: { ar: '2016', fr: '2016' },
    day: '2016-10-07',
    registered: 1000 as never,
    curve: [{ minute: minute(12), voters: 200 as never }],
    source: 'derived',
  }
  const room = TestRoom.open(smallBook({ previous }))
  const where = { circle: { x: 1, y: 2, r: 3 }, tile: { column: 0, row: 1 } }
  const definition = wallDefinition(room.index, room.state, new Map([['C1' as PlaceCode, where]]))
  expect(definition).toMatchObject({
    book: room.state.book,
    test: false,
    room: 2,
    opens: 480,
    closes: 1140,
    sexes: true,
  })
  expect(definition.places.map(({ parent }) => parent)).toEqual([-1, 0, 1, 2, 2, 3, 3, 4])
  expect(definition.places[3]).toMatchObject({ code: 'C1', registered: 900, stations: 3, ...where })
  expect(definition.places[4]).not.toHaveProperty('circle')
  expect(definition.stations).toMatchObject({
    code: ['S1', 'S2', 'S3', 'S4'],
    office: [5, 5, 6, 7],
    registered: [300, 200, 400, 250],
  })
  expect(definition.previous).toEqual({ names: previous.names, registered: 1000, curve: [[720, 200]] })
})

test('the picture of a room of which nothing was heard is blank, not zero', () => {
  const room = TestRoom.open()
  const blank = picture(room, room.time(7))
  expect(blank).toMatchObject({ position: 0, now: room.time(7), curve: [], alerts: [] })
  expect(blank.stations).toEqual({ status: [0, 0, 0, 0], voters: [-1, -1, -1, -1], heard: [-1, -1, -1, -1] })
  expect(blank.places.every((figure) => figure.join() === NOTHING_TOLD.join())).toBe(true)
})

test('a place where a station only told that it is open has no voters, and zero where a phone begins to count', () => {
  const room = TestRoom.open()
  const by = 'p-ana' as PersonId
  const opened = { type: 'tell-for-station', by, station: 'S1', source: 'call', speaker: 'president' } as const
  room.must({ ...opened, said: { k: 'opened' } } as unknown as Act, room.time(8))
  const told = picture(room, room.time(8, 5))
  // The nation, its region and province, the commune and the central office of S1; then those beside it.
  const above = [0, 1, 2, 3, 5]
  for (const place of above) expect(told.places[place]).toEqual([-1, 1, 0, 1])
  expect(told.places.filter((_, place) => !above.includes(place))).toEqual([NOTHING_TOLD, NOTHING_TOLD, NOTHING_TOLD])
  expect(told.places.map(votersOf)).toEqual(told.places.map(() => undefined))

  const phone = room.phone('a', 'S1')
  phone.open(room.time(8, 10))
  room.hearAll(phone, room.time(8, 11))
  const counting = picture(room, room.time(8, 12))
  for (const place of above) expect(votersOf(counting.places[place] ?? NOTHING_TOLD)).toBe(0)
})

test('a picture taken before stays as it was', () => {
  const room = TestRoom.open()
  const phone = room.phone('a', 'S1')
  const before = picture(room, room.time(8))
  const copy = structuredClone(before)
  phone.tick(room.time(9))
  room.hearAll(phone, room.time(9))
  picture(room, room.time(9))
  expect(before).toEqual(copy)
})

test('deltas lead from each picture to the next, once or twice applied, also past skipped ones', () => {
  const happening = fc.record({
    phone: fc.nat(3),
    what: fc.constantFrom('tick', 'undo', 'open', 'read', 'close', 'report', 'note'),
    after: fc.integer({ min: 0, max: 50 }),
  })
  fc.assert(
    fc.property(fc.array(happening, { minLength: 1, maxLength: 50 }), fc.nat(49), (happenings, skipTo) => {
      const room = TestRoom.open()
      const phones = ['S1', 'S2', 'S3', 'S4'].map((code) => room.phone(code, code))
      let now = room.time(7, 50) as number
      const first = picture(room, now)
      let previous = first
      happenings.forEach(({ phone: p, what, after }, i) => {
        now += after * 60_000
        const phone = phones[p]!
        if (what === 'note') {
          const alert = previous.alerts[0]
          if (alert) room.must({ type: 'note-alert', by: 'p1' as PersonId, alert: alert.id, words: '' }, now)
        } else {
          if (what === 'tick') phone.tick(now)
          if (what === 'undo') phone.undo(now, Math.max(1, phone.last))
          if (what === 'open') phone.open(now)
          if (what === 'read') phone.read(now, minute(12), i)
          if (what === 'close') phone.close(now, i)
          if (what === 'report') phone.report(now)
          room.hearAll(phone, now)
        }
        const next = picture(room, now)
        const delta = JSON.parse(JSON.stringify(wallDelta(previous, next)))
        const made = applyDelta(previous, delta)
        expect(made).toEqual(next)
        expect(applyDelta(made, delta)).toEqual(next)
        if (i === skipTo) expect(applyDelta(first, wallDelta(first, next))).toEqual(next)
        previous = next
      })
    }),
    { numRuns: 100 },
  )
})

test('a voter shows, though the station was heard of at the very same moment', () => {
  const room = TestRoom.open()
  const phone = room.phone('a', 'S1')
  phone.open(room.time(9))
  room.hearAll(phone, room.time(9))
  const before = picture(room, room.time(9))
  phone.tick(room.time(9))
  room.hearAll(phone, room.time(9))
  expect(wallDelta(before, picture(room, room.time(9))).stations).toEqual([[0, 2, 1, room.time(9)]])
})

test('nothing new makes an empty delta', () => {
  const room = TestRoom.open()
  const phone = room.phone('a', 'S1')
  phone.report(room.time(9))
  room.hearAll(phone, room.time(9))
  const delta = wallDelta(picture(room, room.time(9)), picture(room, room.time(9, 1)))
  expect(delta).toEqual({ since: 3, position: 3, now: room.time(9, 1), stations: [], places: [], curve: [] })
})

test('a point of the curve can be taken away', () => {
  expect(
    mergeCurve(
      [
        [5, 1],
        [10, 2],
      ],
      [
        [10, -1],
        [15, 4],
      ],
    ),
  ).toEqual([
    [5, 1],
    [15, 4],
  ])
})
