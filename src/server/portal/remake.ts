import type { BookIndex } from '#election/book/index.ts'
import type { Instant } from '#election/named.ts'
import { bookDigest } from '#journal/book.ts'
import type { Entry } from '#journal/entry.ts'
import { entryText } from '#journal/entry-bytes.ts'
import { EMPTY, grow, hexOf, leafHash, rootOf } from '#journal/tree.ts'
import { roomMachine } from '#room/machine.ts'
import { turnoutPublication } from '#room/views/publication.ts'
import { turnoutVersion } from '#room/views/published.ts'
import { type Previous, type VersionFiles, versionFiles } from './version.ts'
import type { ListedVersion } from './versions.ts'

/**
 * Makes every listed version again, from the journal alone: the same bytes that were published, also of versions that
 * are no longer on disk. Whoever doubts a figure of any second of the day compares its manifest's hash.
 */
export function* remakeVersions(
  index: BookIndex,
  entries: readonly Entry[],
  versions: readonly ListedVersion[],
): Generator<VersionFiles> {
  const { book } = index
  const digest = bookDigest(book)
  const machine = roomMachine(book)
  let state = machine.initial()
  let frontier = EMPTY
  let previous: Previous | undefined
  for (const { version, published, horizon } of versions) {
    for (const entry of entries.slice(frontier.size, version + 1)) {
      state = machine.fold(state, entry)
      frontier = grow(frontier, [leafHash(entryText(entry))])
    }
    const publication = turnoutPublication(index, state, horizon as Instant)
    const turnout = turnoutVersion(index, previous?.turnout, publication, published as Instant)
    const journal = { size: frontier.size, root: hexOf(rootOf(frontier)) }
    const made = versionFiles({ book, bookDigest: digest, turnout, journal, previous })
    previous = { turnout, manifestDigest: made.manifestDigest }
    yield made
  }
}
