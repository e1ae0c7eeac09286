import { PLACE_KINDS } from '../check/book-shape.ts'
import { compare } from '../check/stations.ts'
import type { Cell, Path } from '../faults.ts'
import { readCell } from './cells.ts'
import type { Column } from './column.ts'
import { COLUMNS, type TableName } from './columns.ts'
import { keysOf, type ReportCell, type Table } from './table.ts'

/** A value for the book's check, with the way back from every path to the cell that was written there. */
export interface Draft {
  readonly value: Record<string, unknown>
  locate(path: Path): Cell | undefined
}

/** An object made from one row, and where it came from. */
interface Made {
  readonly value: Record<string, unknown>
  readonly file: string
  readonly line: number
}

type Tables = Readonly<Partial<Record<TableName, Table>>>

/** Puts the tables together in the shape of a book. What could not be read is left out and was reported. */
export function assemble(tables: Tables, report: ReportCell): Draft {
  const made = (name: TableName): Made[] => {
    const table = tables[name]
    return table ? table.rows.map((row) => makeRow(name, table.file, row, report)) : []
  }
  const places = sortPlaces(made('places'))
  const checklist = made('checklist')
  const rows: Record<string, readonly Made[]> = {
    places,
    stations: sortStations(made('stations'), places),
    parties: made('parties'),
    papers: made('papers'),
    contests: made('contests'),
    constituencies: made('constituencies'),
    // A book that states none has no such field: its bytes stay what they were before checklists could be stated.
    ...(checklist.length > 0 && { checklist }),
  }
  const constituencies = rows.constituencies ?? []
  const lists = attachLists(made('lists'), constituencies, report)
  const curve = made('previous')
  const election = makeElection(tables.election, report)

  const value: Record<string, unknown> = { format: 'sunduq-book/1', ...election.value }
  for (const [name, members] of Object.entries(rows)) value[name] = members.map((each) => each.value)
  if (curve.length > 0)
    put(
      value,
      ['previous', 'curve'],
      curve.map((each) => each.value),
    )
  fillGaps(value)

  return { value, locate: locator(rows, lists, curve, election, tables) }
}

function makeRow(name: TableName, file: string, row: Table['rows'][number], report: ReportCell): Made {
  const value: Record<string, unknown> = {}
  for (const column of COLUMNS[name]) {
    const text = row.cells.get(column.name)
    const at = { file, line: row.line, column: column.name }
    if (text !== undefined) put(value, column.at, read(column, text, at, report))
    else if (column.required) report('B101', at, { field: column.name })
  }
  return { value, file, line: row.line }
}

function makeElection(table: Table | undefined, report: ReportCell) {
  const value: Record<string, unknown> = {}
  const lines = new Map<string, number>()
  if (!table) return { value, lines, file: 'election' }
  const keys = keysOf(table, report)
  for (const column of COLUMNS.election) {
    const key = keys.get(column.name)
    if (key) lines.set(column.name, key.line)
    if (key?.value !== undefined) {
      put(value, column.at, read(column, key.value, { file: table.file, line: key.line, column: 'value' }, report))
    } else if (column.required) {
      if (key) report('B101', { file: table.file, line: key.line, column: 'value' }, { field: column.name })
      else report('B014', { file: table.file }, { key: column.name })
    }
  }
  return { value, lines, file: table.file }
}

function read(column: Column, text: string, at: Cell, report: ReportCell): unknown {
  const reading = readCell(column.type, text)
  if ('fault' in reading) {
    report(reading.fault.code, at, reading.fault.parameters)
    return undefined
  }
  if (reading.note) report(reading.note.code, at, reading.note.parameters)
  return reading.value
}

/** Lists that the folder may leave empty. */
function fillGaps(value: Record<string, unknown>): void {
  const hours = value.hours as Record<string, unknown> | undefined
  if (hours && hours.readings === undefined) hours.readings = []
  const publication = value.publication as { turnout?: Record<string, unknown> } | undefined
  const turnout = publication?.turnout
  if (turnout?.mode === 'slots' && turnout.slots === undefined) turnout.slots = []
}

function put(target: Record<string, unknown>, path: readonly string[], value: unknown): void {
  const [step, ...rest] = path
  if (step === undefined || value === undefined) return
  if (rest.length === 0) target[step] = value
  else {
    const inner = (target[step] ?? {}) as Record<string, unknown>
    target[step] = inner
    put(inner, rest, value)
  }
}

function sortPlaces(places: Made[]): Made[] {
  const rank = ({ value }: Made): number => {
    const kind = (PLACE_KINDS as readonly unknown[]).indexOf(value.kind)
    return kind === -1 ? PLACE_KINDS.length : kind
  }
  return places.sort((a, b) => rank(a) - rank(b))
}

/** By commune, central office and number, as the book wants them; a row with an unknown office goes last. */
function sortStations(stations: Made[], places: readonly Made[]): Made[] {
  const rank = new Map(places.map(({ value }, i) => [value.code, i]))
  const parent = new Map(places.map(({ value }) => [value.code, value.parent]))
  const key = ({ value }: Made): readonly number[] => [
    rank.get(parent.get(value.office)) ?? places.length,
    rank.get(value.office) ?? places.length,
    typeof value.number === 'number' ? value.number : 0,
  ]
  return stations
    .map((made) => ({ made, key: key(made) }))
    .sort((a, b) => compare(a.key, b.key))
    .map(({ made }) => made)
}

function attachLists(
  lists: readonly Made[],
  constituencies: readonly Made[],
  report: ReportCell,
): Map<unknown, Made[]> {
  const of = new Map<unknown, Made[]>(constituencies.map(({ value }) => [value.code, []]))
  for (const list of lists) {
    const { constituency, ...value } = list.value
    const siblings = of.get(constituency)
    const at = { file: list.file, line: list.line, column: 'constituency' }
    if (siblings) siblings.push({ ...list, value })
    else if (constituency !== undefined) report('B312', at, { constituency: String(constituency) })
  }
  for (const { value } of constituencies) {
    const mine = (of.get(value.code) ?? []).sort((a, b) => Number(a.value.number) - Number(b.value.number))
    value.lists = mine.map((each) => each.value)
  }
  return of
}

function locator(
  rows: Readonly<Record<string, readonly Made[]>>,
  lists: ReadonlyMap<unknown, readonly Made[]>,
  curve: readonly Made[],
  election: ReturnType<typeof makeElection>,
  tables: Tables,
): Draft['locate'] {
  const cellOf = (table: TableName, made: Made | undefined, within: Path): Cell => {
    if (!made) return { file: tables[table]?.file ?? table }
    const column = columnAt(table, within)
    return { file: made.file, line: made.line, ...(column && { column: column.name }) }
  }
  return (path) => {
    const [table, i, ...within] = path
    if (typeof i === 'number' && typeof table === 'string' && rows[table]) {
      const made = rows[table][i]
      const [lead, j, ...deeper] = within
      if (table === 'constituencies' && lead === 'lists' && typeof j === 'number') {
        return cellOf('lists', lists.get(made?.value.code)?.[j], deeper)
      }
      return cellOf(table as TableName, made, within)
    }
    if (table === 'previous' && i === 'curve') {
      const [j, ...deeper] = within
      return cellOf('previous', typeof j === 'number' ? curve[j] : undefined, deeper)
    }
    if (typeof table === 'string' && rows[table]) return { file: tables[table as TableName]?.file ?? table }
    const key = columnAt('election', path)
    const line = key && election.lines.get(key.name)
    return { file: election.file, ...(line !== undefined && { line, column: 'value' }) }
  }
}

/** The column whose path is the longest beginning of a path in the book, or else begins with it. */
function columnAt(table: TableName, path: Path): Column | undefined {
  const columns = COLUMNS[table]
  const starts = (long: Path, short: Path): boolean => short.every((step, i) => step === long[i])
  return (
    columns.find(({ at }) => starts(path, at)) ??
    (path.length > 0 ? columns.find(({ at }) => starts(at, path)) : undefined)
  )
}
