import { expect, it } from 'vitest'
import type { Station } from '#election/book/book.ts'
import { type BookIndex, indexBook } from '#election/book/index.ts'
import { sampleBook } from '#election/book/sample.ts'
import type { ConstituencyCode, Count } from '#election/named.ts'
import type { Sheet } from '#election/pv/sheet.ts'
import { TestRoom } from '../testing/room.ts'
import { honestSheet, typing } from '../testing/sheet.ts'
import { formOf } from './apply.ts'
import { countContext } from './context.ts'
import { findingsOf } from './decide.ts'
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

it('the sheet is compared with the same station at the previous election, where the book knows it', () => {
  const found = (previous: Station['previous']) => {
    const book = sampleBook()
    const [first, ...rest] = book.stations as [Station, ...Station[]]
    const room = TestRoom.open({ ...book, stations: [previous ? { ...first, previous } : first, ...rest] })
    const sheet = honestSheet(room.index, first.code, 'P-house' as ConstituencyCode, [150, 100])
    for (const hand of ['c1', 'c2']) room.must(typing(hand, sheet), room.time(20))
    const form = formOf(room.state.count, first.code, sheet.constituency)
    return findingsOf(countContext(room.index, room.state), form).map(({ code }) => code)
  }
  const counts = (registered: number, voters: number) => ({ registered: registered as Count, voters: voters as Count })
  expect(found(undefined)).toEqual([])
  expect(found(counts(500, 240))).toEqual([])
  expect(found(counts(800, 400))).toEqual(['W361'])
  expect(found(counts(500, 90))).toEqual(['W362'])
})
