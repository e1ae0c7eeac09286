import type { Column } from './build/column.ts'
import { COLUMNS, OPTIONAL_TABLES, TABLES, type TableName } from './build/columns.ts'
import { BOOK_FAULTS } from './faults.ts'

const OPENING = `# The book: columns of every file

The book of an election day is made from a folder of tables by \`./sunduq book build FOLDER -o book.json\` and checked
by \`./sunduq book check FOLDER\`. \`data/berkane-2021/\` is a full example, \`data/petite-commune/\` a small one.
This page is generated from the code that reads the columns (\`src/election/book/build/columns.ts\`).

## How files are read

- One table a file, \`places.csv\` or \`places.xlsx\` (first sheet), or all tables as sheets of one \`book.xlsx\`.
- The first line carries the names of the columns, in any order. A column that is not listed here is a fault (B007):
  a misspelt name would be read by nobody. Columns that are not required may be left out, and cells left empty.
- Text is UTF-8. Anything else is a fault that names the line and the likely encoding (B004). A byte order mark is
  skipped with a note (B021).
- The separator is a comma, a semicolon or a tab, found from the heading and told by a note (B022) when it is no comma.
  A text that contains the separator or a line break stands between quotation marks; a mark inside is doubled.
- Whole numbers may be written in Arabic-Indic digits (note B023) and grouped by spaces, no-break spaces included (note
  B024). A comma, dot or apostrophe in a number is a fault (B113): it may mark thousands or decimals.
- Coordinates are decimal degrees, with a dot or a comma. Hours are \`08:00\`, 24 hours; \`24:30\` is half past midnight
  after the day. Days are \`2021-09-08\`.
- Yes and no: \`yes\`, \`oui\`, \`نعم\`, \`ⵢⴰⵀ\`; \`no\`, \`non\`, \`لا\`, \`ⵓⵀⵓ\`.
- Codes are Latin letters, digits, \`.\`, \`_\` and \`-\`, 64 characters at most, and begin with a letter or digit.
- Texts are 200 characters at most, and hold no invisible character that could turn figures or names round (B111).
- Rows may stand in any order; the book puts places by level and stations by commune, central office and number. The
  order of communes, papers, contests and constituencies is kept: every surface lists them so.
- \`results.csv\`, \`turnout.csv\`, \`published.csv\`, \`votes.csv\` and \`other-rooms.csv\` may lie in the folder; other commands
  read them, the book does not.

Faults come in two rounds: first all those of files and single cells; then, when every cell is well formed, all those
of how lines hang together. While there is a fault nothing is written. \`book.json\` is canonical JSON (RFC 8785): its
SHA-256 is the hash by which a room is opened.
`

const ABOUT: Readonly<Record<TableName, string>> = {
  election: 'One line a setting, in two columns `key` and `value`. The keys:',
  places: 'The tree of places, stations excepted: one root, and central offices (`office`) below their communes.',
  stations: 'Every polling station.',
  parties: 'Parties and alliances of this election; codes are not carried over to another one.',
  papers: 'Ballot papers: one sheet, one urn. Voters are counted per paper.',
  contests: 'One choice on a paper. Valid and void are counted per contest.',
  constituencies:
    'Where a contest is decided, with its seats and its rule. A station votes in every one that covers it.',
  lists: 'The lists (or candidates) of every constituency, in ballot order.',
  previous: 'Optional: the turnout of an earlier election through its day, drawn beside today’s.',
  checklist:
    'Optional: what is checked at the opening and before the day, in the order in which it is shown. Whoever is not named keeps the built-in list (`readiness.md`).',
}

/** The text of `docs/book.md`. */
export function bookDocument(): string {
  const tables = TABLES.map((table) => {
    const optional = OPTIONAL_TABLES.includes(table) ? ' (optional)' : ''
    return `## \`${table}\`${optional}\n\n${ABOUT[table]}\n\n${columnTable(table)}`
  })
  return [OPENING, ...tables, faultTable()].join('\n')
}

function columnTable(table: TableName): string {
  const head = `| ${table === 'election' ? 'Key' : 'Column'} | Type | Needed | Meaning | Example |\n|---|---|---|---|---|\n`
  return head + COLUMNS[table].map(columnRow).join('')
}

function columnRow({ name, type, required, about, example }: Column): string {
  const shown = example === '' ? '' : `\`${example}\``
  return `| \`${name}\` | ${TYPES[type]} | ${required ? 'yes' : ''} | ${about} | ${shown} |\n`
}

const TYPES: Readonly<Record<Column['type'], string>> = {
  text: 'text',
  code: 'code',
  word: 'word',
  integer: 'whole number',
  time: 'hour',
  times: 'hours',
  steps: 'minutes and roles',
  words: 'words',
  'yes-no': 'yes or no',
  yes: 'yes or empty',
  degrees: 'degrees',
  day: 'day',
  colour: 'colour',
}

function faultTable(): string {
  const rows = Object.entries(BOOK_FAULTS).map(
    ([code, { ar, fr, zgh, en }]) => `| ${code} | ${en} | ${fr} | ${ar} | ${zgh} |\n`,
  )
  const opening =
    'B0 files (B02: notes, which stop nothing), B1 single values, B2 places and stations, B3 contests, B4 the day.'
  return `## Faults\n\n${opening}\n\n| Code | English | Français | العربية | ⵜⴰⵎⴰⵣⵉⵖⵜ |\n|---|---|---|---|---|\n${rows.join('')}`
}
