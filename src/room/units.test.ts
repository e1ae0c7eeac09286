import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Book } from '#election/book/book.ts'
import { indexBook } from '#election/book/index.ts'
import { smallBook, station } from './testing/book.ts'
import { mergedUnits } from './units.ts'

function book(smallestUnit: number, stations: Book['stations']): Book {
  const base = smallBook({ stations })
  return { ...base, publication: { ...base.publication, smallestUnit } }
}

function merged(smallestUnit: number, ...registered: [string, number][]) {
  const stations = registered.map(([office, voters], i) => station(`S${i + 1}`, office, i + 1, voters))
  const { places, stations: hidden } = mergedUnits(indexBook(book(smallestUnit, stations)))
  return { places: [...places], stations: [...hidden] }
}

test('nothing is merged where nothing is small', () => {
  expect(merged(50, ['O1', 300], ['O1', 50], ['O2', 80], ['O3', 90])).toEqual({ places: [], stations: [] })
  expect(merged(0, ['O1', 1], ['O1', 0], ['O2', 80], ['O3', 90])).toEqual({ places: [], stations: [] })
})

test('a small station takes the next smallest with it, so that no subtraction shows it', () => {
  expect(merged(50, ['O1', 300], ['O1', 49], ['O1', 200], ['O2', 80], ['O3', 90]).stations).toEqual(['S2', 'S3'])
})

test('two small stations that are still small together take a third', () => {
  expect(merged(50, ['O1', 20], ['O1', 20], ['O1', 200], ['O1', 300], ['O2', 80], ['O3', 90]).stations).toEqual([
    'S1',
    'S2',
    'S3',
  ])
  expect(merged(50, ['O1', 25], ['O1', 25], ['O1', 200], ['O1', 300], ['O2', 80], ['O3', 90]).stations).toEqual([
    'S1',
    'S2',
  ])
})

test('a small office goes with all it holds, and takes its neighbour along', () => {
  expect(merged(50, ['O1', 30], ['O2', 80], ['O2', 90], ['O3', 90])).toEqual({
    places: ['O1', 'O2'],
    stations: ['S1', 'S2', 'S3'],
  })
})

test('a small commune is shown only in its province', () => {
  expect(merged(50, ['O1', 400], ['O2', 500], ['O3', 30])).toEqual({
    places: ['C1', 'O1', 'O2', 'C2', 'O3'],
    stations: ['S1', 'S2', 'S3'],
  })
})

test('a room that is small as a whole shows nothing', () => {
  expect(merged(500, ['O1', 30], ['O2', 80], ['O3', 90]).places).toHaveLength(8)
})

test('for any book: under a shown parent the hidden units are none, or two or more that reach the threshold together', () => {
  const stations = fc.array(fc.tuple(fc.constantFrom('O1', 'O2', 'O3'), fc.integer({ min: 0, max: 120 })), {
    minLength: 1,
    maxLength: 14,
  })
  fc.assert(
    fc.property(stations, fc.integer({ min: 0, max: 100 }), (list, threshold) => {
      const index = indexBook(
        book(
          threshold,
          list.map(([office, voters], i) => station(`S${i}`, office, i, voters)),
        ),
      )
      const hidden = mergedUnits(index)
      for (const { code } of index.book.places) {
        const stationsHere = index.stationsOf(code)
        if (hidden.places.has(code)) {
          for (const one of stationsHere) expect(hidden.stations.has(one.code)).toBe(true)
          for (const child of index.children(code)) expect(hidden.places.has(child.code)).toBe(true)
          continue
        }
        if (stationsHere.length > 0 && index.registered(code) > 0)
          expect(index.registered(code)).toBeGreaterThanOrEqual(threshold)
        const children = index.children(code)
        const apart =
          children.length > 0
            ? children
                .filter((child) => hidden.places.has(child.code) && index.registered(child.code) > 0)
                .map((child) => index.registered(child.code))
            : stationsHere.filter((one) => hidden.stations.has(one.code)).map((one) => one.registered as number)
        if (apart.length === 0) continue
        expect(apart.length).toBeGreaterThanOrEqual(2)
        expect(apart.reduce((a, b) => a + b)).toBeGreaterThanOrEqual(threshold)
      }
      for (const one of index.book.stations)
        if (one.registered > 0 && one.registered < threshold) expect(hidden.stations.has(one.code)).toBe(true)
    }),
  )
})
