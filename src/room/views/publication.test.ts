import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Instant } from '#election/named.ts'
import { NOTHING_YET } from '../gate.ts'
import { minute, smallBook, station } from '../testing/book.ts'
import { TestRoom } from '../testing/room.ts'
import { turnoutPublication } from './publication.ts'

test('rows in book order, each with its figure, its times and its curve', () => {
  const room = TestRoom.open()
  const phone = room.phone('a', 'S2')
  phone.tick(room.time(8, 1))
  phone.tick(room.time(8, 7))
  room.hearAll(phone, room.time(8, 8))
  const publication = turnoutPublication(room.index, room.state, room.time(9))
  expect(publication).toMatchObject({
    format: 'sunduq-turnout/1',
    book: 'small',
    test: false,
    position: 3,
    horizon: room.time(9),
  })
  expect(publication.stations[0]).toEqual({
    code: 'S1',
    registered: 300,
    source: 'none',
    status: 'not-opened',
    curve: [],
  })
  const figure = {
    voters: 2,
    observed: room.time(8, 7),
    received: room.time(8, 8),
    curve: [
      [485, 1],
      [490, 2],
    ],
  }
  expect(publication.stations[1]).toEqual({ code: 'S2', registered: 200, source: 'ticks', status: 'open', ...figure })
  expect(publication.places.map(({ code }) => code)).toEqual(['N', 'R', 'P', 'C1', 'C2', 'O1', 'O2', 'O3'])
  const c1 = { code: 'C1', registered: 900, stations: 3, reporting: 1, opened: 1, closed: 0, registeredReporting: 200 }
  expect(publication.places[3]).toEqual({ ...c1, ...figure })
  expect(publication.places[4]).not.toHaveProperty('voters')
})

test('a state that heard anything after the horizon is never published', () => {
  const room = TestRoom.open()
  room.must({ type: 'heartbeat' }, room.time(12, 0, 1))
  expect(() => turnoutPublication(room.index, room.state, room.time(12))).toThrow('horizon')
  expect(() => turnoutPublication(room.index, room.state, NOTHING_YET)).toThrow('horizon')
  expect(turnoutPublication(room.index, room.state, room.time(12, 0, 1)).position).toBe(1)
})

test('before the first slot an empty room is published: every station missing, no figure', () => {
  const room = new TestRoom()
  const publication = turnoutPublication(room.index, room.state, NOTHING_YET)
  expect(publication).toMatchObject({ position: -1, horizon: 0 })
  for (const row of [...publication.places, ...publication.stations]) {
    expect(row).not.toHaveProperty('voters')
    expect(row.curve).toEqual([])
  }
})

test('a merged unit shows no figure, no curve and no time; its parent holds them', () => {
  const book = smallBook({
    stations: [
      station('S1', 'O1', 1, 300),
      station('S2', 'O1', 2, 20),
      station('S3', 'O1', 3, 90),
      station('S4', 'O3', 1, 250),
    ],
  })
  const room = TestRoom.open({ ...book, publication: { ...book.publication, smallestUnit: 50 } })
  for (const code of ['S1', 'S2', 'S3']) {
    const phone = room.phone(code, code)
    phone.tick(room.time(9))
    room.hearAll(phone, room.time(9))
  }
  const { stations, places } = turnoutPublication(room.index, room.state, room.time(9))
  expect(stations.map(({ voters, merged }) => [voters, merged])).toEqual([
    [1, undefined],
    [undefined, true],
    [undefined, true],
    [undefined, undefined],
  ])
  expect(stations[1]).toEqual({ code: 'S2', registered: 20, source: 'none', status: 'open', merged: true, curve: [] })
  expect(places.find(({ code }) => code === 'O1')).toMatchObject({ voters: 3, reporting: 3 })
})

test('a merged place shows no figure either', () => {
  const book = smallBook({
    stations: [station('S1', 'O1', 1, 300), station('S3', 'O2', 3, 20), station('S4', 'O3', 1, 250)],
  })
  const room = TestRoom.open({ ...book, publication: { ...book.publication, smallestUnit: 50 } })
  const phone = room.phone('a', 'S3')
  phone.tick(room.time(9))
  room.hearAll(phone, room.time(9))
  const { places } = turnoutPublication(room.index, room.state, room.time(9))
  const counts = { registered: 20, stations: 1, reporting: 1, opened: 1, closed: 0, registeredReporting: 20 }
  expect(places.find(({ code }) => code === 'O2')).toEqual({ code: 'O2', ...counts, merged: true, curve: [] })
  expect(places.find(({ code }) => code === 'C1')).toMatchObject({ voters: 1 })
})

test('for any day: a parent is the sum of its children, at every five minutes', () => {
  const day = fc.array(
    fc.record({
      phone: fc.nat(3),
      at: fc.integer({ min: 470, max: 1200 }),
      what: fc.constantFrom('tick', 'tick', 'tick', 'read', 'close'),
      count: fc.nat(200),
    }),
    { maxLength: 80 },
  )
  fc.assert(
    fc.property(day, (events) => {
      const room = TestRoom.open()
      const phones = ['S1', 'S2', 'S3', 'S4'].map((code) => room.phone(code, code))
      for (const { phone: p, at, what, count } of [...events].sort((a, b) => a.at - b.at)) {
        const now = room.time(0, at)
        if (what === 'tick') phones[p]!.tick(now)
        if (what === 'read') phones[p]!.read(now, minute(12), count)
        if (what === 'close') phones[p]!.close(now, count)
      }
      for (const phone of phones) if (phone.last > 0) room.hearAll(phone, room.time(21))
      const { places, stations } = turnoutPublication(room.index, room.state, room.time(21) as Instant)
      const valueAt = (curve: readonly (readonly [number, number])[], at: number) =>
        curve.findLast(([point]) => point <= at)?.[1] ?? 0
      const rows = new Map<string, (typeof places)[number] | (typeof stations)[number]>()
      for (const row of [...places, ...stations]) rows.set(row.code, row)
      for (const { code, voters, curve } of places) {
        const children = room.index.children(code).length > 0 ? room.index.children(code) : room.index.stationsOf(code)
        const parts = children.map((child) => rows.get(child.code)!)
        expect(voters ?? 0).toBe(parts.reduce((sum, part) => sum + (part.voters ?? 0), 0))
        const every = Array.from({ length: 160 }, (_, i) => 465 + 5 * i)
        expect(every.map((at) => valueAt(curve, at))).toEqual(
          every.map((at) => parts.reduce((sum, part) => sum + valueAt(part.curve, at), 0)),
        )
      }
    }),
    { numRuns: 60 },
  )
})
