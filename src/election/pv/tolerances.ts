import type { Book } from '../book/book.ts'

/** Tolerances of the sheet's warnings. Whole numbers; shares per mille. A book may replace each. */
export interface SheetTolerances {
  /** Ballots and signatures may differ by so many before the gap counts as large. */
  readonly ballotGap: number
  /** Voters of the two papers of a station may differ by so many. */
  readonly paperGap: number
  /** Voters and the counter (or the last reading) may differ by the larger of these. */
  readonly counterGap: number
  readonly counterGapPerMille: number
  /** An outlier is further from the neighbours' median than this many times their median deviation … */
  readonly outlierTimes: number
  /** … and than this share. */
  readonly outlierPerMille: number
  /** With fewer neighbours nothing is called an outlier. */
  readonly outlierNeighbours: number
  /** A sheet is late so long after the station's close. */
  readonly lateMinutes: number
  /** From this many lines on, a sheet where so many per mille of the lines end in 0 or 5 is looked at. */
  readonly roundLines: number
  readonly roundPerMille: number
  /** Registered voters may differ from the previous election's by this share. */
  readonly registeredChangePerMille: number
  /** Turnout may differ from the previous election's by this share. */
  readonly turnoutChangePerMille: number
}

/** What holds where the book says nothing. */
export const DEFAULT_SHEET_TOLERANCES: SheetTolerances = {
  ballotGap: 3,
  paperGap: 5,
  counterGap: 5,
  counterGapPerMille: 20,
  outlierTimes: 6,
  outlierPerMille: 60,
  outlierNeighbours: 7,
  lateMinutes: 240,
  roundLines: 8,
  roundPerMille: 900,
  registeredChangePerMille: 250,
  turnoutChangePerMille: 300,
}

/** The tolerances of a room: those of its book, the defaults where it names none. */
export function sheetTolerances({ sheetTolerances: own }: Pick<Book, 'sheetTolerances'>): SheetTolerances {
  return { ...DEFAULT_SHEET_TOLERANCES, ...own }
}
