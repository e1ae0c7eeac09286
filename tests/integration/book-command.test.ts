import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import writeWorkbook from 'write-excel-file/node'
import { readBook } from '#cli/book/folder.ts'
import { headingOf, type TableName } from '#election/book/build/columns.ts'
import { readCsv } from '#election/book/build/csv.ts'
import { canonical } from '#journal/canonical.ts'

const ROOT = join(import.meta.dirname, '../..')
const BERKANE = join(ROOT, 'data/berkane-2021')
const SMALL = join(ROOT, 'data/petite-commune')

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sunduq book '))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

interface Ran {
  readonly code: number
  readonly out: string
  readonly err: string
}

/** Runs the real command line in a process of its own. */
function sunduq(...args: readonly string[]): Promise<Ran> {
  return inLanguage('en', ...args)
}

function inLanguage(language: string, ...args: readonly string[]): Promise<Ran> {
  return new Promise((done) => {
    const env = { ...process.env, SUNDUQ_LANGUAGE: language }
    execFile(process.execPath, [join(ROOT, 'src/cli/main.ts'), ...args], { env }, (error, out, err) => {
      done({ code: error ? Number(error.code) : 0, out, err })
    })
  })
}

describe('book build', () => {
  test('writes canonical JSON whose SHA-256 is the digest it prints', async () => {
    const file = join(folder, 'book.json')
    const { code, out } = await sunduq('book', 'build', BERKANE, '-o', file)
    expect(code).toBe(0)
    const bytes = await readFile(file)
    expect(out).toContain(createHash('sha256').update(bytes).digest('hex'))
    expect(canonical(JSON.parse(bytes.toString()))).toBe(bytes.toString())
    expect(await readdir(folder)).toEqual(['book.json'])
    expect((await sunduq('book', 'check', file)).out).toBe(out)
    expect((await inLanguage('fr', 'book', 'check', file)).out).toMatch(
      /^berkane-2021 : bureaux 402, inscrits 160630, /,
    )
  })

  test('tells every fault and leaves what was there untouched', async () => {
    const broken = join(folder, 'broken')
    await cp(SMALL, broken, { recursive: true })
    const stations = await readFile(join(broken, 'stations.csv'), 'utf8')
    await writeFile(
      join(broken, 'stations.csv'),
      stations.replace(';260\r\n', ';2,600\r\n').replace(';297\r\n', ';x\r\n'),
    )
    const file = join(folder, 'book.json')
    await writeFile(file, 'the old one')
    const { code, out, err } = await sunduq('book', 'build', broken, '-o', file)
    expect(code).toBe(1)
    expect(out).toBe('')
    expect(err).toContain('stations.csv, line 2, column registered: B113')
    expect(err).toContain('stations.csv, line 3, column registered: B104')
    expect(await readFile(file, 'utf8')).toBe('the old one')
    expect((await readdir(folder)).sort()).toEqual(['book.json', 'broken'])
  })
})

describe('what is no book', () => {
  test.each([
    ['a path that is not there', async () => join(folder, 'none'), 'B016'],
    ['a file that is no JSON', () => written('book.json', '{"format":'), 'B015'],
    ['a file that is no UTF-8', () => written('book.json', Buffer.from([0x22, 0xff, 0x22])), 'B015'],
    ['JSON that is no book', () => written('book.json', '{}'), 'B101'],
    ['an empty folder', async () => folder, 'B001'],
  ])('%s', async (_, path, code) => {
    const { outcome } = await readBook(await path())
    expect(outcome.ok ? [] : outcome.error.map((fault) => fault.code)).toContain(code)
  })

  async function written(name: string, content: string | Buffer): Promise<string> {
    await writeFile(join(folder, name), content)
    return join(folder, name)
  }
})

test('a file that cannot be read is named, not its folder', async () => {
  await cp(SMALL, folder, { recursive: true })
  await rm(join(folder, 'stations.csv'))
  await mkdir(join(folder, 'stations.csv'))
  const { outcome } = await readBook(folder)
  expect(outcome.ok ? [] : outcome.error.map(({ code, parameters }) => [code, parameters.name])).toEqual([
    ['B016', join(folder, 'stations.csv')],
  ])
})

test('a book that cannot be put where it was asked for is told so, not thrown', async () => {
  const { code, out, err } = await inLanguage('fr', 'book', 'build', SMALL, '-o', join(folder, 'none', 'book.json'))
  expect([code, out]).toEqual([1, ''])
  const last = err.trimEnd().split('\n').at(-1) ?? ''
  expect(last).toMatch(/^sunduq: « \S.*\/none\/book\.json » ne peut être lu ou écrit \(ENOENT\)/)
  expect(err).not.toMatch(/^ +at /m)
})

describe('workbooks of the same columns make the same book', () => {
  test('one file a table', async () => {
    for (const table of TABLES_OF_SMALL) {
      await writeFile(join(folder, `${table}.xlsx`), await workbook([table]))
    }
    await same()
  })

  test('one sheet a table, beside the lock file of an open spreadsheet', async () => {
    await writeFile(join(folder, 'book.xlsx'), await workbook(TABLES_OF_SMALL))
    await writeFile(join(folder, '~$book.xlsx'), 'lock')
    await same()
  })

  test('a file that only calls itself a workbook is told', async () => {
    await cp(SMALL, folder, { recursive: true })
    await rm(join(folder, 'lists.csv'))
    await writeFile(join(folder, 'lists.xlsx'), 'no workbook')
    const { outcome } = await readBook(folder)
    expect(outcome.ok ? [] : outcome.error.map(({ code, cell }) => [code, cell?.file])).toEqual([
      ['B011', 'lists.xlsx'],
    ])
  })

  async function same(): Promise<void> {
    const small = await readBook(SMALL)
    expect((await readBook(folder)).outcome).toEqual(small.outcome)
    expect(small.outcome.ok).toBe(true)
  }
})

const TABLES_OF_SMALL: readonly TableName[] = [
  'election',
  'places',
  'stations',
  'parties',
  'papers',
  'contests',
  'constituencies',
  'lists',
  'checklist',
]

/** A workbook as a spreadsheet would save it: whole numbers as numbers, hours and days as dates. */
async function workbook(tables: readonly TableName[]): Promise<Buffer> {
  const sheets = await Promise.all(
    tables.map(async (table) => {
      const lines = readCsv((await readFile(join(SMALL, `${table}.csv`), 'utf8')).replace('\uFEFF', ''), ';')
      if (!lines.ok) throw new Error(`${table}.csv is broken`)
      expect(headingOf(table)).toEqual(expect.arrayContaining([...(lines.value[0]?.cells ?? [])]))
      return lines.value.map(({ cells }) => cells.map(spreadsheetCell))
    }),
  )
  return writeWorkbook(sheets.map((data, i) => ({ data, sheet: tables[i] ?? '' }))).toBuffer()
}

function spreadsheetCell(text: string) {
  if (/^\d+$/.test(text)) return { value: Number(text), type: Number }
  if (/^\d{4}-\d{2}-\d{2}$/.test(text))
    return { value: new Date(`${text}T00:00:00Z`), type: Date, format: 'yyyy-mm-dd' }
  if (/^\d{2}:\d{2}$/.test(text)) return { value: new Date(`1899-12-31T${text}:00Z`), type: Date, format: 'hh:mm' }
  return text === '' ? null : { value: text, type: String }
}
