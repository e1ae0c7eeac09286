import type { Fault, FaultCode } from '../faults.ts'
import { COLUMNS, headingOf, neededOf, type TableName } from './columns.ts'
import { detectSeparator, type Line, readCsv } from './csv.ts'
import { decode } from './encoding.ts'

/** Tables of which a book holds a line at least; parties and lists may be unknown yet. */
const NEEDS_LINES: readonly TableName[] = ['places', 'stations', 'papers', 'contests']

/** One file of a book's folder: the bytes of a CSV, or the rows of a workbook's sheet (the first is row 1). */
export type SourceFile =
  | { readonly name: string; readonly bytes: Uint8Array }
  | { readonly name: string; readonly rows: readonly (readonly string[])[] }
  /** A workbook that could not be opened. */
  | { readonly name: string; readonly unreadable: true }

/** A row by column name; empty cells are absent. */
export interface Row {
  readonly line: number
  readonly cells: ReadonlyMap<string, string>
}

export interface Table {
  readonly name: TableName
  readonly file: string
  readonly rows: readonly Row[]
}

/** Hears of a fault in a file, at a line and column where they are known. */
export type ReportCell = (
  code: FaultCode,
  cell: NonNullable<Fault['cell']>,
  parameters?: Fault['parameters'],
  path?: Fault['path'],
) => void

/** Reads a file as the table of that name. Undefined when its heading cannot be trusted; the reasons are reported. */
export function readTable(name: TableName, source: SourceFile, report: ReportCell): Table | undefined {
  const lines = linesOf(name, source, report)
  if (!lines) return undefined
  const file = source.name
  const [heading, ...body] = lines
  if (!heading) {
    report('B005', { file }, { columns: headingOf(name).join(', ') })
    return undefined
  }
  const columns = trimEnd(heading.cells)
  if (!checkHeading(name, { file, line: heading.line }, columns, report)) return undefined
  const rows: Row[] = []
  for (const { line, cells } of body) {
    // Spreadsheets pad rows with empty cells or leave them out; only a surplus value means that cells have shifted.
    const found = trimEnd(cells).length
    if (found > columns.length) report('B009', { file, line }, { found, expected: columns.length })
    else rows.push({ line, cells: new Map(columns.flatMap((column, i) => (cells[i] ? [[column, cells[i]]] : []))) })
  }
  if (body.length === 0 && NEEDS_LINES.includes(name)) {
    report('B019', { file })
    return undefined
  }
  return { name, file, rows }
}

function linesOf(name: TableName, source: SourceFile, report: ReportCell): readonly Line[] | undefined {
  const file = source.name
  if ('unreadable' in source) {
    report('B011', { file })
    return undefined
  }
  if ('rows' in source) {
    const lines = source.rows.map((cells, i) => ({ line: i + 1, cells: cells.map((cell) => cell.trim()) }))
    return lines.filter(({ cells }) => cells.some((cell) => cell !== ''))
  }
  const decoded = decode(source.bytes)
  if (!decoded.ok) {
    report('B004', { file, line: decoded.error.line }, { guess: decoded.error.guess })
    return undefined
  }
  if (decoded.value.bom) report('B021', { file })
  const separator = detectSeparator(decoded.value.text, headingOf(name))
  if (separator !== ',') report('B022', { file }, { separator: separator === '\t' ? 'TAB' : separator })
  const lines = readCsv(decoded.value.text, separator)
  if (lines.ok) return lines.value
  report('B010', { file, line: lines.error.line })
  return undefined
}

function checkHeading(
  name: TableName,
  at: { readonly file: string; readonly line: number },
  columns: readonly string[],
  report: ReportCell,
): boolean {
  const known = headingOf(name)
  if (!columns.some((column) => known.includes(column))) {
    report('B018', at, { columns: known.join(', ') })
    return false
  }
  let trusted = true
  columns.forEach((column, i) => {
    if (column === '') {
      report('B017', at, { number: i + 1 })
      trusted = false
    } else if (!known.includes(column)) {
      report('B007', { ...at, column }, { column, allowed: known.join(', ') })
      trusted = false
    } else if (columns.indexOf(column) < i) {
      report('B008', { ...at, column }, { column })
      trusted = false
    }
  })
  for (const column of neededOf(name)) {
    if (columns.includes(column)) continue
    report('B006', { ...at, column }, { column })
    trusted = false
  }
  return trusted
}

function trimEnd(cells: readonly string[]): readonly string[] {
  let end = cells.length
  while (end > 0 && !cells[end - 1]) end -= 1
  return cells.slice(0, end)
}

/** `election` as rows of one cell each, so that a key is a column of one great row. */
export function keysOf(
  table: Table,
  report: ReportCell,
): ReadonlyMap<string, { readonly value?: string; readonly line: number }> {
  const keys = new Map<string, { value?: string; line: number }>()
  const known = COLUMNS.election.map(({ name }) => name)
  for (const { line, cells } of table.rows) {
    const key = cells.get('key') ?? ''
    const value = cells.get('value')
    const at = { file: table.file, line, column: 'key' }
    if (!known.includes(key)) report('B012', at, { key, allowed: known.join(', ') })
    else if (keys.has(key)) report('B013', at, { key })
    else keys.set(key, value === undefined ? { line } : { value, line })
  }
  return keys
}
