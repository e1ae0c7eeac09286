import { expect, test } from 'vitest'
import type { StationCode } from '../named.ts'
import { DEFAULT_SHEET_TOLERANCES } from '../pv/tolerances.ts'
import { ballotOf } from './ballot.ts'
import { indexBook } from './index.ts'
import { sampleBook } from './sample.ts'

test('a station is told its own papers, contests and lists as printed, and the tolerances of its book', () => {
  const book = { ...sampleBook(), sheetTolerances: { ballotGap: 9 } }
  const { papers, tolerances } = ballotOf(indexBook(book), 'B-1-2' as StationCode)
  expect(papers.map(({ id, contests }) => [id, contests.map(({ constituency }) => constituency)])).toEqual([
    ['house', ['P-house']],
    ['local', ['B-d2']],
  ])
  expect(papers[0]?.contests[0]).toMatchObject({
    names: { fr: 'Liste locale' },
    place: { fr: 'Province' },
    lists: [
      { number: 1, names: { fr: 'Parti X' }, symbol: { fr: 'colombe' } },
      { number: 2, names: { fr: 'Liste Y' } },
    ],
  })
  expect(papers[0]?.contests[0]?.lists[1]).not.toHaveProperty('symbol')
  expect(tolerances).toEqual({ ...DEFAULT_SHEET_TOLERANCES, ballotGap: 9 })
})
