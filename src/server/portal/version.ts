import type { Book } from '#election/book/book.ts'
import type { Digest } from '#election/named.ts'
import { sha256Hex } from '#journal/sha256.ts'
import type { TurnoutVersion } from '#room/views/published.ts'
import { TABLES, type Table } from './columns.ts'
import { type Cell, csv } from './csv.ts'
import { LICENCE, tableMetadata } from './csvw.ts'
import { turnoutDelta } from './delta.ts'

/** What a manifest says of one file of its version. */
export interface ManifestFile {
  readonly name: string
  /** Of the uncompressed file, as are all figures here. */
  readonly bytes: number
  readonly sha256: Digest
  /** Rows of a table without its header; of turnout.json, its stations. Absent for what is no table. */
  readonly rows?: number
  readonly key?: readonly string[]
  readonly sums?: Readonly<Record<string, number>>
}

/** The content of a version's `index.json`: enough to check every file, and a chain back to the first version. */
export interface Manifest {
  readonly format: 'sunduq-manifest/1'
  readonly book: string
  readonly book_sha256: Digest
  /** Whether a rehearsal made this: then nothing in here is an election. */
  readonly is_test: boolean
  readonly version: number
  readonly published_at: string
  readonly horizon_at: string
  readonly previous: { readonly version: number; readonly manifest_sha256: Digest } | null
  /** The room's journal that gives these figures: its size, and the root of its tree (RFC 6962) at that size. */
  readonly journal: { readonly size: number; readonly root: Digest }
  readonly status: 'provisional'
  readonly proclaimed_by: { readonly ar: string; readonly fr: string }
  readonly licence: string
  readonly files: readonly ManifestFile[]
}

/** The version that came before, as far as the next one needs it. */
export interface Previous {
  readonly turnout: TurnoutVersion
  readonly manifestDigest: Digest
}

export interface VersionInput {
  readonly book: Book
  readonly bookDigest: Digest
  readonly turnout: TurnoutVersion
  readonly journal: Manifest['journal']
  readonly previous: Previous | undefined
}

/** Every file of a version by name, as text; the same input gives the same bytes. */
export interface VersionFiles {
  readonly files: ReadonlyMap<string, string>
  readonly manifest: Manifest
  readonly manifestDigest: Digest
}

/** Makes the files of one version. Pure: whoever has the journal and the list of versions can make them again. */
export function versionFiles({ book, bookDigest, turnout, journal, previous }: VersionInput): VersionFiles {
  const files = new Map<string, string>()
  const listed: ManifestFile[] = []
  const add = (name: string, text: string, more: Partial<ManifestFile> = {}): void => {
    files.set(name, text)
    listed.push({ name, bytes: Buffer.byteLength(text), sha256: sha256Hex(text), ...more })
  }

  add('turnout.json', json(turnout), { rows: turnout.stations.length, key: ['stations[].station_code'] })
  for (const table of TABLES) {
    const rows = table.cells(turnout)
    const header = table.columns.map((column) => column.name)
    add(table.file, csv(header, rows), { rows: rows.length, key: table.key, sums: sums(table, rows) })
  }
  if (previous) add('delta.json', json(turnoutDelta(previous.turnout, turnout)))
  add('csv-metadata.json', json(tableMetadata(TABLES, turnout.is_test)))

  const manifest: Manifest = {
    format: 'sunduq-manifest/1',
    book: book.id,
    book_sha256: bookDigest,
    is_test: turnout.is_test,
    version: turnout.version,
    published_at: turnout.published_at,
    horizon_at: turnout.horizon_at,
    previous: previous ? { version: previous.turnout.version, manifest_sha256: previous.manifestDigest } : null,
    journal,
    status: 'provisional',
    proclaimed_by: { ar: book.publication.proclaimedBy.ar, fr: book.publication.proclaimedBy.fr },
    licence: LICENCE,
    files: listed,
  }
  const text = json(manifest)
  files.set('index.json', text)
  return { files, manifest, manifestDigest: sha256Hex(text) }
}

/** JSON as every published file writes it: one line and a newline at the end. */
export function json(value: unknown): string {
  return `${JSON.stringify(value)}\n`
}

/** What the manifest promises of the columns that it adds up. */
export function sums(
  table: Pick<Table, 'sums' | 'columns'>,
  rows: readonly (readonly Cell[])[],
): Record<string, number> {
  const columns = table.sums.map((name) => [name, table.columns.findIndex((column) => column.name === name)] as const)
  return Object.fromEntries(
    columns.map(([name, at]) => [name, rows.reduce((total, row) => total + Number(row[at] ?? 0), 0)]),
  )
}
