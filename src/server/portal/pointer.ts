import type { Digest } from '#election/named.ts'
import type { Manifest } from './version.ts'

/**
 * The content of `latest.json`, the one file that changes: which version is the newest, and since when nobody found a
 * newer one. A reader that asks for it every few seconds is up to date.
 */
export interface Pointer {
  readonly format: 'sunduq-pointer/1'
  readonly book: string
  /** Whether a rehearsal made this: then nothing in here is an election. */
  readonly is_test: boolean
  readonly version: number
  readonly published_at: string
  readonly horizon_at: string
  /** When the publisher last read the journal to the public horizon. An old one means: the feed stands still. */
  readonly checked_at: string
  /** When more will be shown at the earliest, where the book publishes by slots; null when live or at the end. */
  readonly next_at: string | null
  /** Address of the manifest, relative to this file. */
  readonly manifest: string
  readonly manifest_sha256: Digest
}

export function pointerTo(manifest: Manifest, digest: Digest, checked: number, next: number | undefined): Pointer {
  return {
    format: 'sunduq-pointer/1',
    book: manifest.book,
    is_test: manifest.is_test,
    version: manifest.version,
    published_at: manifest.published_at,
    horizon_at: manifest.horizon_at,
    checked_at: new Date(checked).toISOString(),
    next_at: next === undefined ? null : new Date(next).toISOString(),
    manifest: `${manifest.version}/index.json`,
    manifest_sha256: digest,
  }
}
