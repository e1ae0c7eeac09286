import { expect, it } from 'vitest'
import type { Book, Place, Station } from '#election/book/book.ts'
import { sampleBook } from '#election/book/sample.ts'
import type { ConstituencyCode, Count, PersonId, PlaceCode, StationCode } from '#election/named.ts'
import type { Sheet } from '#election/pv/sheet.ts'
import { TestRoom } from '../testing/room.ts'
import { contestView } from './desk-contest.ts'
import { PLACES_SHOWN } from './desk-contests.ts'

const HOUSE = 'P-house' as ConstituencyCode

/** The sample with so many more central offices in its first commune, each with one station. */
function manyOffices(more: number): Book {
  const book = sampleBook()
  const [first] = book.stations as [Station, ...Station[]]
  const offices = Array.from({ length: more }, (_, i) => `A-x${i}` as PlaceCode)
  return {
    ...book,
    places: [
      ...book.places,
      ...offices.map((code): Place => ({ code, kind: 'office', parent: 'A' as PlaceCode, names: first.names })),
    ],
    stations: [
      ...book.stations,
      ...offices.map(
        (office, i): Station => ({
          ...first,
          ...{ office, code: `${office}-1` as StationCode, number: 100 + i },
        }),
      ),
    ],
  }
}

function shown(room: TestRoom, under?: string) {
  const view = contestView(room.index, room.state, HOUSE, room.time(20), 'fr', under as PlaceCode)
  return { ...view, codes: view?.places.map(({ place }) => place as string) ?? [] }
}

it('tells every place of a constituency, and of one with too many the central offices of a commune at a time', () => {
  const small = shown(TestRoom.open(sampleBook()))
  expect([small.folded, small.codes.includes('A-1')]).toEqual([undefined, true])

  const room = TestRoom.open(manyOffices(PLACES_SHOWN))
  const above = ['P', 'A', 'B']
  expect([shown(room).folded, shown(room).codes]).toEqual([true, above])
  expect(shown(room, 'B').codes).toEqual([...above, 'B-1'])
  expect(shown(room, 'A').codes).toHaveLength(above.length + PLACES_SHOWN + 1)
})

it('never folds a central office whose written sum is apart away', () => {
  const room = TestRoom.open(manyOffices(PLACES_SHOWN))
  const written = (place: string, valid: number): void => {
    const sheet = {
      ...{ station: place, constituency: HOUSE, paper: 'house', observations: '' },
      ...{ registered: 0, voters: valid, ballots: valid, void: 0, contested: 0, valid, votes: [valid, 0] },
    } as unknown as Sheet
    const opening = { salt: '0'.repeat(32), value: sheet }
    room.must(
      { type: 'type-sum', by: 'v' as PersonId, place: place as PlaceCode, constituency: HOUSE, opening },
      room.time(20),
    )
  }
  written('A-x7', 5)
  // Nothing was counted there either: equal, and folded away.
  written('A-x8', 0 as Count)
  expect(shown(room).codes).toEqual(['P', 'A', 'B', 'A-x7'])
})
