import { expect, test } from 'vitest'
import { resultChanges } from './result-changes.ts'
import type { ListRow, ResultsVersion } from './results.ts'

const list = (number: number, seats: number, reserved_seats: number | null) =>
  ({ number, votes: 450, seats, reserved_seats }) as ListRow

/** A version whose only constituency has these lists. */
function version(...lists: readonly ListRow[]): ResultsVersion {
  const row = { constituency_code: 'C', status: 'provisional', voters: 900, valid: 900, lists }
  return { constituencies: [row], places: [], stations: [] } as unknown as ResultsVersion
}

test('a decision that moves seats between the parts is told, though no list has another number of seats', () => {
  const changes = resultChanges(version(list(1, 2, 0), list(2, 2, 1)), version(list(1, 2, 1), list(2, 2, 0)))
  expect(changes.map(({ field, before, after }) => [field, before, after])).toEqual([
    ['reserved_seats.1', 0, 1],
    ['reserved_seats.2', 1, 0],
  ])
})

test('where the seats are one part nothing is said of a second', () => {
  const changes = resultChanges(undefined, version(list(1, 2, null), list(2, 1, null)))
  expect(changes.map(({ field }) => field)).toEqual([
    'status',
    'voters',
    'valid',
    'votes.1',
    'votes.2',
    'seats.1',
    'seats.2',
  ])
})
