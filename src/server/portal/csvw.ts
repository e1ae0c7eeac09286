import type { Table } from './columns.ts'

/** CC BY 4.0: figures of an election must be free to use; naming the source keeps them checkable. */
export const LICENCE = 'https://creativecommons.org/licenses/by/4.0/'

/**
 * Tabular metadata as the W3C's CSV on the Web has it, to lie beside the tables where its readers look for it.
 * @param is_test whether a rehearsal made the tables
 */
export function tableMetadata(
  tables: readonly Pick<Table, 'file' | 'about' | 'key' | 'columns'>[],
  is_test: boolean,
): object {
  return {
    '@context': ['http://www.w3.org/ns/csvw', { '@language': 'en' }],
    'dc:license': { '@id': LICENCE },
    notes: [{ is_test }],
    dialect: { encoding: 'utf-8', lineTerminators: ['\r\n'], header: true, delimiter: ',', doubleQuote: true },
    tables: tables.map((table) => ({
      url: table.file,
      'dc:description': table.about,
      tableSchema: {
        primaryKey: table.key,
        columns: table.columns.map((column) => ({
          name: column.name,
          titles: column.name,
          // A local time goes past 24:00, which no datatype of the standard allows.
          datatype: column.type === 'time' ? 'string' : column.type,
          'dc:description': column.empty === undefined ? column.means : `${column.means} Empty: ${column.empty}.`,
          required: column.empty === undefined,
        })),
      },
    })),
  }
}
