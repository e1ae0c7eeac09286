import { expect, test } from 'vitest'
import { buildBook } from './build.ts'
import { withChecklist } from './cases/file-cases.ts'
import { csvFiles, sampleFolder } from './cases/sample-folder.ts'
import { statedChecks } from './checklist.ts'
import { sampleBook } from './sample.ts'

const built = (lines: string) => {
  const { outcome } = buildBook(withChecklist(lines))
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.error))
  return outcome.value
}

test('a book states the lines of whom it names, in the order of its rows', () => {
  const book = built('station,seals,أختام,Scellés,yes\noperator,radio,جهاز,Radio,no\nstation,lamp,مصباح,Lampe,')
  expect(statedChecks(book, 'station')).toEqual([
    { for: 'station', code: 'seals', names: { ar: 'أختام', fr: 'Scellés' }, required: true },
    { for: 'station', code: 'lamp', names: { ar: 'مصباح', fr: 'Lampe' } },
  ])
  expect(statedChecks(book, 'operator').map(({ code, required }) => [code, required])).toEqual([['radio', false]])
  expect(statedChecks(book, 'observer')).toEqual([])
})

test('two may have lines of one code', () => {
  expect(built('operator,radio,جهاز,Radio,\nduty-officer,radio,جهاز,Radio,').checklist).toHaveLength(2)
})

test('a book without the table, or with its heading alone, is the book that it was', () => {
  const { outcome } = buildBook(csvFiles(sampleFolder()))
  expect(outcome).toEqual({ ok: true, value: sampleBook() })
  expect(outcome.ok && Object.keys(outcome.value)).not.toContain('checklist')
  expect(Object.keys(built(''))).not.toContain('checklist')
})
