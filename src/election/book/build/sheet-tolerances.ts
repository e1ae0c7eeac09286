import type { SheetTolerances } from '../../pv/tolerances.ts'
import type { Column } from './column.ts'

/** Name, field of the book, meaning, default. */
const LINES: readonly (readonly [string, keyof SheetTolerances, string, string])[] = [
  ['ballot_gap', 'ballotGap', 'ballots and signatures may differ by so many before the gap counts as large', '3'],
  ['paper_gap', 'paperGap', 'voters of the two papers of a station may differ by so many', '5'],
  ['counter_gap', 'counterGap', 'voters and counter may differ by so many, or by counter_gap_per_mille', '5'],
  ['counter_gap_per_mille', 'counterGapPerMille', 'the same as a share, in per mille; the larger holds', '20'],
  ['outlier_times', 'outlierTimes', 'an outlier is so many times the neighbours’ median deviation away', '6'],
  ['outlier_per_mille', 'outlierPerMille', 'and further than this share, in per mille', '60'],
  ['outlier_neighbours', 'outlierNeighbours', 'with fewer neighbours nothing is called an outlier', '7'],
  ['late_sheet_minutes', 'lateMinutes', 'a sheet is late so long after the last close', '240'],
  ['round_lines', 'roundLines', 'from so many lines on, a sheet full of round numbers is looked at', '8'],
  ['round_per_mille', 'roundPerMille', 'when so many per mille of its lines end in 0 or 5', '900'],
  [
    'registered_change_per_mille',
    'registeredChangePerMille',
    'registered voters may differ from the previous election by this',
    '250',
  ],
  ['turnout_change_per_mille', 'turnoutChangePerMille', 'turnout may differ from the previous election by this', '300'],
]

/** The optional lines of `election.csv` for the signed sheets. */
export const SHEET_TOLERANCES: readonly Column[] = LINES.map(([name, field, about, example]) => ({
  name,
  at: ['sheetTolerances', field],
  type: 'integer',
  required: false,
  about: `Sheets: ${about}; ${example} unless told`,
  example,
}))
