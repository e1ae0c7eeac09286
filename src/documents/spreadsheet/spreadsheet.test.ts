import { inflateRawSync } from 'node:zlib'
import readWorkbook from 'read-excel-file/node'
import { describe, expect, it } from 'vitest'
import type { Count } from '#election/named.ts'
import { HOUSE, houseNight, sceneAt } from '../testing.ts'
import { resultTables } from './tables.ts'
import { workbook } from './workbook.ts'

describe('the spreadsheet of the results', () => {
  it('gives every list with its votes and seats, and every station with its state', async () => {
    const tables = resultTables(sceneAt(houseNight(4), 'en'))
    const sheets = await readWorkbook(Buffer.from(await workbook(tables, 'en')))
    expect(sheets.map(({ sheet }) => sheet)).toEqual(['Overview', 'Liste locale', 'Conseil', 'Districts'])
    const [overview, house] = sheets
    expect(overview?.data).toContainEqual([
      'Liste locale',
      HOUSE,
      'Province',
      'Partial results, not proclaimed',
      3,
      1,
      'X',
      'Parti X',
      640,
      2,
      null,
      0,
    ])
    const rows = (house?.data ?? []).filter((row) => row[0] === HOUSE)
    expect(rows).toHaveLength(5)
    expect(rows[0]?.slice(4, 15)).toEqual(['A-1-1', 'Bureau 1', 'Counted', 500, 237, 237, 0, 0, 237, 160, 77])
    // A sheet that has not come has a state and no figure: zero is not blank.
    expect(rows[4]?.slice(6, 15)).toEqual(['Not received', ...Array(8).fill(null)])
  })

  it('says in the last cell of every row whether a rehearsal made it', () => {
    const scene = sceneAt(houseNight(3), 'en')
    for (const test of [true, false])
      for (const { rows } of resultTables({ ...scene, state: { ...scene.state, test } })) {
        expect(rows[0]?.at(-1)).toBe('is_test')
        expect(new Set(rows.slice(1).map((row) => row.at(-1)))).toEqual(new Set([test ? 1 : 0]))
      }
  })

  it('never holds a formula, whatever somebody typed', async () => {
    const dangerous = ['=1+1', '+1', '-1', '@SUM(A1)', '=HYPERLINK("http://x")', '\t=1', '\u0001=1']
    const night = houseNight(0)
    const stations = ['A-1-1', 'A-1-2', 'A-1-3', 'B-1-1', 'B-1-2']
    for (const [i, station] of stations.entries())
      night.count(station, HOUSE, [50 + i, 21], {
        void: i as Count,
        ballots: (71 + 2 * i) as Count,
        voters: (71 + 2 * i) as Count,
        observations: dangerous[i] ?? '',
      })
    const rest = { name: '=cmd|x', rows: [dangerous] }
    const bytes = Buffer.from(await workbook([...resultTables(sceneAt(night, 'fr')), rest], 'fr'))
    const parts = unzipped(bytes)
    for (const [name, text] of parts) expect([name, /<f[ >]/.test(text)]).toEqual([name, false])
    const sheets = await readWorkbook(bytes)
    const words = sheets.flatMap(({ data }) => data.flat()).map(String)
    for (const typed of dangerous.slice(0, 5)) expect(words).toContain(typed)
    // What XML cannot hold is left out, and the file can still be read.
    expect(words).toContain('=1')
    const cells = [...parts.values()].join('').match(/<c [^>]*>/g) ?? []
    expect(cells.length).toBeGreaterThan(100)
    // A cell is shared text (`s`) or a number; text written into the cell could be read as something else.
    for (const kind of new Set(cells.map((one) => / t="(\w+)"/.exec(one)?.[1] ?? 'n')))
      expect(['s', 'n']).toContain(kind)
  })

  it('reads from the right in Arabic; names of sheets are short and each once', async () => {
    const long = 'ل'.repeat(40)
    const bytes = Buffer.from(
      await workbook(
        [long, long, 'a/b:c'].map((name) => ({ name, rows: [['x']] })),
        'ar',
      ),
    )
    expect((await readWorkbook(bytes)).map(({ sheet }) => sheet)).toEqual([
      'ل'.repeat(31),
      `${'ل'.repeat(29)} 2`,
      'a b c',
    ])
    expect([...unzipped(bytes).values()].join('')).toContain('rightToLeft="1"')
  })
})

/** The XML parts of a workbook, by their names. */
function unzipped(bytes: Buffer): Map<string, string> {
  const parts = new Map<string, string>()
  const end = bytes.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'))
  let at = bytes.readUInt32LE(end + 16)
  while (bytes.readUInt32LE(at) === 0x02014b50) {
    const [method, size] = [bytes.readUInt16LE(at + 10), bytes.readUInt32LE(at + 20)]
    const [name, extra, comment] = [28, 30, 32].map((offset) => bytes.readUInt16LE(at + offset)) as [
      number,
      number,
      number,
    ]
    const local = bytes.readUInt32LE(at + 42)
    const from = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28)
    const packed = bytes.subarray(from, from + size)
    parts.set(bytes.toString('utf8', at + 46, at + 46 + name), String(method === 0 ? packed : inflateRawSync(packed)))
    at += 46 + name + extra + comment
  }
  return parts
}
