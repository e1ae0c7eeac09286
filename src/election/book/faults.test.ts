import { describe, expect, test } from 'vitest'
import { LANGUAGES } from '../languages.ts'
import { BOOK_CASES } from './cases/book-cases.ts'
import { FILE_CASES } from './cases/file-cases.ts'
import { BOOK_FAULTS, type FaultCode, faultLine, isNote, pathText } from './faults.ts'

const codes = Object.keys(BOOK_FAULTS) as FaultCode[]
/** Faults that only the reading of files from a disk can meet; their tests are beside the command. */
const ELSEWHERE: readonly FaultCode[] = ['B015', 'B016']

test('every code has a way to cause it among the tests', () => {
  const caused = new Set<string>([...BOOK_CASES, ...FILE_CASES].map(([code]) => code))
  expect(codes.filter((code) => !caused.has(code) && !ELSEWHERE.includes(code))).toEqual([])
})

describe('every text is complete in the four languages', () => {
  test.each(codes)('%s', (code) => {
    const marks = (text: string) => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort()
    const text = BOOK_FAULTS[code]
    for (const language of LANGUAGES) {
      expect(text[language].trim()).not.toBe('')
      expect(marks(text[language])).toEqual(marks(text.en))
    }
    expect(text.ar).toMatch(/\p{Script=Arabic}/u)
    expect(text.zgh).toMatch(/\p{Script=Tifinagh}/u)
    expect(text.zgh).not.toMatch(/\p{Script=Arabic}/u)
  })
})

test('a line for a person says where, what and what to do', () => {
  const fault = {
    code: 'B104',
    path: ['stations', 3, 'registered'],
    cell: { file: 'stations.csv', line: 5, column: 'registered' },
    parameters: { value: 'x' },
  } as const
  expect(faultLine(fault, 'en')).toBe(
    'stations.csv, line 5, column registered: B104 “x” is not a whole number. Write digits only, no decimal mark and no unit.',
  )
  expect(faultLine(fault, 'ar')).toContain('stations.csv، السطر 5، العمود registered: B104 «x»')
  const { cell: _, ...bare } = fault
  expect(faultLine(bare, 'fr')).toContain('stations[3].registered: B104 « x »')
})

test('only B02… are notes', () => {
  const notes = codes.filter((code) => isNote({ code, path: [], parameters: {} }))
  expect(notes).toEqual(['B021', 'B022', 'B023', 'B024'])
  expect(pathText(['hours', 'readings', 0])).toBe('hours.readings[0]')
})
