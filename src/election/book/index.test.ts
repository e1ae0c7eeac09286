import { expect, test } from 'vitest'
import type { PlaceCode, StationCode } from '../named.ts'
import { indexBook } from './index.ts'
import { sampleBook } from './sample.ts'

const index = indexBook(sampleBook())
const place = (code: string) => code as PlaceCode
const station = (code: string) => code as StationCode
const codes = (things: readonly { code: string }[]) => things.map(({ code }) => code)

test('a station knows its way up to the nation', () => {
  expect(codes(index.ancestors(station('B-1-2')))).toEqual(['B-1', 'B', 'P', 'R', 'N'])
  expect(index.commune(station('B-1-2')).code).toBe('B')
})

test('a place knows its children, its stations in book order and its registered voters', () => {
  expect(codes(index.children(place('P')))).toEqual(['A', 'B'])
  expect(codes(index.children(place('A-1')))).toEqual([])
  expect(codes(index.stationsOf(place('A')))).toEqual(['A-1-1', 'A-1-2', 'A-1-3'])
  expect(codes(index.stationsOf(place('N')))).toEqual(codes(index.book.stations))
  expect(['N', 'P', 'A', 'B-1'].map((code) => index.registered(place(code)))).toEqual([2000, 2000, 1430, 570])
})

test('a station votes in the constituencies that hold it, districts by name, in the order of contests', () => {
  expect(codes(index.constituenciesOf(station('A-1-1')))).toEqual(['P-house', 'A-council'])
  expect(codes(index.constituenciesOf(station('B-1-1')))).toEqual(['P-house', 'B-d1'])
  expect(codes(index.constituenciesOf(station('B-1-2')))).toEqual(['P-house', 'B-d2'])
})

test('positions are those of the book', () => {
  expect(index.stationIndex.get(station('B-1-1'))).toBe(3)
  expect(index.stations.get(station('B-1-1'))).toBe(index.book.stations[3])
})

test('what is not in the book throws', () => {
  expect(() => index.registered(place('Z'))).toThrow('not in the book: Z')
  expect(() => index.ancestors(station('Z'))).toThrow('not in the book: Z')
})
