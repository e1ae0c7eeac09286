import type { Position } from '#election/named.ts'
import type { SeatPart } from '#election/seats/result.ts'
import type { ReleaseLevel } from '#journal/count-entry.ts'
import type { ResultStatus } from '../count/result.ts'

/**
 * The results of one contest as one audience may see them: the content of the public `results.json`, what the portal's
 * pages and the wall are drawn from. Rows have the names of the CSV columns (docs/open-data.md), the status first. Times
 * are UTC, ISO 8601 with milliseconds. `null` is "nothing counted yet", never zero.
 */
export interface ContestResults {
  readonly status: PublicStatus
  readonly contest: string
  /** The release that stands; null while none does. */
  readonly release: StandingRelease | null
  /** The last withdrawal, while the contest is shut again. */
  readonly withdrawn: { readonly at: string; readonly reason: string } | null
  readonly totals: TotalsRow | null
  readonly constituencies: readonly ConstituencyRow[]
  readonly places: readonly PlaceResultRow[]
  readonly stations: readonly StationResultRow[]
  /** Every sheet of the contest that is in no sum, with the reason; whatever the level of the release. */
  readonly missing: readonly MissingSheet[]
}

/** Results as published: dated, and numbered by the last journal entry that is in them. */
export interface ResultsVersion extends ContestResults {
  readonly format: 'sunduq-open-results/1'
  readonly book: string
  /** Whether a rehearsal made this: then nothing in here is an election. */
  readonly is_test: boolean
  readonly version: Position
  readonly published_at: string
  readonly horizon_at: string
}

/**
 * What a figure is worth, in one word. `unreleased`: the gate is shut; `withdrawn`: it was shut again; `partial`: sheets
 * are missing; `provisional`: all are in, or left out with a reason; `proclaimed` by a commission; `amended` by a court.
 */
export type PublicStatus = ResultStatus | 'unreleased' | 'withdrawn'

export interface StandingRelease {
  readonly id: string
  readonly level: ReleaseLevel
  readonly released_at: string
}

/** The boxes of the sheets, added up; null where nothing is counted. */
export interface SheetFigures {
  readonly voters: number | null
  readonly ballots: number | null
  readonly void: number | null
  readonly contested: number | null
  readonly valid: number | null
}

/** How far the count has come. */
export interface Progress {
  /** Sheets that should come: one a station. */
  readonly expected: number
  readonly counted: number
  readonly review: number
  readonly excluded: number
  /** Not one hand has sent or typed them. */
  readonly awaited: number
}

export interface ResultTimes {
  /** When the youngest part was true at its station. */
  readonly observed_at: string | null
  /** When the control room received it. */
  readonly received_at: string | null
  /** When it was accepted: two hands agree and every rule is kept or explained. */
  readonly verified_at: string | null
  /** When this very figure first appeared in public; null until it was published. */
  readonly published_at: string | null
}

/** The contest over all its constituencies, which may lie below the level of the release. */
export interface TotalsRow extends SheetFigures, Progress, ResultTimes {
  readonly status: ResultStatus
  readonly registered: number
  readonly registered_counted: number
  readonly seats: number
  readonly parties: readonly PartyRow[]
}

export interface PartyRow {
  readonly party_code: string
  readonly votes: number | null
  /** Seats of constituencies without an open tie only. */
  readonly seats: number | null
}

export interface ConstituencyRow extends SheetFigures, Progress, ResultTimes {
  readonly status: ResultStatus
  readonly constituency_code: string
  readonly place_code: string
  readonly name_ar: string
  readonly name_fr: string
  readonly seats: number
  readonly registered: number
  readonly registered_counted: number
  /** Registered voters in rooms that have sent nothing. */
  readonly registered_unheard: number
  /** `160630/3`; null for rules without one, and where each part has its own. */
  readonly quotient: string | null
  /** The two parts of the seats, the second reserved, each shared out by itself; empty where they are one. */
  readonly parts: readonly PartRow[]
  readonly lists: readonly ListRow[]
  readonly steps: readonly StepRow[]
  readonly ties: readonly TieRow[]
  readonly warnings: readonly WarningRow[]
  /** List numbers admitted to a second round. */
  readonly second_round: readonly number[]
  /** The list that lacked fewest votes for a seat more. */
  readonly next_seat: { readonly list: number; readonly votes: number; readonly part: SeatPart | null } | null
  readonly others: readonly OtherRow[]
  readonly proclaimed: ProclaimedRow | null
  readonly amended: AmendedRow | null
  /** 1 when a sheet was accepted after the last proclamation or amendment. */
  readonly moved: number
}

export interface PartRow {
  readonly part: SeatPart
  /** Seats that it shares out. */
  readonly seats: number
  readonly quotient: string | null
}

export interface ListRow {
  readonly number: number
  readonly party_code: string
  /** Name on the paper where it is not the party's. */
  readonly name_ar: string | null
  readonly name_fr: string | null
  readonly votes: number | null
  readonly seats: number | null
  /** Those of its seats that are of the second, reserved part; null where there is none. */
  readonly reserved_seats: number | null
}

/** One seat and why: `value` is the exact remainder, average or votes that won it, `n` or `n/d`. */
export interface StepRow {
  readonly seat: number
  readonly list: number
  readonly by: 'quotient' | 'remainder' | 'average' | 'plurality' | 'majority'
  readonly value: string
  readonly pass: number | null
  readonly decided: 'age' | 'lot' | null
  readonly part: SeatPart | null
}

/** Equal values and too few seats, which waits for two people. */
export interface TieRow {
  readonly lists: readonly number[]
  readonly seats: number
  readonly value: string
  readonly part: SeatPart | null
}

export interface WarningRow {
  readonly code: 'dropped' | 'further-pass' | 'exhausted' | 'unfilled' | 'floored-quotient-differs' | 'no-votes'
  readonly lists: readonly number[]
  readonly seats: number | null
  readonly part: SeatPart | null
}

/** Figures of another room in a constituency wider than this one, with what they rest on. */
export interface OtherRow {
  readonly room: string
  readonly source: 'bundle' | 'commission'
  readonly evidence: string
  readonly registered: number
  readonly voters: number
  readonly valid: number
  readonly votes: readonly number[]
  readonly expected: number
  readonly counted: number
  readonly received_at: string
  /** The signature (base64url) of that room over its file, checked with its key in the book; null where none was. */
  readonly signature: string | null
}

export interface ProclaimedRow {
  readonly body: string
  readonly date: string
  readonly minutes: string
  readonly at: string
}

export interface AmendedRow {
  readonly court: string
  readonly reason: string
  readonly at: string
}

export interface PlaceResultRow extends SheetFigures, Progress, ResultTimes {
  readonly status: ResultStatus
  readonly constituency_code: string
  readonly place_code: string
  readonly kind: string
  readonly parent_code: string | null
  readonly registered: number
  readonly registered_counted: number
  /** In ballot order; null while nothing is counted. */
  readonly votes: readonly number[] | null
  /** What the commission or central office itself wrote, where it was typed; kept beside the computed sum. */
  readonly written: (SheetFigures & { readonly votes: readonly (number | null)[] }) | null
  /** 1 when the place is too small to be shown by itself. */
  readonly merged: number
}

const SHEET_STATES = ['awaited', 'review', 'counted', 'excluded'] as const
export type SheetState = (typeof SHEET_STATES)[number]

export interface StationResultRow extends SheetFigures, ResultTimes {
  readonly status: ResultStatus
  readonly constituency_code: string
  readonly station_code: string
  readonly office_code: string
  readonly commune_code: string
  readonly state: SheetState
  /** As the book has it. */
  readonly registered: number
  readonly votes: readonly number[] | null
  readonly observations: string | null
  /** SHA-256 of the photo of the signed sheet. */
  readonly photo: string | null
  readonly rules: readonly RuleRow[]
  readonly history: readonly SheetEvent[]
  readonly merged: number
}

/** A rule that did not hold on the counted sheet, and why it was accepted nevertheless. */
export interface RuleRow {
  readonly code: string
  readonly parameters: Readonly<Record<string, number | string>>
  readonly explanation: string | null
}

/** Something that happened to a sheet, oldest first. */
export interface SheetEvent {
  readonly what: 'sent' | 'typed' | 'decided' | 'accepted' | 'excluded'
  readonly at: string
  /** Pseudonym of the person or device. */
  readonly by: string
  /** Of what the station sent; null for the others. */
  readonly version: number | null
  readonly reason: string | null
  readonly photo: string | null
  /** What the station wrote then. */
  readonly figures: (SheetFigures & { readonly votes: readonly (number | null)[] }) | null
}

export interface MissingSheet {
  readonly constituency_code: string
  readonly station_code: string
  readonly state: Exclude<SheetState, 'counted'>
  readonly reason: string | null
}
