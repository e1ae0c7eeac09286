import type { Book } from '#election/book/book.ts'
import { canonical } from '#journal/canonical.ts'
import { type Column, isTest } from './columns.ts'
import { type Cell, csv } from './csv.ts'
import { tableMetadata } from './csvw.ts'
import { json } from './version.ts'
import { VERSION_COLUMNS, VERSIONS_FILE } from './versions.ts'

/** A table of the book: the same for the whole day. */
export interface ReferenceTable {
  readonly file: string
  readonly about: string
  readonly key: readonly string[]
  readonly columns: readonly Omit<Column<unknown>, 'cell'>[]
  /** The cells of `columns`, but for the last one. */
  readonly rows: (book: Book) => readonly (readonly Cell[])[]
}

const text = (name: string, means: string, empty?: string): Omit<Column<unknown>, 'cell'> => ({
  name,
  type: 'string',
  means,
  ...(empty === undefined ? {} : { empty }),
})

/** Whether it is a rehearsal's file, which no row of a book knows. */
const { cell: _cell, ...IN_TEST } = isTest<unknown>(() => false)

const NAMES: ReferenceTable = {
  file: 'names.csv',
  about: 'Every place and station of the book with its names in all languages and what is known of it.',
  key: ['code'],
  columns: [
    text('code', 'Code of the place or station; the key, the same as in the other tables.'),
    text('kind', '`nation`, `region`, `province`, `commune`, `office` or `station`.'),
    text('parent_code', 'Code of the place above.', 'the topmost place'),
    text('name_ar', 'Name in Arabic.'),
    text('name_fr', 'Name in French.'),
    text('name_zgh', 'Name in Amazigh.', 'no source gives one'),
    text('name_en', 'Name in English.', 'no source gives one'),
    text('hcp_code', 'Official code of the statistical office.', 'there is none'),
    text('setting', '`urban` or `rural`.', 'not known'),
    { name: 'latitude', type: 'decimal', means: 'Degrees, WGS 84.', empty: 'not known' },
    { name: 'longitude', type: 'decimal', means: 'Degrees, WGS 84.', empty: 'not known' },
    { name: 'population', type: 'integer', means: 'Inhabitants.', empty: 'not known' },
    { name: 'registered', type: 'integer', means: 'Registered voters.', empty: 'a place: see places.csv' },
    IN_TEST,
  ],
  rows: (book) => [
    ...book.places.map((place) => [
      place.code,
      place.kind,
      place.parent ?? null,
      place.names.ar,
      place.names.fr,
      place.names.zgh ?? null,
      place.names.en ?? null,
      place.hcp ?? null,
      place.setting ?? null,
      place.centre ? place.centre.latE5 / 100_000 : null,
      place.centre ? place.centre.lngE5 / 100_000 : null,
      place.population ?? null,
      null,
    ]),
    ...book.stations.map((station) => [
      station.code,
      'station',
      station.office,
      station.names.ar,
      station.names.fr,
      station.names.zgh ?? null,
      station.names.en ?? null,
      null,
      null,
      null,
      null,
      null,
      station.registered,
    ]),
  ],
}

const PARTIES: ReferenceTable = {
  file: 'parties.csv',
  about: 'Parties of the book. A code belongs to this election alone.',
  key: ['party_code'],
  columns: [
    text('party_code', 'Code of the party in the book; the key.'),
    text('name_ar', 'Name in Arabic.'),
    text('name_fr', 'Name in French.'),
    text('symbol_ar', 'Name of the ballot symbol in Arabic.', 'there is none'),
    text('symbol_fr', 'Name of the ballot symbol in French.', 'there is none'),
    text('colour', 'Colour, `#rrggbb`.'),
    IN_TEST,
  ],
  rows: (book) =>
    book.parties.map((party) => [
      party.code,
      party.names.ar,
      party.names.fr,
      party.symbol?.ar ?? null,
      party.symbol?.fr ?? null,
      party.colour,
    ]),
}

export const REFERENCE: readonly ReferenceTable[] = [NAMES, PARTIES]

/** The files of a book that do not change, by name. `book.json` has the canonical bytes whose SHA-256 froze the room. */
export function referenceFiles(book: Book, test: boolean): Map<string, string> {
  const files = new Map([['book.json', canonical(book)]])
  for (const table of REFERENCE) {
    const header = table.columns.map((column) => column.name)
    files.set(
      table.file,
      csv(
        header,
        table.rows(book).map((row) => [...row, test ? 1 : 0]),
      ),
    )
  }
  const versions = {
    file: VERSIONS_FILE,
    about: 'Every version ever published.',
    key: ['version'],
    columns: VERSION_COLUMNS,
  }
  files.set('csv-metadata.json', json(tableMetadata([...REFERENCE, versions], test)))
  return files
}
