import type { Digest } from '#election/named.ts'
import type { TurnoutVersion } from '#room/views/published.ts'
import { type Column, isTest } from './columns.ts'
import { line } from './csv.ts'
import type { Manifest } from './version.ts'

/** One line of `versions.csv`: every version ever published, in order, also those no longer on disk. */
export interface Listed {
  readonly manifest: Manifest
  readonly manifestDigest: Digest
  readonly turnout: TurnoutVersion
}

export const VERSIONS_FILE = 'versions.csv'

/** Its columns; the totals are those of the topmost place. */
export const VERSION_COLUMNS: readonly Column<Listed>[] = [
  {
    name: 'version',
    type: 'integer',
    means: 'Number of the last journal entry inside the version; the key.',
    cell: (row) => row.manifest.version,
  },
  { name: 'published_at', type: 'dateTime', means: 'When it was published.', cell: (row) => row.manifest.published_at },
  {
    name: 'horizon_at',
    type: 'dateTime',
    means: 'Nothing received after this instant is in it.',
    cell: (row) => row.manifest.horizon_at,
  },
  {
    name: 'registered',
    type: 'integer',
    means: 'Registered voters of the topmost place.',
    cell: (row) => row.turnout.places[0]?.registered ?? null,
  },
  {
    name: 'voters',
    type: 'integer',
    means: 'Its voters.',
    empty: 'nothing was received yet',
    cell: (row) => row.turnout.places[0]?.voters ?? null,
  },
  {
    name: 'stations',
    type: 'integer',
    means: 'Its polling stations.',
    cell: (row) => row.turnout.places[0]?.stations ?? null,
  },
  {
    name: 'reporting',
    type: 'integer',
    means: 'Those that have a figure.',
    cell: (row) => row.turnout.places[0]?.reporting ?? null,
  },
  {
    name: 'journal_size',
    type: 'integer',
    means: 'Entries of the journal inside the version.',
    cell: (row) => row.manifest.journal.size,
  },
  {
    name: 'journal_root',
    type: 'string',
    means: 'Root of the journal’s tree (RFC 6962) at that size, hex.',
    cell: (row) => row.manifest.journal.root,
  },
  {
    name: 'manifest_sha256',
    type: 'string',
    means: 'SHA-256 of its `index.json`, which names every file with its own.',
    cell: (row) => row.manifestDigest,
  },
  {
    name: 'previous_version',
    type: 'integer',
    means: 'The version before.',
    empty: 'the first version',
    cell: (row) => row.manifest.previous?.version ?? null,
  },
  isTest((row) => row.manifest.is_test),
]

export function versionsHeader(): string {
  return line(VERSION_COLUMNS.map((column) => column.name))
}

export function versionsLine(row: Listed): string {
  return line(VERSION_COLUMNS.map((column) => column.cell(row, row.turnout)))
}

/** What a line of the list says of a version. Times in UTC ms. */
export interface ListedVersion {
  readonly version: number
  readonly published: number
  readonly horizon: number
  readonly manifestDigest: string
}

/** Every complete line of the list; a last line cut short by a crash is not read. */
export function readVersions(text: string): ListedVersion[] {
  const at = (name: string): number => VERSION_COLUMNS.findIndex((column) => column.name === name)
  return text
    .split('\r\n')
    .slice(1, -1)
    .map((row) => {
      const cells = row.split(',')
      const cell = (name: string): string => cells[at(name)] ?? ''
      return {
        version: Number(cell('version')),
        published: Date.parse(cell('published_at')),
        horizon: Date.parse(cell('horizon_at')),
        manifestDigest: cell('manifest_sha256'),
      }
    })
}
