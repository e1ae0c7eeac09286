import type { ConstituencyCode, Count, PaperId, StationCode } from '../named.ts'

/**
 * What the signed sheet (محضر, procès-verbal) of one contest at one station says, as somebody typed it. `null` is a
 * box that nobody filled: zero is not blank. Field numbers are those of the sheet.
 */
export interface Sheet {
  readonly station: StationCode
  readonly constituency: ConstituencyCode
  readonly paper: PaperId
  /** 1: registered voters as written. */
  readonly registered: Count | null
  /** 2: signatures on the list. */
  readonly voters: Count | null
  /** 3: ballots found in the urn. */
  readonly ballots: Count | null
  /** 4: void; in Morocco an unmarked ballot is void. */
  readonly void: Count | null
  /** 5: contested, kept apart and annexed. */
  readonly contested: Count | null
  /** 7: valid. */
  readonly valid: Count | null
  /** 8: votes, one a line, in ballot order. */
  readonly votes: readonly (Count | null)[]
  /** 12: observations, complaints, decisions. */
  readonly observations: string
}

export const SHEET_COUNTS = ['registered', 'voters', 'ballots', 'void', 'contested', 'valid'] as const
export type SheetCount = (typeof SHEET_COUNTS)[number]

/** A box of the sheet: a count by name, or the votes of a line by its index in ballot order. */
export type Field = SheetCount | 'observations' | `votes.${number}`

/** A sheet with every box filled; the sums and shares of a sheet are only taken of these. */
export interface FilledSheet extends Sheet {
  readonly registered: Count
  readonly voters: Count
  readonly ballots: Count
  readonly void: Count
  readonly contested: Count
  readonly valid: Count
  readonly votes: readonly Count[]
}

/** Every box in the order in which one types them. */
export function fields(sheet: Sheet): Field[] {
  return [...SHEET_COUNTS, ...sheet.votes.map((_, index): Field => `votes.${index}`)]
}

export function countAt(sheet: Sheet, field: Exclude<Field, 'observations'>): Count | null {
  if (field.startsWith('votes.')) return sheet.votes[Number(field.slice(6))] ?? null
  return sheet[field as SheetCount]
}

/** The same sheet with another count in one box; `null` leaves the box blank. */
export function withCount(sheet: Sheet, field: Exclude<Field, 'observations'>, count: Count | null): Sheet {
  if (!field.startsWith('votes.')) return { ...sheet, [field]: count }
  const list = Number(field.slice(6))
  return { ...sheet, votes: sheet.votes.map((votes, i) => (i === list ? count : votes)) }
}

export function blanks(sheet: Sheet): Field[] {
  return fields(sheet).filter((field) => field !== 'observations' && countAt(sheet, field) === null)
}

export function isFilled(sheet: Sheet): sheet is FilledSheet {
  return blanks(sheet).length === 0
}

/** Σ of the lines' votes; blank lines add nothing. */
export function sumOfVotes(sheet: Sheet): number {
  return sheet.votes.reduce<number>((sum, votes) => sum + (votes ?? 0), 0)
}
