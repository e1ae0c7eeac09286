import { expect, test } from 'vitest'
import { CROWDED } from '#election/map/crowded.ts'
import type { WallDefinition } from '#room/views/wall.ts'
import { stationsByUnit } from './stations.ts'

/** A nation of two provinces with so many communes each, one station a commune. */
function nation(communes: number): WallDefinition {
  const place = (kind: string, parent: number) => ({ kind, parent, stations: 1 })
  const own = Array.from({ length: 2 * communes }, (_, at) => place('commune', 1 + (at % 2)))
  return {
    room: 0,
    places: [place('nation', -1), place('province', 0), place('province', 0), ...own],
    stations: { office: own.map((_, at) => 3 + at) },
  } as unknown as WallDefinition
}

test('a few communes tell of themselves, a crowd of them is told by its provinces with every station', () => {
  expect([...stationsByUnit(nation(CROWDED / 2)).keys()]).toHaveLength(CROWDED)
  const crowd = stationsByUnit(nation(CROWDED))
  expect([...crowd.keys()]).toEqual([1, 2])
  expect([...crowd.values()].flat().sort((a, b) => a - b)).toEqual(Array.from({ length: 2 * CROWDED }, (_, at) => at))
})

test('within one province of a crowd its communes tell of themselves', () => {
  const definition = nation(CROWDED)
  const inside = stationsByUnit(definition, 2)
  expect(inside.size).toBe(CROWDED)
  expect([...inside.keys()].every((commune) => definition.places[commune]?.parent === 2)).toBe(true)
})
