import type { Ballot, BallotContest, BallotPaper } from '#election/book/ballot.ts'
import { type Language, nameIn } from '#election/languages.ts'
import type { ConstituencyCode, DeviceId, Digest, Instant, PaperId } from '#election/named.ts'
import type { Sheet } from '#election/pv/sheet.ts'
import { localMinute } from '#election/time.ts'
import { LIMITS } from '#journal/submission.ts'
import type { Outbox } from '#phone/outbox.ts'
import { type SaidSheet, saidSheets, sealedSheet } from '#phone/sheet.ts'
import type { Tally } from '#phone/tally.ts'
import { fitWords } from '#phone/words.ts'
import type { StationBrief } from '#room/views/station.ts'
import type { Database } from '../keep/database.ts'
import type { Uploads } from '../photo/upload.svelte.ts'
import type { DayHere } from './check.ts'
import { begun, lastSaid, nextVersion, type PaperDraft, resumed, type SheetDraft, type SheetPhoto } from './draft.ts'
import type { SheetWork } from './work.svelte.ts'

/** What the sheets need of the enrolment at work. */
export interface Station {
  readonly outbox: Outbox
  readonly uploads: Uploads
  readonly device: DeviceId
  readonly brief: StationBrief
  readonly ballot: Ballot | undefined
  readonly tally: Tally
  readonly others: number
  readonly skew: number
  /** Grows with every change of the outbox. */
  readonly revision: number
}

/** A sheet to go on with. */
export interface Begun {
  readonly paper: BallotPaper
  readonly contest: BallotContest
  readonly version: number
  readonly sheet: Sheet
  /** Why it corrects; empty for the first version. */
  readonly reason: string
  readonly photo: SheetPhoto | undefined
}

/** The sheets of one station on this phone: drafts, what was signed, and how a draft becomes signed. */
export class SheetsHere {
  readonly #db: Database
  readonly #station: Station

  /** Every version that this phone signed, oldest first. */
  readonly said: readonly SaidSheet[] = $derived.by(() => {
    this.#station.revision
    return saidSheets(this.#station.outbox.items)
  })

  constructor(db: Database, station: Station) {
    this.#db = db
    this.#station = station
  }

  /** Only asked for where there is one (`papers` is empty otherwise). */
  get ballot(): Ballot {
    const { ballot } = this.#station
    if (!ballot) throw new Error('this enrolment came without a ballot')
    return ballot
  }

  get papers(): readonly BallotPaper[] {
    return this.#station.ballot?.papers ?? []
  }

  /** What is chosen on a sheet, as the book names it; its code where the ballot does not know it. */
  titleOf(code: ConstituencyCode, language: Language): string {
    const contest = this.papers.flatMap(({ contests }) => contests).find(({ constituency }) => constituency === code)
    return contest === undefined ? code : nameIn(contest.names, language)
  }

  get brief(): StationBrief {
    return this.#station.brief
  }

  /** The day as far as this phone knows it; nothing of a day that another phone closed. */
  get day(): DayHere {
    const { tally, others, skew, brief } = this.#station
    const { closed, readings, lastTick } = tally
    if (!closed) return {}
    const minute = (at: Instant) => localMinute((at + skew) as Instant, brief)
    const counts = [...readings.values()].map(({ count }) => count)
    return {
      ticks: (tally.ticks + others) as Sheet['votes'][number] & number,
      finalReading: closed.count,
      closed: minute(closed.at),
      ...(counts.length === 0 ? {} : { largestReading: Math.max(...counts) as (typeof counts)[number] }),
      ...(lastTick === undefined ? {} : { lastTick: minute(lastTick.at) }),
    }
  }

  /** What this phone signed last of the station's other contests. */
  others(contest: BallotContest): Sheet[] {
    const contests = this.papers.flatMap((paper) => paper.contests).filter((other) => other !== contest)
    return contests.flatMap((other) => lastSaid(this.said, other)?.sheet ?? [])
  }

  /** A draft of a version that was signed is over; one of a later version goes on, whatever other phones sent meanwhile. */
  #isOpen(contest: BallotContest, draft: { readonly version: number } | undefined): boolean {
    return draft !== undefined && draft.version > (lastSaid(this.said, contest)?.version ?? 0)
  }

  /** Drafts by contest, those that were not signed yet. */
  async drafts(): Promise<ReadonlyMap<ConstituencyCode, SheetDraft>> {
    const found = new Map<ConstituencyCode, SheetDraft>()
    for (const contest of this.papers.flatMap(({ contests }) => contests)) {
      const draft = await this.#db.get('sheets', [this.#station.device, contest.constituency])
      if (draft && this.#isOpen(contest, draft)) found.set(contest.constituency, draft)
    }
    return found
  }

  /** A sheet as it was left; undefined where the station does not vote in it. */
  async begin(code: string): Promise<Begun | undefined> {
    const { device } = this.#station
    const paper = this.papers.find(({ contests }) => contests.some(({ constituency }) => constituency === code))
    const contest = paper?.contests.find(({ constituency }) => constituency === code)
    if (!paper || !contest) return undefined
    const { constituency } = contest
    const [shared, draft, photo] = await Promise.all([
      this.#db.get('papers', [device, paper.id]),
      this.#db.get('sheets', [device, constituency]),
      this.#db.get('sheetPhotos', [device, constituency]),
    ])
    const version = nextVersion(this.brief, this.said, contest)
    const at = { paper, contest, version, photo: this.#isOpen(contest, photo) ? photo : undefined }
    if (shared && draft && this.#isOpen(contest, draft)) {
      return { ...at, sheet: resumed(this.brief, paper, contest, shared, draft), reason: draft.reason }
    }
    const before = lastSaid(this.said, contest)
    return { ...at, sheet: begun(this.brief, paper, contest, shared, before), reason: '' }
  }

  /** On disk when it resolves. */
  async keepDraft(
    paper: PaperId,
    shared: PaperDraft,
    constituency: ConstituencyCode,
    draft: SheetDraft,
  ): Promise<void> {
    const { device } = this.#station
    const write = this.#db.transaction(['papers', 'sheets'], 'readwrite', { durability: 'strict' })
    await Promise.all([
      write.objectStore('papers').put(shared, [device, paper]),
      write.objectStore('sheets').put(draft, [device, constituency]),
      write.done,
    ])
  }

  async keepPhoto(constituency: ConstituencyCode, photo: SheetPhoto): Promise<void> {
    const write = this.#db.transaction('sheetPhotos', 'readwrite', { durability: 'strict' })
    await Promise.all([write.store.put(photo, [this.#station.device, constituency]), write.done])
  }

  /**
   * Signs the sheet as typed: one item of the outbox, sent by itself as soon as there is a way. Without a new photo a
   * correction keeps the one before. Rejects when the phone could not write it down; the draft is still there then.
   */
  async sign(work: SheetWork): Promise<void> {
    await work.saved()
    const photo = await this.#photoOf(work)
    const reason = fitWords(work.reason, LIMITS.note)
    const sheet = { ...work.sheet, observations: fitWords(work.observations, LIMITS.words) }
    const { item, opening } = sealedSheet(
      { sheet, version: work.version, ...(reason === '' ? {} : { reason }), ...(photo === undefined ? {} : { photo }) },
      Date.now() as Instant,
      crypto.getRandomValues(new Uint8Array(16)),
    )
    await this.#station.outbox.say(item, opening)
    const key: [DeviceId, ConstituencyCode] = [this.#station.device, work.constituency]
    // A draft left behind by a kill here is of a version that was signed, and nobody takes it up again.
    await Promise.all([this.#db.delete('sheets', key), this.#db.delete('sheetPhotos', key)])
  }

  async #photoOf({ photo, contest }: SheetWork): Promise<Digest | undefined> {
    if (photo) return this.#station.uploads.keep(photo.small, photo.original)
    return lastSaid(this.said, contest)?.photo
  }
}
