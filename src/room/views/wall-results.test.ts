import { beforeEach, describe, expect, it } from 'vitest'
import { sampleBook } from '#election/book/sample.ts'
import type { ConstituencyCode, Instant, StationCode } from '#election/named.ts'
import { acceptSheet, type Desk, release } from '../testing/count.ts'
import { TestRoom } from '../testing/room.ts'
import { honestSheet } from '../testing/sheet.ts'
import { wallResults } from './wall-results.ts'

let room: TestRoom
let desk: Desk
let now: Instant

beforeEach(() => {
  room = TestRoom.open(twoLists())
  now = room.time(22)
  desk = { index: room.index, state: () => room.state, act: (act) => room.must(act, now) }
})

/** The sample, with a second list in each of its two districts. */
function twoLists() {
  const book = sampleBook()
  const both = [
    { number: 1, party: 'X' },
    { number: 2, party: 'Y' },
  ] as unknown as (typeof book.constituencies)[number]['lists']
  return {
    ...book,
    constituencies: book.constituencies.map((one) => (one.district ? { ...one, lists: both } : one)),
  }
}

const count = (station: string, votes: readonly number[], constituency: string) =>
  acceptSheet(desk, honestSheet(room.index, station as StationCode, constituency as ConstituencyCode, votes))
const see = (contest: string) => {
  const found = wallResults(room.index, room.state, now).find((one) => one.contest === contest)
  if (!found) throw new Error(`the book has ${contest}`)
  return found
}

describe('the results on the wall', () => {
  it('hold no figure, no time and no constituency before a release', async () => {
    await count('B-1-1', [80, 79], 'B-d1')
    expect(see('commune-district')).toMatchObject({
      status: 'unreleased',
      asOf: null,
      valid: null,
      lines: [],
      constituencies: [],
    })
    expect(see('commune-district').progress).toBeUndefined()
  })

  it('tell each constituency of many in short, and the closest of them, when every sheet is told', async () => {
    await count('B-1-1', [80, 79], 'B-d1')
    await release(desk, 'commune-district', 'office')
    const contest = see('commune-district')
    expect(contest.progress).toEqual({ counted: 1, expected: 2, review: 0, awaited: 1, excluded: 0 })
    expect(contest.asOf).toBe(now)
    expect(contest.constituencies.map(({ code, counted, winners, close }) => [code, counted, winners, close])).toEqual([
      ['B-d1', 1, [expect.objectContaining({ key: '1', votes: 80, seats: 1 })], expect.objectContaining({ votes: 2 })],
      ['B-d2', 0, [], undefined],
    ])
    expect(contest.close).toMatchObject({ votes: 2, names: { fr: 'Parti Y' }, where: { fr: 'District 1' } })
    await count('B-1-2', [60, 59], 'B-d2')
    // Equal margins: the first in the book.
    expect(see('commune-district').close?.where).toMatchObject({ fr: 'District 1' })
  })

  it('hold no constituency below the level of the release', async () => {
    await count('B-1-1', [80, 79], 'B-d1')
    await release(desk, 'commune-district', 'province')
    expect(see('commune-district')).toMatchObject({ status: 'partial', valid: 159, constituencies: [] })
    expect(see('commune-district').close).toBeUndefined()
  })

  it('tell the one constituency of a contest by its lists', async () => {
    await count('A-1-1', [120, 80], 'P-house')
    await release(desk, 'house-local', 'province')
    const contest = see('house-local')
    expect(contest.constituencies).toEqual([])
    expect(contest.lines.map(({ key, votes }) => [key, votes])).toEqual([
      ['1', 120],
      ['2', 80],
    ])
    expect(contest.close?.where).toBeUndefined()
  })
})
