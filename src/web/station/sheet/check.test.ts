import { expect, it } from 'vitest'
import { ballotOf } from '#election/book/ballot.ts'
import { indexBook } from '#election/book/index.ts'
import { sampleBook } from '#election/book/sample.ts'
import type { Count, Instant, ItemNumber, Minute, StationCode } from '#election/named.ts'
import { type Sheet, withCount } from '#election/pv/sheet.ts'
import type { SaidSheet } from '#phone/sheet.ts'
import type { StationBrief } from '#room/views/station.ts'
import { findingsOf, sumsOf } from './check.ts'
import { begun, filledOf, lastSaid, nextVersion, resumed } from './draft.ts'

const station = 'A-1-1' as StationCode
const ballot = ballotOf(indexBook(sampleBook()), station)
const [paper] = ballot.papers
const contest = paper?.contests[0]
if (!paper || !contest) throw new Error('the sample book lost something')
const brief = (sheets: readonly (readonly [string, number])[] = []) =>
  ({ code: station, registered: 500, seen: { sheets } }) as unknown as StationBrief
const count = (value: number) => value as Count

const filled = {
  ...begun(brief(), paper, contest, undefined, undefined),
  voters: 160,
  ballots: 160,
  void: 20,
  contested: 0,
  valid: 140,
  votes: [80, 60],
} as unknown as Sheet
const said = (sheet: Sheet, version: number): SaidSheet => ({
  sheet,
  version,
  n: version as ItemNumber,
  at: 1 as Instant,
})
const codes = (sheet: Sheet, others: readonly Sheet[] = [], day = {}) =>
  findingsOf(ballot, contest, count(500), sheet, others, day).map(({ code }) => code)

it('says nothing of an honest sheet, and speaks of the station once the sheet is filled', () => {
  expect(codes(filled)).toEqual([])
  const other = { ...filled, constituency: 'other', paper: 'other', voters: count(159) } as Sheet
  expect(codes(filled, [other])).toEqual(['W251'])
  expect(codes(withCount(filled, 'void', null), [other])).toEqual(['E101'])
  const day = { ticks: count(160), finalReading: count(158), closed: 1140 as Minute }
  expect(codes(filled, [], day)).toEqual(['W302'])
})

it('leaves every figure as it was typed', () => {
  const wrong = withCount(filled, 'votes.1', count(61))
  expect(codes(wrong)).toEqual(['E105'])
  expect(wrong.votes).toEqual([80, 61])
  expect(sumsOf(wrong)).toEqual({ counted: { sum: 160, total: 160 }, votes: { sum: 141, total: 140 } })
  expect(sumsOf(withCount(wrong, 'valid', null))).toMatchObject({ votes: { sum: 141, total: undefined } })
})

it('begins blank but for what the paper shares, and a correction with what was said', () => {
  const blank = begun(brief(), paper, contest, { voters: count(160), ballots: null }, undefined)
  expect(blank).toMatchObject({ registered: 500, voters: 160, ballots: null, void: null, votes: [null, null] })
  expect(begun(brief(), paper, contest, undefined, said(filled, 1))).toEqual(filled)
  const draft = { void: count(1), contested: null, valid: null, votes: [count(2), null], observations: 'ن' }
  const shared = { voters: count(7), ballots: count(8) }
  const again = resumed(brief(), paper, contest, shared, { ...draft, version: 1, reason: '' })
  expect(again).toMatchObject({ ...shared, ...draft, station, paper: paper.id })
  expect(filledOf({ ...draft, version: 1, reason: '' })).toBe(2)
})

it('numbers versions after its own and after what the room counts of other phones', () => {
  expect(nextVersion(brief(), [], contest)).toBe(1)
  expect(nextVersion(brief([[contest.constituency, 2]]), [said(filled, 1)], contest)).toBe(3)
  expect(nextVersion(brief([['other', 7]]), [said(filled, 1), said(filled, 2)], contest)).toBe(3)
  expect(lastSaid([said(filled, 1), said(filled, 2)], contest)?.version).toBe(2)
})
