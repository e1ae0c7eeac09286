import { expect, test } from 'vitest'
import type { WallDefinition } from '#room/views/wall.ts'
import { FOUND, findStations } from './stations.ts'

const names = [
  { ar: 'مدرسة الأمل', fr: 'École Al Amal' },
  { ar: 'دار الشباب', fr: 'Maison des jeunes' },
  { ar: 'مدرسة النور', fr: 'École An Nour' },
]
const definition = {
  stations: { code: ['A-12', 'B-2', 'C-3'], number: [1, 2, 12], names },
} as unknown as WallDefinition

test('a station is found by its number first, by a part of its code, and by a name without its accents', () => {
  expect(findStations(definition, '12')).toEqual(['C-3', 'A-12'])
  expect(findStations(definition, ' b-')).toEqual(['B-2'])
  expect(findStations(definition, 'ecole')).toEqual(['A-12', 'C-3'])
  expect(findStations(definition, 'الشباب')).toEqual(['B-2'])
  expect(findStations(definition, '  ')).toEqual([])
})

test('a search that says little shows no more than can be looked at', () => {
  const many = Array.from({ length: 40_000 }, (_, i) => i)
  const wide = {
    stations: { code: many.map((i) => `S${i}`), number: many.map((i) => i % 400), names: many.map(() => names[0]) },
  } as unknown as WallDefinition
  expect(findStations(wide, 's')).toHaveLength(FOUND)
  expect(findStations(wide, '7')).toHaveLength(FOUND)
})
