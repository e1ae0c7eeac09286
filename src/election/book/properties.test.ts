import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Built, buildBook } from './build.ts'
import { csvFiles, type Folder, sampleFolder } from './cases/sample-folder.ts'
import { checkBook } from './check.ts'
import { type Fault, isNote } from './faults.ts'

const word = fc.constantFrom('ⴱⵔⴽⴰⵏ', 'بركان', 'L’école, n° 1', 'a "b" c', 'x;y', 'Aïn\tB'.replace('\t', ' '), '12')
const count = fc.integer({ min: 1, max: 3 })

/** Folders of every size: communes of offices of stations, one contest, any names. */
const folders: fc.Arbitrary<Folder> = fc
  .array(
    fc.array(fc.array(fc.integer({ min: 1, max: 900 }), { minLength: 1, maxLength: 4 }), {
      minLength: 1,
      maxLength: 3,
    }),
    {
      minLength: 1,
      maxLength: 4,
    },
  )
  .chain((communes) => fc.tuple(fc.constant(communes), word, count, fc.boolean()))
  .map(([communes, name, parties, slots]) => {
    const folder = sampleFolder()
    const rowsOf = (table: string): string[][] => folder[table] ?? []
    const keep = (table: string, rows: number): string[][] => rowsOf(table).slice(0, rows)
    folder.places = [rowsOf('places')[0] ?? [], ['P', 'province', '', name, name, '', '', '', '']]
    folder.stations = [rowsOf('stations')[0] ?? []]
    communes.forEach((offices, c) => {
      folder.places?.push([`C${c}`, 'commune', 'P', name, name, 'rural', '1.5', '-2.25', '10'])
      let number = 0
      offices.forEach((sizes, o) => {
        folder.places?.push([`C${c}-${o}`, 'office', `C${c}`, name, name, '', '', '', ''])
        for (const size of sizes) {
          number += 1
          folder.stations?.push([`C${c}-${o}-${number}`, `C${c}-${o}`, String(number), name, name, String(size), ''])
        }
      })
    })
    const sum = String(communes.flat(2).reduce((a, b) => a + b, 0))
    folder.election = rowsOf('election').map(([key = '', value = '']) => {
      if (key === 'registered') return [key, sum]
      return key === 'turnout_publication' && slots ? [key, 'slots'] : [key, value]
    })
    if (slots) folder.election.push(['turnout_slots', '12:00 19:00'])
    folder.papers = keep('papers', 2)
    folder.contests = keep('contests', 2)
    folder.constituencies = keep('constituencies', 2).map((row, i) => (i === 0 ? row : [...row.slice(0, -1), sum]))
    folder.parties = [
      rowsOf('parties')[0] ?? [],
      ...Array.from({ length: parties }, (_, i) => [`L${i}`, name, name, '', '', '#123456']),
    ]
    folder.lists = [
      rowsOf('lists')[0] ?? [],
      ...Array.from({ length: parties }, (_, i) => ['P-house', String(i + 1), `L${i}`, '', '']),
    ]
    return folder
  })

const bookOf = ({ outcome }: Built) => {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.error))
  return outcome.value
}

test('a book goes through JSON unchanged and is accepted again', () => {
  fc.assert(
    fc.property(folders, (folder) => {
      const book = bookOf(buildBook(csvFiles(folder)))
      const again: unknown = JSON.parse(JSON.stringify(book))
      expect(checkBook(again)).toEqual({ ok: true, value: book })
    }),
  )
})

test('separators, line ends, byte order marks and the order of rows and columns do not change the book', () => {
  const dress = fc.record({
    separator: fc.constantFrom(',', ';', '\t'),
    lineEnd: fc.constantFrom('\n', '\r\n', '\r'),
    bom: fc.boolean(),
    seed: fc.integer({ min: 1, max: 1e6 }),
  })
  fc.assert(
    fc.property(folders, dress, (folder, { separator, lineEnd, bom, seed }) => {
      const turned = Object.fromEntries(Object.entries(folder).map(([name, rows]) => [name, turn(name, rows, seed)]))
      const files = csvFiles(turned, separator, lineEnd).map((file) =>
        bom && 'bytes' in file ? { ...file, bytes: Uint8Array.from([0xef, 0xbb, 0xbf, ...file.bytes]) } : file,
      )
      expect(bookOf(buildBook(files))).toEqual(bookOf(buildBook(csvFiles(folder))))
    }),
  )
})

test('one corrupted cell gives a book or faults that lead to a file, never an exception', () => {
  const sample = sampleFolder()
  const places = Object.entries(sample).flatMap(([table, rows]) =>
    rows.flatMap((row, r) => row.map((_, c) => [table, r, c] as const)),
  )
  const nasty = fc.constantFrom(
    '',
    '0',
    '-1',
    '1,000',
    '٣',
    'yes',
    'P',
    'A-1',
    'X',
    '08:00',
    '\u202E',
    '"',
    '\n',
    '1e9',
    '__proto__',
  )
  fc.assert(
    fc.property(fc.constantFrom(...places), fc.oneof(nasty, fc.string({ unit: 'binary' })), ([table, r, c], value) => {
      const folder = structuredClone(sample)
      const row = folder[table]?.[r]
      if (row) row[c] = value
      const { outcome, notes } = buildBook(csvFiles(folder))
      if (outcome.ok) {
        expect(checkBook(JSON.parse(JSON.stringify(outcome.value)))).toEqual({ ok: true, value: outcome.value })
        return
      }
      for (const { cell } of [...outcome.error, ...notes]) expect(cell?.file).toMatch(/^[a-z]+\.csv$/)
      expect(outcome.error.some((fault) => leadsTo(fault, table, r))).toBe(true)
    }),
    { numRuns: 1000 },
  )
})

test('files of any bytes are answered, never thrown at', () => {
  const name = fc.constantFrom('election.csv', 'stations.csv', 'places.csv', 'lists.csv', 'other.csv')
  fc.assert(
    fc.property(fc.array(fc.record({ name, bytes: fc.uint8Array({ maxLength: 60 }) })), (files) => {
      const { outcome } = buildBook(files)
      expect(outcome.ok).toBe(false)
      if (!outcome.ok) expect(outcome.error.filter(isNote)).toEqual([])
    }),
  )
})

/**
 * A fault at the very line; of a broken heading at any line of its file; and where two lines disagree, perhaps at the
 * other one.
 */
function leadsTo({ cell, code }: Fault, table: string, row: number): boolean {
  const acrossLines = code >= 'B2' || code === 'B014'
  const atLine = row === 0 || cell?.line === undefined || cell.line === row + 1
  return acrossLines || (cell?.file === `${table}.csv` && atLine)
}

/** Turns columns, and rows where their order does not matter, round by an arbitrary amount. */
function turn(name: string, rows: readonly string[][], seed: number): string[][] {
  const around = <T>(members: readonly T[]): T[] => {
    const by = seed % members.length
    return [...members.slice(by), ...members.slice(0, by)]
  }
  const [heading = [], ...body] = rows.map(around)
  // The rows of places and constituencies give the book's own order.
  return ['stations', 'election', 'lists'].includes(name) ? [heading, ...around(body)] : [heading, ...body]
}
