import type { SourceFile } from '../build.ts'
import type { FaultCode } from '../faults.ts'
import { csvFiles, type Folder, sampleFolder } from './sample-folder.ts'

/** Where a fault of a file must be found: `stations.csv:2:registered`, without the parts that are unknown. */
export type FileCase = readonly [code: FaultCode, at: string, files: () => readonly SourceFile[]]

/** How to break the sample folder, code by code; a note (B02…) is said and the book is built all the same. */
export const FILE_CASES: readonly FileCase[] = [
  ['B001', 'stations.csv', () => without('stations')],
  ['B002', 'station.csv', () => [...csvFiles(sampleFolder()), bytes('station.csv', 'code\n')]],
  ['B003', 'parties.xlsx', () => [...csvFiles(sampleFolder()), { name: 'parties.xlsx', rows: [] }]],
  ['B004', 'parties.csv:2', () => [...without('parties'), windows1256()]],
  ['B005', 'parties.csv', () => [...without('parties'), bytes('parties.csv', '\n\n')]],
  ['B006', 'parties.csv:1:colour', () => edited('parties', (rows) => dropColumn(rows, 'colour'))],
  ['B007', 'parties.csv:1:color', () => edited('parties', (rows) => rename(rows, 'colour', 'color'))],
  ['B008', 'parties.csv:1:code', () => edited('parties', (rows) => rename(rows, 'symbol_ar', 'code'))],
  ['B009', 'parties.csv:3', () => edited('parties', (rows) => rows[2]?.push('surplus'))],
  [
    'B010',
    'papers.csv:3',
    () => [...without('papers'), bytes('papers.csv', 'id,name_ar,name_fr,colour\n1,a,b,#ffffff\n2,"a,b,#ffffff\n')],
  ],
  ['B011', 'parties.xlsx', () => [...without('parties'), { name: 'parties.xlsx', unreadable: true }]],
  ['B012', 'election.csv:33:key', () => edited('election', (rows) => rows.push(['colour', 'red']))],
  ['B013', 'election.csv:33:key', () => edited('election', (rows) => rows.push(['day', '2021-09-08']))],
  ['B014', 'election.csv', () => edited('election', (rows) => rows.splice(1, 1))],
  ['B017', 'parties.csv:1', () => edited('parties', (rows) => rename(rows, 'symbol_ar', ''))],
  ['B018', 'parties.csv:1', () => edited('parties', (rows) => rows.unshift(['Partis', '2027']))],
  ['B019', 'stations.csv', () => edited('stations', (rows) => rows.splice(1))],
  ['B021', 'papers.csv', () => [...without('papers'), bytes('papers.csv', `\uFEFF${text('papers')}`)]],
  ['B022', 'papers.csv', () => [...without('papers'), bytes('papers.csv', text('papers').replaceAll(',', ';'))]],
  ['B023', 'stations.csv:2:registered', () => cell('stations', 1, 'registered', '٣٠٠')],
  ['B024', 'previous.csv:3:voters', () => cell('previous', 2, 'voters', '1\u202F000')],
  ['B101', 'stations.csv:2:registered', () => cell('stations', 1, 'registered', '')],
  ['B101', 'places.csv:4:longitude', () => cell('places', 3, 'longitude', '')],
  ['B104', 'stations.csv:2:registered', () => cell('stations', 1, 'registered', '300 voters')],
  ['B119', 'stations.csv:2:registered', () => cell('stations', 1, 'registered', '9'.repeat(16))],
  ['B105', 'stations.csv:2:number', () => cell('stations', 1, 'number', '0')],
  ['B106', 'election.csv:16:value', () => cell('election', 15, 'value', 'perhaps')],
  ['B106', 'constituencies.csv:2:quota', () => cell('constituencies', 1, 'quota', 'half')],
  ['B108', 'election.csv:10:value', () => cell('election', 9, 'value', '8h00')],
  ['B108', 'election.csv:12:value', () => cell('election', 11, 'value', '12:00 17h')],
  ['B109', 'election.csv:6:value', () => cell('election', 5, 'value', '08/09/2021')],
  ['B117', 'election.csv:33:value', () => edited('election', (rows) => rows.push(['escalate_alerts', '20 officer']))],
  [
    'B412',
    'election.csv:33:value',
    () => edited('election', (rows) => rows.push(['escalate_alerts', '45:administrator'])),
  ],
  ['B113', 'previous.csv:3:voters', () => cell('previous', 2, 'voters', '1.000')],
  ['B114', 'places.csv:4:latitude', () => cell('places', 3, 'latitude', '34°55’N')],
  ['B202', 'places.csv:5:parent', () => cell('places', 4, 'parent', 'Z')],
  ['B208', 'stations.csv:4:office', () => cell('stations', 3, 'office', 'A-9')],
  ['B210', 'stations.csv:5:number', () => cell('stations', 3, 'number', '1')],
  ['B309', 'lists.csv:4:party', () => cell('lists', 3, 'party', 'Z')],
  ['B312', 'lists.csv:4:constituency', () => cell('lists', 3, 'constituency', 'Z')],
  ['B105', 'lists.csv:3:candidates', () => cell('lists', 2, 'candidates', '0')],
  ['B113', 'constituencies.csv:3:reserved', () => cell('constituencies', 2, 'reserved', '1.000')],
  ['B313', 'constituencies.csv:3:reserved', () => cell('constituencies', 2, 'reserved', '11')],
  ['B314', 'constituencies.csv:4:reserved', () => cell('constituencies', 3, 'reserved', '1')],
  ['B315', 'lists.csv:2:reserved_candidates', () => cell('lists', 1, 'reserved_candidates', '4')],
  ['B402', 'election.csv:12:value', () => cell('election', 11, 'value', '07:00')],
  ['B106', 'checklist.csv:2:for', () => withChecklist('voter,urn,أ,a,')],
  ['B106', 'checklist.csv:2:required', () => withChecklist('station,urn,أ,a,perhaps')],
  ['B301', 'checklist.csv:3:code', () => withChecklist('station,urn,أ,a,\nstation,urn,ب,b,')],
  ['B404', 'election.csv:9:value', () => cell('election', 8, 'value', '2001')],
  ['B404', 'constituencies.csv:2:registered', () => cell('constituencies', 1, 'registered', '2001')],
  ['B407', 'previous.csv:3:voters', () => cell('previous', 2, 'voters', '399')],
]

/** The sample folder with one table changed. */
function edited(table: string, edit: (rows: string[][]) => unknown): readonly SourceFile[] {
  const folder = sampleFolder()
  edit(rowsOf(folder, table))
  return csvFiles(folder)
}

/** The sample folder and a checklist of these lines. */
export function withChecklist(lines: string): readonly SourceFile[] {
  return [...csvFiles(sampleFolder()), bytes('checklist.csv', `for,code,name_ar,name_fr,required\n${lines}\n`)]
}

/** The sample folder with one cell changed; row 0 is the heading. A column that it lacks is made. */
export function cell(table: string, row: number, column: string, value: string): readonly SourceFile[] {
  return edited(table, (rows) => {
    const [heading] = rows
    const cells = rows[row]
    if (!heading || !cells) throw new Error(`no line ${table}:${row}`)
    if (!heading.includes(column)) for (const [i, line] of rows.entries()) line.push(i === 0 ? column : '')
    cells[heading.indexOf(column)] = value
  })
}

function without(table: string): readonly SourceFile[] {
  return csvFiles(sampleFolder()).filter(({ name }) => name !== `${table}.csv`)
}

function text(table: string): string {
  return rowsOf(sampleFolder(), table)
    .map((row) => `${row.join(',')}\n`)
    .join('')
}

function bytes(name: string, content: string): SourceFile {
  return { name, bytes: new TextEncoder().encode(content) }
}

/** A heading in ASCII and a party named «حزب» in the bytes of Windows-1256. */
function windows1256(): SourceFile {
  const line = [0x58, 0x2c, 0xcd, 0xd2, 0xc8, 0x0a]
  return { name: 'parties.csv', bytes: Uint8Array.from([...new TextEncoder().encode('code,name_ar\n'), ...line]) }
}

function rowsOf(folder: Folder, table: string): string[][] {
  const rows = folder[table]
  if (!rows) throw new Error(`no table ${table}`)
  return rows
}

function rename(rows: string[][], from: string, to: string): void {
  const heading = rows[0] ?? []
  heading[heading.indexOf(from)] = to
}

function dropColumn(rows: string[][], column: string): void {
  const at = rows[0]?.indexOf(column) ?? -1
  for (const row of rows) row.splice(at, 1)
}
