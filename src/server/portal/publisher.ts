import { rename } from 'node:fs/promises'
import { join } from 'node:path'
import type { Digest, Instant } from '#election/named.ts'
import { entryText } from '#journal/entry-bytes.ts'
import { type Frontier, hexOf, rootOf } from '#journal/tree.ts'
import { mergedUnits } from '#room/units.ts'
import { turnoutPublication } from '#room/views/publication.ts'
import { figuresDiffer, turnoutVersion } from '#room/views/published.ts'
import type { JournalKey } from '#store/checkpoints.ts'
import type { Clock } from '../clock.ts'
import { writeFileDurably } from './durable.ts'
import type { PublicJournal } from './gatekeeper.ts'
import { openPublicLog, type PublicLog } from './public-log.ts'
import { referenceFiles } from './reference.ts'
import { ResultsPublisher } from './results/publisher.ts'
import { openShelf, POINTER_FILE, type Shelf } from './shelf.ts'
import { json, type Manifest, versionFiles } from './version.ts'

export interface PublisherOptions {
  /** The folder that the portal serves as `/data/`. */
  readonly data: string
  readonly clock: Clock
  /** Signs the public checkpoints and the released files. */
  readonly journalKey: JournalKey
  /** A photo by its hash; undefined while it has not arrived. */
  photo(digest: Digest): Promise<Uint8Array | undefined>
  /** Least time between two versions (ms of the machine's clock); 2000 when absent. */
  readonly everyMs?: number
  /** Least time between two public checkpoints (ms of the machine's clock); 10 000 when absent. */
  readonly logEveryMs?: number
  /** Least time between two confirmations that nothing newer was found (ms of the machine's clock); 5000 when absent. */
  readonly confirmEveryMs?: number
}

/** Turns the public part of a journal into files. Every step may be killed anywhere; the next start goes on from there. */
export interface Publisher {
  /** Looks at the journal once and publishes what is due. Throws when database or disk fail; the next step tries again. */
  step(): Promise<void>
  /** Publishes what is pending at once, whatever the least times say. */
  flush(): Promise<void>
}

/** The folder holds versions of another journal than this room's, and they are no rehearsal's. */
class ForeignShelf extends Error {
  override readonly name = 'ForeignShelf'
}

/** Opens the shelf of the book and checks that what lies on it came from this very journal. */
export async function openPublisher(journal: PublicJournal, options: PublisherOptions): Promise<Publisher> {
  const { data, clock, everyMs = 2000, logEveryMs = 10_000, confirmEveryMs = 5000 } = options
  const { index, bookDigest } = journal
  const { book } = index
  const folder = join(data, book.id)
  const log = openPublicLog({
    folder: join(folder, 'log'),
    signer: options.journalKey,
    // The entries of a station that is too small to be shown would show it.
    withholdEntries: mergedUnits(index).stations.size > 0,
  })
  const results = new ResultsPublisher(journal, {
    folder,
    withheld: `${data}.withheld/${book.id}`,
    photo: options.photo,
    signer: options.journalKey,
  })
  const take = (entries: Parameters<Parameters<PublicJournal['advance']>[0]>[0]): void => {
    results.take(entries)
    log.append(entries.map(entryText))
  }
  // Entry 0 is public from the start, and says whether this is a rehearsal.
  await journal.advance(take, 1)
  const shelf = await ownShelf(folder, journal, log, take)
  await writeReference(data, folder, journal)
  await results.open()

  let versionAt = Number.NEGATIVE_INFINITY
  let resultsAt = Number.NEGATIVE_INFINITY
  let logAt = Number.NEGATIVE_INFINITY
  let confirmedAt = Number.NEGATIVE_INFINITY
  let looked = shelf.latest()?.turnout.version ?? -1

  const publishVersion = async (): Promise<void> => {
    const state = journal.state()
    const latest = shelf.latest()
    if (state.size - 1 <= looked) return
    const now = Math.max(clock.now(), journal.horizon()) as Instant
    const turnout = turnoutVersion(index, latest?.turnout, turnoutPublication(index, state, journal.horizon()), now)
    looked = state.size - 1
    if (latest && !figuresDiffer(latest.turnout, turnout)) return
    const files = versionFiles({ book, bookDigest, turnout, journal: rootAt(log.frontier), previous: latest })
    await shelf.publish(files, turnout, journal.next())
    confirmedAt = performance.now()
    await shelf.thin(now)
  }

  const step = async (force: boolean): Promise<void> => {
    await journal.advance(take)
    const due = (at: number, every: number): boolean => force || performance.now() - at >= every
    if (due(resultsAt, everyMs) || results.hurry) {
      await results.publish(Math.max(clock.now(), journal.horizon()) as Instant, rootAt(log.frontier))
      resultsAt = performance.now()
    }
    if (due(versionAt, everyMs)) {
      const before = shelf.latest()
      await publishVersion()
      if (shelf.latest() !== before) versionAt = performance.now()
    }
    if (due(logAt, logEveryMs)) {
      await log.publish()
      logAt = performance.now()
    }
    if (due(confirmedAt, confirmEveryMs)) {
      await shelf.confirm(clock.now(), journal.next())
      confirmedAt = performance.now()
    }
  }
  return { step: () => step(false), flush: () => step(true) }
}

function rootAt(frontier: Frontier): Manifest['journal'] {
  return { size: frontier.size, root: hexOf(rootOf(frontier)) }
}

/**
 * The shelf, proven to be this journal's: the tree over the same number of entries has the root that its newest
 * manifest names. A rehearsal's shelf of another journal is moved aside; any other stops the publisher.
 */
async function ownShelf(
  folder: string,
  journal: PublicJournal,
  log: PublicLog,
  take: Parameters<PublicJournal['advance']>[0],
): Promise<Shelf> {
  const shelf = await openShelf(folder)
  const latest = shelf.latest()
  if (!latest) return shelf
  const { size, root } = latest.manifest.journal
  await journal.advance(take, size)
  if (log.frontier.size === size && hexOf(rootOf(log.frontier)) === root) return shelf
  if (!latest.manifest.is_test) {
    throw new ForeignShelf(`${folder} holds figures of another journal: move it away, or give another data folder`)
  }
  await rename(folder, `${folder}.rehearsal-${latest.manifest.published_at.replace(/\D/g, '')}`)
  return openShelf(folder)
}

/** The files that hold for the whole day, and the list of what this portal serves. */
async function writeReference(
  data: string,
  folder: string,
  { index: { book }, bookDigest, state }: PublicJournal,
): Promise<void> {
  const is_test = state().test
  for (const [name, text] of referenceFiles(book, is_test)) await writeFileDurably(join(folder, name), text)
  await writeFileDurably(
    join(data, 'index.json'),
    json({
      format: 'sunduq-data/1',
      books: [
        {
          book: book.id,
          is_test,
          book_sha256: bookDigest,
          title: book.title,
          day: book.day,
          latest: `${book.id}/${POINTER_FILE}`,
        },
      ],
    }),
  )
}
