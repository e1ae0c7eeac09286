import readWorkbook from 'read-excel-file/node'
import type { SourceFile } from '#election/book/build.ts'

/** A workbook that holds several tables, one a sheet, is called so; any other holds one table in its first sheet. */
const WHOLE_BOOK = 'book.xlsx'

/** The tables of an XLSX workbook as rows of text. A workbook that cannot be opened is told so, never thrown. */
export async function readTables(name: string, bytes: Uint8Array): Promise<readonly SourceFile[]> {
  let sheets: Awaited<ReturnType<typeof readWorkbook>>
  try {
    sheets = await readWorkbook(Buffer.from(bytes))
  } catch {
    return [{ name, unreadable: true }]
  }
  const files = sheets.map(({ sheet, data }) => ({
    name: `${name}#${sheet}`,
    rows: data.map((row: readonly unknown[]) => row.map(cellText)),
  }))
  if (name.toLowerCase() === WHOLE_BOOK) return files
  return files.slice(0, 1).map(({ rows }) => ({ name, rows }))
}

/** What the cell would say in a CSV file. */
function cellText(cell: unknown): string {
  if (cell === null || cell === undefined) return ''
  if (typeof cell === 'boolean') return cell ? 'yes' : 'no'
  if (cell instanceof Date) return dateText(cell)
  return String(cell)
}

/** Spreadsheets keep a time of day as a moment of their day 0, in 1899 or 1900. */
function dateText(date: Date): string {
  if (Number.isNaN(date.getTime())) return ''
  const text = date.toISOString()
  return date.getUTCFullYear() < 1901 ? text.slice(11, 16) : text.slice(0, 10)
}
