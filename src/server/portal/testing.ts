import { bookDigest } from '#journal/book.ts'
import { sha256Hex } from '#journal/sha256.ts'
import type { TestRoom } from '#room/testing/room.ts'
import { turnoutPublication } from '#room/views/publication.ts'
import { type TurnoutVersion, turnoutVersion } from '#room/views/published.ts'
import { type Previous, type VersionFiles, versionFiles } from './version.ts'

/** The next version of a test room at its present state, published when its last entry came. */
export function nextVersion(room: TestRoom, previous?: TurnoutVersion): TurnoutVersion {
  const { at } = room.state
  return turnoutVersion(room.index, previous, turnoutPublication(room.index, room.state, at), at)
}

/** The files of a version, with a made-up root. */
export function filesOf(room: TestRoom, turnout: TurnoutVersion, previous?: Previous): VersionFiles {
  const journal = { size: turnout.version + 1, root: sha256Hex(`root ${turnout.version}`) }
  return versionFiles({ book: room.book, bookDigest: bookDigest(room.book), turnout, journal, previous })
}
