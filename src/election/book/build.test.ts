import { describe, expect, test } from 'vitest'
import { type Built, buildBook } from './build.ts'
import { cell, FILE_CASES } from './cases/file-cases.ts'
import { csvFiles, sampleFolder } from './cases/sample-folder.ts'
import { type Fault, isNote } from './faults.ts'
import { sampleBook } from './sample.ts'

const told = ({ outcome, notes }: Built): readonly Fault[] => [...(outcome.ok ? [] : outcome.error), ...notes]
const at = ({ code, cell: where }: Fault) =>
  `${code} ${[where?.file, where?.line, where?.column].filter((part) => part !== undefined).join(':')}`

test('a folder of tables, in any order of rows and columns, becomes the book', () => {
  expect(buildBook(csvFiles(sampleFolder()))).toEqual({ outcome: { ok: true, value: sampleBook() }, notes: [] })
})

test('rows of a workbook become the same book, one file a table or one sheet a table', () => {
  const rows = Object.entries(sampleFolder())
  const apart = rows.map(([name, each]) => ({ name: `${name}.xlsx`, rows: each }))
  const sheets = rows.map(([name, each]) => ({ name: `book.xlsx#${name}`, rows: each }))
  for (const files of [apart, sheets]) {
    expect(buildBook(files).outcome).toEqual({ ok: true, value: sampleBook() })
  }
})

describe('each way to break the folder is told by code, file, line and column', () => {
  test.each(FILE_CASES)('%s at %s', (code, where, files) => {
    const built = buildBook(files())
    expect(told(built).map(at)).toContain(`${code} ${where}`)
    const harmless = told(built).every(isNote)
    expect(built.outcome.ok).toBe(harmless)
  })
})

describe('numbers are read only when they can mean one thing', () => {
  test.each([
    ['٣٠٠', 300],
    ['۳۰۰', 300],
    ['0300', 300],
  ])('%s voters', (written, registered) => {
    const { outcome } = buildBook(cell('stations', 1, 'registered', written))
    expect(outcome.ok && outcome.value.stations[3]?.registered).toBe(registered)
  })

  test.each(['1 000', '1\u00A0000', '1\u2009000', '1\u202F000', '١ ٠٠٠'])('%s by spaces', (written) => {
    const { outcome, notes } = buildBook(cell('previous', 2, 'voters', written))
    expect(outcome.ok && outcome.value.previous?.curve[1]?.voters).toBe(1000)
    expect(notes.map(({ code }) => code)).toEqual(['B024'])
  })

  test.each(['1,000', '1.000', "1'000", '1٬000'])('%s is refused with what to write', (written) => {
    const built = buildBook(cell('previous', 2, 'voters', written))
    expect(told(built).map(({ code, parameters }) => [code, parameters])).toEqual([
      ['B113', { value: written, suggestion: '1000' }],
    ])
  })

  test.each(['10 00', '1e3', '0x10', '12.5', '--3', '１００'])('%s is no whole number', (written) => {
    expect(told(buildBook(cell('previous', 2, 'voters', written))).map(({ code }) => code)).toEqual(['B104'])
  })

  test.each([
    ['-2.31495', -231495],
    ['−2,31495', -231495],
    ['2', 200000],
    ['-0.000001', 0],
    ['0.999999', 100000],
  ])('%s degrees', (written, longitude) => {
    const { outcome } = buildBook(cell('places', 3, 'longitude', written))
    expect(outcome.ok && outcome.value.places[3]?.centre?.lngE5).toBe(longitude)
  })
})

test('faults of several files are told in one run, in the order of the tables and then of lines', () => {
  const folder = sampleFolder()
  folder.papers![0]![3] = 'color'
  folder.stations![4]![5] = 'many'
  folder.stations![1]![5] = 'few'
  expect(told(buildBook(csvFiles(folder))).map(at)).toEqual([
    'B104 stations.csv:2:registered',
    'B104 stations.csv:5:registered',
    'B007 papers.csv:1:color',
    'B006 papers.csv:1:colour',
  ])
})

describe('a fault is told once, not again wherever it shows', () => {
  test.each([
    ['a place hangs nowhere', 'B202 places.csv:5:parent', () => cell('places', 4, 'parent', 'Z')],
    ['a station of no voters', 'B105 stations.csv:2:registered', () => cell('stations', 1, 'registered', '0')],
    ['stations that cannot be read', 'B004 stations.csv:2', () => withStations(latin1(`code\nÉcole\n`))],
    ['a line that stands twice', 'B201 stations.csv:7:code', () => csvFiles(withALineTwice())],
    ['UTF-16 without its mark', 'B004 stations.csv:1', () => withStations(Buffer.from('code,office\n', 'utf16le'))],
  ])('%s', (_, fault, files) => {
    expect(told(buildBook(files())).map(at)).toEqual([fault])
  })

  const withALineTwice = () => {
    const folder = sampleFolder()
    folder.stations?.push(folder.stations[1] ?? [])
    return folder
  }
  const latin1 = (text: string) => Buffer.from(text, 'latin1')
  const withStations = (bytes: Uint8Array) =>
    csvFiles(sampleFolder()).map((file) => (file.name === 'stations.csv' ? { name: file.name, bytes } : file))
})

test('a fault names the other line by its file and line', () => {
  const built = buildBook(cell('stations', 2, 'code', 'B-1-1'))
  expect(told(built)[0]?.parameters).toEqual({ code: 'B-1-1', first: 'stations.csv:2' })
})
