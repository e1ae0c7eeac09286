import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Book } from '#election/book/book.ts'
import { indexBook } from '#election/book/index.ts'
import { sampleBook } from '#election/book/sample.ts'
import type { ConstituencyCode, Count, PartyCode } from '#election/named.ts'
import { run } from '#election/pv/rule.ts'
import { SHEET_RULES } from '#election/pv/rules/sheet.ts'
import type { FilledSheet } from '#election/pv/sheet.ts'
import { DEFAULT_SHEET_TOLERANCES } from '#election/pv/tolerances.ts'
import { stationTargets } from '../day/turnout.ts'
import { random } from '../random.ts'
import { trueNight } from './figures.ts'
import { spread, sum } from './spread.ts'

const index = indexBook(withThirdLists(sampleBook()))
const { book } = index

/** A tie needs a third list, which takes the odd vote. */
function withThirdLists(sample: Book): Book {
  const [party] = sample.parties
  const third = (number: number) => ({ number, party: party?.code as PartyCode })
  const constituencies = sample.constituencies.map((one) => ({ ...one, lists: [1, 2, 3].map(third) }))
  return { ...sample, constituencies }
}

/** Any votes that a constituency of the sample book may have been given, not more than came. */
function givenVotes(seed: string, voters: ReadonlyMap<string, number>) {
  const luck = random(seed, 'given')
  return new Map(
    book.constituencies
      .filter(({ district }) => !district && luck.chance(500))
      .map(({ code, place, lists }) => {
        const came = sum(index.stationsOf(place).map((station) => voters.get(station.code) ?? 0))
        const most = Math.floor((came * 8) / 10 / Math.max(1, lists.length))
        return [code, lists.map(() => luck.below(most + 1))] as const
      }),
  )
}

describe('the votes of the stations', () => {
  it('fill every row and every column exactly', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.array(fc.integer({ min: 0, max: 900 }), { minLength: 1, maxLength: 40 }),
        fc.array(fc.integer({ min: 0, max: 500 }), { minLength: 1, maxLength: 20 }),
        (seed, valid, strengths) => {
          const all = sum(valid)
          const totals = strengths.map((strength) => Math.floor((all * strength) / (sum(strengths) || 1)))
          totals[0] = (totals[0] ?? 0) + all - sum(totals)
          const rows = spread(random(seed), valid, totals)
          expect(rows.map(sum)).toEqual(valid)
          expect(totals.map((_, list) => sum(rows.map((row) => row[list] ?? -1)))).toEqual(totals)
          expect(rows.flat().every((count) => Number.isInteger(count) && count >= 0)).toBe(true)
        },
      ),
    )
  })

  it('of a small list are not left over for the last stations', () => {
    const valid = Array.from({ length: 400 }, () => 178)
    const rows = spread(random('small'), valid, [400 * 178 - 89, 89])
    const small = rows.map((row) => row[1] ?? 0)
    expect(Math.max(...small)).toBeLessThanOrEqual(2)
    expect(sum(small.slice(0, 200))).toBeGreaterThan(35)
    expect(sum(small.slice(0, 200))).toBeLessThan(54)
  })

  it('cannot be other than the valid ones', () => {
    expect(() => spread(random('a'), [10], [9])).toThrow('cannot be')
  })
})

describe('a true night', () => {
  it('keeps every identity of every sheet, and sums to the votes that were given', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 100, max: 2000 }), (seed, came) => {
        const voters = stationTargets(book, seed, came)
        const votes = givenVotes(seed, voters)
        const { sheets } = trueNight(index, { seed, voters, votes })
        for (const sheet of sheets.values()) {
          const registered = index.stations.get(sheet.station)?.registered as Count
          const context = { sheet, registered, lines: sheet.votes.length, tolerances: DEFAULT_SHEET_TOLERANCES }
          const errors = run(SHEET_RULES, context).filter(({ code }) => code.startsWith('E'))
          expect(errors).toEqual([])
        }
        for (const [code, lists] of votes) {
          const mine = [...sheets.values()].filter(({ constituency }) => constituency === code)
          expect(lists.map((_, list) => sum(mine.map((sheet) => sheet.votes[list] as number)))).toEqual(lists)
        }
      }),
      { numRuns: 60 },
    )
  })

  it('has one sheet for every station and contest, with the same urn for the contests of one paper', () => {
    const voters = stationTargets(book, 'urn', 1500)
    const { sheets } = trueNight(index, { seed: 'urn', voters, votes: new Map() })
    for (const { code } of book.stations) {
      const mine = index
        .constituenciesOf(code)
        .map((constituency) => sheets.get(`${code}|${constituency.code}`) as FilledSheet)
      expect(mine.every((sheet) => sheet !== undefined)).toBe(true)
      for (const paper of book.papers) {
        const urns = new Set(mine.filter((sheet) => sheet.paper === paper.id).map((s) => `${s.voters} ${s.ballots}`))
        expect(urns.size).toBeLessThanOrEqual(1)
      }
    }
  })

  it('is the same for the same seed, and has ties where it says so', () => {
    const voters = stationTargets(book, 'same', 1800)
    const night = trueNight(index, { seed: 'same', voters, votes: new Map() })
    expect(trueNight(index, { seed: 'same', voters, votes: new Map() })).toEqual(night)
    expect(trueNight(index, { seed: 'other', voters, votes: new Map() })).not.toEqual(night)
    expect(night.tied.length).toBeGreaterThan(0)
    for (const code of night.tied) {
      const lists = book.constituencies.find((one) => one.code === code)?.lists ?? []
      const mine = [...night.sheets.values()].filter(({ constituency }) => constituency === code)
      const totals = lists.map((_, list) => sum(mine.map((sheet) => sheet.votes[list] as number)))
      const [first, second] = totals.toSorted((a, b) => b - a)
      expect(first).toBe(second)
    }
  })

  it('refuses more votes than there were ballots', () => {
    const [constituency] = book.constituencies
    const votes = new Map([[constituency?.code as ConstituencyCode, constituency?.lists.map(() => 5000) ?? []]])
    const voters = stationTargets(book, 'many', 1000)
    expect(() => trueNight(index, { seed: 'many', voters, votes })).toThrow('nothing left')
  })
})
