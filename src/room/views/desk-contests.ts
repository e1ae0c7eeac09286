import type { PlaceKind } from '#election/book/book.ts'
import type {
  ConstituencyCode,
  ContestId,
  Instant,
  PersonId,
  PlaceCode,
  Position,
  StationCode,
} from '#election/named.ts'
import type { Sheet } from '#election/pv/sheet.ts'
import type { SeatPart, StepKind, WarningCode } from '#election/seats/result.ts'
import type { ReleaseId, ReleaseLevel } from '#journal/count-entry.ts'
import type { ResultStatus, Totals } from '../count/result.ts'
import type { OtherFigures, Statement, TieState } from '../count/state.ts'
import type { Sum } from '../count/sums.ts'
import type { FindingView, QueueState, Stray } from './desk.ts'

/** `GET /desk/api/contests` */
export interface ContestsView {
  readonly position: Position
  readonly now: Instant
  /** In the book's order. */
  readonly constituencies: readonly ContestSummary[]
}

export interface ContestSummary {
  readonly constituency: ConstituencyCode
  readonly contest: ContestId
  readonly seats: number
  readonly stages: Stages
  /** Seats that wait for a decision. */
  readonly tied: number
  /** How deep it is public now; absent while it is not. */
  readonly released?: ReleaseLevel
  /** What its figures may be called: partial as long as a sheet is missing anywhere. */
  readonly status: ResultStatus
}

/** Sheets that should come, are counted, lie between, are left out; `missing` is what never came. */
export interface Stages {
  readonly expected: number
  readonly accepted: number
  readonly review: number
  readonly excluded: number
  readonly missing: number
}

/** Of so many places all are told at once. */
export const PLACES_SHOWN = 1000

/** Most missing sheets in an answer; the file of them has all. */
export const MISSING_SHOWN = 100

/** `GET /desk/api/contests/:constituency` */
export interface ContestView extends ContestSummary {
  readonly position: Position
  readonly now: Instant
  /** The room's places that vote in it, in the book's order; see `folded`. */
  readonly places: readonly PlaceSum[]
  /**
   * They are more than `PLACES_SHOWN`: of the central offices only those of the commune that was asked for are among
   * them, and those whose written sum is apart from the computed one.
   */
  readonly folded?: true
  /** What is not in the sums, at most `MISSING_SHOWN`, in the book's order; `stages` counts all. */
  readonly missing: readonly MissingSheet[]
  /** The last word of each other room, for a contest wider than this one. */
  readonly others: readonly OtherFigures[]
  /** The whole constituency: this room's accepted sheets and the other rooms' figures. */
  readonly totals: Totals
  readonly allocation: AllocationView
  readonly tie: TieState
  /** Of the contest, oldest first. */
  readonly releases: readonly ReleaseView[]
  readonly statements: readonly Statement[]
}

/** The computed sum of a place beside the written one. */
export interface PlaceSum {
  readonly place: PlaceCode
  readonly kind: PlaceKind
  readonly computed: Readonly<Sum>
  readonly stages: Stages
  readonly written?: {
    readonly by: PersonId
    readonly at: Instant
    readonly sheet: Sheet
    /** How many times it was typed. */
    readonly versions: number
  }
  /** The rules of sums: written against computed where it was written, and what is missing. */
  readonly findings: readonly FindingView[]
}

export interface MissingSheet {
  readonly station: StationCode
  readonly state: Exclude<QueueState, 'accepted'>
  readonly since: Instant
  /** Why it is left out. */
  readonly reason?: string
  /** Sheets of this station and contest that came and do not count, from whichever phone. */
  readonly strays?: readonly Stray[]
}

/** An exact number as text, because JSON has none. */
export interface FractionText {
  readonly n: string
  readonly d: string
}

/** Seats with their steps; lists are named by their number on the ballot. What is of one of two parts says of which. */
export interface AllocationView {
  /** Of the whole; where the seats are shared out in two parts, `parts` has one of each. */
  readonly quotient?: FractionText
  readonly parts?: readonly PartView[]
  readonly seats: readonly { readonly list: number; readonly seats: number }[]
  readonly steps: readonly {
    readonly seat: number
    readonly list: number
    readonly by: StepKind
    readonly value: FractionText
    readonly pass?: number
    readonly decided?: 'age' | 'lot'
    readonly part?: SeatPart
  }[]
  readonly ties: readonly {
    readonly lists: readonly number[]
    readonly seats: number
    readonly by: StepKind
    readonly value: FractionText
    readonly part?: SeatPart
  }[]
  readonly warnings: readonly {
    readonly code: WarningCode
    readonly lists: readonly number[]
    readonly seats?: number
    readonly part?: SeatPart
  }[]
  /** Who may stand in the second of two rounds. */
  readonly secondRound?: readonly number[]
}

/** One of two parts of the seats. */
export interface PartView {
  readonly part: SeatPart
  /** How many it shares out. */
  readonly size: number
  readonly quotient?: FractionText
  readonly seats: AllocationView['seats']
}

export interface ReleaseView {
  readonly id: ReleaseId
  readonly level: ReleaseLevel
  readonly state: 'proposed' | 'open' | 'withdrawn'
  readonly proposed: { readonly by: PersonId; readonly at: Instant }
  readonly confirmed?: { readonly by: PersonId; readonly at: Instant }
  readonly withdrawn?: { readonly by: PersonId; readonly at: Instant; readonly reason: string }
}
