import type { PlaceCode } from '#election/named.ts'
import type { Entry } from '#journal/entry.ts'
import { ENTRY_BYTES, entryText } from '#journal/entry-bytes.ts'
import { type Hash, hexOf, leafHash, writeFrontier } from '#journal/tree.ts'
import { firstItemOf, type Head, subjectOf } from './entries.ts'
import type { Transaction } from './sql.ts'

/** An entry with what is stored of it. */
export interface Row {
  readonly entry: Entry
  readonly body: string
  readonly leaf: Hash
}

/** Between the values of a column: JSON escapes it, and no code or hash holds it. */
const LINE = '\n'

/** Throws when the entry is larger than a tile can hold: the door's limits keep such a one out. */
export function rowOf(entry: Entry): Row {
  const body = entryText(entry)
  // A UTF-16 unit is three bytes at most; most entries are far smaller and need not be measured.
  if (body.length * 3 > ENTRY_BYTES && Buffer.byteLength(body) > ENTRY_BYTES) throw new Error('an entry is too large')
  return { entry, body, leaf: leafHash(body) }
}

/**
 * Appends the rows, moves the head from `before` to `after` and commits, in one statement. Each column travels as one text
 * with a line a row (0380). It writes even without rows, so that acknowledging a duplicate too waits for a synchronous
 * standby. Nothing is written, and it throws, when the head is not where it was locked.
 */
export async function insert(
  tx: Transaction,
  room: PlaceCode,
  before: Head,
  after: Head,
  rows: readonly Row[],
): Promise<void> {
  const lines = (value: (row: Row) => string | number | null): string => rows.map(value).join(LINE)
  const [result] = await tx.commit<{ moved: number; added: number }[]>`
    with moved as (
      update head set size = ${after.size}, at = ${after.at}, frontier = ${writeFrontier(after.frontier)}, touched = touched + 1
      where room = ${room} and size = ${before.size} and epoch = ${before.epoch} returning room
    ), added as (
      insert into entry (room, n, subject, item, leaf, body, openings)
      select moved.room, ${before.size - 1} + e.n, nullif(e.s, ''), nullif(e.i, '')::integer, decode(e.l, 'hex'), e.b, nullif(e.o, '')
      from moved, unnest(
        string_to_array(${lines(({ entry }) => subjectOf(entry))}, ${LINE}),
        string_to_array(${lines(({ entry }) => firstItemOf(entry))}, ${LINE}),
        string_to_array(${lines(({ leaf }) => hexOf(leaf))}, ${LINE}),
        string_to_array(${lines(({ body }) => body)}, ${LINE}),
        string_to_array(${lines(({ entry }) => (entry.openings ? JSON.stringify(entry.openings) : null))}, ${LINE})
      ) with ordinality as e(s, i, l, b, o, n)
      returning 1
    ) select (select count(*) from moved) as moved, (select count(*) from added) as added`
  if (result?.moved !== 1 || result.added !== rows.length)
    throw new Error(`the head of room ${room} moved under its lock`)
}
