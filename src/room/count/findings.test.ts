import { expect, it } from 'vitest'
import { type BookIndex, indexBook } from '#election/book/index.ts'
import { sampleBook } from '#election/book/sample.ts'
import type { Sheet } from '#election/pv/sheet.ts'
import { typingFindings } from './findings.ts'

/** A sheet whose urn holds four ballots less than there are signatures. */
function codes(index: BookIndex): string[] {
  const [station] = index.book.stations
  const [constituency] = station ? index.constituenciesOf(station.code) : []
  if (!station || !constituency) throw new Error('the sample book lost something')
  const counts = { registered: station.registered, voters: 124, ballots: 120, void: 20, contested: 0, valid: 100 }
  const where = { station: station.code, constituency: constituency.code, paper: 'house', observations: '' }
  const sheet = { ...where, ...counts, votes: [57, 43] } as unknown as Sheet
  return typingFindings(index, constituency, sheet).map(({ code }) => code)
}

it('the book decides how large a gap is', () => {
  expect(codes(indexBook(sampleBook()))).toEqual(['W151', 'W153'])
  expect(codes(indexBook({ ...sampleBook(), sheetTolerances: { ballotGap: 4 } }))).toEqual(['W151'])
})
