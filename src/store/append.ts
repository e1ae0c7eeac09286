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

/** Throws when the entry is larger than a tile can hold: the door's limits keep such a one out. */
export function rowOf(entry: Entry): Row {
  const body = entryText(entry)
  // A UTF-16 unit is three bytes at most; most entries are far smaller and need not be measured.
  if (body.length * 3 > ENTRY_BYTES && Buffer.byteLength(body) > ENTRY_BYTES) throw new Error('an entry is too large')
  return { entry, body, leaf: leafHash(body) }
}

/**
 * Appends the rows, moves the head from `before` to `after` and commits, in one statement. It writes even without rows, so that
 * acknowledging a duplicate too waits for a synchronous standby. Nothing is written, and it throws, when the head is
 * not where it was locked.
 */
export async function insert(
  tx: Transaction,
  room: PlaceCode,
  before: Head,
  after: Head,
  rows: readonly Row[],
): Promise<void> {
  const values = rows.map(({ entry, body, leaf }) => ({
    n: entry.n,
    s: subjectOf(entry),
    i: firstItemOf(entry),
    l: hexOf(leaf),
    b: body,
    o: entry.openings ? JSON.stringify(entry.openings) : null,
  }))
  const [result] = await tx.commit<{ moved: number; added: number }[]>`
    with moved as (
      update head set size = ${after.size}, at = ${after.at}, frontier = ${writeFrontier(after.frontier)}, touched = touched + 1
      where room = ${room} and size = ${before.size} and epoch = ${before.epoch} returning room
    ), added as (
      insert into entry (room, n, subject, item, leaf, body, openings)
      select moved.room, e.n, e.s, e.i, decode(e.l, 'hex'), e.b, e.o
      from moved, json_to_recordset(${JSON.stringify(values)}::text::json) as e(n bigint, s text, i integer, l text, b text, o text)
      returning 1
    ) select (select count(*) from moved) as moved, (select count(*) from added) as added`
  if (result?.moved !== 1 || result.added !== rows.length)
    throw new Error(`the head of room ${room} moved under its lock`)
}
