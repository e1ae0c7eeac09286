import type { BallotContest, BallotPaper } from '#election/book/ballot.ts'
import type { ConstituencyCode, Count } from '#election/named.ts'
import type { RuleResult } from '#election/pv/rule.ts'
import { blanks, countAt, type Field, fields, type Sheet, withCount } from '#election/pv/sheet.ts'
import { findingsOf, type Sums, sumsOf } from './check.ts'
import type { SheetDraft, SheetPhoto } from './draft.ts'
import type { Begun, SheetsHere } from './sheets.svelte.ts'

export type Box = Exclude<Field, 'observations'>

/** One sheet in the hands of its station: what is typed, on the phone's disk with every digit, checked as it stands. */
export class SheetWork {
  readonly paper: BallotPaper
  readonly contest: BallotContest
  readonly version: number
  /** Boxes in the order of the paper; the registered voters come from the book and are not typed. */
  readonly boxes: readonly Box[]
  readonly #here: SheetsHere
  #sheet = $state.raw<Sheet>() as Sheet
  #reason = $state('')
  #photo = $state.raw<SheetPhoto | undefined>()
  /** The box that the keys fill. */
  current = $state<Box>('voters')
  /** Whether the last digit could be written down. */
  fault = $state(false)
  #saving: Promise<void> = Promise.resolve()
  #unsaved = false

  readonly sums: Sums = $derived(sumsOf(this.#sheet))
  readonly findings: readonly RuleResult[] = $derived.by(() => {
    const { ballot, brief, day } = this.#here
    const others = this.#here.others(this.contest)
    return findingsOf(ballot, this.contest, brief.registered, this.#sheet, others, day)
  })

  constructor(here: SheetsHere, { paper, contest, version, sheet, reason, photo }: Begun) {
    this.#here = here
    this.paper = paper
    this.contest = contest
    this.version = version
    this.#sheet = sheet
    this.#reason = reason
    this.#photo = photo
    this.boxes = fields(sheet).filter((field): field is Box => field !== 'registered' && field !== 'observations')
    this.current = this.boxes.find((box) => countAt(sheet, box) === null) ?? 'voters'
  }

  get constituency(): ConstituencyCode {
    return this.contest.constituency
  }

  get sheet(): Sheet {
    return this.#sheet
  }

  get blank(): readonly Field[] {
    return blanks(this.#sheet)
  }

  /** What the box says; absent where it is blank. */
  countAt(box: Box): number | undefined {
    return countAt(this.#sheet, box) ?? undefined
  }

  fill(box: Box, count: number | undefined): void {
    this.#sheet = withCount(this.#sheet, box, (count ?? null) as Count | null)
    this.#save()
  }

  get observations(): string {
    return this.#sheet.observations
  }

  set observations(words: string) {
    this.#sheet = { ...this.#sheet, observations: words }
    this.#save()
  }

  get reason(): string {
    return this.#reason
  }

  set reason(words: string) {
    this.#reason = words
    this.#save()
  }

  get photo(): SheetPhoto | undefined {
    return this.#photo
  }

  /** Keeps a photo of the signed paper with the draft. Rejects when the phone could not write it down. */
  async take(small: Blob, original: Blob): Promise<void> {
    const photo = { version: this.version, small, original }
    await this.#here.keepPhoto(this.constituency, photo)
    this.#photo = photo
  }

  /** The next box in the order of the paper; undefined after the last. */
  next(): Box | undefined {
    return this.boxes[this.boxes.indexOf(this.current) + 1]
  }

  get draft(): SheetDraft {
    const { void: nul, contested, valid, votes, observations } = this.#sheet
    return { void: nul, contested, valid, votes, observations, version: this.version, reason: this.#reason }
  }

  /** Resolves when everything typed so far is on the phone's disk, or could not be written there. */
  saved(): Promise<void> {
    return this.#saving
  }

  /** One write at a time; what is typed meanwhile goes into the next. */
  #save(): void {
    if (this.#unsaved) return
    this.#unsaved = true
    this.#saving = this.#saving.then(async () => {
      this.#unsaved = false
      const { voters, ballots } = this.#sheet
      try {
        await this.#here.keepDraft(this.paper.id, { voters, ballots }, this.constituency, this.draft)
        this.fault = false
      } catch {
        this.fault = true
      }
    })
  }
}
