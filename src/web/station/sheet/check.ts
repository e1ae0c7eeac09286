import type { Ballot, BallotContest } from '#election/book/ballot.ts'
import type { Minute } from '#election/named.ts'
import { type RuleResult, run } from '#election/pv/rule.ts'
import { SHEET_RULES } from '#election/pv/rules/sheet.ts'
import { STATION_RULES, type StationContext } from '#election/pv/rules/station.ts'
import { isFilled, type Sheet, sumOfVotes } from '#election/pv/sheet.ts'

/** What this phone knows of the station's day. */
export type DayHere = Pick<StationContext, 'ticks' | 'finalReading' | 'largestReading' | 'closed'> & {
  readonly lastTick?: Minute
}

/**
 * What the rules have to say of a sheet as it stands, in their order: the sheet alone, and once it is filled the
 * station's other sheets and its day. A box that is still blank is only spoken of when the person says to be done.
 */
export function findingsOf(
  { tolerances }: Ballot,
  { lists }: BallotContest,
  registered: StationContext['sheets'][number]['registered'],
  sheet: Sheet,
  others: readonly Sheet[],
  day: DayHere,
): RuleResult[] {
  const own = run(SHEET_RULES, { sheet, registered, lines: lists.length, tolerances })
  if (!isFilled(sheet)) return own
  return [...own, ...run(STATION_RULES, { sheets: [sheet, ...others.filter(isFilled)], ...day, tolerances })]
}

/** The two sums of a sheet beside what it says itself; blank boxes add nothing, a blank total is absent. */
export interface Sums {
  readonly counted: { readonly sum: number; readonly total: number | undefined }
  readonly votes: { readonly sum: number; readonly total: number | undefined }
}

export function sumsOf(sheet: Sheet): Sums {
  const { valid, contested, ballots } = sheet
  const sum = (valid ?? 0) + (sheet.void ?? 0) + (contested ?? 0)
  return {
    counted: { sum, total: ballots ?? undefined },
    votes: { sum: sumOfVotes(sheet), total: valid ?? undefined },
  }
}
