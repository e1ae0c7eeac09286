import { parse } from 'csv-parse/sync'
import { type Column, isTest } from '../columns.ts'
import { line } from '../csv.ts'
import type { ShelvedResults } from './version.ts'

/** The list of every version of a contest ever published, in order, also of those that were withdrawn. No figure is in it. */
export const RESULT_VERSIONS_FILE = 'result-versions.csv'

export const RESULT_VERSION_COLUMNS: readonly Column<ShelvedResults, unknown>[] = [
  {
    name: 'status',
    type: 'string',
    means: 'Status of the contest in this version; `withdrawn` for the version in which its figures left the public.',
    cell: ({ manifest }) => manifest.status,
  },
  {
    name: 'version',
    type: 'integer',
    means: 'Number of the last journal entry inside the version; the key.',
    cell: ({ manifest }) => manifest.version,
  },
  {
    name: 'published_at',
    type: 'dateTime',
    means: 'When it was published.',
    cell: ({ manifest }) => manifest.published_at,
  },
  {
    name: 'release',
    type: 'string',
    means: 'The release under which it was published. When that is withdrawn its files are shut.',
    empty: '`status` is `withdrawn`',
    cell: ({ manifest }) => manifest.release?.id ?? null,
  },
  {
    name: 'level',
    type: 'string',
    means: 'How deep it goes: `province`, `commune`, `office` or `station`.',
    empty: '`status` is `withdrawn`',
    cell: ({ manifest }) => manifest.release?.level ?? null,
  },
  {
    name: 'expected',
    type: 'integer',
    means: 'Sheets that should come.',
    empty: '`status` is `withdrawn`',
    cell: ({ results }) => results.totals?.expected ?? null,
  },
  {
    name: 'counted',
    type: 'integer',
    means: 'Sheets in the sums.',
    empty: '`status` is `withdrawn`',
    cell: ({ results }) => results.totals?.counted ?? null,
  },
  {
    name: 'added',
    type: 'integer',
    means: 'Sheets of single stations shown for the first time.',
    cell: ({ manifest }) => manifest.added,
  },
  {
    name: 'revised',
    type: 'integer',
    means: 'Published figures of single stations that changed.',
    cell: ({ manifest }) => manifest.revised,
  },
  {
    name: 'reason',
    type: 'string',
    means: 'The public reason of the withdrawal.',
    empty: '`status` is not `withdrawn`',
    cell: ({ manifest }) => manifest.withdrawn?.reason ?? null,
  },
  {
    name: 'journal_size',
    type: 'integer',
    means: 'Entries of the journal inside the version.',
    cell: ({ manifest }) => manifest.journal.size,
  },
  {
    name: 'journal_root',
    type: 'string',
    means: 'Root of the journal’s tree (RFC 6962) at that size, hex.',
    cell: ({ manifest }) => manifest.journal.root,
  },
  {
    name: 'manifest_sha256',
    type: 'string',
    means: 'SHA-256 of its `index.json`, which names every file with its own.',
    cell: ({ manifestDigest }) => manifestDigest,
  },
  {
    name: 'previous_version',
    type: 'integer',
    means: 'The version before.',
    empty: 'the first version',
    cell: ({ manifest }) => manifest.previous?.version ?? null,
  },
  isTest(({ manifest }) => manifest.is_test),
]

export function resultVersionsHeader(): string {
  return line(RESULT_VERSION_COLUMNS.map((column) => column.name))
}

export function resultVersionsLine(row: ShelvedResults): string {
  return line(RESULT_VERSION_COLUMNS.map((column) => column.cell(row, undefined)))
}

/** Every line of the list by column name; an empty cell is `''`. */
export function readResultVersions(text: string): Readonly<Record<string, string>>[] {
  return parse(text, { columns: true, record_delimiter: '\r\n' }) as Record<string, string>[]
}
