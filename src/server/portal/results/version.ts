import type { Book } from '#election/book/book.ts'
import type { Digest } from '#election/named.ts'
import { signReleased } from '#journal/released.ts'
import { sha256Hex } from '#journal/sha256.ts'
import { sign } from '#journal/signature.ts'
import { changeCounts, resultChanges } from '#room/views/result-changes.ts'
import type { PublicStatus, ResultsVersion, StandingRelease } from '#room/views/results.ts'
import type { JournalKey } from '#store/checkpoints.ts'
import { csv } from '../csv.ts'
import { LICENCE, tableMetadata } from '../csvw.ts'
import { json, type Manifest, type ManifestFile, sums } from '../version.ts'
import { RESULT_TABLES } from './columns.ts'

/** The content of `index.json` of one version of a contest: the status first, every file with its hash. */
export interface ResultsManifest {
  readonly status: PublicStatus
  readonly format: 'sunduq-results-manifest/1'
  readonly book: string
  readonly book_sha256: Digest
  /** Whether a rehearsal made this: then nothing in here is an election. */
  readonly is_test: boolean
  readonly contest: string
  readonly version: number
  readonly published_at: string
  readonly horizon_at: string
  readonly release: StandingRelease | null
  readonly withdrawn: ResultsVersion['withdrawn']
  /** Sheets shown for the first time, and published figures of sheets that changed, since the version before. */
  readonly added: number
  readonly revised: number
  readonly previous: { readonly version: number; readonly manifest_sha256: Digest } | null
  readonly journal: Manifest['journal']
  readonly proclaimed_by: Manifest['proclaimed_by']
  readonly licence: string
  readonly files: readonly ManifestFile[]
}

/** A version of a contest as it lies on the shelf. */
export interface ShelvedResults {
  readonly results: ResultsVersion
  readonly manifest: ResultsManifest
  readonly manifestDigest: Digest
}

export interface ResultsInput {
  readonly book: Book
  readonly bookDigest: Digest
  readonly results: ResultsVersion
  readonly journal: Manifest['journal']
  readonly previous: ShelvedResults | undefined
  /** The release of the version before was withdrawn: what it showed must not come back as "before". */
  readonly shutBefore: boolean
  readonly signer: JournalKey
}

/** The signed note over `results.json`, beside it. */
export const SIGNATURE_FILE = 'results.sig'

function signed({ book, contest, version }: ResultsVersion, sha256: Digest, { key, secret }: JournalKey): string {
  return signReleased({ origin: key.name, book, contest, version, sha256 }, key, (text) => sign(secret, text))
}

/** Makes the files of one version of a contest. Pure: the same input gives the same bytes. */
export function resultFiles({
  book,
  bookDigest,
  results,
  journal,
  previous,
  shutBefore,
  signer,
}: ResultsInput): ShelvedResults & {
  readonly files: ReadonlyMap<string, string>
} {
  const files = new Map<string, string>()
  const listed: ManifestFile[] = []
  const add = (name: string, text: string, more: Partial<ManifestFile> = {}): void => {
    files.set(name, text)
    listed.push({ name, bytes: Buffer.byteLength(text), sha256: sha256Hex(text), ...more })
  }
  const changes = resultChanges(shutBefore ? undefined : previous?.results, results)
  const whole = json(results)
  add('results.json', whole)
  add(SIGNATURE_FILE, signed(results, sha256Hex(whole), signer))
  for (const table of RESULT_TABLES) {
    const rows = table.cells({ results, changes })
    const header = table.columns.map((column) => column.name)
    add(table.file, csv(header, rows), { rows: rows.length, key: table.key, sums: sums(table, rows) })
  }
  add('csv-metadata.json', json(tableMetadata(RESULT_TABLES, results.is_test)))
  const { proclaimedBy } = book.publication
  const manifest: ResultsManifest = {
    status: results.status,
    format: 'sunduq-results-manifest/1',
    book: book.id,
    book_sha256: bookDigest,
    is_test: results.is_test,
    contest: results.contest,
    version: results.version,
    published_at: results.published_at,
    horizon_at: results.horizon_at,
    release: results.release,
    withdrawn: results.withdrawn,
    ...changeCounts(changes),
    previous: previous ? { version: previous.results.version, manifest_sha256: previous.manifestDigest } : null,
    journal,
    proclaimed_by: { ar: proclaimedBy.ar, fr: proclaimedBy.fr },
    licence: LICENCE,
    files: listed,
  }
  const text = json(manifest)
  files.set('index.json', text)
  return { results, manifest, manifestDigest: sha256Hex(text), files }
}
