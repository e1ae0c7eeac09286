import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ConstituencyCode, ContestId, Digest, Instant, Position } from '#election/named.ts'
import type { Entry } from '#journal/entry.ts'
import { contestResults } from '#room/views/contest-results.ts'
import { publicOpenings, type SealedThing, sealedIn } from '#room/views/openings.ts'
import { resultsDiffer, resultsVersion } from '#room/views/published-results.ts'
import { shutContest } from '#room/views/result-status.ts'
import type { PublicStatus, ResultsVersion } from '#room/views/results.ts'
import type { JournalKey } from '#store/checkpoints.ts'
import { writeFileDurably } from '../durable.ts'
import type { PublicJournal } from '../gatekeeper.ts'
import { json, type Manifest } from '../version.ts'
import { ContestShelf } from './shelf.ts'
import { resultFiles, type ShelvedResults } from './version.ts'

/** Under `data/<book>/`: the results, and which contest is shown how. */
export const RESULTS_FOLDER = 'results'
export const RESULTS_INDEX = 'index.json'

/** So many photos of a contest follow its figures at once; the others wait, because newer figures and withdrawals do not. */
const PHOTOS_AT_ONCE = 50

/** The content of `results/index.json`: every contest of the book, the released ones with their newest version. */
export interface ResultsIndex {
  readonly format: 'sunduq-results-index/1'
  readonly book: string
  /** Whether a rehearsal made this: then nothing in here is an election. */
  readonly is_test: boolean
  /** Position of the last journal entry when this file last changed: a reader sees by it that something did. */
  readonly version: number
  readonly contests: readonly ResultsIndexRow[]
}

export interface ResultsIndexRow {
  readonly status: PublicStatus
  readonly contest: string
  /** Null while the contest was never released. */
  readonly version: number | null
  readonly published_at: string | null
  readonly withdrawn: ResultsVersion['withdrawn']
  readonly latest: string | null
}

export interface ResultsPublisherOptions {
  /** `data/<book>`. */
  readonly folder: string
  /** Where versions of withdrawn releases are kept: never inside what is served. */
  readonly withheld: string
  photo(digest: Digest): Promise<Uint8Array | undefined>
  /** Signs every released file. */
  readonly signer: JournalKey
}

/** What happened to the contests since the last look; a contest that nothing happened to is not computed again. */
interface Contest {
  readonly id: ContestId
  readonly shelf: ContestShelf
  dirty: boolean
  /** Photos of shown sheets that had not arrived when they were looked for. */
  photos: readonly string[]
}

/** Turns released contests into files. Every step may be killed anywhere; the next start goes on from there. */
export class ResultsPublisher {
  readonly #journal: PublicJournal
  readonly #options: ResultsPublisherOptions
  readonly #sealed: SealedThing[] = []
  readonly #contests = new Map<ContestId, Contest>()
  readonly #contestOf: ReadonlyMap<ConstituencyCode, ContestId>
  #indexed = ''
  #hurry = false

  constructor(journal: PublicJournal, options: ResultsPublisherOptions) {
    this.#journal = journal
    this.#options = options
    this.#contestOf = new Map(journal.index.book.constituencies.map(({ code, contest }) => [code, contest]))
  }

  /** Opens the shelves, finishing what a crash left undone. Entries may be taken before. */
  async open(): Promise<void> {
    const { folder, withheld } = this.#options
    for (const { id } of this.#journal.index.book.contests) {
      const shelf = await ContestShelf.open(join(folder, RESULTS_FOLDER, id), join(withheld, id))
      this.#contests.set(id, { id, shelf, dirty: true, photos: [] })
    }
    this.#indexed = await contestsIn(join(folder, RESULTS_FOLDER, RESULTS_INDEX))
  }

  /** A release was withdrawn: nobody waits for the next turn. */
  get hurry(): boolean {
    return this.#hurry
  }

  /** Hears of entries before they are folded: which contests they touch, and what they seal. */
  take(entries: readonly Entry[]): void {
    for (const entry of entries) {
      const sealed = sealedIn(entry)
      this.#sealed.push(...sealed)
      for (const { constituency } of sealed) this.#touch(constituency)
      if ('constituency' in entry) this.#touch(entry.constituency)
      // A confirmation, like a withdrawal, names only the release.
      if ('release' in entry) for (const contest of this.#contests.values()) contest.dirty = true
      if (entry.kind === 'release-withdrawn') this.#hurry = true
    }
  }

  /** Publishes every contest that may be shown differently now and says so in the index, then what lies beside them. */
  async publish(now: Instant, journal: Manifest['journal']): Promise<void> {
    const shown = new Map<Contest, ResultsVersion['stations']>()
    for (const contest of this.#contests.values()) {
      const stations = contest.dirty ? await this.#publishContest(contest, now, journal) : undefined
      if (stations) shown.set(contest, stations)
    }
    this.#hurry = false
    await this.#writeIndex()
    // Hundreds of photos take a while: no reader waits for them before the figures.
    for (const contest of this.#contests.values()) {
      const stations = shown.get(contest)
      if (stations) await this.#accompany(contest, stations)
      else await this.#lookForPhotos(contest)
      contest.dirty = false
    }
  }

  #touch(constituency: ConstituencyCode): void {
    const id = this.#contestOf.get(constituency)
    const contest = id && this.#contests.get(id)
    if (contest) contest.dirty = true
  }

  /** Publishes a contest where it may be shown differently; answers the sheets that it shows, if it may be shown at all. */
  async #publishContest(
    contest: Contest,
    now: Instant,
    journal: Manifest['journal'],
  ): Promise<ResultsVersion['stations'] | undefined> {
    const { id, shelf } = contest
    const { index, bookDigest } = this.#journal
    const state = this.#journal.state()
    const horizon = this.#journal.horizon()
    const results = contestResults(index, state, 'public', id, horizon)
    const latest = shelf.latest()
    if (results.release === null && results.status === 'unreleased') return undefined
    const withdrawn = new Set<string>(state.count.releases.filter((one) => one.withdrawn).map((one) => one.id))
    if (results.release === null) await this.#writeIndex(id)
    await shelf.shut(withdrawn)
    const version = (state.size - 1) as Position
    const isNew = !latest || (latest.results.version < version && resultsDiffer(latest.results, results))
    if (isNew) {
      const context = { book: index.book.id, test: state.test, version, horizon }
      const next = resultsVersion(latest?.results, results, context, now)
      const shutBefore = withdrawn.has(latest?.results.release?.id ?? '')
      await shelf.publish(
        resultFiles({
          ...{ book: index.book, bookDigest, results: next, journal, previous: latest, shutBefore },
          signer: this.#options.signer,
        }),
      )
    }
    return results.stations
  }

  /** What lies beside the versions: openings of the seals in the public journal, and photos of the signed sheets. */
  async #accompany(contest: Contest, stations: ResultsVersion['stations']): Promise<void> {
    const { index } = this.#journal
    const horizon = this.#journal.horizon()
    const openings = publicOpenings(index, this.#journal.state(), 'public', contest.id, this.#sealed, horizon)
    const is_test = this.#journal.state().test
    if (openings.length > 0)
      await contest.shelf.putOpenings(openings.map((opening) => json({ ...opening, is_test })).join(''))
    contest.photos = stations.flatMap(({ photo, history }) =>
      [photo, ...history.map((event) => event.photo)].filter((digest) => digest !== null),
    )
    await this.#lookForPhotos(contest)
  }

  /** A photo may arrive long after its sheet. */
  async #lookForPhotos(contest: Contest): Promise<void> {
    const away: string[] = []
    let put = 0
    for (const digest of new Set(contest.photos)) {
      if (await contest.shelf.hasPhoto(digest)) continue
      const bytes = put < PHOTOS_AT_ONCE ? await this.#options.photo(digest as Digest) : undefined
      if (!bytes) {
        away.push(digest)
        continue
      }
      await contest.shelf.putPhoto(digest, bytes)
      put += 1
    }
    contest.photos = away
  }

  /** Writes the index where it changed; of a contest that is being shut it says so before its files go. */
  async #writeIndex(shut?: ContestId): Promise<void> {
    const { book } = this.#journal.index
    const { count, test, at, size } = this.#journal.state()
    const contests = [...this.#contests.values()].map(({ id, shelf }): ResultsIndexRow => {
      const row = indexRow(id, shelf.latest())
      if (id !== shut) return row
      const { status, withdrawn } = shutContest(count, id, at)
      return { ...row, status, withdrawn, version: null, latest: null }
    })
    const said = JSON.stringify(contests)
    if (said === this.#indexed) return
    const index: ResultsIndex = {
      ...{ format: 'sunduq-results-index/1', book: book.id, is_test: test, version: size - 1 },
      contests,
    }
    await writeFileDurably(join(this.#options.folder, RESULTS_FOLDER, RESULTS_INDEX), json(index))
    this.#indexed = said
  }
}

/** What an index says of its contests: a start that has nothing new to say leaves the file as it is. */
async function contestsIn(path: string): Promise<string> {
  try {
    return JSON.stringify((JSON.parse(await readFile(path, 'utf8')) as ResultsIndex).contests)
  } catch {
    return ''
  }
}

function indexRow(contest: ContestId, latest: ShelvedResults | undefined): ResultsIndexRow {
  if (!latest) {
    return { status: 'unreleased', contest, version: null, published_at: null, withdrawn: null, latest: null }
  }
  const { status, version, published_at, withdrawn } = latest.results
  return { status, contest, version, published_at, withdrawn, latest: `${contest}/latest.json` }
}
