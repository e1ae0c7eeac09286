import type { ConstituencyRow } from '#room/views/results.ts'

/** So many close calls are told of a contest of many constituencies. */
const CLOSE_CALLS = 10

/** The constituencies in which fewest further votes would have moved a seat, the closest first; equal ones by the book. */
export function closestOf(
  rows: readonly ConstituencyRow[],
): (NonNullable<ConstituencyRow['next_seat']> & { readonly row: ConstituencyRow })[] {
  return rows
    .flatMap((row) => (row.next_seat ? [{ row, ...row.next_seat }] : []))
    .sort((a, b) => a.votes - b.votes)
    .slice(0, CLOSE_CALLS)
}
