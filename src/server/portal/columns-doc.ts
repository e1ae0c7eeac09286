import { type Column, TABLES } from './columns.ts'
import { REFERENCE } from './reference.ts'
import { RESULT_TABLES } from './results/columns.ts'
import { RESULT_VERSION_COLUMNS, RESULT_VERSIONS_FILE } from './results/versions.ts'
import { VERSION_COLUMNS, VERSIONS_FILE } from './versions.ts'

/** Every published table with its columns, as docs/open-data.md shows them. */
export const DOCUMENTED: readonly {
  readonly file: string
  readonly about: string
  readonly key: readonly string[]
  readonly columns: readonly Omit<Column<never>, 'cell'>[]
}[] = [
  ...TABLES,
  { file: VERSIONS_FILE, about: 'Every version ever published, in order.', key: ['version'], columns: VERSION_COLUMNS },
  ...REFERENCE,
  ...RESULT_TABLES,
  {
    file: RESULT_VERSIONS_FILE,
    about:
      'Every version of a contest ever published, in order, also of those that were withdrawn. No figure is in it.',
    key: ['version'],
    columns: RESULT_VERSION_COLUMNS,
  },
]

/** The section of one table in Markdown. A test holds the docs equal to it. */
export function columnsMarkdown({ file, about, key, columns }: (typeof DOCUMENTED)[number]): string {
  const rows = columns.map(({ name, type, means, empty }) => `| \`${name}\` | ${type} | ${means} | ${empty ?? ''} |`)
  return [
    `### ${file}`,
    '',
    `${about} Key: ${key.map((name) => `\`${name}\``).join(', ')}.`,
    '',
    '| Column | Type | Meaning | Empty when |',
    '|---|---|---|---|',
    ...rows,
    '',
  ].join('\n')
}
