import writeWorkbook from 'write-excel-file/node'
import { direction, type Language } from '#election/languages.ts'
import type { SpreadsheetTable } from './tables.ts'

/** Spreadsheets refuse longer names of sheets. */
const LONGEST_NAME = 31
/** And these signs in them. */
const REFUSED_IN_NAMES = /[[\]:*?/\\']/g
/** The tables as an XLSX workbook, a sheet each, from the right in Arabic. Words stay words whatever they begin with. */
export async function workbook(tables: readonly SpreadsheetTable[], language: Language): Promise<Uint8Array> {
  const names = sheetNames(tables.map(({ name }) => name))
  const sheets = tables.map(({ rows }, i) => ({
    sheet: names[i] ?? '',
    data: rows.map((row, line) => row.map((value) => cell(value, line === 0))),
    rightToLeft: direction(language) === 'rtl',
    stickyRowsCount: 1,
  }))
  return writeWorkbook(sheets).toBuffer()
}

/** Text in the format “text”: a spreadsheet neither computes it nor makes a date of it, also after an edit. */
function cell(value: string | number | null, head: boolean) {
  if (value === null) return null
  const weight = head ? ({ fontWeight: 'bold' } as const) : {}
  if (typeof value === 'number') return { value, type: Number, ...weight }
  return { value, type: String, format: '@', ...weight }
}

/** Names that spreadsheets take: short, without their signs, each once. */
function sheetNames(names: readonly string[]): string[] {
  const used = new Set<string>()
  return names.map((name) => {
    const plain = name.replace(REFUSED_IN_NAMES, ' ').trim()
    let candidate = plain.slice(0, LONGEST_NAME)
    for (let n = 2; used.has(candidate.toLowerCase()); n++) {
      const suffix = ` ${n}`
      candidate = plain.slice(0, LONGEST_NAME - suffix.length) + suffix
    }
    used.add(candidate.toLowerCase())
    return candidate
  })
}
