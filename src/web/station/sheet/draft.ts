import type { BallotContest, BallotPaper } from '#election/book/ballot.ts'
import type { Count } from '#election/named.ts'
import type { Sheet } from '#election/pv/sheet.ts'
import type { SaidSheet } from '#phone/sheet.ts'
import type { StationBrief } from '#room/views/station.ts'

/** What is typed once for all contests of a paper: they share the signatures and the urn. */
export type PaperDraft = Pick<Sheet, 'voters' | 'ballots'>

/** What is typed of one contest, on the way to its version `version`. */
export interface SheetDraft extends Pick<Sheet, 'void' | 'contested' | 'valid' | 'votes' | 'observations'> {
  readonly version: number
  /** Why it corrects; empty for the first version. */
  readonly reason: string
}

/** A photo of the signed sheet before it is sent: as it will go, and as taken. */
export interface SheetPhoto {
  readonly version: number
  readonly small: Blob
  readonly original: Blob
}

/** The version that a sheet typed now will have: one more than any that this phone said or the room counts. */
export function nextVersion(brief: StationBrief, said: readonly SaidSheet[], { constituency }: BallotContest): number {
  const own = said.filter(({ sheet }) => sheet.constituency === constituency).map(({ version }) => version)
  const seen = brief.seen.sheets.filter(([code]) => code === constituency).map(([, version]) => version)
  return Math.max(0, ...own, ...seen) + 1
}

/** The version of a sheet that this phone said last. */
export function lastSaid(said: readonly SaidSheet[], { constituency }: BallotContest): SaidSheet | undefined {
  return said.findLast(({ sheet }) => sheet.constituency === constituency)
}

/** A sheet to begin with: what was said before, to be corrected; else every box blank, but for the paper's own. */
export function begun(
  brief: StationBrief,
  paper: BallotPaper,
  contest: BallotContest,
  shared: PaperDraft | undefined,
  before: SaidSheet | undefined,
): Sheet {
  const blank = { void: null, contested: null, valid: null, votes: contest.lists.map(() => null), observations: '' }
  const typed = before?.sheet ?? { ...blank, voters: shared?.voters ?? null, ballots: shared?.ballots ?? null }
  return {
    ...typed,
    station: brief.code,
    constituency: contest.constituency,
    paper: paper.id,
    registered: brief.registered,
  }
}

/** The sheet of a draft, as it was left. */
export function resumed(
  brief: StationBrief,
  paper: BallotPaper,
  contest: BallotContest,
  shared: PaperDraft,
  draft: SheetDraft,
): Sheet {
  const { version: _, reason: __, ...typed } = draft
  return { ...begun(brief, paper, contest, shared, undefined), ...typed }
}

/** Where the counts of a draft stand: boxes that are filled, of all. */
export function filledOf({ void: nul, contested, valid, votes }: SheetDraft): Count {
  return [nul, contested, valid, ...votes].filter((count) => count !== null).length as Count
}
