import { parse } from 'csv-parse/sync'
import { sha256Hex } from '#journal/sha256.ts'
import type { TurnoutVersion } from '#room/views/published.ts'
import { CURVE, IS_TEST, PLACES, STATIONS, TABLES } from './columns.ts'
import type { Manifest } from './version.ts'

/** A promise of docs/open-data.md that a version, or what a consumer made of it, breaks. */
export interface ConformanceFault {
  readonly rule: 'file' | 'hash' | 'columns' | 'key' | 'rows' | 'sum' | 'bounds' | 'parent' | 'curve' | 'json' | 'test'
  readonly file: string
  readonly what: string
}

/** A row of a CSV table by column name; an empty cell is `''`. */
export type CsvRow = Readonly<Record<string, string>>

/**
 * Checks the files of one version, given by name as text, against every invariant that is promised. Also catches what
 * goes wrong at a consumer: rows read twice show as a doubled key, a wrong row count and a wrong sum.
 */
export function conformanceFaults(files: ReadonlyMap<string, string>): ConformanceFault[] {
  const manifestText = files.get('index.json')
  if (manifestText === undefined) return [{ rule: 'file', file: 'index.json', what: 'is missing' }]
  const manifest = JSON.parse(manifestText) as Manifest
  const faults: ConformanceFault[] = []
  for (const { name, bytes, sha256 } of manifest.files) {
    const text = files.get(name)
    if (text === undefined) faults.push({ rule: 'file', file: name, what: 'is missing' })
    else if (sha256Hex(text) !== sha256 || Buffer.byteLength(text) !== bytes) {
      faults.push({ rule: 'hash', file: name, what: 'is not the file that the manifest names' })
    }
  }
  const tables = new Map(TABLES.map(({ file }) => [file, rowsOf(files.get(file) ?? '')]))
  for (const [file, rows] of tables) faults.push(...tableFaults(manifest, file, rows))
  const places = tables.get(PLACES.file) ?? []
  const stations = tables.get(STATIONS.file) ?? []
  faults.push(...boundFaults(places, stations), ...parentFaults(places, stations))
  faults.push(...curveFaults(places, tables.get(CURVE.file) ?? []))
  const json = files.get('turnout.json')
  if (json !== undefined) faults.push(...jsonFaults(JSON.parse(json) as TurnoutVersion, places, stations))
  return faults
}

/** Checks rows that a consumer holds of one table: columns, keys, row count and sums of the manifest. */
export function tableFaults(manifest: Manifest, file: string, rows: readonly CsvRow[]): ConformanceFault[] {
  const table = TABLES.find((known) => known.file === file)
  const listed = manifest.files.find((known) => known.name === file)
  if (!table || !listed) return [{ rule: 'file', file, what: 'is no table of this version' }]
  const faults: ConformanceFault[] = []
  const columns = Object.keys(rows[0] ?? {})
  const missing = rows.length === 0 ? [] : table.columns.filter(({ name }) => !columns.includes(name))
  for (const { name } of missing) faults.push({ rule: 'columns', file, what: `column ${name} is missing` })
  const seen = new Set<string>()
  for (const row of rows) {
    const key = table.key.map((name) => row[name]).join(' ')
    if (seen.has(key)) faults.push({ rule: 'key', file, what: `row ${key} stands twice` })
    seen.add(key)
    if (row.version !== String(manifest.version)) {
      faults.push({ rule: 'key', file, what: `row ${key} is of version ${row.version}` })
    }
    if (row[IS_TEST] !== (manifest.is_test ? '1' : '0')) {
      faults.push({ rule: 'test', file, what: `row ${key} says ${row[IS_TEST]} of being a rehearsal` })
    }
  }
  if (rows.length !== listed.rows)
    faults.push({ rule: 'rows', file, what: `${rows.length} rows, promised ${listed.rows}` })
  for (const [name, promised] of Object.entries(listed.sums ?? {})) {
    const found = sum(rows, name)
    if (found !== promised)
      faults.push({ rule: 'sum', file, what: `${name} adds up to ${found}, promised ${promised}` })
  }
  return faults
}

/** Reads a published CSV file. */
export function rowsOf(text: string): CsvRow[] {
  return parse(text, { columns: true, record_delimiter: '\r\n' })
}

function boundFaults(places: readonly CsvRow[], stations: readonly CsvRow[]): ConformanceFault[] {
  const faults: ConformanceFault[] = []
  for (const row of places) {
    const [code, file] = [row.place_code, PLACES.file]
    const say = (what: string) => faults.push({ rule: 'bounds', file, what: `${code}: ${what}` })
    if (number(row, 'voters') > number(row, 'registered_reporting')) say('more voters than registered where heard of')
    if (number(row, 'registered_reporting') > number(row, 'registered')) say('more registered heard of than registered')
    if (number(row, 'reporting') + number(row, 'missing') !== number(row, 'stations'))
      say('reporting and missing are not all')
    if (number(row, 'closed') > number(row, 'opened') && number(row, 'opened') > 0) say('more closed than opened')
    if (row.voters === '' && number(row, 'reporting') > 0 && row.merged === '0') say('reporting without voters')
  }
  for (const row of stations) {
    const [code, file] = [row.station_code, STATIONS.file]
    const say = (what: string) => faults.push({ rule: 'bounds', file, what: `${code}: ${what}` })
    if (number(row, 'voters') > number(row, 'registered')) say('more voters than registered')
    if ((row.voters === '') !== (row.source === 'none')) say('voters without source, or source without voters')
    if (row.merged === '1' && row.voters !== '') say('merged, and yet shown')
  }
  return faults
}

/** Every additive figure of a place is the sum over what is below; with merged units below it may be more. */
function parentFaults(places: readonly CsvRow[], stations: readonly CsvRow[]): ConformanceFault[] {
  const faults: ConformanceFault[] = []
  const merging = new Set(stations.filter((row) => row.merged === '1').map((row) => row.office_code ?? ''))
  const additive = [
    'registered',
    'registered_reporting',
    'voters',
    'stations',
    'reporting',
    'missing',
    'opened',
    'closed',
  ]
  for (const place of places.toReversed()) {
    const code = place.place_code ?? ''
    const below = places.filter((row) => row.parent_code === code)
    if (below.some((row) => row.merged === '1' || merging.has(row.place_code ?? ''))) merging.add(code)
    const own = stations.filter((row) => row.office_code === code)
    for (const name of additive) {
      if (merging.has(code) && (name === 'voters' || name === 'registered_reporting')) continue
      const found = below.length > 0 ? sum(below, name) : stationSum(own, name, merging.has(code))
      if (found !== undefined && found !== number(place, name)) {
        faults.push({
          rule: 'parent',
          file: PLACES.file,
          what: `${code}: ${name} is ${place[name]}, its parts make ${found}`,
        })
      }
    }
  }
  return faults
}

function stationSum(stations: readonly CsvRow[], name: string, merging: boolean): number | undefined {
  switch (name) {
    case 'registered':
    case 'voters':
      return sum(stations, name)
    case 'stations':
      return stations.length
    case 'reporting':
      return merging ? undefined : sum(stations, name)
    case 'missing':
      return merging ? undefined : stations.length - sum(stations, 'reporting')
    case 'registered_reporting':
      return sum(
        stations.filter((row) => row.reporting === '1'),
        'registered',
      )
    case 'closed':
      return stations.filter((row) => row.status === 'closed').length
    default:
      return undefined
  }
}

function curveFaults(places: readonly CsvRow[], curve: readonly CsvRow[]): ConformanceFault[] {
  const faults: ConformanceFault[] = []
  const last = new Map<string, CsvRow>()
  for (const row of curve) {
    const code = row.place_code ?? ''
    const before = last.get(code)
    const say = (what: string) =>
      faults.push({ rule: 'curve', file: CURVE.file, what: `${code} ${row.local_time}: ${what}` })
    if (before && (before.local_time ?? '') >= (row.local_time ?? '')) say('is not later than the point before')
    if (before && number(before, 'voters') > number(row, 'voters')) say('falls')
    last.set(code, row)
  }
  for (const place of places) {
    const end = last.get(place.place_code ?? '')
    if (end && number(end, 'voters') !== number(place, 'voters')) {
      faults.push({
        rule: 'curve',
        file: CURVE.file,
        what: `${place.place_code}: ends at ${end.voters}, not at its voters`,
      })
    }
  }
  return faults
}

/** The same figures in both forms. */
function jsonFaults(
  turnout: TurnoutVersion,
  places: readonly CsvRow[],
  stations: readonly CsvRow[],
): ConformanceFault[] {
  const faults: ConformanceFault[] = []
  const compare = (file: string, rows: readonly CsvRow[], others: readonly object[]): void => {
    if (rows.length !== others.length) faults.push({ rule: 'json', file, what: 'has other rows than turnout.json' })
    for (const [i, other] of others.entries()) {
      for (const [name, value] of Object.entries(other)) {
        if (name !== 'curve' && rows[i]?.[name] !== String(value ?? '')) {
          faults.push({
            rule: 'json',
            file,
            what: `row ${i + 1}: ${name} is ${rows[i]?.[name]}, in turnout.json ${value}`,
          })
        }
      }
    }
  }
  compare(PLACES.file, places, turnout.places)
  compare(STATIONS.file, stations, turnout.stations)
  return faults
}

function sum(rows: readonly CsvRow[], name: string): number {
  return rows.reduce((total, row) => total + number(row, name), 0)
}

function number(row: CsvRow, name: string): number {
  return Number(row[name] ?? '')
}
