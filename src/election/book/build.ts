import { fail, type Outcome, ok } from '../outcome.ts'
import type { Book } from './book.ts'
import { assemble, type Draft } from './build/assemble.ts'
import { COMPANIONS, OPTIONAL_TABLES, TABLES, type TableName } from './build/columns.ts'
import { type ReportCell, readTable, type SourceFile, type Table } from './build/table.ts'
import { checkBook } from './check.ts'
import { type Fault, isNote, pathText } from './faults.ts'

export type { SourceFile } from './build/table.ts'

/** A book made from files, or every fault found; and, either way, how the files were read. */
export interface Built {
  readonly outcome: Outcome<Book, readonly Fault[]>
  readonly notes: readonly Fault[]
}

/**
 * Makes a book from the files of a folder: CSV by bytes, or rows of a workbook. Faults come in two rounds: first
 * those of files and single cells, then, when every cell is well formed, those of how lines hang together. Every
 * fault names its file and, where there is one, line and column. Never throws, whatever the bytes.
 */
export function buildBook(files: readonly SourceFile[]): Built {
  const faults: Fault[] = []
  const notes: Fault[] = []
  const report: ReportCell = (code, cell, parameters = {}, path = []) => {
    const fault = { code, path, cell, parameters }
    if (isNote(fault)) notes.push(fault)
    else faults.push(fault)
  }
  const tables = readTables(files, report)
  const draft = assemble(tables, report)
  const { control: _, ...value } = draft.value
  const checked = checkBook(value, (path) => whereOf(draft, path))
  if (!checked.ok) faults.push(...located(checked.error, draft, faults))
  if (!faults.some((fault) => isOfOneCell(fault) || isStationTwice(fault))) checkSum(draft, report)
  if (checked.ok && faults.length === 0) return { outcome: ok(checked.value), notes }
  return { outcome: fail(inOrder(faults)), notes }
}

/** Sorts the files to their tables; what no table has and no other command needs is a fault, mostly a misspelt name. */
function readTables(files: readonly SourceFile[], report: ReportCell): Partial<Record<TableName, Table>> {
  const sources = new Map<string, SourceFile>()
  for (const source of files) {
    const name = baseName(source.name)
    const known = [...TABLES, ...COMPANIONS].find((each) => each === name)
    if (!known) report('B002', { file: source.name }, { name: source.name, allowed: TABLES.join(', ') })
    else if (sources.has(name)) report('B003', { file: source.name }, { name })
    else sources.set(name, source)
  }
  const tables: Partial<Record<TableName, Table>> = {}
  for (const name of TABLES) {
    const source = sources.get(name)
    const table = source && readTable(name, source, report)
    if (table) tables[name] = table
    else if (!source && !OPTIONAL_TABLES.includes(name)) report('B001', { file: `${name}.csv` }, { name })
  }
  return tables
}

/** `stations` of `stations.csv`, and of `book.xlsx#stations`. */
function baseName(name: string): string {
  return (name.split('#').at(-1) ?? name).replace(/\.(csv|xlsx)$/i, '').toLowerCase()
}

/** The published total is no part of the book; it only guards the stations against a lost or mistyped line. */
function checkSum({ value, locate }: Draft, report: ReportCell): void {
  const written = (value.control as { registered?: number } | undefined)?.registered
  const stations = value.stations as readonly { readonly registered: number }[]
  const sum = stations.reduce((total, { registered }) => total + registered, 0)
  if (written === undefined || sum === written) return
  report('B404', locate(['control', 'registered']) ?? { file: 'election' }, { place: String(value.room), written, sum })
}

/**
 * The check's faults with their cells. While single cells or whole files could not be read, how lines hang together
 * would only echo that, and a cell that was told about is not told about twice.
 */
function located(found: readonly Fault[], draft: Draft, before: readonly Fault[]): readonly Fault[] {
  const told = new Set(before.map(cellKey))
  const placed = found.map((fault) => {
    const cell = draft.locate(fault.path) ?? { file: 'election' }
    const field = fault.code === 'B101' && cell.column
    return { ...fault, cell, ...(field && { parameters: { field } }) }
  })
  if (before.length === 0) return placed
  return placed.filter((fault) => {
    const echo = told.has(cellKey(fault)) || (fault.code === 'B101' && fault.cell.line === undefined)
    return fault.code.startsWith('B1') && !echo
  })
}

/** Of the first round: files and single cells. */
function isOfOneCell({ code }: Fault): boolean {
  return code.startsWith('B0') || code.startsWith('B1')
}

/** One of the two lines may be a copy, which the sum of all would only tell again. */
function isStationTwice({ code, cell }: Fault): boolean {
  return code === 'B201' && baseName(cell?.file ?? '') === 'stations'
}

function cellKey({ cell }: Fault): string {
  return `${cell?.file}\n${cell?.line}\n${cell?.column}`
}

function whereOf(draft: Draft, path: Fault['path']): string {
  const cell = draft.locate(path)
  return cell?.line === undefined ? pathText(path) : `${cell.file}:${cell.line}`
}

/** By file in the order of the folder, then line: the order in which a person repairs them. */
function inOrder(faults: readonly Fault[]): readonly Fault[] {
  const rank = ({ cell }: Fault): number => {
    const i = TABLES.findIndex((name) => name === baseName(cell?.file ?? ''))
    return i === -1 ? TABLES.length : i
  }
  return [...faults].sort((a, b) => rank(a) - rank(b) || (a.cell?.line ?? 0) - (b.cell?.line ?? 0))
}
