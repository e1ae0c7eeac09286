import { expect, it } from 'vitest'
import { indexBook } from '#election/book/index.ts'
import { sampleBook } from '#election/book/sample.ts'
import type { ContestResult } from './night/results.ts'
import { contestLines, percentage } from './report.ts'
import { readTurnout } from './turnout-file.ts'

it('shows a share with two decimals, rounded half up, exactly', () => {
  expect(percentage(82_933, 160_630)).toBe('51.63')
  expect(percentage(0, 10)).toBe('0.00')
  expect(percentage(10, 10)).toBe('100.00')
  expect(percentage(1, 3)).toBe('33.33')
  expect(percentage(2, 3)).toBe('66.67')
  // 0.005 % exactly: half goes up.
  expect(percentage(1, 20_000)).toBe('0.01')
  expect(percentage(1, 20_001)).toBe('0.00')
  expect(percentage(0, 0)).toBe('0.00')
})

const book = sampleBook()
const lines = (voters: number) => book.stations.map(({ code }) => `${code},${voters}`)

it('reads how many voted at every station', () => {
  const turnout = readTurnout(`station,voters\n${lines(120).join('\n')}\n`, book)
  expect([...turnout.keys()]).toEqual(book.stations.map(({ code }) => code))
  expect(new Set(turnout.values())).toEqual(new Set([120]))
})

it('refuses a file that leaves a station out, names one twice, a stranger, or more voters than registered', () => {
  const [first = '', ...rest] = lines(120)
  const read = (all: readonly string[]) => () => readTurnout(`station,voters\n${all.join('\n')}\n`, book)
  expect(read(rest)).toThrow('not every station')
  expect(read([first, first, ...rest])).toThrow('twice')
  expect(read(['nowhere,3', ...rest])).toThrow('not every station')
  expect(read(lines(5000))).toThrow('“5000” is no number of voters')
  expect(read(lines(1.5))).toThrow('“1.5”')
})

it('tells of every contest votes, seats and where what was planted was caught', () => {
  const result = {
    contest: 'house-local',
    status: 'provisional',
    sheets: 5,
    sheetsCounted: 5,
    valid: 80,
    votes: { X: 50, Y: 30 },
    seats: { X: 2, Y: 0 },
    seatsOpen: 1,
    planted: [
      { kind: 'wrong-sum', caught: ['E105'] },
      { kind: 'wrong-sum', caught: ['E105'] },
      { kind: 'tie', caught: [] },
    ],
  } as unknown as ContestResult
  const night = { contests: [result] } as never
  expect(contestLines({ night }, indexBook(book), 'fr')).toEqual([
    '',
    'Liste locale : provisional, procès-verbaux 5 sur 5, suffrages exprimés 80',
    '  suffrages  X 50, Y 30',
    '  sièges  X 2, à pourvoir 1',
    '  décelé  2 wrong-sum par E105, 1 tie pas encore',
  ])
  expect(contestLines({ night }, indexBook(book), 'ar')[3]).toBe('  المقاعد  X 2, بلا شاغل 1')
  expect(contestLines({}, indexBook(book), 'en')).toEqual([])
})
