import { inflateSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { indexBook } from '#election/book/index.ts'
import { sampleBook } from '#election/book/sample.ts'
import type { Count } from '#election/named.ts'
import { instantOf } from '#election/time.ts'
import { FIELD } from '../day/faults.ts'
import { planDay } from '../day/plan.ts'
import { random } from '../random.ts'
import { ON_SHEETS, type SheetMistake, wrongVersions } from './mistakes.ts'
import { sheetPicture } from './picture.ts'
import { planNight } from './plan.ts'

/** The sample's commune A with forty stations, so that every mistake finds a place. */
const book = (() => {
  const sample = sampleBook()
  const [first] = sample.stations
  if (!first) throw new Error('the sample book lost its stations')
  const station = (number: number) => ({ ...first, code: `A-1-${number}` as typeof first.code, number })
  const stations = Array.from({ length: 40 }, (_, at) => ({
    ...station(at + 1),
    registered: (400 + 3 * at) as Count,
  }))
  return { ...sample, stations: [...stations, ...sample.stations.filter(({ office }) => office !== 'A-1')] }
})()
const index = indexBook(book)

const nightOf = (seed: string, leaveSome = false) => {
  const day = planDay(book, { seed, voters: 9000, chances: FIELD })
  return planNight(index, { seed, truth: day.truth, leaveSome })
}

describe('a planned night', () => {
  it('has every sheet once, after the close, and says of every mistake what is wrong', () => {
    fc.assert(
      fc.property(fc.string(), (seed) => {
        const { sheets, begins, late } = nightOf(seed)
        const expected = book.stations.flatMap(({ code }) => index.constituenciesOf(code))
        expect(sheets).toHaveLength(expected.length)
        expect(new Set(sheets.map(({ key }) => key)).size).toBe(sheets.length)
        for (const { right, paper, phone, slip, mistake, at } of sheets) {
          expect(at).toBeGreaterThan(instantOf(book.hours.closes, book))
          expect(at).toBeLessThanOrEqual(late)
          const asPlanned = paper === right && slip === undefined && (phone === undefined || phone === right)
          const needsFigures = !['no-photo', 'late-paper', 'lost-paper', undefined].includes(mistake?.kind)
          expect(asPlanned).toBe(!needsFigures)
        }
        expect(begins).toBeLessThan(late)
      }),
      { numRuns: 20 },
    )
  })

  it('plants every kind, one at a station at most, and is the same for the same seed', () => {
    const night = nightOf('kinds')
    const planted = night.sheets.flatMap(({ mistake, right }) => (mistake ? [[mistake.kind, right.station]] : []))
    expect(new Set(planted.map(([kind]) => kind))).toEqual(new Set(Object.keys(ON_SHEETS)))
    expect(new Set(planted.map(([, station]) => station)).size).toBe(planted.length)
    expect(nightOf('kinds')).toEqual(night)
  })

  it('leaves nothing open unless visitors come', () => {
    expect(nightOf('left').sheets.filter(({ left }) => left)).toEqual([])
    const left = nightOf('left', true).sheets.filter((sheet) => sheet.left)
    expect(left.map(({ mistake }) => mistake?.kind ?? 'none').toSorted()).toEqual(
      ['late-paper', 'no-photo', 'none', 'none', 'swapped-lines', 'wrong-sum'].toSorted(),
    )
  })

  it('has no sheet of a station that did not close', () => {
    const [station] = book.stations
    const day = planDay(book, { seed: 'open', voters: 9000, ...(station && { leaveOpen: station.code }) })
    const { sheets, truth } = planNight(index, { seed: 'open', truth: day.truth })
    expect(sheets.filter(({ right }) => right.station === station?.code)).toEqual([])
    expect([...truth.sheets.values()].filter((sheet) => sheet.station === station?.code)).not.toEqual([])
  })
})

describe('a wrong version', () => {
  it('differs from what is right, and a sheet that cannot be wrong so has none', () => {
    const [right, neighbour] = [...nightOf('wrong').truth.sheets.values()]
    if (!right || !neighbour) throw new Error('the night is empty')
    for (const kind of Object.keys(ON_SHEETS) as SheetMistake[]) {
      const wrong = wrongVersions(random('wrong', kind), kind, right, neighbour)
      for (const version of Object.values(wrong ?? {})) expect(version, kind).not.toEqual(right)
    }
    const flat = { ...right, votes: right.votes.map(() => 7 as Count), void: 0 as Count, voters: 0 as Count }
    for (const kind of ['wrong-sum', 'wrong-ballots', 'swapped-lines', 'slip-lines', 'slip-voters'] as const) {
      expect(wrongVersions(random('flat'), kind, flat, neighbour), kind).toBeUndefined()
    }
    expect(wrongVersions(random('alone'), 'duplicated-station', right, undefined)).toBeUndefined()
  })
})

describe('the picture of a sheet', () => {
  it('is a PNG with the figures in it, the same each time', () => {
    const [sheet] = [...nightOf('picture').truth.sheets.values()]
    if (!sheet) throw new Error('the night is empty')
    const bytes = Buffer.from(sheetPicture(sheet, ['X', 'Y']))
    expect(bytes.subarray(0, 8).toString('latin1')).toBe('\x89PNG\r\n\x1a\n')
    const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)]
    const data = bytes.indexOf('IDAT')
    const raw = inflateSync(bytes.subarray(data + 4, data + 4 + bytes.readUInt32BE(data - 4)))
    expect(raw).toHaveLength((width / 8 + 1) * height)
    expect(Buffer.from(sheetPicture(sheet, ['X', 'Y'])).equals(bytes)).toBe(true)
    const other = { ...sheet, void: (sheet.void + 1) as Count }
    expect(Buffer.from(sheetPicture(other, ['X', 'Y'])).equals(bytes)).toBe(false)
  })
})
